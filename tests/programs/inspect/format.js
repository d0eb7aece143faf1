const util = require('util');
const { inspect } = util;
const L = (v, o) => console.log(inspect(v, o));
try { inspect.defaultOptions = null; } catch (err) { console.log(err.code, err.message); }
L('x', 'bad');
L({ a: { b: {} } }, true, 0);
console.log(inspect({ a: { b: {} } }, false, 0, true));
console.log(inspect({a:{b:1}}, { depth: -1 }), inspect([1], {depth:-1}), inspect(new Map(),{depth:-1}), inspect(()=>{}, {depth:-1}));
console.log(util.format('%s %d %i %f %j %o %O %c %%', 'a', 1.5, 1.5, '2.5', { a: 1 }, [1], { b: 2 }, 'css'));
console.log(util.format('%s', null, undefined, 5n, Symbol('a'), -0, () => {}, class Z {}, [1, [2, [3]]], new Error('err').message));
console.log(util.format('%d %d %d', '0x10', 5n, {}), util.format('%i %i', 5.9, '7px'), util.format('%f', 'abc'), util.format('%j', { toJSON() { return 'json'; } }), util.format('%x %s'), util.format('%%'), util.format('100%'), util.format('%'), util.format(5, '%s', 1), util.format('%s'), util.format('a', 'b', { c: 1 }), util.format('%o', (a) => a));
const cy = {}; cy.c = cy;
console.log(util.format('%j', cy));
console.log(util.format('%s', { toString() { return 'own'; } }), util.format('%s', Object.create(null)), util.format('%s', new Date(0)), util.format('%s', [new Date(0)]), util.format('%s', -0), util.format('%d', -0), util.format('%O', { a: { b: { c: { d: { e: {} } } } } }), util.format('%o', { a: { b: { c: { d: { e: {} } } } } }));
console.log(util.formatWithOptions({ colors: true }, '%s %O', 'a', { a: 1 }, 'b', [1])); try { util.formatWithOptions(1, 'a'); } catch (err) { console.log(err.code, err.message); }
console.log(-0, [-0], 0, [0.1, 1e100, 123456789012345680000]);
console.log('%s', 'a', 'b');
console.log('a\nb', ['a\nb']);
console.log();
console.log(undefined, null);
console.log('%c styled', 'color: red');
console.log(Symbol('x'), [Symbol('x')]);
console.log([undefined, , null]);
console.log({}, [], [[]], [{}]);
console.log('%s', 'only');
console.log('%', '%d');
console.log('%i', '42.9abc', '%s');
console.log(new (class extends Map {})(), new (class Foo extends Map {})());
