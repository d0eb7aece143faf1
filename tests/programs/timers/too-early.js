// The result is read before the timer has set it.
let result = 0;
setTimeout(() => {
    result = 10;
    console.log('set', result);
}, 20);
console.log('too early', result);

// Cured by a callback: the function itself and not its call.
function hello() {
    return 'hello';
}
function compute(n, callback) {
    setTimeout(() => callback(n, hello), 10);
}
compute(10, (n, fn) => console.log('callback', n, fn, fn()));

// By a promise.
const later = (n) => new Promise((resolve) => setTimeout(resolve, 15, n));
later(10).then((n) => console.log('then', n));

// By await.
(async function () {
    const n = await later(11);
    console.log('await', n);
})();
