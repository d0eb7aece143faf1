const assert = require('assert');
const t = (name, f) => { try { f(); console.log(name, 'passed'); } catch (e) { console.log(name, '|', e.name, '|', e.code, '|', e.generatedMessage, '|', e.operator, '|', e.message); } };
t('de', () => assert.deepEqual({ a: 1 }, { a: 2 }));
t('de1', () => assert.deepEqual({ a: 1 }, { a: '1' }));
t('de2', () => assert.deepEqual([1, 2, [3]], [1, 2, ['3']]));
t('de3', () => assert.deepEqual(new Set([1]), new Set([2])));
t('nde', () => assert.notDeepEqual({ a: 1 }, { a: 1 }));
