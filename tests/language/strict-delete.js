'use strict';
const o = Object.freeze({ a: 1 });
delete o.a; // expect error: TypeError: Cannot delete property 'a' of #<Object>
