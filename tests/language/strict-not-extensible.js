'use strict';
const o = Object.freeze({ a: 1 });
o.b = 2; // expect error: TypeError: Cannot add property b, object is not extensible
