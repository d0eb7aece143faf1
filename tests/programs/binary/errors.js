// V8's words for what binary data refuses.
function attempt(action) {
    try {
        console.log(action());
    } catch (error) {
        console.log(`${error.name}: ${error.message}`);
    }
}
const TypedArray = Object.getPrototypeOf(Int8Array);
attempt(() => new ArrayBuffer(-1));
attempt(() => new ArrayBuffer(2 ** 53));
attempt(() => new ArrayBuffer(2 ** 45));
attempt(() => ArrayBuffer(1));
attempt(() => new ArrayBuffer(8, { maxByteLength: 4 }));
attempt(() => new ArrayBuffer(8, { maxByteLength: -1 }));
attempt(() => new ArrayBuffer(4).resize(8));
attempt(() => new ArrayBuffer(4, { maxByteLength: 8 }).resize(9));
attempt(() => new ArrayBuffer(4, { maxByteLength: 8 }).resize(-1));
attempt(() => ArrayBuffer.prototype.slice.call({}));
attempt(() => ArrayBuffer.prototype.byteLength);
attempt(() => new Int8Array(-1));
attempt(() => new Int8Array(2 ** 40));
attempt(() => new Int8Array(Symbol()));
attempt(() => new Int8Array(1n));
attempt(() => Int8Array(1));
attempt(() => TypedArray());
attempt(() => new TypedArray());
attempt(() => new Int16Array(new ArrayBuffer(3)));
attempt(() => new Int16Array(new ArrayBuffer(4), 1));
attempt(() => new Int16Array(new ArrayBuffer(4), 6));
attempt(() => new Int16Array(new ArrayBuffer(4), 2, 2));
attempt(() => new Int16Array(new ArrayBuffer(4), -2));
attempt(() => new Int16Array(new ArrayBuffer(4), 0, -1));
attempt(() => new BigInt64Array([1]));
attempt(() => new BigInt64Array(new Int8Array(1)));
attempt(() => new Int8Array(new BigInt64Array(1)));
attempt(() => new Int8Array([1n]));
attempt(() => new Int8Array({ length: 2 ** 60 }));
attempt(() => new Int8Array({ [Symbol.iterator]: 1 }));
const gone = new ArrayBuffer(8);
const view = new Int8Array(gone);
const data = new DataView(gone);
structuredClone(gone, { transfer: [gone] });
attempt(() => gone.slice());
attempt(() => gone.resize(3));
attempt(() => view.fill(1));
attempt(() => [...view]);
attempt(() => view.slice());
attempt(() => view.subarray(0));
attempt(() => view.set([1]));
attempt(() => view.join());
attempt(() => view.sort());
attempt(() => view.map(x => x));
attempt(() => new Int8Array(gone));
attempt(() => new Int8Array(view));
attempt(() => new DataView(gone));
attempt(() => data.byteLength);
attempt(() => data.byteOffset);
attempt(() => data.getInt8(0));
attempt(() => data.setInt8(0, 1));
attempt(() => new DataView({}));
attempt(() => DataView(new ArrayBuffer(1)));
attempt(() => new DataView(new ArrayBuffer(4), 5));
attempt(() => new DataView(new ArrayBuffer(4), -1));
attempt(() => new DataView(new ArrayBuffer(4), 1, 4));
attempt(() => new DataView(new ArrayBuffer(4)).getInt16(3));
attempt(() => new DataView(new ArrayBuffer(4)).getInt16(-1));
attempt(() => new DataView(new ArrayBuffer(8)).setBigInt64(0, 1));
attempt(() => new DataView(new ArrayBuffer(8)).setInt8(0, 1n));
attempt(() => DataView.prototype.getInt8.call({}, 0));
attempt(() => DataView.prototype.byteLength);
attempt(() => Int8Array.prototype.length);
attempt(() => Int8Array.prototype.fill.call([]));
attempt(() => Int8Array.prototype.join.call([]));
attempt(() => Int8Array.prototype.subarray.call([]));
attempt(() => new Int8Array(1).map());
attempt(() => new Int8Array(1).forEach(1));
attempt(() => new Int8Array(1).sort(1));
attempt(() => new Int8Array(1).toSorted(null));
attempt(() => new Int8Array(0).reduce((a, b) => a));
attempt(() => new Int8Array(0).reduceRight((a, b) => a));
attempt(() => new Int8Array(2).set([1, 2, 3]));
attempt(() => new Int8Array(2).set([1], -1));
attempt(() => new Int8Array(2).set(null));
attempt(() => new Int8Array(2).set(new BigInt64Array(1)));
attempt(() => new Int8Array(2).with(2, 1));
attempt(() => Int8Array.from(null));
attempt(() => Int8Array.from([1], 1));
attempt(() => Int8Array.from.call({}, []));
attempt(() => Int8Array.of.call(Array, 1));
attempt(() => new Int8Array(1)[0] = 1n);
attempt(() => new BigInt64Array(1)[0] = 1);
attempt(() => new BigInt64Array(1).fill(1));
attempt(() => new Int8Array(1)[0] = Symbol());
attempt(() => Object.defineProperty(new Int8Array(1), 0, { value: 1, writable: false }));
attempt(() => Object.defineProperty(new Int8Array(1), 1, { value: 1 }));
attempt(() => Object.defineProperty(new Int8Array(1), '-0', { value: 1 }));
attempt(() => Object.defineProperty(new Int8Array(1), 0, { get() {} }));
attempt(() => Object.freeze(new Int8Array(1)));
attempt(() => {
    'use strict';
    delete new Int8Array(1)[0];
});
attempt(() => structuredClone(1, { transfer: [{}] }));
attempt(() => structuredClone(1, { transfer: [new ArrayBuffer(1), 2] }));
class Small extends Int8Array {
    static get [Symbol.species]() {
        return class extends Int8Array {
            constructor() {
                super(1);
            }
        };
    }
}
attempt(() => new Small(3).map(x => x));
class Other extends Int8Array {
    static get [Symbol.species]() {
        return Array;
    }
}
attempt(() => new Other(3).filter(x => true));
