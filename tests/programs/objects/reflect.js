// Reflect, descriptors, integrity, and what the standard says of receivers.
const show = (...values) => console.log(...values);
const accessor = { get x() { return this.y; }, set x(v) { this.z = v; } };
show(Reflect.get(accessor, 'x', { y: '받는 쪽' }));
const receiver = {};
show(Reflect.set(accessor, 'x', 7, receiver), receiver, Reflect.set({}, 'p', 1, receiver), receiver);
show(Reflect.set(Object.freeze({ a: 1 }), 'a', 2), Reflect.set([], 'length', 2, {}), Reflect.set({}, 'k', 1, 5));
show(Reflect.ownKeys({ b: 1, 2: 1, a: 1, 1: 1, [Symbol.iterator]: 1 }));
show(Reflect.construct(function () { return new.target; }, [], Array) === Array);
show(Reflect.apply(Math.max, undefined, { length: 3, 0: 4, 1: 9, 2: 2 }));
show(Reflect.defineProperty(Object.freeze({}), 'x', { value: 1 }), Reflect.deleteProperty(Object.freeze({ x: 1 }), 'x'));
show(Reflect.setPrototypeOf(Object.preventExtensions({}), {}), Reflect.isExtensible(1 === 1 ? {} : 0));
for (const name of ['get', 'set', 'has', 'ownKeys', 'getPrototypeOf', 'isExtensible', 'apply', 'construct'])
    try { Reflect[name](1, 2, 3); } catch (error) { show(error.message); }
class Base { constructor() { this.kind = new.target.name; } }
class Other { hello() { return 'hello'; } }
const made = Reflect.construct(Base, [], Other);
show(made, made instanceof Base, made.hello(), Object.getPrototypeOf(made) === Other.prototype);
const bound = function Point(a, b) { this.sum = a + b; }.bind(null, 1);
Object.defineProperty(bound, 'prototype', { get() { show('asked'); return Other.prototype; } });
show(new bound(2), Reflect.construct(Object, [], bound).hello());
const levels = { data: 1, get both() { return 2; } };
show(Object.isSealed(levels), Object.isFrozen(Object.seal(levels)), Object.isSealed(levels), Object.isFrozen(Object.freeze(levels)));
show(Object.getOwnPropertyDescriptors(levels));
show(Object.entries(Object.getOwnPropertyDescriptors(class { static #p = 1; static m() {} static s = 2; })).map(([k, d]) => `${k}:${+d.writable}${+d.enumerable}${+d.configurable}`).join(' '));
const parent = { __proto__: null, inherited: 1, shadowed: 2 };
const child = Object.create(parent, { own: { value: 1, enumerable: true }, shadowed: { value: 3 }, hidden: { value: 4 } });
const keys = []; for (const key in child) keys.push(key);
show(keys, 'toString' in child, child.__proto__);
show(Object.fromEntries(new Map([['가', 1], ['나', 2]])), Object.assign([1, 2], [3]), { ...'한글', ...[9], ...null });
class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
show(2 instanceof Even, 3 instanceof Even);
class Stack extends Array { static get [Symbol.species]() { return Array; } }
show(new Stack(1, 2, 3).map(x => x) instanceof Stack, Stack.from([1]) instanceof Stack, Stack.of(7));
show([].concat({ length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true }));
show(`${{ [Symbol.toPrimitive]: hint => hint }}`, +{ [Symbol.toPrimitive]: () => '42' }, Object.prototype.toString.call({ [Symbol.toStringTag]: '꼬리표' }));
const log = [];
const iterable = { [Symbol.iterator]() { return { i: 0, next() { return { value: this.i++, done: false }; }, return() { log.push('closed'); return {}; } }; } };
const [first, second] = iterable;
for (const n of iterable) if (n === 2) break;
try { for (const n of iterable) throw new Error('그만'); } catch (error) { log.push(error.message); }
try { Array.from(iterable, n => { if (n) throw new Error('from'); }); } catch (error) { log.push(error.message); }
try { new Map(iterable); } catch (error) { log.push(error.message); }
try { Object.fromEntries(iterable); } catch (error) { log.push(error.message); }
show(first, second, log);
