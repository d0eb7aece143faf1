const fs = require('fs');
fs.readFile(__filename, 'utf8', (error, text) => {
    console.log('read', error, text.length > 10);
    setTimeout(() => { console.log('timeout'); setImmediate(() => console.log('immediate in timeout')); }, 0);
    setImmediate(() => {
        console.log('immediate 1');
        process.nextTick(() => console.log('tick in immediate 1'));
    });
    setImmediate(() => console.log('immediate 2'));
    Promise.resolve().then(() => console.log('job'));
    process.nextTick(() => console.log('tick'));
});
