// try, catch and finally around yields that throw() and return() end.
const log = console.log;
async function* worker() {
    for (let i = 1; ; i++) {
        try {
            const got = yield i;
            log('got', got);
        } catch (error) {
            log('caught', error);
            try { yield 'nested ' + i; } finally { await 0; log('nested finally'); }
        } finally {
            log('finally', i);
            if (i === 3) return 'overruled';
        }
    }
}
(async () => {
    const w = worker();
    log(await w.next());
    log(await w.next('하나'));
    log(await w.throw('둘'));
    log(await w.next('go on'));
    log(await w.return('셋'));
    log(await w.next());
    const v = worker();
    log(await v.next(), await v.throw('x'), await v.return('y'), await v.next());
})();
