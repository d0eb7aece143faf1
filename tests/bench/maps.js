// Map and Set, with keys of every kind.
const counts = new Map();
for (let i = 0; i < 150000; i++) {
    const key = "word" + (i * 7919 % 500);
    counts.set(key, (counts.get(key) || 0) + 1);
}

const squares = new Map();
for (let i = 0; i < 30000; i++) squares.set(i, i * i);
for (let i = 0; i < 30000; i += 3) squares.delete(i);
let sum = 0;
for (const [n, square] of squares) sum = (sum + n + square) % 1000003;
squares.forEach((square, n) => { sum = (sum + square - n) % 1000003; });

const seen = new Set();
let x = 1;
while (!seen.has(x)) {
    seen.add(x);
    x = (x * 16807) % 65537;
}

const objects = [], owners = new Map();
for (let i = 0; i < 20000; i++) {
    const object = { i };
    objects.push(object);
    owners.set(object, i);
}
let found = 0;
for (const object of objects) found += owners.get(object);
console.log(counts.size, counts.get("word7"), squares.size, sum);
console.log(seen.size, x, found);
