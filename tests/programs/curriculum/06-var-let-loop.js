for (var i = 0; i < 3; i++) setTimeout(() => console.log('var', i), 0);
for (let j = 0; j < 3; j++) setTimeout(() => console.log('let', j), 0);
for (var k = 0; k < 3; k++) ((k) => setTimeout(() => console.log('IIFE', k), 0))(k);
for (var m = 0; m < 3; m++) setTimeout(console.log, 0, '인수', m);
const later = [];
for (let n = 0; n < 3; n++) later.push(() => n++);
console.log(later.map((f) => f()), later.map((f) => f()));
