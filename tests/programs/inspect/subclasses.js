const util = require('util');
const { inspect } = util;
const L = (v, o) => console.log(inspect(v, o));
L(Object.setPrototypeOf(new Map([[1, 2]]), null));
L(Object.setPrototypeOf([1, 2], null));
L(Object.setPrototypeOf(new Set([1]), null));
L(Object.setPrototypeOf(function f() {}, null));
L(Object.setPrototypeOf(new Date(0), null));
L(Object.setPrototypeOf(new Error('e'), null).message);
