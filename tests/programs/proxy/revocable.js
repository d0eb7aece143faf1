const { proxy, revoke } = Proxy.revocable({ 이름: '루프' }, {
    get: (target, key) => key in target ? target[key] : `no ${String(key)}`,
});
console.log(proxy.이름, proxy.other);
console.log(revoke.name === '', revoke.length, revoke());
console.log(revoke());
try {
    proxy.이름;
} catch (error) {
    console.log(error.message);
}
console.log(typeof proxy, [proxy]);

// A logging proxy around a class, kept through inheritance.
const seen = [];
const Logged = new Proxy(class Counter {
    #count = 0;
    up() { return ++this.#count; }
    static make() { return new this(); }
}, {
    construct(target, args, newTarget) {
        seen.push(newTarget === Logged ? 'Logged' : newTarget.name);
        return Reflect.construct(target, args, newTarget);
    },
});
class Double extends Logged {
    up() { super.up(); return super.up(); }
}
console.log(new Logged().up(), new Double().up(), Logged.make().up(), seen);
console.log(new Double() instanceof Logged, Double.name, Object.getPrototypeOf(Double) === Logged);

// Negative indices, default values, validation: what people use proxies for.
const negative = array => new Proxy(array, {
    get(target, key, receiver) {
        const index = Number(key);
        return Reflect.get(target, index < 0 ? target.length + index : key, receiver);
    },
});
const last = negative([1, 2, 3]);
console.log(last[-1], last[0], last.length, last.slice(-2), last.map(x => x + 1));
const person = new Proxy({}, {
    set(target, key, value) {
        if (key === 'age' && !Number.isInteger(value))
            throw new TypeError('나이는 정수여야 합니다');
        target[key] = value;
        return true;
    },
});
person.age = 20;
try { person.age = 'old'; } catch (error) { console.log(error.message); }
console.log(person, Object.keys(person));
const hidden = new Proxy({ _secret: 1, open: 2 }, {
    has: (target, key) => !key.startsWith('_') && key in target,
    ownKeys: target => Reflect.ownKeys(target).filter(key => !key.startsWith('_')),
    deleteProperty(target, key) {
        if (key.startsWith('_')) return false;
        return delete target[key];
    },
});
console.log('_secret' in hidden, Object.keys(hidden), delete hidden._secret, delete hidden.open, hidden);
const memo = new Proxy(n => n * n, {
    cache: new Map(),
    apply(target, self, [n]) {
        if (!this.cache.has(n)) this.cache.set(n, target(n));
        return this.cache.get(n);
    },
});
console.log(memo(4), memo(4), memo.name, memo.length);
