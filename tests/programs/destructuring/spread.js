const base = { a: 1, b: { c: 2 } };
const copy = { ...base, a: 9, ...{ d: 4 }, ...undefined };
copy.b.c = 'shared';
console.log(base, copy);
const list = [1, 2];
console.log([0, ...list, ...'ab', ...[], 3], Math.max(...list, 7), [...new Set([1, 1, 2])]);
console.log({ ...[1, 2], ...'hi' }, { ...{ get g() { return 'read'; } } });
function f(a, b, ...more) { return [a, b, more]; }
console.log(f(...list, ...list), f(...[]), new Array(...[1, 2, 3]));
const withoutA = (({ a, ...r }) => r)(copy);
console.log(withoutA);
const update = (o, ...patches) => patches.reduce((x, p) => ({ ...x, ...p }), o);
console.log(update({ n: 0 }, { n: 1 }, { m: 2 }));
