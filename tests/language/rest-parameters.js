const f = (a, ...b) => [a, b];
console.log(f(), f(1, 2, 3)); // expect: [ undefined, [] ] [ 1, [ 2, 3 ] ]
