'use strict';
const o = { f() { return this; } };
const f = o.f;
console.log(f(), o.f() === o, (0, o.f)()); // expect: undefined true undefined
