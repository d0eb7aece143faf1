// What programs do with bytes: a checksum, a picture, a matrix, a sieve.
function crc32(bytes) {
    const table = new Uint32Array(256).map((_, n) => {
        for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
        return n;
    });
    let crc = -1;
    for (const byte of bytes) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8);
    return (crc ^ -1) >>> 0;
}
console.log(crc32(Buffer.from('hello, 세계')).toString(16));
function picture(width, height) {
    const size = 54 + width * height * 3;
    const view = new DataView(new ArrayBuffer(size));
    view.setUint16(0, 0x424d);
    view.setUint32(2, size, true);
    view.setUint32(10, 54, true);
    view.setUint32(14, 40, true);
    view.setInt32(18, width, true);
    view.setInt32(22, height, true);
    view.setUint16(26, 1, true);
    view.setUint16(28, 24, true);
    const pixels = new Uint8ClampedArray(view.buffer, 54);
    for (let i = 0; i < width * height; i++) pixels.set([i * 40, 255 - i * 40, i * 100], i * 3);
    return view.buffer;
}
console.log(picture(2, 2));
function sieve(limit) {
    const composite = new Uint8Array(limit + 1);
    const primes = [];
    for (let i = 2; i <= limit; i++) {
        if (composite[i]) continue;
        primes.push(i);
        for (let j = i * i; j <= limit; j += i) composite[j] = 1;
    }
    return Uint16Array.from(primes);
}
const primes = sieve(5000);
console.log(primes.length, primes.subarray(-5), primes);
function multiply(a, b, n) {
    const c = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++)
            for (let k = 0; k < n; k++) c[i * n + j] += a[i * n + k] * b[k * n + j];
    return c;
}
const m = Float64Array.from({ length: 9 }, (_, i) => i + 0.5);
console.log(multiply(m, m, 3));
// A ring of samples, as in a player of sounds.
class Ring {
    #samples = new Float32Array(8);
    #at = 0;
    push(sample) {
        this.#samples[this.#at++ % this.#samples.length] = sample;
    }
    mean() {
        return this.#samples.reduce((a, b) => a + b) / this.#samples.length;
    }
}
const ring = new Ring();
for (let i = 0; i < 20; i++) ring.push(Math.sin(i));
console.log(ring.mean().toFixed(6));
// A random generator that needs 32 bits, and one that needs 64.
const state = new Uint32Array([42]);
function xorshift() {
    state[0] ^= state[0] << 13;
    state[0] ^= state[0] >>> 17;
    state[0] ^= state[0] << 5;
    return state[0];
}
console.log(xorshift(), xorshift(), xorshift());
const wide = new BigUint64Array([88172645463325252n]);
for (let i = 0; i < 3; i++) {
    wide[0] ^= wide[0] << 13n;
    wide[0] ^= wide[0] >> 7n;
    wide[0] ^= wide[0] << 17n;
}
console.log(wide[0]);
