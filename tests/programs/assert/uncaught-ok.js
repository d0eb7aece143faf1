const assert = require('node:assert/strict');
assert(1 + 1 === 3);
