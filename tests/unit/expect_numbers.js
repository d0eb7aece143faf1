'use strict';
/*
 * Makes the sums in test_math.c and test_number.c with real Node:
 *   node tests/unit/expect_numbers.js
 * Both sides draw the same arguments from the same generator and fold every
 * result into one sum (FNV-1a); a last bit that differs changes the sum.
 */
const view = new DataView(new ArrayBuffer(8));
const MASK = (1n << 64n) - 1n;
let state;
let sum;

function next() {
    state ^= (state << 13n) & MASK;
    state ^= state >> 7n;
    state ^= (state << 17n) & MASK;
    return state;
}

function fromBits(bits) {
    view.setBigUint64(0, bits);
    return view.getFloat64(0);
}

function toBits(x) {
    if (x !== x) return 0x7ff8000000000000n;
    view.setFloat64(0, x);
    return view.getBigUint64(0);
}

const unit = () => Number(next() >> 11n) / 2 ** 53;

function argument() {
    switch (Number(next() % 6n)) {
        case 0: return fromBits(next());
        case 1: return (unit() - 0.5) * 20;
        case 2: return (unit() - 0.5) * 2000;
        case 3: return (unit() - 0.5) * 2;
        case 4: return 1 + (unit() - 0.5) / 1024;
        default: return (Number(next() % 4001n) - 2000) / 8;
    }
}

function fold(bits) {
    for (let i = 0n; i < 64n; i += 8n)
        sum = ((sum ^ ((bits >> i) & 0xffn)) * 0x100000001b3n) & MASK;
}

function foldText(text) {
    for (const byte of Buffer.from(text + '\n'))
        sum = ((sum ^ BigInt(byte)) * 0x100000001b3n) & MASK;
}

function start() {
    state = 0x9e3779b97f4a7c15n;
    sum = 0xcbf29ce484222325n;
}

const hex = () => '0x' + sum.toString(16).padStart(16, '0');

const one = ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh',
    'tanh', 'asinh', 'acosh', 'atanh', 'exp', 'expm1', 'log', 'log1p',
    'log2', 'log10', 'cbrt', 'fround', 'round'];
for (const name of one) {
    start();
    for (let i = 0; i < 5000; i++) fold(toBits(Math[name](argument())));
    console.log(`{"${name}", math_${name}, ${hex()}},`);
}
for (const name of ['pow', 'atan2', 'hypot']) {
    start();
    for (let i = 0; i < 5000; i++) {
        const x = argument();
        fold(toBits(Math[name](x, argument())));
    }
    console.log(`{"${name}", ${hex()}},`);
}

const write = {
    text: (x) => String(x),
    fixed: (x, n) => x.toFixed(n),
    exponential: (x, n) => x.toExponential(n),
    precision: (x, n) => x.toPrecision(n + 1),
    radix: (x, n) => x.toString(n % 35 + 2),
};
for (const name of Object.keys(write)) {
    start();
    for (let i = 0; i < 5000; i++) {
        const x = argument();
        foldText(write[name](x, Number(next() % 100n)));
    }
    console.log(`{"${name}", write_${name}, ${hex()}},`);
}
start();
for (let i = 0; i < 5000; i++) {
    const digits = String(next()) + '.' + String(next());
    const text = digits + 'e' + (Number(next() % 700n) - 350);
    fold(toBits(Number(text)));
    fold(toBits(parseInt(digits, Number(next() % 35n) + 2)));
}
console.log(`{"read", ${hex()}},`);
