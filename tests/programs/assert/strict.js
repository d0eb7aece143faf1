const assert = require('assert');
const t = (name, f) => { try { f(); console.log(name, 'passed'); } catch (e) { console.log(name, '|', e.name, '|', e.code, '|', e.generatedMessage, '|', e.operator, '|', e.message); } };
const s = assert.strict;
t('strict', () => s.equal(1, '1'));
t('strict2', () => s.deepEqual({ a: 1 }, { a: '1' }));
t('strict3', () => s.notEqual(1, 1));
console.log(s.strict === s, assert.strict === s, require('assert/strict') === s, require('assert').strict.AssertionError === assert.AssertionError);
