// read(n): less, more, all, over several chunks, at the end.
const { Readable } = require('stream');
const r = new Readable({ highWaterMark: 4, read() {} });
r.push('abc'); r.push('defg'); r.push('h'); r.push('ijkl');
console.log(r.readableLength, r.readableHighWaterMark);
console.log(String(r.read(2)), String(r.read(3)), String(r.read(0)), r.read(100), r.readableHighWaterMark);
console.log(String(r.read(1)), r.readableLength);
r.unshift('XY');
r.unshift(Buffer.from('W'));
console.log(String(r.read(4)), r.readableLength);
console.log(String(r.read('2')), String(r.read()));
console.log(r.read());
r.push('tail'); r.push(null);
console.log(String(r.read(10)), r.read());
r.on('end', () => console.log('end'));
try { r.read(2 ** 31); } catch (e) { console.log(e.code, e.message); }
const t = new Readable({ encoding: 'utf8', read() {} });
t.push('가나'); t.push('다라마'); t.push('바');
console.log(t.read(1), t.read(2), t.read(3), t.readableLength, t.read(9));
