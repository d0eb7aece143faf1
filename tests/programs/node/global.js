console.log(globalThis);
(function () {
    console.log(this === globalThis, Object.keys(this));
})();
const original = {
    a: 1,
    m: new Map([[{ k: 1 }, new Set([1])]]),
    d: new Date(0),
    e: new RangeError('x'),
    l: [1, , 3],
};
original.self = original;
const copy = structuredClone(original);
console.log(copy !== original, copy.self === copy, copy.m, copy.d, copy.l);
console.log(copy.e.message, copy.e instanceof RangeError, structuredClone('s'));
for (const value of [() => 1, { s: Symbol('x') }]) {
    try {
        structuredClone(value);
    } catch (error) {
        console.log(error.name, error.message);
    }
}
