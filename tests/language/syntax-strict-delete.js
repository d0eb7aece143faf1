'use strict';
let n = 1;
delete n; // expect syntax error: Delete of an unqualified identifier in strict mode.
