// Every kind of class element.
const key = 'computed';
class Base { static who = 'Base'; greet() { return 'base'; } get up() { return 'up'; } static make() { return new this; } }
class All extends Base {
    #secret = 1; static #count = 0; plain; [key + 'Field'] = 2; 'quoted field' = 3; 4 = 'four'; static inited = super.make().constructor.name;
    static { this.block = [this.#count++, super.who, typeof new.target]; var local = 'block scope'; }
    static { try { local; } catch (e) { this.second = e.name; } }
    get #hidden() { return this.#secret; } set #hidden(v) { this.#secret = v; } #method(x = this.#hidden) { return x * 10; } static async *#gen() { yield* [1, 2]; }
    constructor(...args) { super(...args); this.made = new.target.name; this.#hidden += 5; All.#count++; }
    greet() { return 'all+' + super.greet() + super['up']; } arrow = () => super.greet() + this.#method();
    *[Symbol.iterator]() { yield this.#secret; yield* [this.#method()]; } async slow() { return this.#secret; } static read(o) { return #secret in o ? o.#secret : 'no brand'; }
    static async drain() { const all = []; for await (const x of All.#gen()) all.push(x); return all; } static get count() { return this.#count; }
    static constructorName = this.name; static async = 1; static get = 2; static static = 3; 'constructor2'() {} get get() { return 'g'; } set set(v) { this.plain = v; } async async() {} static *generator() {}
}
const all = new All(); all.set = 'set';
console.log(all, [...all], all.greet(), all.arrow(), all.get, All.read(all), All.read({}), All.count);
console.log(All.block, All.second, All.inited, All.constructorName, Object.getOwnPropertyNames(All), Object.getOwnPropertyNames(All.prototype));
all.slow().then(v => console.log('slow', v)); All.drain().then(v => console.log('drained', v));
for (const bad of [() => All.read(null), () => All.prototype.arrow(), () => All(), () => new (class extends null {})(), () => new (class A extends Base { constructor() {} })(), () => { class X { static #p = 1; static f(o) { return o.#p; } } X.f({}); }, () => { class X { #p() {} f() { this.#p = 1; } } new X().f(); }, () => { class X { get #p() { return 1; } f() { this.#p = 1; } } new X().f(); }, () => class extends 5 {}, () => { new (class { static ['prototype']() {} })(); }])
    try { bad(); console.log('fine'); } catch (e) { console.log(e.name + ': ' + e.message); }
const Named = class Inner { static self = () => Inner; }; console.log(Named.name, Named.self() === Named, (class {}).name, { C: class {} }.C.name);
class Counter { static #instances = new Set(); constructor() { Counter.#instances.add(this); } static get size() { return Counter.#instances.size; } } new Counter(); new Counter(); console.log(Counter.size);
