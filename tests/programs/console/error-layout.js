// Errors as they are shown: names, properties, causes, without frames.
class MyError extends Error {
    constructor(m) { super(m); this.info = { a: 1 }; }
}
const frames = (error) => {
    error.stack = 'Error: ' + error.message + '\n    at foo (/x.js:1:2)\n    at bar (/x.js:3:4)';
    return error;
};
const makers = [
    () => new Error('m'), () => new Error(''), () => new TypeError('t'), () => new MyError('mm'),
    () => new Error('a\nb'), () => Object.assign(new Error('c'), { code: 'X', n: { d: [1] } }),
    () => new Error('o', { cause: 'text' }), () => new Error('o', { cause: { a: 1 } }),
    () => new Error('o', { cause: frames(new Error('inner')) }),
    () => new AggregateError([frames(new RangeError('r1')), 2], 'many'),
    () => Object.setPrototypeOf(new Error('np'), null),
    () => { const e = new Error('k'); e.cause = e; return e; },
    () => { const e = new Error('g'); e[Symbol.toStringTag] = 'TG'; return e; },
];
for (const make of makers) {
    const error = frames(make());
    console.log(error, [error], { error }, { a: { b: { c: { error } } } });
    for (const stack of [undefined, 'just text', '', 'Error: other\n    at x']) {
        const other = make();
        other.stack = stack;
        console.log(other, [other]);
    }
}
