for (const m of 'a1b22c333'.matchAll(/([a-z])(\d+)/g)) {
    console.log(m[0], m[1], m[2], m.index);
}
const it = 'aXbX'.matchAll(/X/g);
console.log(it, it[Symbol.toStringTag], it[Symbol.iterator]() === it, typeof it.next);
console.log(it.next(), it.next(), it.next(), it.next());
console.log([...'abc'.matchAll(/(?:)/g)].map((m) => m.index), [...'👍👍'.matchAll(/(?:)/gu)].map((m) => m.index));
console.log(Array.from('x=1, y=2'.matchAll(/(?<k>\w)=(?<v>\d)/g), (m) => ({ ...m.groups })));
try { 'a'.matchAll(/a/); } catch (e) { console.log(e.name, e.message); }
console.log([...'a.b'.matchAll('.')].length, [...'aaa'.matchAll('a')].length);
const r = /a/g;
r.lastIndex = 2;
console.log([...'aaaa'.matchAll(r)].length, r.lastIndex);
console.log([.../a/[Symbol.matchAll]('aa')].length, [.../a/y[Symbol.matchAll]('aa')].length);
console.log(Object.fromEntries([...'이름=철수;나이=20'.matchAll(/([^=;]+)=([^=;]+)/g)].map((m) => [m[1], m[2]])));
const proto = Object.getPrototypeOf('a'.matchAll(/a/g));
try { proto.next.call({}); } catch (e) { console.log(e.message); }
console.log(Object.getOwnPropertyNames(proto), Object.getPrototypeOf(proto) === Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())));
