// What V8 says where a value is not what it must be: one line a message.
function say(f) {
  try {
    f();
    console.log('no error:', f.toString());
  } catch (e) {
    console.log(e.name + ': ' + e.message);
  }
}
const obj = { a: {}, n: 1, s: 'x', 'b-c': 1 };
const arr = [1, 2];
let u, nul = null;
const sym = Symbol('sym');
class A { #p = 1; static has(o) { return o.#p; } static put(o) { o.#p = 2; }
  static is(o) { return #p in o; } #m() {} static call(o) { o.#m(); }
  get #g() { return 1; } static setG(o) { o.#g = 1; }
  set #s(v) {} static getS(o) { return o.#s; }
  static setM(o) { o.#m = 1; } }
class B extends A { constructor() { } }
class C extends A { constructor() { super(); super(); } }
class D extends A { constructor() { return 1; } }
class N extends null { constructor() { super(); } }
function F() {}

// calls
say(() => u());
say(() => nul());
say(() => obj.a.b());
say(() => obj.a());
say(() => obj.n());
say(() => obj.s.foo());
say(() => obj['b-c']());
say(() => obj[sym]());
say(() => arr[0]());
say(() => arr[5]());
say(() => obj.a.b.c());
say(() => u.x);
say(() => u.x());
say(() => nul.x);
say(() => nul[sym]);
say(() => nul['a b']);
say(() => u[0]);
say(() => { u.x = 1; });
say(() => { nul[0] = 1; });
say(() => obj.a.b.c);
say(() => (1, u)());
say(() => (() => 1)()());
say(() => new u());
say(() => new obj.n());
say(() => new (() => {})());
say(() => new obj.a.b());
say(() => new Math.max());
say(() => new (class { m() {} }).prototype.m());
say(() => new (async () => {})());
say(() => new (function* () {})());
say(() => A());
say(() => new B());
say(() => new C());
say(() => new D());
say(() => new N());
say(() => (class {})());
say(() => { class E extends u {} });
say(() => { class E extends 5 {} });
say(() => { class E extends (() => {}) {} });
say(() => { F.prototype = 3; class E extends F {} });
say(() => Symbol()());
say(() => new Symbol());
say(() => Map());
say(() => Promise());
say(() => Set());
say(() => new Promise());
say(() => new Promise(5));
say(() => Promise.resolve.call(1));
say(() => Promise.prototype.then.call(1));

// private names
say(() => A.has({}));
say(() => A.put({}));
say(() => A.is(1));
say(() => A.setG(new A()));
say(() => A.getS(new A()));
say(() => A.setM(new A()));
say(() => A.has(1));

// conversions
say(() => sym + '');
say(() => `${sym}`);
say(() => +sym);
say(() => sym * 2);
say(() => ({ toString() { return {}; }, valueOf() { return {}; } }) + '');
say(() => `${Object.create(null)}`);
say(() => ({ [Symbol.toPrimitive]: 1 }) + '');
say(() => ({ [Symbol.toPrimitive]() { return {}; } }) + '');
say(() => 1n + 1);
say(() => +1n);
say(() => 1n / 0n);
say(() => BigInt(1.5));
say(() => BigInt('x'));
say(() => BigInt(u));
say(() => BigInt(sym));
say(() => new BigInt(1));
say(() => 2n ** -1n);
say(() => 1n >>> 0n);
say(() => JSON.stringify(1n));

// operators
say(() => 'a' in 'b');
say(() => 'a' in u);
say(() => sym in 1);
say(() => obj instanceof 5);
say(() => obj instanceof {});
say(() => obj instanceof (() => {}));
say(() => obj instanceof u);
say(() => { 'use strict'; delete Object.freeze([1])[0]; });
say(() => { 'use strict'; delete Object.prototype; });

// destructuring and iteration
say(() => { const [x] = u; });
say(() => { const [x] = nul; });
say(() => { const [x] = 5; });
say(() => { const [x] = {}; });
say(() => { const { x } = u; });
say(() => { const { x } = nul; });
say(() => { const { x: { y } } = {}; });
say(() => { const {} = null; });
say(() => { let x; [x] = u; });
say(() => { let x; ({ x } = nul); });
say(() => { let x; ({ a: { x } } = {}); });
say(() => { (({ x }) => x)(); });
say(() => { (([x]) => x)(); });
say(() => { (function ({ x }) {})(null); });
say(() => { for (const x of 5); });
say(() => { for (const x of u); });
say(() => { for (const x of {}); });
say(() => { for (const x of obj.a); });
say(() => { for (const [a] of [1]); });
say(() => { for (const { a } of [null]); });
say(() => [...5]);
say(() => [...u]);
say(() => [...obj]);
say(() => F(...5));
say(() => F(...u));
say(() => Math.max(...nul));
say(() => new F(...1));
say(() => new Map([1]));
say(() => new Map(5));
say(() => new Set(5));
say(() => new Map([[1, 2], u]));
say(() => Object.fromEntries(5));
say(() => Object.fromEntries([1]));
say(() => Object.fromEntries(u));
say(() => Array.from({ [Symbol.iterator]: 1 }));
say(() => { for (const x of { [Symbol.iterator]() { return 1; } }); });
say(() => { for (const x of { [Symbol.iterator]() { return {}; } }); });
say(() => { for (const x of { [Symbol.iterator]() { return { next() { return 1; } }; } }); });
say(() => { function* g() { yield* 5; } g().next(); });
say(() => { function* g() { yield* u; } g().next(); });
say(() => { function* g() { it.next(); yield 1; } const it = g(); it.next(); });
say(() => (function* () {})().next.call({}));
say(() => { function* g() { yield* { [Symbol.iterator]() { return { next() { return {}; } }; } }; }
  const it = g(); it.next(); it.throw(1); });

// assignments
say(() => { const c = 1; c = 2; });
say(() => { 'use strict'; Object.freeze(obj).n = 2; });
say(() => { 'use strict'; obj.extra = 2; });
say(() => { 'use strict'; delete obj.n; });
say(() => { 'use strict'; Object.freeze(arr)[0] = 2; });
say(() => { 'use strict'; arr.push(3); });
say(() => { 'use strict'; arr.pop(); });
say(() => { 'use strict'; arr.length = 0; });
say(() => { 'use strict'; ({ get x() { return 1; } }).x = 2; });
say(() => { 'use strict'; 'abc'.length = 1; });
say(() => { 'use strict'; 'abc'[0] = 'x'; });
say(() => { 'use strict'; (5).x = 1; });
say(() => { 'use strict'; sym.x = 1; });
say(() => { 'use strict'; undefined = 1; });
say(() => { 'use strict'; (function f() { f = 1; })(); });
say(() => { 'use strict'; Math.PI = 3; });
say(() => { 'use strict'; F.name = 'G'; });
say(() => { let x = x; });
say(() => notDefined);
say(() => { 'use strict'; notDefined = 1; });
say(() => typeof tdz + (() => { let tdz2 = tdz2; })());
say(() => { class X extends X {} });
say(() => { (function (a = b, b) {})(); });
say(() => { (function () { 'use strict'; return arguments.callee; })(); });
say(() => super_());
function super_() { return ({ m() { return super.x.y; } }).m(); }
