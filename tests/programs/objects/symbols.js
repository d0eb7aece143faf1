const tag = Symbol('tag');
const o = { [tag]: 1, plain: 2, [Symbol()]: 3 };
console.log(o, Object.keys(o), o[tag], tag.toString(), tag.description);
console.log(Object.getOwnPropertySymbols(o).length);
const money = {
    amount: 5,
    [Symbol.toPrimitive](hint) {
        return hint === 'number' ? this.amount : hint + '!';
    },
};
console.log(+money, `${money}`, money + '', money * 2);
const named = { get [Symbol.toStringTag]() { return 'Named'; } };
console.log(String(named), named);
console.log(Symbol.for('a') === Symbol.for('a'), Symbol('a') === Symbol('a'));
try {
    console.log('' + tag);
} catch (e) {
    console.log(e.message);
}
console.log(Symbol.iterator, typeof tag);
