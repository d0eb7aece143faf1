// BigInt (ECMA-262, 21.2): what takes several steps, or long.

%define(BigInt.prototype, Symbol.toStringTag, 'BigInt', 4);

// base ** exponent where it is no short one: square by square.
function power(base, exponent) {
    let result = 1n;
    let square = base;
    for (let left = exponent;;) {
        if (left & 1n) result *= square;
        left >>= 1n;
        if (left === 0n) return result;
        square *= square;
    }
}

// Texts of thousands of digits, and back (7.1.14: undefined for no BigInt).
%hook('bigintToText', bigint => %bigintToText(bigint));
%hook('textToBigint', text => %textToBigint(text));
%hook('toBigint', value => %toBigint(value));
%hook('bigintPower', power);
