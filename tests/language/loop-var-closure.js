const f = [];
for (var i = 0; i < 3; i++) f.push(() => i);
console.log(f.map((g) => g())); // expect: [ 3, 3, 3 ]
