function* guarded() {
    try {
        yield 1;
        yield 2;
    } catch (e) {
        console.log('caught', e);
        yield 'after catch';
    } finally {
        console.log('cleanup');
        yield 'from finally';
    }
    yield 'end';
}
let g = guarded();
console.log(g.next(), g.return('r'), g.next(), g.next());
g = guarded();
console.log(g.next(), g.throw('t'), g.next(), g.next(), g.next());
g = guarded();
try {
    g.throw(new Error('before the start'));
} catch (e) {
    console.log(e.message, g.next());
}
for (const x of guarded()) {
    console.log('loop', x);
    break;
}
function* running() {
    try {
        it.next();
    } catch (e) {
        console.log(e.message);
    }
}
const it = running();
it.next();
