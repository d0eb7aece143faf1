const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('error', (err) => console.log('handled', err.message));
e.emit('error', new Error('one'));
e.removeAllListeners('error');
try {
    e.emit('error', new Error('two'));
} catch (err) {
    console.log('thrown', err.message);
}
try {
    e.emit('error', 'text');
} catch (err) {
    console.log(err.code, err.message);
}
class Feed extends EventEmitter {
    add(x) {
        this.emit('add', x);
        return this;
    }
}
new Feed().on('add', (x) => console.log('added', x)).add(1).add(2);
