// Closures: variables that functions share, made and called often.
function counter(start) {
    let n = start;
    return {
        up: () => ++n,
        down: () => --n,
        get value() { return n; },
    };
}

function compose(...functions) {
    return (x) => functions.reduce((value, f) => f(value), x);
}

function adders(n) {
    const all = [];
    for (let i = 0; i < n; i++) all.push((x) => x + i);
    let sum = 0;
    for (let i = 0; i < n; i++) sum = (sum + all[i](i)) | 0;
    return sum;
}

function memo(f) {
    const known = {};
    return (n) => (n in known ? known[n] : (known[n] = f(n)));
}

const c = counter(10);
for (let i = 0; i < 200000; i++) {
    c.up();
    if (i % 3 === 0) c.down();
}
const pipeline = compose((x) => x + 1, (x) => x * 2, (x) => x % 1000);
let sum = 0;
for (let i = 0; i < 25000; i++) sum += pipeline(i);
const fib = memo((n) => (n < 2 ? n : fib(n - 1) + fib(n - 2)));
console.log(c.value, sum, adders(60000), fib(78));
