const T=(n,f)=>{ try { console.log(n, f()) } catch(e) { console.log(n, e.name+': '+e.message) } };
T(1,()=>new WeakMap().set(Symbol('x'),1));
T(2,()=>new WeakMap().set(Symbol.for('x'),1));
T(3,()=>new WeakMap().set(Symbol.iterator,1).has(Symbol.iterator));
T(4,()=>new WeakMap().set(1,1));
T(5,()=>new WeakMap([[1,1]]));
T(6,()=>new WeakMap([1]));
T(7,()=>new WeakSet([1]));
T(8,()=>new WeakSet().add('문자'));
T(9,()=>WeakMap());
T(10,()=>WeakSet());
T(11,()=>WeakRef({}));
T(12,()=>new WeakRef(1));
T(13,()=>new WeakRef(Symbol.for('q')));
T(14,()=>new WeakRef(Symbol('q')).deref());
T(15,()=>new FinalizationRegistry());
T(16,()=>FinalizationRegistry(()=>{}));
T(17,()=>new FinalizationRegistry(()=>{}).register(1));
T(18,()=>{const o={}; new FinalizationRegistry(()=>{}).register(o,o)});
T(19,()=>{const o={}; return new FinalizationRegistry(()=>{}).register(o,1,1)});
T(20,()=>{const o={}; const r= new FinalizationRegistry(()=>{}); r.register(o,1,o); return [r.unregister(o), r.unregister(o)]});
T(21,()=>new FinalizationRegistry(()=>{}).unregister(1));
T(22,()=>WeakMap.prototype.get.call({},1));
T(23,()=>WeakSet.prototype.has.call(new WeakMap,1));
T(24,()=>WeakRef.prototype.deref.call({}));
T(25,()=>FinalizationRegistry.prototype.register.call({}));
T(26,()=>new WeakMap().get(1));
T(27,()=>[new WeakMap([[{},1]]), new WeakSet([{}]), new WeakRef({a:1}), new FinalizationRegistry(()=>{})]);
// The keys are held: a collection may come at any time.
const held=[{a:1},{c:3}];
T(28,()=>require('util').inspect([new WeakMap([[held[0],{b:2}]]), new WeakSet([held[1]])],{showHidden:true}));
held.length=0;
for (const C of [WeakMap,WeakSet,WeakRef,FinalizationRegistry]) console.log(C.name,C.length,Object.getOwnPropertyNames(C.prototype),C.prototype[Symbol.toStringTag],Object.getOwnPropertyNames(C));
T(29,()=>{ class W extends WeakMap { set(k,v){ console.log('set',v); return super.set(k,v)} } return new W([[{},1]]) });
T(30,()=>{ WeakMap.prototype.set=1; try { new WeakMap([]) } finally { delete WeakMap.prototype.set } });
T(31,()=>Object.prototype.toString.call(new FinalizationRegistry(()=>{})));
T(32,()=>new FinalizationRegistry({}));
T(33,()=>structuredClone(new WeakMap));
T(34,()=>JSON.stringify([new WeakMap, new WeakRef({})]));
T(35,()=>{const o={}; return new FinalizationRegistry(()=>{}).register(Symbol.for('a'),1)});
T(36,()=>{const o={}; return new FinalizationRegistry(()=>{}).unregister(Symbol.for('a'))});
T(37,()=>{const o={}; return new FinalizationRegistry(()=>{}).register({},1,Symbol.for('a'))});
// Private data per object, and a graph that holds itself.
const secrets = new WeakMap();
class Account {
    constructor(owner) { secrets.set(this, { owner, balance: 0 }); }
    deposit(amount) { secrets.get(this).balance += amount; return this; }
    toString() { const { owner, balance } = secrets.get(this); return `${owner}: ${balance}원`; }
}
console.log(`${new Account('철수').deposit(5).deposit(7)}`);
const a = {}, b = {};
secrets.set(a, b).set(b, a);
console.log(secrets.get(secrets.get(a)) === a, secrets.delete(a), secrets.has(a), secrets.delete(a));
const visited = new WeakSet();
function count(node) {
    if (visited.has(node)) return 0;
    visited.add(node);
    return 1 + (node.next ? count(node.next) : 0);
}
const ring = { next: { next: {} } };
ring.next.next.next = ring;
console.log(count(ring), count(ring));
const ref = new WeakRef(ring);
Promise.resolve().then(() => console.log(ref.deref() === ring));
setTimeout(() => console.log(ref.deref()?.next === ring.next), 1);
