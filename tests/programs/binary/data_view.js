const buffer = new ArrayBuffer(16);
const view = new DataView(buffer, 2, 12);
console.log(view.byteLength, view.byteOffset, view.buffer === buffer);
view.setInt8(0, -5);
view.setUint8(1, 300);
view.setInt16(2, -2);
view.setUint16(4, 0x1234);
view.setInt32(6, -3, true);
console.log(buffer);
console.log(view.getInt8(0), view.getUint8(0), view.getInt16(2), view.getUint16(2), view.getUint16(4), view.getUint16(4, true), view.getInt32(6, true), view.getInt32(6));
view.setFloat32(0, Math.PI);
view.setFloat64(4, -Math.E, true);
console.log(view.getFloat32(0), view.getFloat32(0, true), view.getFloat64(4, true), buffer);
view.setBigInt64(0, -5n);
console.log(view.getBigInt64(0), view.getBigUint64(0), view.getBigUint64(0, true));
view.setBigUint64(4, 2n ** 64n + 99n, true);
console.log(view.getBigUint64(4, true), view.getBigInt64(4));
view.setUint32(0, 0xdeadbeef);
view.setUint32(4, 0xdeadbeef, 'truthy');
console.log(view.getUint32(0).toString(16), view.getUint32(4).toString(16), view.getUint32(0, 1).toString(16));
view.setInt16('2', '77', undefined);
console.log(view.getInt16(2), view.setInt8(0), view.getInt8(0), view.getUint8(0.9), view.getInt8());
view.setFloat32(0, NaN);
view.setFloat64(4, -0);
console.log(view.getUint32(0).toString(16), Object.is(view.getFloat64(4), -0));
const growing = new ArrayBuffer(4, { maxByteLength: 12 });
const tracking = new DataView(growing, 1);
console.log(tracking.byteLength, new DataView(growing).byteLength);
growing.resize(10);
console.log(tracking.byteLength, tracking.getInt8(8));
growing.resize(1);
console.log(tracking.byteLength, tracking.byteOffset);
console.log(view, [new DataView(new ArrayBuffer(2))], Object.prototype.toString.call(view));
view.label = 'header';
console.log(view);
// The header of a frame of a WebSocket (RFC 6455, 5.2).
function header(fin, opcode, length) {
    const size = length < 126 ? 2 : length < 65536 ? 4 : 10;
    const frame = new DataView(new ArrayBuffer(size));
    frame.setUint8(0, (fin ? 0x80 : 0) | opcode);
    if (size === 2) frame.setUint8(1, length);
    else if (size === 4) {
        frame.setUint8(1, 126);
        frame.setUint16(2, length);
    } else {
        frame.setUint8(1, 127);
        frame.setBigUint64(2, BigInt(length));
    }
    return new Uint8Array(frame.buffer);
}
console.log(header(true, 1, 5), header(false, 2, 300), header(true, 2, 70000));
