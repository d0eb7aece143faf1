// for await over a sync iterator: its values are awaited, its methods called.
const log = console.log;
function iterable(values) {
    return { [Symbol.iterator]() {
        let i = 0;
        return {
            next(...args) { log('next', args.length); return { done: i >= values.length, get value() { log('value', i); return values[i++]; } }; },
            return(...args) { log('return', args.length); return {}; },
        };
    } };
}
(async () => {
    for await (const x of iterable([1, Promise.resolve(2)])) log('x', x);
    try { for await (const x of iterable([Promise.reject('no'), 3])) log('x', x); } catch (e) { log('caught', e); }
    for await (const x of iterable([1, 2])) { log('x', x); break; }
    async function* g() { return yield* iterable(['a', 'b']); }
    const it = g();
    log(await it.next(), await it.next(7), await it.return(8));
    const thenable = { then(resolve) { log('then'); resolve('thenable'); } };
    for await (const x of [thenable, new Map([[1, 2]])]) log(x);
    for await (const c of '가나') log(c);
})();
