console.log(-0, [-0], 0, { zero: -0 }, 1.50, 1e100, 0xff, -1.5e-9);
console.log(NaN, [NaN, Infinity, -Infinity], 123456789, 1234567.891);
console.log(new Number(3), new String('abc'), new Boolean(false), Object(Symbol('s')));
console.log([new Number(-0), new String("it's")]);
console.log(true, [false], null, [null], undefined, [undefined]);
