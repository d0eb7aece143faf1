// return() awaits what it is given, wherever the generator stands.
const log = console.log;
async function* plain() { yield 1; }
async function* stubborn() {
    try { yield 1; } finally { log('cleaning'); await null; yield 'one more'; log('cleaned'); }
}
(async () => {
    const fresh = plain();
    log(await fresh.return(Promise.resolve('fresh')));
    log(await fresh.next());
    const begun = plain();
    await begun.next();
    log(await begun.return(Promise.resolve('begun')));
    const over = plain();
    for await (const x of over) log('x', x);
    log(await over.return('over'));
    await over.return(Promise.reject(new Error('rejected'))).catch(e => log(e.message));
    const s = stubborn();
    await s.next();
    log(await s.return('stop'));
    log(await s.next());
    log(await s.next());
    const t = plain();
    await t.throw(new TypeError('never begun')).catch(e => log(e.name, e.message));
    log(await t.next());
})();
