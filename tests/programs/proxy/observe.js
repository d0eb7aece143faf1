// Every operation of the language, seen by a handler that logs and passes on.
const log = [];
const handler = new Proxy({}, {
    get(_, trap) {
        return (...args) => {
            const key = args[1];
            const shown = typeof key === 'symbol' || typeof key === 'string'
                ? `(${String(key)})` : '';
            log.push(trap + shown);
            return Reflect[trap](...args);
        };
    },
});
function see(what, run) {
    log.length = 0;
    let result;
    try {
        result = run();
    } catch (error) {
        result = `${error.name}: ${error.message}`;
    }
    console.log(what, '->', result, log.join(' '));
}
const fresh = () => new Proxy({ a: 1, b: 2, [Symbol.for('s')]: 3 }, handler);
const list = () => new Proxy([3, 1, 2], handler);

see('get', () => fresh().a);
see('set', () => { fresh().a = 5; });
see('add', () => { fresh().c = 5; });
see('update', () => fresh().a++);
see('in', () => 'a' in fresh());
see('delete', () => delete fresh().a);
see('keys', () => Object.keys(fresh()));
see('values', () => Object.values(fresh()));
see('entries', () => Object.entries(fresh()));
see('names', () => Object.getOwnPropertyNames(fresh()));
see('symbols', () => Object.getOwnPropertySymbols(fresh()));
see('spread', () => ({ ...fresh() }));
see('rest', () => { const { a, ...rest } = fresh(); return rest; });
see('assign from', () => Object.assign({}, fresh()));
see('assign to', () => { Object.assign(fresh(), { z: 1 }); });
see('descriptor', () => Object.getOwnPropertyDescriptor(fresh(), 'a'));
see('descriptors', () => Object.getOwnPropertyDescriptors(fresh()));
see('define', () => { Object.defineProperty(fresh(), 'q', { value: 1 }); });
see('defineProperties', () => { Object.defineProperties(fresh(), { q: { value: 1 } }); });
see('freeze', () => { Object.freeze(fresh()); });
see('seal', () => { Object.seal(fresh()); });
see('isFrozen', () => Object.isFrozen(fresh()));
see('isSealed', () => Object.isSealed(fresh()));
see('isExtensible', () => Object.isExtensible(fresh()));
see('preventExtensions', () => { Object.preventExtensions(fresh()); });
see('getPrototypeOf', () => Object.getPrototypeOf(fresh()) === Object.prototype);
see('setPrototypeOf', () => { Object.setPrototypeOf(fresh(), null); });
see('__proto__', () => fresh().__proto__ === Object.prototype);
see('hasOwn', () => Object.hasOwn(fresh(), 'a'));
see('hasOwnProperty', () => fresh().hasOwnProperty('a'));
see('propertyIsEnumerable', () => fresh().propertyIsEnumerable('a'));
see('isPrototypeOf', () => Object.prototype.isPrototypeOf(fresh()));
see('toString', () => `${fresh()}`);
see('instanceof', () => fresh() instanceof Object);
see('JSON', () => JSON.stringify(fresh()));
see('JSON list', () => JSON.stringify(list()));
see('for in', () => { const k = []; for (const key in fresh()) k.push(key); return k; });
see('for of', () => { const k = []; for (const v of list()) k.push(v); return k; });
see('spread list', () => [...list()]);
see('destructure', () => { const [a, b] = list(); return a + b; });
see('isArray', () => Array.isArray(list()));
see('concat', () => [].concat(list()));
see('push', () => list().push(9));
see('pop', () => list().pop());
see('sort', () => { list().sort(); });
see('map', () => list().map(x => x * 2));
see('slice', () => list().slice(1));
see('join', () => list().join('-'));
see('includes', () => list().includes(2));
see('length', () => { list().length = 1; });
see('Array.from', () => Array.from(list()));
see('Object.fromEntries', () => Object.fromEntries(new Proxy([['k', 1]], handler)));
see('call', () => new Proxy((a, b) => a + b, handler)(1, 2));
see('apply', () => Reflect.apply(new Proxy(Math.max, handler), null, [1, 2]));
see('bind', () => new Proxy(function f(a, b) {}, handler).bind(null, 1).name);
see('new', () => new (new Proxy(class Point { constructor(x) { this.x = x; } }, handler))(7));
see('Reflect.construct', () => Reflect.construct(function () { this.made = new.target === Array; }, [], Array));
see('extends', () => {
    class Child extends new Proxy(class Base { hello() { return '안녕'; } }, handler) {}
    return new Child().hello();
});
see('super', () => {
    const child = { __proto__: fresh(), read() { return super.a; }, write() { super.a = 4; return this.a; } };
    return [child.read(), child.write()];
});
see('prototype get', () => Object.create(fresh()).b);
see('prototype set', () => { Object.create(fresh()).b = 1; });
see('prototype in', () => 'nothing' in Object.create(fresh()));
see('template', () => `${new Proxy({ [Symbol.toPrimitive]: hint => hint }, handler)}`);
see('plus', () => new Proxy({ valueOf: () => 41 }, handler) + 1);
see('equal', () => new Proxy({ valueOf: () => 41 }, handler) == 41);
see('typeof', () => typeof new Proxy(class {}, handler));
see('optional', () => fresh()?.a?.b?.c);
see('logical', () => { const p = fresh(); p.a ||= 9; p.n ??= 8; return p.n; });
see('lookup', () => fresh().__lookupGetter__('a'));
see('defineGetter', () => { const p = fresh(); p.__defineGetter__('g', () => 6); return p.g; });
see('Map', () => new Map(new Proxy([[1, 2]], handler)).get(1));
see('Promise', () => { Promise.resolve(fresh()); });
see('Reflect.set', () => Reflect.set({}, 'x', 1, fresh()));
see('Reflect.get', () => Reflect.get(fresh(), 'a', 1));
see('Reflect.ownKeys', () => Reflect.ownKeys(fresh()));
