const [a, , b = 'default', ...rest] = [1, 2, undefined, 4, 5];
console.log(a, b, rest);
const { x, y: renamed, z = 3, nested: { deep, list: [first] }, ...others } = {
    x: 1, y: 2, nested: { deep: 'd', list: ['f'] }, more: true, again: [1],
};
console.log(x, renamed, z, deep, first, others);
let p = 1, q = 2;
[p, q] = [q, p];
console.log(p, q);
const o = {};
[o.a, o['b']] = [10, 20];
({ c: o.c, d: o.d = 'dd' } = { c: 30 });
console.log(o);
const key = 'dynamic';
const { [key]: value, length = 'none' } = { dynamic: 'yes' };
console.log(value, length);
const { length: len } = 'text';
console.log(len, (([h]) => h)('str'));
const [[[inner]], { k: [, second] }] = [[['i']], { k: [1, 's'] }];
console.log(inner, second);
let order = [];
const { a: aa = order.push('a'), b: bb = order.push('b') } = { a: 0 };
console.log(order, aa, bb);
console.log(([p, q] = 'xy'), p + q);
