const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('data', (d) => console.log('data', d));
setTimeout(() => {
    e.emit('data', 1);
    e.emit('error', new Error('듣는 사람이 없는 오류'));
    console.log('never');
}, 1);
