// Who closes an async iterator, and when it is awaited.
const log = console.log;
function source(name, answer = {}) {
    let i = 0;
    return {
        [Symbol.asyncIterator]() { log(name, 'open'); return this; },
        next() { return Promise.resolve({ value: i++, done: i > 3 }); },
        return(value) { log(name, 'return', value); return answer; },
    };
}
async function main() {
    for await (const x of source('end')) log(x);
    for await (const x of source('break')) { log(x); break; }
    outer: for (const once of [1, 2]) {
        for await (const x of source('label ' + once)) continue outer;
    }
    try { for await (const x of source('throw')) throw new Error('body'); } catch (e) { log(e.message); }
    log(await (async () => { for await (const x of source('return')) return 'value ' + x; })());
    try { for await (const x of source('bad', 5)) break; } catch (e) { log(e.name, e.message); }
    try { for await (const x of source('rejects', Promise.reject(new Error('return rejected')))) break; } catch (e) { log(e.message); }
    try { for await (const x of source('both', Promise.reject(new Error('unseen')))) throw new Error('body wins'); } catch (e) { log(e.message); }
    try { for await (const { a: { b } } of source('pattern')) log(b); } catch (e) { log(e.message); }
    const failing = source('failing');
    failing.next = () => Promise.reject(new Error('next rejected'));
    try { for await (const x of failing) log('never'); } catch (e) { log(e.message); }
}
main();
