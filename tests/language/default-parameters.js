const f = (a, b = a * 2, c = b + 1) => [a, b, c];
console.log(f(1), f(1, undefined, 0)); // expect: [ 1, 2, 3 ] [ 1, 2, 0 ]
