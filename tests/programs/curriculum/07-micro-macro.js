console.log('1 main');
setTimeout(() => {
    console.log('timeout');
    process.nextTick(() => console.log('timeout tick'));
    Promise.resolve().then(() => console.log('timeout job'));
}, 0);
setTimeout(() => console.log('timeout 2'), 0);
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => {
    console.log('job');
    process.nextTick(() => console.log('tick from job'));
}).then(() => console.log('job 2'));
queueMicrotask(() => console.log('microtask'));
(async () => {
    console.log('2 async');
    await null;
    console.log('after await');
})();
console.log('3 end');
