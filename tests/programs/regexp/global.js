const r = /o/g;
const text = 'foo boo';
let m;
while ((m = r.exec(text)) !== null) {
    console.log(m.index, r.lastIndex);
}
console.log(r.lastIndex, r.test(text), r.lastIndex, r.test('x'), r.lastIndex);
r.lastIndex = 100;
console.log(r.exec(text), r.lastIndex);
r.lastIndex = '2';
console.log(r.exec(text).index);
r.lastIndex = { valueOf() { console.log('asked'); return 5; } };
console.log(r.exec(text).index, r.lastIndex);
r.lastIndex = -5;
console.log(r.exec(text).index);
r.lastIndex = NaN;
console.log(r.exec(text).index);
const plain = /o/;
plain.lastIndex = 3;
console.log(plain.exec(text).index, plain.lastIndex);
console.log('aaa'.match(/a/g), 'aaa'.match(/b/g), 'abc'.match(/(?:)/g));
console.log('👍👍'.match(/(?:)/gu).length, '👍👍'.match(/(?:)/g).length);
// The classic mistake: one global object tests two texts.
const has = /a/g;
console.log(['a', 'a', 'a'].map((s) => has.test(s)));
