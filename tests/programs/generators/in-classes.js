class Tree {
    constructor(...items) { this.items = items; }
    *[Symbol.iterator]() { yield* this.items; }
    *pairs() { for (const a of this) for (const b of this) yield [a, b]; }
    static *of(n) { while (n > 0) yield new Tree(n--); }
}
console.log([...new Tree(1, 2)], [...new Tree('a', 'b').pairs()].join(' '));
console.log([...Tree.of(2)].map((t) => [...t]));
const o = { *gen() { yield this.v; }, v: 9 };
console.log([...o.gen()], Object.prototype.toString.call(o.gen()));
