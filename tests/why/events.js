const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const emitter = new EventEmitter();
fs.readFile(__filename, function read() {
    console.log('read');
    setImmediate(function soon() {
        console.log('soon');
    });
    setTimeout(function then() {
        console.log('then');
    }, 0);
});
emitter.on('go', function going() {
    console.log('going');
});
process.on('exit', function leave() {
    console.log('leave');
});
process.on('beforeExit', function before() {
    console.log('before');
});
const every = setInterval(function each() {
    emitter.emit('go');
    clearInterval(every);
}, 40);
console.log('main');
