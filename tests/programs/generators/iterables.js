class Range {
    constructor(from, to) {
        this.from = from;
        this.to = to;
    }
    [Symbol.iterator]() {
        let n = this.from;
        const to = this.to;
        return {
            next: () => (n <= to ? { value: n++, done: false } : { value: undefined, done: true }),
            return() {
                console.log('closed early');
                return {};
            },
        };
    }
}
for (const n of new Range(1, 5)) {
    if (n === 3) break;
    console.log(n);
}
const [first, second] = new Range(10, 20);
console.log(first, second, [...new Range(1, 3)], Array.from(new Range(1, 2)));
const [all, ...rest] = new Range(1, 3);
console.log(all, rest);
try {
    for (const n of new Range(1, 3)) throw new Error('out of the loop');
} catch (e) {
    console.log(e.message);
}
(() => { for (const n of new Range(1, 3)) return n; })();
for (const c of 'héé') console.log(c);
for (const [k, v] of Object.entries({ a: 1, b: 2 })) console.log(k, v);
for (const [i, v] of ['x', 'y'].entries()) console.log(i, v);
