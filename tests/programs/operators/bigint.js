console.log(typeof 10n, 2n ** 64n, 7n / 2n, -5n % 3n, 10n > 5, 1n == 1);
console.log([1n, { n: -2n }], `${123456789012345678901234567890n}`);
try {
    1n + 1;
} catch (e) {
    console.log(e.message);
}
