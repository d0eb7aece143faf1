const util = require('util');
const { inspect } = util;
const L = (v, o) => console.log(inspect(v, o));
class A2 extends Array {} L(new A2(3));
L(A2.from([1, 2]));
class M2 extends Map {} L(new M2([[1, { a: 1 }]]));
class S2 extends Set {} L(new S2([1]));
class P2 extends Promise {} L(P2.resolve(4));
class D2 extends Date {} L(new D2(0));
class F2 extends Function {}
