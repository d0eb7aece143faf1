// Optional chains in every position, nullish and logical assignment.
const o = { a: { b: { c: 1, f() { return this.c; } } }, n: null, list: [0, { x: 5 }], call(...xs) { return xs; }, 'k-y': 2, get g() { log.push('g'); return undefined; } }, log = [];
console.log(o?.a?.b.c, o.n?.b.c.d.e, o.x?.[log.push('never')], o.call?.(1, ...[2, 3]), o.n?.(), o.a.b.f?.(), (o.a.b?.f)(), (o?.a.b).f(), o.list?.[1]?.x, o['k-y']?.toFixed(1));
console.log(delete o.n?.x, delete o?.a.b.c, o.a.b, typeof o.missing?.x, o.n?.x.y(log.push('no')).z ?? 'default', o.missing?.[0]?.().x, log);
console.log(o?.a?.5:1, null?.[0], undefined?.(), 0?.toFixed(2), ''?.length, false?.x);
let a = null, b = 0, c = 1, d; a ??= 'set'; b ||= 'set'; c &&= 'set'; d ??= () => {}; console.log(a, b, c, d.name);
const p = { get x() { log.push('get x'); return this.v; }, set x(v) { log.push('set x ' + v); this.v = v; }, v: 1 }; p.x ??= 2; p.x &&= 3; p.x ||= 4; p['x'] &&= 0; p.x ||= 5; console.log(log.splice(0), p.v);
const frozen = Object.freeze({ z: 1 }); (function () { 'use strict'; frozen.z ||= 2; try { frozen.z &&= 2; } catch (e) { console.log(e.message); } })();
for (const f of [() => o.n.b, () => o.n?.b.c(), () => o.a.b.missing(), () => o.a.b.missing?.x.y(), () => o.a?.b.c.d.e, () => o.list?.[9].x, () => (o.n?.b).c, () => o.call?.().x.y, () => o?.(), () => o.a?.(), () => new o.a.b.f(), () => o.a.b?.['n' + 1](), () => o.missing?.x + o.missing.x]) try { console.log(f()); } catch (e) { console.log(e.name + ': ' + e.message); }
class P { #x = { y: 1 }; static read(o) { return o?.#x?.y; } } console.log(P.read(new P), P.read(null));
const key = () => { log.push('key'); return 'v'; }, val = () => { log.push('value'); return 9; }; p[key()] ??= val(); p[key()] = val(); console.log(log, 1 ?? log.push('x'), (null ?? undefined) ?? 'last');
