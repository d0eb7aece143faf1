const log = (x) => console.log(x);
Promise.resolve().then(() => {
    log('job 1');
    process.nextTick(() => { log('tick in job 1'); Promise.resolve().then(() => log('job in tick')); });
    queueMicrotask(() => log('microtask in job 1'));
}).then(() => log('job 2'));
process.nextTick(() => {
    log('tick 1');
    Promise.resolve().then(() => log('job in tick 1'));
    process.nextTick(() => log('tick in tick 1'));
});
process.nextTick(() => log('tick 2'));
queueMicrotask(() => { log('microtask'); process.nextTick(() => log('tick in microtask')); });
setImmediate(() => {
    log('immediate 1');
    process.nextTick(() => log('tick in immediate'));
    Promise.resolve().then(() => log('job in immediate'));
});
setImmediate(() => log('immediate 2'));
