const util = require('util');
const assert = require('assert');
const twice = util.promisify((n, callback) => setTimeout(() => callback(null, n * 2), 1));
twice(4).then(console.log);
util.promisify((callback) => callback(new Error('bad')))().catch((e) => console.log(e.message));
util.promisify(setTimeout)(5, 'slept').then(console.log);
function Old() {}
function Base() {}
Base.prototype.hi = function () { return 'hi'; };
util.inherits(Old, Base);
console.log(new Old().hi(), Old.super_ === Base, new Old());
for (const value of [Promise.resolve(), new Date(0), new Map(), async () => {}, function* () {},
    new TypeError('t').message, Buffer.alloc(1), new Number(1)]) {
    console.log(Object.keys(util.types).filter((name) => util.types[name](value)).sort().join());
}
console.log(util.inspect.custom, util.inspect.defaultOptions, util.inspect.colors.red);
util.callbackify(async (n) => n + 1)(1, (error, value) => console.log(error, value));
util.callbackify(async () => { throw null; })((error) => console.log(error.message, error.code));
for (const wrong of [() => util.inherits(1), () => util.promisify(1)]) {
    try {
        wrong();
    } catch (error) {
        console.log(error.code, error.message);
    }
}
console.log(util.format('%s %d %i %f %j %o %O %c%%', 'a', '42', 4.7, '1.5', { a: 1 }, [1], [1], ''));
console.log(util.isDeepStrictEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }),
    util.isDeepStrictEqual([1, , 3], [1, undefined, 3]),
    util.isDeepStrictEqual(new Map([['a', 1], ['b', 2]]), new Map([['b', 2], ['a', 1]])));
assert.rejects(async () => { throw new Error('z'); }, { message: 'z' }).then(() => console.log('yes'));
assert.rejects(Promise.resolve(1)).catch((error) => console.log(error.message));
// What a program puts in the place of process.stdout.write gets the lines.
const { write } = process.stdout;
const seen = [];
process.stdout.write = (text) => seen.push(text);
console.log('hidden', { a: 1 });
process.stdout.write = write;
console.log(seen);
