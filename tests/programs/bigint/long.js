// Long work: products, quotients, powers, texts of thousands of digits.
function factorial(n) {
    let product = 1n;
    for (let i = 2n; i <= n; i++) product *= i;
    return product;
}
const f = factorial(1500n);
console.log(f.toString().length, f % 1009n, f / factorial(1498n));
function fibonacci(n) {
    let [a, b] = [0n, 1n];
    for (let i = 0; i < n; i++) [a, b] = [b, a + b];
    return a;
}
console.log(fibonacci(300), fibonacci(5000).toString().length);
const p = 3n ** 30000n;
console.log(p.toString().length, p % 1000000007n, p.toString().slice(-15));
console.log((p * p) / p === p, (p * p + 5n) % p, (p * p) % (p - 1n));
console.log((p << 1000n) >> 1000n === p, (p ^ -p) + 2n * (p & -p) === 0n);
// Newton's method: digits of the square root of two.
function squareRoot(n) {
    let x = 1n << BigInt(n.toString(2).length / 2 + 1 | 0);
    for (;;) {
        const y = (x + n / x) >> 1n;
        if (y >= x) return x;
        x = y;
    }
}
console.log(squareRoot(2n * 10n ** 200n).toString());
// Machin's formula for pi.
function arctan(inverse, unity) {
    let term = unity / inverse;
    let sum = term;
    const square = inverse * inverse;
    for (let n = 3n, sign = -1n; term !== 0n; n += 2n, sign = -sign) {
        term /= square;
        sum += sign * (term / n);
    }
    return sum;
}
const unity = 10n ** 320n;
const pi = 4n * (4n * arctan(5n, unity) - arctan(239n, unity));
console.log((pi / 10n ** 20n).toString());
