'use strict';
const f = Object.freeze({ a: 1, deep: { b: 2 } });
function attempt(g) {
    try {
        console.log(g());
    } catch (e) {
        console.log(e.message);
    }
}
attempt(() => (f.a = 2));
attempt(() => (f.c = 2));
attempt(() => delete f.a);
attempt(() => (f.deep.b = 3));
const s = Object.seal({ a: 1 });
attempt(() => (s.a = 5));
attempt(() => (s.b = 5));
attempt(() => delete s.a);
console.log(f, s, Object.isFrozen(f), Object.isSealed(s));
const p = Object.preventExtensions({});
attempt(() => (p.x = 1));
console.log(Object.isExtensible(p));
const d = Object.defineProperty({}, 'fixed', { value: 1, enumerable: true });
attempt(() => (d.fixed = 2));
attempt(() => Object.defineProperty(d, 'fixed', { value: 2 }));
