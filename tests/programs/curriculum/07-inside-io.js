// Inside an I/O callback the check phase comes before the timers.
const fs = require('fs');
fs.readFile(__filename, () => {
    console.log('읽었어요');
    setTimeout(() => console.log('timeout'), 0);
    setImmediate(() => console.log('immediate'));
    process.nextTick(() => console.log('tick'));
    Promise.resolve().then(() => console.log('job'));
});
console.log('main');
