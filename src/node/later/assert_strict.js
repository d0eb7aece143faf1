// assert_strict.js: the module assert/strict.

const assert = %import("later")("node/assert", "node:assert");

%export("node:assert/strict", assert.strict);
