// What students use BigInts for: keys, hashes, primes.
function power(base, exponent, modulus) {
    let result = 1n;
    for (base %= modulus; exponent > 0n; exponent >>= 1n) {
        if (exponent & 1n) result = result * base % modulus;
        base = base * base % modulus;
    }
    return result;
}
function gcd(a, b) {
    return b === 0n ? a : gcd(b, a % b);
}
function inverse(a, modulus) {
    let [r0, r1, s0, s1] = [modulus, a % modulus, 0n, 1n];
    while (r1 > 0n) {
        const q = r0 / r1;
        [r0, r1] = [r1, r0 - q * r1];
        [s0, s1] = [s1, s0 - q * s1];
    }
    return s0 < 0n ? s0 + modulus : s0;
}
const p = 0xffffffffffffffc5n;
const q = 18446744073709551557n;
console.log(p === q, power(2n, p - 1n, p), gcd(p, 123456n));
const n = 1000000007n * 998244353n;
const e = 65537n;
const d = inverse(e, 1000000006n * 998244352n);
const message = BigInt('0x' + Buffer.from('안녕').toString('hex'));
const secret = power(message, e, n);
console.log(secret, power(secret, d, n) === message % n);
function fnv(text) {
    let hash = 0xcbf29ce484222325n;
    for (const byte of Buffer.from(text)) {
        hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    }
    return hash.toString(16);
}
console.log(fnv(''), fnv('hello'), fnv('웹소켓'));
function isPrime(n) {
    for (const base of [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n]) {
        if (n === base) return true;
        if (n % base === 0n || power(base, n - 1n, n) !== 1n) return false;
    }
    return true;
}
for (let k = 2n ** 61n - 10n; k < 2n ** 61n + 20n; k++) if (isPrime(k)) console.log(k);
