// Events by name: on, once and emit are synchronous calls.
const EventEmitter = require('events');
const e = new EventEmitter();
e.on('news', (a, b) => console.log('on', a, b));
e.once('news', function (a) {
    console.log('once', a, this === e);
});
e.prependListener('news', () => console.log('first of all'));
console.log('before');
console.log(e.emit('news', 1, 2), e.emit('news', 3), e.emit('nobody'));
console.log('after', e.listenerCount('news'), e.eventNames());
const off = () => console.log('never');
e.on('x', off);
e.off('x', off);
console.log(e.emit('x'));
e.on('grow', () => {
    e.on('grow', () => console.log('added while emitting'));
    console.log('grow');
});
e.emit('grow');
e.emit('grow');
