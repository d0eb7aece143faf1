const values = [0, -0, '', '0', 'a', null, undefined, NaN, false, true, [], [0], {}];
for (const x of values) {
    console.log(values.map((y) => (x == y ? 1 : 0) + (x === y ? 1 : 0)).join(' '));
}
console.log(1 < 2 < 3, 3 > 2 > 1, '10' < '9', '10' < 9, 'a' < 1, null >= 0, undefined == 0, NaN != NaN);
console.log([2] > 1, { valueOf: () => 3 } > 2, 'B' < 'a', '' < 'a', 'ab' < 'abc');
