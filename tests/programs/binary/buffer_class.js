// Node's Buffer is a Uint8Array.
const buffer = Buffer.from('héllo 안녕');
console.log(buffer instanceof Uint8Array, Object.prototype.toString.call(buffer), buffer.BYTES_PER_ELEMENT, ArrayBuffer.isView(buffer));
console.log(Buffer.from(new ArrayBuffer(4)), Buffer.from(new Uint16Array([1, 300])), Buffer.from(new Uint16Array([1, 300]).buffer, 1, 2));
const shared = new Uint8Array([1, 2, 3, 4]);
const over = Buffer.from(shared.buffer, 1, 2);
over[0] = 99;
console.log(shared, over, over.byteOffset, over.buffer === shared.buffer, over.parent === shared.buffer);
for (const args of [[5], [1, 5], [-1]]) {
    try {
        console.log(Buffer.from(new ArrayBuffer(4), ...args));
    } catch (error) {
        console.log(error.name, error.code, error.message);
    }
}
console.log(Buffer.concat([new Uint8Array(2), Buffer.from('a')]), Buffer.byteLength(new ArrayBuffer(5)), Buffer.byteLength(new DataView(new ArrayBuffer(6))));
console.log(buffer.map(x => x + 1), buffer.filter(x => x > 100), buffer.slice(1, 3), Uint8Array.prototype.slice.call(buffer, 1, 3));
console.log(Buffer.from('cab').sort(), Buffer.from('abc').toReversed(), Buffer.from('abc').with(0, 65), Buffer.from('abc').reverse());
console.log(new Uint8Array(Buffer.from('abc')), Uint8Array.from(Buffer.from('ab')), [...Buffer.from('hi')], Buffer.of(1, 2));
console.log(Buffer.from('abc').subarray(1) instanceof Buffer, Buffer.alloc(5).buffer, Buffer.alloc(3).entries().next());
const big = Buffer.alloc(16);
console.log(big.writeBigInt64LE(-5n), big.writeBigUInt64BE(2n ** 64n - 2n, 8), big);
console.log(big.readBigInt64LE(), big.readBigUInt64LE(), big.readBigInt64BE(8), big.readBigUint64BE(8));
for (const action of [() => big.writeBigUInt64LE(-5n), () => big.writeBigInt64LE(2n ** 63n), () => Buffer.alloc(4).readBigInt64LE(), () => big.writeBigInt64LE(5), () => big.readBigInt64LE(9)]) {
    try {
        console.log(action());
    } catch (error) {
        console.log(error.name, error.code, error.message);
    }
}
console.log(structuredClone(Buffer.from('hey')), structuredClone(new Uint8Array([1, 2, 3]).subarray(1)).buffer);
console.log(Buffer.from('abc').equals(new Uint8Array([97, 98, 99])), Buffer.compare(new Uint8Array([1]), new Uint8Array([2])));
process.stdout.write(new Uint8Array([104, 105, 10]));
