// yield* over async iterables, sync iterables, and promises in them.
const log = console.log;
async function* inner() {
    try {
        log('sent', yield 'a');
        log('sent', yield 'b');
        return 'inner result';
    } catch (e) {
        log('inner caught', e);
        yield 'recovered';
        return 'after catch';
    } finally { log('inner finally'); }
}
async function* outer() {
    const result = yield* inner();
    log('result', result);
    const last = yield* [1, Promise.resolve(2), 3];
    log('last', last);
    return 'outer result';
}
(async () => {
    let it = outer();
    log(await it.next('lost'));
    log(await it.next('X'));
    log(await it.next('Y'));
    log(await it.next(), await it.next(), await it.next(), await it.next());
    it = outer();
    await it.next();
    log(await it.throw('boom'));
    log(await it.next());
    it = outer();
    await it.next();
    log(await it.return('early'));
    log(await it.next());
})();
