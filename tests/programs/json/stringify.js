console.log(JSON.stringify({ a: 1, b: 'x"y\n', c: [1, null, undefined, () => 1], d: undefined, e: NaN, f: -0 }));
console.log(JSON.stringify([new Error('x'), Symbol('s'), Infinity, true, { toJSON: () => 'own' }]));
console.log(JSON.stringify({ a: [1, { b: 2 }], c: {}, d: [] }, null, 2));
console.log(JSON.stringify({ a: 1, b: 2 }, null, '--'));
console.log(JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ['a', 'b']));
console.log(JSON.stringify({ a: 1, b: 'x' }, (k, v) => (typeof v === 'number' ? v * 2 : v)));
console.log(JSON.stringify('한글\u2028\u0007😀\ud800'), JSON.stringify('plain'), JSON.stringify(null));
console.log(JSON.stringify(undefined), JSON.stringify(() => 1), JSON.stringify(Object('boxed')));
const circular = { a: {} };
circular.a.back = circular;
try {
    JSON.stringify(circular);
} catch (e) {
    console.log(e.message);
}
try {
    JSON.stringify({ get x() { throw new Error('getter'); } });
} catch (e) {
    console.log(e.message);
}
console.log(JSON.stringify({ key: 'v', toJSON(k) { return { k, ...this, toJSON: undefined }; } }));
console.log(JSON.stringify({ z: 1, 2: 'two', a: 1, 1: 'one' }), JSON.stringify([[[]]]));
class P { constructor() { this.x = 1; } get y() { return 2; } }
console.log(JSON.stringify(new P()), JSON.stringify(Object.create({ inherited: 1 })));
