// The options of util.inspect and console.dir, and util.inspect.custom.
const util = require('util');
class A {
    constructor() { this.a = 1; this.b = { c: { d: { e: 1 } } }; }
    get g() { return 1; }
}
const circle = { a: 1 };
circle.self = circle;
circle.list = [circle];
const values = [
    'text', 1234567.1234567, [-1, 123456, -1234567.5], new A(), circle,
    { a: { b: { c: { d: { e: 1 } } } }, list: [[[[1]]]], map: new Map([[{ k: 1 }, [1]]]) },
    [1, 2, 3, 4, 5, 6, 7, 8, 9], { b: 1, a: 2, c: [3, 2, 1] },
    { get x() { return { y: 1 }; }, get z() { return 5; }, set q(v) {} },
    { get r() { throw new Error('no'); }, get w() { return 1; }, set w(v) {} },
    ['line 1\nline 2 which is quite a bit longer than usual', 'x'],
    [1, , 3], { 'a-b': 1, [Symbol('q')]: 2 }, new String('boxed'), class Q { static s = 1; },
    { [util.inspect.custom](depth, options) { return `${depth} ${typeof options.stylize}`; } },
    { n: { [util.inspect.custom]() { return 'a\nb'; } } },
    Buffer.from('hello'), new Set(['x']).values(),
];
const options = [
    { depth: 0 }, { depth: null }, { compact: false }, { compact: true }, { compact: 1 },
    { breakLength: 40 }, { breakLength: Infinity }, { sorted: true },
    { sorted: (a, b) => (a < b ? 1 : -1) }, { maxArrayLength: 2 }, { maxStringLength: 3 },
    { colors: true }, { getters: true }, { getters: 'get' }, { numericSeparator: true },
    { customInspect: false },
];
for (const value of values) {
    for (const option of options) console.log(util.inspect(value, option));
}
for (const value of values.slice(0, 14)) {
    console.log(util.inspect(value, { showHidden: true }));
}
class Box {
    constructor(v) { this.v = v; }
    [util.inspect.custom](depth, options, inspect) {
        return depth < 0 ? '[Box]' : `Box ${inspect(this.v, { ...options, depth: depth - 1 })}`;
    }
}
console.log(new Box({ a: 1 }), new Box(new Box(new Box(new Box(1)))), [new Box([])]);
console.dir(values[5], { depth: 0 });
console.dir({ [util.inspect.custom]() { return 'not asked'; } });
util.inspect.defaultOptions.depth = 0;
console.log(values[5]);
