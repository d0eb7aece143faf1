// Private names on objects of another make.
class A { set #s(v) {} get #g() { return 1; } #m() {} #f; static r(o) { return o.#s; } static c(o) { o.#s(); } static inc(o) { o.#g++; } static incm(o) { o.#m++; } static del(o) { o.#m = (console.log('rhs'), 1); } static g(o) { o.#g = (console.log('rhs'), 1); } static incs(o) { o.#s++; } static opt(o) { return o?.#m(); } static d(o) { [o.#m] = [1]; } static dg(o) { [o.#g] = [1]; } static df(o) { [o.#f] = [1]; } static call(o) { return o.#f(); } static in(o) { return #m in o; } static and(o) { o.#m &&= 1; } }
for (const o of [{}, new A(), undefined, null, 5]) for (const f of Object.getOwnPropertyNames(A)) { if (typeof A[f] !== 'function') continue; try { console.log(f, A[f](o)); } catch (e) { console.log(f, e.name, e.message); } }
// Static ones, classes without a name, and where it is.
class B { static #s() {} static #g = 1; static get #a() { return 1; } static t(o) { o.#s(); } static u(o) { return o.#a; } static v(o) { o.#a = 1; } }
for (const o of [{}, class C extends B {}, undefined, B]) for (const f of ['t', 'u', 'v']) { try { console.log(f, B[f](o)); } catch (e) { console.log(f, e.message); } }
const D = class { #m() {} static t(o) { o.#m(); } };
try { D.t({}); } catch (e) { console.log(e.message, e.stack.split('\n')[1].replace(__dirname, '')); }
class E { #m() {} static w(o) { o.#m = 5; } static r(o) { return 1 + o.#m; } static n(o) { (o).x.#m(); } static up(o) { o.#m++; } }
for (const f of ['w', 'r', 'n', 'up']) for (const o of [{}, { x: {} }, new E()]) { try { E[f](o); } catch (e) { console.log(f, e.message, e.stack.split('\n')[1].replace(__dirname, '')); } }
