const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('x', async (n) => { console.log('start', n); await null; console.log('end', n); });
e.on('x', (n) => console.log('sync', n));
e.emit('x', 1);
console.log('between');
e.emit('x', 2);
process.nextTick(() => e.emit('x', 3));
console.log('main end');
