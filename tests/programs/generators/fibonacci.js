function* fibonacci() {
    let [a, b] = [0, 1];
    for (;;) {
        yield a;
        [a, b] = [b, a + b];
    }
}
function* take(n, source) {
    for (const x of source) {
        if (n-- <= 0) return;
        yield x;
    }
}
console.log([...take(15, fibonacci())]);
const run = (g) => new Promise((resolve) => {
    const it = g();
    (function step(v) {
        const { value, done } = it.next(v);
        if (done) resolve(value);
        else Promise.resolve(value).then(step);
    })();
});
run(function* () {
    const a = yield 1;
    const b = yield new Promise((r) => setTimeout(r, 5, 2));
    return a + b;
}).then((v) => console.log('coroutine', v));
