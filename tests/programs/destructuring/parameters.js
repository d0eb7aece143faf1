function f({ name, age = 20, address: { city } = { city: 'none' } } = {}, [a, b = a] = [1], ...rest) {
    return [name, age, city, a, b, rest];
}
console.log(f(), f({ name: 'Kim' }, [5], 6, 7), f({ address: { city: 'Seoul' } }));
console.log([[1, 2], [3, 4]].map(([a, b]) => a * b));
console.log([{ n: 1 }, { n: 2 }].reduce((s, { n }) => s + n, 0));
for (const { id, tags: [tag = 'none'] } of [{ id: 1, tags: ['t'] }, { id: 2, tags: [] }]) {
    console.log(id, tag);
}
for (const [k, { v }] of Object.entries({ a: { v: 1 } })) console.log(k, v);
const g = ({ a }, { b } = { b: a }) => [a, b];
console.log(g({ a: 1 }), f.length, g.length);
try {
    (({ a: { b } }) => b)({});
} catch (e) {
    console.log(e.message);
}
try {
    throw { code: 5, detail: { why: 'because' } };
} catch ({ code, detail: { why } }) {
    console.log(code, why);
}
function spread(...[one, two]) {
    return [two, one];
}
console.log(spread(1, 2, 3));
