const util = require('util');
const { inspect } = util;
const L = (v, o) => console.log(inspect(v, o));
class Tag { get [Symbol.toStringTag]() { return 'MyTag'; } } L(new Tag());
L({ [Symbol.toStringTag]: 'T', a: 1 });
class Foo2 { get [Symbol.toStringTag]() { return 'Foo2'; } } L(new Foo2());
