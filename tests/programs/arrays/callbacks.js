const a = [5, 12, 8, 130, 44];
console.log(a.map((x, i) => x + i));
console.log(a.filter((x) => x > 10), a.find((x) => x > 10), a.findIndex((x) => x > 100));
console.log(a.reduce((s, x) => s + x), a.reduce((s, x) => s + x, ''), a.reduceRight((s, x) => s + '.' + x));
console.log(a.some((x) => x > 100), a.every((x) => x > 100));
a.forEach(function (x, i, all) {
    console.log(i, x, all === a, this.me);
}, { me: 'this' });
console.log(a.flatMap((x) => (x > 10 ? [x, x] : [])));
console.log(a.findLast((x) => x < 100), a.findLastIndex((x) => x > 100));
console.log([1, , 3].map((x) => x * 2));
try {
    [].reduce((x) => x);
} catch (e) {
    console.log(e.message);
}
try {
    [1].map('not a function');
} catch (e) {
    console.log(e.message);
}
