const value = 123456789012345678901234567890n;
for (const radix of [2, 3, 7, 8, 10, 16, 32, 35, 36]) {
    console.log(radix, value.toString(radix), (-value).toString(radix));
}
console.log(0n.toString(2), 255n.toString(16), (1n).toString(undefined));
console.log(1n.toLocaleString(), 1234n.toLocaleString(), (-1234567n).toLocaleString());
console.log(999n.toLocaleString(), (-999n).toLocaleString(), value.toLocaleString());
console.log((10n ** 9n).toString(), (10n ** 18n - 1n).toString(), (10n ** 18n).toString());
console.log(`${2n ** 200n}`.length, String(-(2n ** 100n)));
console.log([1n, 2n].join('-'), [1n, [2n]].toString(), [3n].toLocaleString());
const big = 7n ** 6000n;
const text = big.toString();
console.log(text.length, text.slice(0, 20), text.slice(-20));
console.log(BigInt(text) === big, big == text, text == big, big > text.slice(1));
console.log(`${big}`.length, ('' + big).length, [big].join().length, big.toString(36).length);
console.log(BigInt('0x' + big.toString(16)) === big, BigInt('0b' + big.toString(2)) === big);
console.log({ [big]: 1 }[text], 5n < '9'.repeat(5000), 5n < 'x'.repeat(5000));
console.log('한글 ' + 5n + '개');
