const f = [];
for (let i = 0; i < 3; i++) f.push(() => i);
console.log(f.map((g) => g())); // expect: [ 0, 1, 2 ]
