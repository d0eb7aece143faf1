const util = require('util');
console.log(new Int8Array(), new Int8Array(2), [new Uint16Array([1, 2])], { a: { b: new Float32Array([0.5, 1.25]) } });
console.log(new Uint8Array(200), new Float64Array(8).fill(1.5), new BigInt64Array(9).fill(-5n));
console.log(new Uint8ClampedArray([1, 20, 255, 3, 40, 5, 60, 7]), new Float64Array([-0, NaN, Infinity, 1e21, 1e-7]));
console.log(new ArrayBuffer(4), new ArrayBuffer(60), [new ArrayBuffer(3)], { a: { b: { c: new ArrayBuffer(4) } } });
console.log(new ArrayBuffer(130));
console.log(util.inspect(new ArrayBuffer(8), { maxArrayLength: 3 }), util.inspect(new Int8Array(8), { maxArrayLength: 3 }));
console.log(util.inspect(new Int16Array(2), { showHidden: true }));
console.log(util.inspect(new ArrayBuffer(3), { showHidden: true }), util.inspect(new DataView(new ArrayBuffer(3)), { showHidden: true }));
console.log(util.inspect([new Int16Array(2), [[new Int16Array(2)]]], { depth: 1 }), util.inspect(new Float64Array([12345.678]), { numericSeparator: true }));
class Pixels extends Uint8ClampedArray {}
class Memory extends ArrayBuffer {}
class Reader extends DataView {}
console.log(new Pixels(2), new Memory(2), new Reader(new ArrayBuffer(1)));
console.log(Object.setPrototypeOf(new Int8Array(2), null), Object.assign(new Int8Array(1), { name: '이름' }));
console.log(Int8Array, Object.getPrototypeOf(Int8Array), Int8Array.prototype, Object.getPrototypeOf(Int8Array.prototype), ArrayBuffer.prototype, DataView.prototype);
console.log(util.inspect(new Uint8Array([1, 200]), { colors: true }), util.inspect(new ArrayBuffer(2), { colors: true }));
console.log('%o', new Uint8Array(2));
console.log('%s %d %j', new Uint8Array([1, 2]), new Uint8Array([7]), new Uint8Array([1]));
console.table(new Uint8Array([5, 6]));
console.log(util.types.isTypedArray(new Int8Array()), util.types.isUint8Array(Buffer.alloc(1)), util.types.isInt16Array(new Int8Array()),
            util.types.isArrayBuffer(new ArrayBuffer(1)), util.types.isDataView(new DataView(new ArrayBuffer(1))),
            util.types.isArrayBufferView(new DataView(new ArrayBuffer(1))), util.types.isAnyArrayBuffer(new ArrayBuffer(1)), util.types.isBigInt64Array(new BigInt64Array()));
console.log(util.isDeepStrictEqual(new Int8Array([1, 2]), new Int8Array([1, 2])), util.isDeepStrictEqual(new Int8Array([1]), new Uint8Array([1])),
            util.isDeepStrictEqual(new Float64Array([0]), new Float64Array([-0])), util.isDeepStrictEqual(new ArrayBuffer(2), new ArrayBuffer(2)),
            util.isDeepStrictEqual(new Uint8Array([1]).buffer, new Uint8Array([2]).buffer));
