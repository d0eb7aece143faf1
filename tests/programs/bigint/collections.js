const map = new Map([[1n, 'bigint'], [1, 'number'], ['1', 'string']]);
console.log(map.size, map.get(1n), map.get(1), map.get('1'), map.get(2n - 1n));
map.set(10n ** 30n, 'large');
console.log(map.get(10n ** 29n * 10n), map.has(10n ** 30n + 1n), map.delete(1n), map);
const set = new Set([0n, -0n, 5n, 2n + 3n, 5]);
console.log(set, set.has(5n), set.has(5), set.has(6n));
for (let i = 0n; i < 100n; i++) set.add(i * i * i);
console.log(set.size, set.has(970299n), set.has(970300n));
console.log([3n, 1n, 2n, 10n].sort(), [3n, 1n, 20n].sort((a, b) => (a < b ? -1 : 1)));
console.log([1n, 2n].includes(2n), [1n, 2n].indexOf(2n), [1n].includes(1), [1n].lastIndexOf(1n));
console.log(Object.is(1n, 1n), Object.is(1n, 1), [1, 2, 3][1n], 'abc'[2n]);
const object = { [1n]: 'a', [-1n]: 'b', 1: 'c' };
console.log(object, object[1n], object[-1n], 1n in object, Object.keys(object));
console.log([1n, 2n, 3n].reduce((a, b) => a + b), [..."123"].map(BigInt));
console.log(Object.fromEntries([[1n, 2n]]), Array.of(1n), Array.from([1n], x => x * 2n));
console.log(Object.groupBy, new Array(1n), [1n].concat(2n), [[1n]].flat());
console.log(JSON.stringify({ a: 1n }, (key, value) => typeof value === 'bigint' ? `${value}n` : value));
BigInt.prototype.toJSON = function () {
    return `${this}`;
};
console.log(JSON.stringify({ a: 1n, b: [2n] }), JSON.stringify(3n));
console.log(structuredClone([1n, { x: -5n }, Object(7n)]));
const { isDeepStrictEqual } = require('util');
console.log(isDeepStrictEqual([1n, { a: 2n }], [1n, { a: 2n }]), isDeepStrictEqual([1n], [1]),
            isDeepStrictEqual(Object(1n), Object(2n)));
