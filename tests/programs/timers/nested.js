setTimeout(() => {
    console.log('outer 1');
    setTimeout(() => console.log('inner of 1'), 0);
    setImmediate(() => console.log('immediate of 1'));
    process.nextTick(() => console.log('tick of 1'));
    Promise.resolve().then(() => console.log('micro of 1'));
}, 5);
setTimeout(() => {
    console.log('outer 2');
    setTimeout(() => console.log('inner of 2'), 0);
    queueMicrotask(() => console.log('queueMicrotask of 2'));
}, 5);
console.log('main');
