// Microtasks all run before a due timer, however many they are.
let n = 0;
setTimeout(() => console.log('timer after', n), 0);
function again() {
    if (++n < 1000) Promise.resolve().then(again);
}
again();
console.log('main after', n);
