function makeCounter(start = 0) {
    let n = start;
    return { up: () => ++n, down: () => --n, get value() { return n; } };
}
const a = makeCounter();
const b = makeCounter(10);
a.up();
a.up();
b.down();
console.log(a.value, b.value, a.up === b.up);
const adders = [];
for (let i = 0; i < 3; i++) adders.push((x) => x + i);
console.log(adders.map((f) => f(10)));
var shared = [];
for (var j = 0; j < 3; j++) shared.push(() => j);
console.log(shared.map((f) => f()));
const copies = [];
for (let k = 0; k < 3; k++) {
    copies.push(() => k);
    k++;
}
console.log(copies.map((f) => f()));
