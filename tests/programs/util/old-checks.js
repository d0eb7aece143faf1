const util = require('util');
for (const n of ['isBoolean','isBuffer','isNull','isNullOrUndefined','isNumber','isString','isSymbol','isUndefined','isRegExp','isObject','isDate','isError','isFunction','isPrimitive']) console.log(n, [true, null, undefined, 1, 's', Symbol('x'), {}, new Date(0), new Error('e'), () => {}, Buffer.from('a'), []].map((v) => util[n](v) ? 1 : 0).join(''));
console.log(util._extend({ a: 1 }, { b: 2 }), util._extend({ a: 1 }, null));
