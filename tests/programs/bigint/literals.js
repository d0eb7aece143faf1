console.log(0n, 1n, 0x1fn, 0XFFn, 0o17n, 0O7n, 0b101n, 0B11n);
console.log(1_000_000n, 0xdead_beefn, 0b1010_0101n, 0o7_7n);
console.log(123456789012345678901234567890123456789012345678901234567890n);
console.log(0xffffffffffffffffffffffffffffffffn);
console.log(-0n, Object.is(-0n, 0n), 00 === 0);
console.log({ 1n: 'one', 0x10n: 'sixteen', [2n]: 'two' });
class Table {
    5n = 'field';
    static 6n() {
        return 'method';
    }
}
console.log(new Table()[5], Table[6]());
const { 1n: first } = { 1: 'eins' };
console.log(first, 1n.toString(), 5n['constructor'] === BigInt);
