const a = Int16Array.of(5, 1, 4, 1, 3);
console.log(a.at(-1), a.at(9), a.indexOf(1), a.lastIndexOf(1), a.includes(4), a.indexOf('1'), a.indexOf(1, 2), a.lastIndexOf(1, -3));
console.log(a.map(x => x * 2.7), a.filter(x => x > 2), a.some(x => x > 4), a.every(x => x > 0));
console.log(a.find(x => x > 3), a.findIndex(x => x > 8), a.findLast(x => x > 3), a.findLastIndex(x => x === 1));
console.log(a.reduce((x, y) => x + y), a.reduceRight((x, y) => `${x}${y}`, ''), a.join(), a.join('-'));
console.log(a.slice(1, 3), a.slice(-2), a.subarray(1, 3), a.subarray(-2).byteOffset, a.subarray(3).buffer === a.buffer);
console.log(a.toReversed(), a.toSorted(), a.toSorted((x, y) => y - x), a.with(1, 99), a);
console.log(a.slice().sort(), a.slice().sort((x, y) => y - x), a.slice().reverse(), a.slice().fill(7, 1, -1));
console.log(a.slice().copyWithin(0, 3), a.slice().copyWithin(2, 0, 3), a.slice().copyWithin(-2, 1));
const b = new Uint8Array(6);
b.set([1, 2, 3], 1);
b.set(new Float64Array([9.9, 300]), 4);
console.log(b, b.set('12'), b);
b.set(b.subarray(0, 4), 2);
console.log(b);
const shared = new ArrayBuffer(8);
const bytes = new Uint8Array(shared);
bytes.set([1, 2, 3, 4, 5, 6, 7, 8]);
new Uint16Array(shared).set(bytes.subarray(0, 4));
console.log(bytes);
console.log([...a.entries()], [...a.keys()], [...a.values()], [...a]);
a.forEach((value, index, whole) => console.log(value, index, whole === a));
console.log(a.toString(), a.toLocaleString(), new Float64Array([1234567.891, -0.5]).toLocaleString(), String(new BigInt64Array([5n, -6n])));
console.log(Int8Array.from('12345'), Int8Array.from([1, 2], x => x * 50), Float32Array.from(new Set([1, 2])), Uint8Array.from({ length: 2, 0: 7 }));
console.log(Int8Array.from({ length: 3 }, (_, i) => i * this.length || i), Uint8ClampedArray.from([300, -5, 1.5]));
console.log(new Float64Array([3, -0, NaN, 0, -Infinity, 1, -2, 5e-324, Infinity]).sort());
console.log(new Float32Array([0.1, -3.5, NaN, 2, -0, 0]).sort(), new Int32Array([5, -7, 2 ** 31 - 1, -(2 ** 31), 0]).sort());
console.log(new BigInt64Array([5n, -7n, 2n ** 63n - 1n, -(2n ** 63n)]).sort(), new BigUint64Array([2n ** 64n - 1n, 1n, 2n]).sort());
console.log(new Uint8Array([200, 3, 100]).sort(), new Int8Array([-1, 5, -128, 127]).sort());
const large = new Uint32Array(3000).map((_, i) => (i * 2654435761) >>> 0);
large.sort();
console.log(large.every((x, i) => i === 0 || large[i - 1] <= x), large.subarray(0, 4), large.at(-1));
console.log(new Float64Array([NaN]).includes(NaN), new Float64Array([NaN]).indexOf(NaN), new BigInt64Array([3n]).includes(3n), new BigInt64Array([3n]).indexOf(3));
class Vector extends Float64Array {
    length2() {
        return this.reduce((sum, x) => sum + x * x, 0);
    }
}
const v = Vector.of(3, 4);
console.log(v, v.length2(), v.map(x => x + 1), v.slice(1), v.filter(x => x > 3).length2(), v.subarray(0, 1));
