'use strict';
const o = Object.freeze({ a: 1 });
o.a = 2; // expect error: TypeError: Cannot assign to read only property 'a' of object '#<Object>'
