function* count(n) {
    console.log('starts at the first next');
    for (let i = 1; i <= n; i++) {
        const got = yield i;
        if (got) console.log('got', got);
    }
    return 'end';
}
const g = count(3);
console.log(g.next('lost'), g.next('a'), g.next('b'), g.next('c'), g.next());
console.log([...count(4)], Math.max(...count(2)));
for (const x of count(2)) console.log('of', x);
const [a, b] = count(10);
console.log(a, b, typeof g.next, g[Symbol.iterator]() === g);
