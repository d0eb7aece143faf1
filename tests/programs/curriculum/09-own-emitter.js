// What `events` does, written by hand.
class Emitter {
    constructor() {
        this.lists = {};
    }
    on(name, callback) {
        (this.lists[name] = this.lists[name] || []).push(callback);
        return this;
    }
    once(name, callback) {
        const wrapped = (...args) => {
            this.off(name, wrapped);
            callback(...args);
        };
        return this.on(name, wrapped);
    }
    off(name, callback) {
        this.lists[name] = (this.lists[name] || []).filter((c) => c !== callback);
        return this;
    }
    emit(name, ...args) {
        const list = this.lists[name] || [];
        list.slice().forEach((callback) => callback(...args));
        return list.length > 0;
    }
}
const e = new Emitter().on('a', (x) => console.log('first', x)).once('a', () => console.log('once'));
e.emit('a', 1);
e.emit('a', 2);
console.log(e.emit('b'), e);
