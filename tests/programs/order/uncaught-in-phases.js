process.on('uncaughtException', (error, origin) => {
    console.log('caught', error.message, origin);
    queueMicrotask(() => console.log('job after', error.message));
});
const fs = require('fs');
fs.readFile(__filename, () => {
    setImmediate(() => { throw new Error('immediate'); });
    setImmediate(() => console.log('next immediate'));
    process.nextTick(() => { throw new Error('tick'); });
    process.nextTick(() => console.log('next tick'));
    Promise.resolve().then(() => console.log('job'));
    throw new Error('io');
});
