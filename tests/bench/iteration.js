// for-of, destructuring, spread, generators.
const list = Array.from({ length: 1000 }, (_, i) => i * 7 % 1000);

function sum() {
    let total = 0;
    for (let round = 0; round < 150; round++) {
        for (const n of list) total += n;
    }
    return total;
}

function pairs() {
    let total = 0;
    for (let round = 0; round < 40; round++) {
        for (const [i, n] of list.entries()) total += i * n % 10;
    }
    return total;
}

function* countdown(n) {
    while (n > 0) yield n--;
}

function swaps(n) {
    let [a, b, c] = [1, 2, 3];
    for (let i = 0; i < n; i++) {
        [a, b, c] = [b, c, (a + b) & 1023];
        const { x, y = 5, ...rest } = { x: a, z: b };
        c = (c + x + y + rest.z) & 1023;
    }
    return a + b + c;
}

function spread(n) {
    let all = [];
    for (let i = 0; i < n; i++) all = [...all.slice(-50), i, ...[i, i]];
    return Math.max(...all) + all.length;
}

let generated = 0;
for (const n of countdown(60000)) generated += n;
let letters = 0;
for (const letter of "아름다운 loop".repeat(3000)) letters += letter.length;
console.log(sum(), pairs(), generated, swaps(15000), spread(4000), letters);
