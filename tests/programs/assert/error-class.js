const assert = require('assert');
const t = (name, f) => { try { f(); console.log(name, 'passed'); } catch (e) { console.log(name, '|', e.name, '|', e.code, '|', e.generatedMessage, '|', e.operator, '|', e.message); } };
const e = new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
console.log(e.message, e.name, e.code, e.actual, e.expected, Object.keys(e), e.toString());
t('ae', () => new assert.AssertionError());
console.log(new assert.AssertionError({ message: 'm', operator: 'op' }).message, new assert.AssertionError({ operator: 'foo', actual: 1, expected: { a: 2 } }).message);
