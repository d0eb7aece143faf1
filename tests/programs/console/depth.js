const deep = { l1: { l2: { l3: { l4: 'hidden' } } }, list: [[[[1]]]] };
console.log(deep);
console.log([{ a: { b: { c: { d: 1 } } } }]);
class Point { constructor() { this.inner = { deep: { more: { most: 1 } } }; } }
console.log({ p: { q: new Point() } }, { p: { q: { r: new Point() } } });
console.log({ a: { b: { c: [] , d: {}, e: [1], f: () => 1, g: Promise.resolve() } } });
console.log({ a: { b: { c: { toString() { return 'x'; } } } } });
