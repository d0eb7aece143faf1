function* inner() {
    const x = yield 'a';
    console.log('inner got', x);
    return 'inner result';
}
function* outer() {
    const r = yield* inner();
    console.log('outer got', r);
    yield* [1, 2];
    yield* 'xy';
    return 'outer result';
}
const g = outer();
console.log(g.next(), g.next('hello'), [...g]);
function* walk(tree) {
    if (!tree) return;
    yield* walk(tree.left);
    yield tree.value;
    yield* walk(tree.right);
}
const leaf = (value) => ({ value });
console.log([...walk({ value: 4, left: { value: 2, left: leaf(1), right: leaf(3) }, right: leaf(5) })]);
