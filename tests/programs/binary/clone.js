const buffer = new ArrayBuffer(4);
const view = new Uint8Array(buffer, 1, 2);
view.set([7, 8]);
const copy = structuredClone({ view, buffer, data: new DataView(buffer, 2), again: view });
console.log(copy, copy.view.buffer === copy.buffer, copy.view === copy.again, copy.data.buffer === copy.buffer);
view[0] = 1;
console.log(copy.view[0], view[0]);
const moved = structuredClone({ view, buffer }, { transfer: [buffer] });
console.log(moved, view.length, buffer, moved.view.buffer === moved.buffer);
const resizable = new ArrayBuffer(2, { maxByteLength: 8 });
const tracking = new Int8Array(resizable);
const both = structuredClone({ resizable, tracking });
both.resizable.resize(5);
console.log(both.resizable.resizable, both.tracking.length, tracking.length);
for (const Type of [Int8Array, Uint8ClampedArray, Float32Array, BigUint64Array]) {
    console.log(structuredClone(new Type(2)));
}
for (const transfer of [[buffer, buffer], [1], [{}]]) {
    try {
        structuredClone(1, { transfer });
    } catch (error) {
        console.log(error.name, error.message);
    }
}
