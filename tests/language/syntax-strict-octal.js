'use strict';
let n = 010; // expect syntax error: Octal literals are not allowed in strict mode.
