// Arrays of more than six elements stand in columns; objects break at 72.
for (const n of [7, 8, 10, 15, 26, 30, 50, 100, 101]) {
    const list = (make) => Array.from({ length: n }, (_, i) => make(i));
    console.log(list((i) => i));
    console.log(list((i) => 's'.repeat(i % 9)));
    console.log(list((i) => (i % 3 ? i * 1000 : 'x' + i)));
    console.log(list((i) => ({ i })), list((i) => [i]));
    console.log(list((i) => '가나다'.slice(0, i % 4)));
    console.log({ v: { w: list((i) => -i) } });
    console.log(list((i) => i % 2 === 0));
}
for (const n of [1, 15, 16, 17, 40, 66, 68, 70, 72, 74, 76, 78, 80, 100]) {
    const text = 'y'.repeat(n);
    console.log([text], { text }, { text, u: 1 }, [text, text], { a: { b: text } });
    console.log(new Map([[text, 1]]), [[text]], [[text, text]]);
    console.log({ a: text, b: text.slice(5), c: { d: text } });
    console.log({ k: text + '\n' + text }, [text + '\n' + text + '\n']);
}
console.log(['👍', '👨‍👩‍👧', 'é', 'e\u0301', '\u1100\u1161', 'ｆｕｌｌ', 'a', 'b', 'c', 'd']);
console.log(['🇰🇷', 'b', 'c', 'd', 'e', 'f', 'g', '日本']);
console.log(Array.from({ length: 10 }, (_, i) => Array.from({ length: 10 }, (_, j) => i * j)));
const sparse = [];
sparse[5] = 1;
sparse[500] = 2;
sparse.foo = 'bar';
console.log(sparse, new Array(200), [, 'a', , 'b']);
