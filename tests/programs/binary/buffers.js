// ArrayBuffer: its length, slices, views, resizing, detaching.
const buffer = new ArrayBuffer(8);
console.log(buffer.byteLength, buffer.maxByteLength, buffer.resizable, ArrayBuffer.isView(buffer));
const bytes = new Uint8Array(buffer);
bytes.set([1, 2, 3, 4, 5, 6, 7, 8]);
console.log(buffer, buffer.slice(2, 5), buffer.slice(-3), buffer.slice(4, 2), buffer.slice());
console.log(bytes.buffer === buffer, new Uint16Array(buffer, 2, 2), new Uint32Array(buffer, 4));
class Named extends ArrayBuffer {
    constructor(length) {
        super(length);
        this.name = '버퍼';
    }
}
console.log(new Named(3), new Named(4).slice(1) instanceof Named);
const growing = new ArrayBuffer(4, { maxByteLength: 16 });
const all = new Uint8Array(growing);
const rest = new Uint8Array(growing, 2);
const pair = new Uint8Array(growing, 1, 2);
const words = new Uint16Array(growing);
all.fill(7);
function show(title) {
    console.log(title, growing.byteLength, all.length, rest.length, pair.length, words.length,
                [all.byteOffset, rest.byteOffset, pair.byteOffset], [...all], pair);
}
show('at first');
growing.resize(7);
show('grown');
all[6] = 9;
growing.resize(1);
show('shrunk');
growing.resize(10);
show('grown again');
console.log(all[20], all[-1], 20 in all, growing.maxByteLength, growing.resizable);
const moved = structuredClone(growing, { transfer: [growing] });
console.log(growing, all.length, all.byteOffset, all[0], 0 in all, Object.keys(all));
console.log(moved, moved.resizable, moved.maxByteLength);
all[0] = 5;
console.log(all, rest, growing.byteLength, typeof ArrayBuffer.prototype.transfer, growing.detached);
console.log(Object.getOwnPropertyNames(ArrayBuffer.prototype), ArrayBuffer[Symbol.species] === ArrayBuffer);
console.log(new ArrayBuffer(), new ArrayBuffer('3').byteLength, new ArrayBuffer(2.9).byteLength);
