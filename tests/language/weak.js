// What nobody else keeps goes with the next collection, in every run.
const map = new WeakMap();
const refs = [];
let told = 0;
const registry = new FinalizationRegistry(held => { told += held; });
function fill() {
    const keep = { n: 0 };
    let last = keep;
    for (let i = 0; i < 100; i++) {
        const next = { n: i + 1 };
        map.set(last, next);
        last = next;
    }
    for (let i = 0; i < 100; i++) {
        const target = { i };
        map.set(target, { target });
        refs.push(new WeakRef(target));
        registry.register(target, 1, refs);
    }
    return keep;
}
const start = fill();
console.log(refs.every(ref => ref.deref() !== undefined)); // expect: true
setTimeout(() => {
    let waste = [];
    for (let i = 0; i < 200; i++) waste = new Uint8Array(20000);
}, 1);
setTimeout(() => {
    const alive = refs.filter(ref => ref.deref() !== undefined);
    console.log(alive.length, told); // expect: 0 100
    let n = 0;
    for (let at = start; map.has(at); at = map.get(at)) n++;
    console.log(n); // expect: 100
    console.log(registry.unregister(refs)); // expect: false
}, 2);
