const three = { [Symbol.iterator]() { let n = 0; return { next: () => ({ done: n === 3, value: n++ }) }; } };
console.log([...three]); // expect: [ 0, 1, 2 ]
