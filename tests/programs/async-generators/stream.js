// A pipeline: a source on timers, two stages, a reader that stops early.
const wait = ms => new Promise(resolve => setTimeout(resolve, ms));
async function* ticks(ms) {
    let n = 0;
    try { for (;;) { await wait(ms); yield ++n; } } finally { console.log('source closed after', n); }
}
async function* map(source, fn) { for await (const value of source) yield fn(value); }
async function* take(source, count) {
    if (count <= 0) return;
    for await (const value of source) { yield value; if (--count === 0) return; }
}
async function* merge(...sources) {
    const pending = new Map(sources.map((s, i) => [i, s.next().then(r => [i, r])]));
    while (pending.size) {
        const [i, result] = await Promise.race(pending.values());
        if (result.done) pending.delete(i);
        else { yield result.value; pending.set(i, sources[i].next().then(r => [i, r])); }
    }
}
(async () => {
    for await (const line of take(map(ticks(10), n => `제곱 ${n * n}`), 4)) console.log(line);
    const a = take(map(ticks(7), n => 'a' + n), 3);
    const b = take(map(ticks(50), n => 'b' + n), 2);
    for await (const x of merge(a, b)) console.log(x);
})();
