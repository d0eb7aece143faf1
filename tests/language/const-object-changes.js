const o = {};
o.x = 1;
console.log(o); // expect: { x: 1 }
