setTimeout(function timer() {
    console.log('timer');
}, 0);
setImmediate(function immediate() {
    console.log('immediate');
});
queueMicrotask(function micro() {
    process.nextTick(function inner() {
        console.log('inner');
    });
    console.log('micro');
});
Promise.resolve(1).then(function reaction() {
    console.log('reaction');
});
process.nextTick(function tick() {
    console.log('tick');
});
process.nextTick(function tock() {
    console.log('tock');
});
console.log('main');
