const log = (x) => console.log(x);
setTimeout(() => {
    log('a');
    setTimeout(() => log('a1'), 0);
    setImmediate(() => log('a immediate'));
    setTimeout(() => { log('a2'); setTimeout(() => log('a2 inner'), 0); setImmediate(() => log('a2 immediate')); }, 0);
    process.nextTick(() => log('a tick'));
}, 1);
setTimeout(() => log('b'), 1);
setTimeout(() => { log('c'); clearTimeout(d); }, 1);
const d = setTimeout(() => log('never'), 1);
const busy = Date.now();
while (Date.now() - busy < 5);
