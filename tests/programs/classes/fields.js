let n = 0;
class Counter {
    id = ++n;
    static made = 0;
    #secret = 'hidden' + this.id;
    ['computed' + 1] = this.id * 10;
    arrow = () => this.id;
    empty;
    constructor() {
        Counter.made++;
    }
    reveal() {
        return this.#secret;
    }
    #private() {
        return 'private method of ' + this.id;
    }
    callPrivate() {
        return this.#private();
    }
    static #count = 100;
    static next() {
        return ++Counter.#count;
    }
    static isCounter(o) {
        return #secret in o;
    }
    static {
        this.early = typeof this.made;
    }
}
const a = new Counter();
const b = new Counter();
console.log(a);
console.log(b.reveal(), b.callPrivate(), b.arrow.call(a));
console.log(Counter.made, Counter.next(), Counter.next(), Counter.early);
console.log(Counter.isCounter(a), Counter.isCounter({}));
try {
    a.reveal.call({});
} catch (e) {
    console.log(e.name, e.message);
}
console.log(Object.keys(a), 'empty' in a);
