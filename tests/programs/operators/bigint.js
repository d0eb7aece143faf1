// Every operator with BigInts, small and large.
const a = 123456789012345678901234567890n;
const b = -987654321n;
console.log(a + b, a - b, a * b, a / b, a % b);
console.log(b / 2n, b % 2n, -b / 2n, -7n / 2n, -7n % 2n, 7n % -2n);
console.log(2n ** 64n, (-3n) ** 5n, 0n ** 0n, (-1n) ** 12345678901234567890n);
console.log(-a, - -a, ~a, ~b, ~0n, ~-1n);
console.log(a & b, a | b, a ^ b, a & 0xffffn, b | 1n, -1n ^ b);
console.log(1n << 70n, a >> 10n, b >> 3n, -1n >> 100n, 5n << -1n, 5n >> -1n);
console.log((-(2n ** 64n)) >> 64n, (-(2n ** 64n) - 1n) >> 64n);
let i = 5n;
console.log(i++, ++i, i--, --i, +i.toString());
i += 10n;
i -= 1n;
i *= 3n;
i /= 2n;
i %= 7n;
i **= 3n;
i <<= 40n;
i >>= 38n;
i &= 0xfn;
i |= 0x10n;
i ^= 1n;
console.log(i);
console.log(1n < 2n, 2n <= 1n, 3n > 2n, 3n >= 4n, a > b, b > a);
console.log(1n < 2, 2 < 1n, 1.5 < 2n, 2n > 1.5, 2n >= 2, 1n < NaN, NaN > 1n);
console.log(1n < '2', '10' > 9n, 1n < 'x', 1n >= 'x', 2n > '', 1n > true);
console.log(1n == 1, 1n === 1, 1n == '1', 1n == true, 0n == '', 1n == 1.5);
console.log(1n != 1, 1n !== 1n, 1n == null, undefined == 0n, 1n == 'x');
console.log(2n ** 53n == 2 ** 53, 2n ** 53n + 1n == 2 ** 53,
            2n ** 53n + 1n > 2 ** 53, 2n ** 1024n < Infinity,
            -(2n ** 1024n) > -Infinity);
console.log(typeof 1n, typeof Object(1n), !0n, !1n, !!-1n, 0n || 'zero',
            1n && 'one', 0n ?? 'none', 0n ? 1 : 2);
console.log(1n + 'x', 'x' + 1n, `${-5n}`, 1n + [], 2n + { toString: () => '!' });
console.log([1n, 2n, 3n] + '', void 1n, (1n, 2n));
const object = { valueOf: () => 20n };
console.log(object + 1n, object * 2n, object > 19n, object == 20n, -object);
switch (3n) {
case 3:
    console.log('number');
    break;
case 3n:
    console.log('bigint');
}
