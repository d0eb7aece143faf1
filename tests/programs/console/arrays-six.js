// More than six elements are grouped in columns.
for (let n = 5; n < 9; n++) console.log(Array.from({ length: n }, (_, i) => i));
console.log(Array.from({ length: 27 }, (_, i) => i * 7));
console.log(Array.from({ length: 30 }, (_, i) => 'item ' + i));
console.log(Array.from({ length: 12 }, (_, i) => 'x'.repeat(i)));
console.log(Array.from({ length: 10 }, (_, i) => ({ i })));
console.log([1.5, -2, 300, 4, 5, 6, 7.25, 8, 9, 10]);
console.log([true, false, null, undefined, true, false, null, 1]);
console.log([1, 'a', 2, 'b', 3, 'c', 4, 'd']);
console.log(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((x) => [x]));
console.log({ list: Array.from({ length: 20 }, (_, i) => i) });
console.log([[1, 2, [3, 4, [5, [6]]]], [[[[]]]]]);
console.log(['가', '나', '다', '라', '마', '바', '사', '아']);
console.log(['x'.repeat(100), 'y', 'z', 'a', 'b', 'c', 'd']);
