process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor', error.message, origin));
process.on('uncaughtException', (error, origin) => {
    console.log('caught', error.message, origin);
    process.nextTick(() => console.log('tick after', error.message));
});
setTimeout(() => { console.log('timer 1'); throw new Error('in timer'); }, 1);
setTimeout(() => console.log('timer 2'), 1);
setImmediate(() => { throw new Error('in immediate'); });
setImmediate(() => console.log('immediate 2'));
process.nextTick(() => { throw new Error('in tick'); });
process.nextTick(() => console.log('tick 2'));
queueMicrotask(() => { throw new Error('in microtask'); });
queueMicrotask(() => console.log('microtask 2'));
Promise.reject(new Error('rejected'));
process.on('exit', (code) => console.log('exit', code));
const start = Date.now();
while (Date.now() - start < 5); // the timers are due
throw new Error('메인');
