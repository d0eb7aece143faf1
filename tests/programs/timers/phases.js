// Everything at once from the main script, in a fixed order.
setTimeout(() => {
    console.log('timeout');
    process.nextTick(() => console.log('  tick in timeout'));
    Promise.resolve().then(() => console.log('  micro in timeout'));
    setImmediate(() => {
        console.log('immediate');
        process.nextTick(() => console.log('  tick in immediate'));
        Promise.resolve().then(() => console.log('  micro in immediate'));
        setTimeout(() => console.log('last timeout'), 5);
    });
}, 5);
process.nextTick(() => console.log('tick 1'));
Promise.resolve().then(() => {
    console.log('micro 1');
    process.nextTick(() => console.log('tick from micro'));
}).then(() => console.log('micro 2'));
process.nextTick(() => {
    console.log('tick 2');
    Promise.resolve().then(() => console.log('micro from tick'));
});
queueMicrotask(() => console.log('queueMicrotask'));
console.log('main');
