// Classes, util.inherits, calling without new, and what is where.
const stream = require('stream');
const util = require('util');
const { Readable, Writable, Transform, Duplex, PassThrough } = stream;
function Counter(max) { Readable.call(this, { objectMode: true }); this.n = 0; this.max = max; }
util.inherits(Counter, Readable);
Counter.prototype._read = function () { this.push(this.n < this.max ? this.n++ : null); };
new Counter(3).on('data', (x) => console.log(x)).on('end', () => console.log('end'));
console.log(Readable() instanceof Readable, Writable() instanceof Writable, Transform() instanceof Transform, PassThrough() instanceof Duplex);
console.log(stream === stream.Stream, typeof stream, stream.name, new stream() instanceof require('events'));
console.log(Object.keys(stream).join());
console.log(Object.keys(Readable.prototype).join());
console.log(Object.keys(Writable.prototype).join());
console.log(Object.keys(Duplex.prototype).join());
console.log(Object.keys(Transform.prototype).join(), Object.keys(PassThrough.prototype).join());
console.log(Readable.name, Readable.length, Object.keys(Readable).join(), Object.keys(Writable).join(), Object.keys(Duplex).join());
console.log(require('_stream_readable') === Readable, require('_stream_writable') === Writable, require('_stream_duplex') === Duplex, require('_stream_transform') === Transform, require('_stream_passthrough') === PassThrough);
console.log(Object.getPrototypeOf(Readable) === stream, Object.getPrototypeOf(Duplex) === Readable, Object.getPrototypeOf(Transform.prototype) === Duplex.prototype);
console.log(stream.getDefaultHighWaterMark(), stream.getDefaultHighWaterMark(true));
stream.setDefaultHighWaterMark(false, 99);
console.log(new Readable().readableHighWaterMark, new Duplex().writableHighWaterMark);
try { stream.setDefaultHighWaterMark(true, -1); } catch (e) { console.log(e.code, e.message); }
console.log(new Readable().eventNames(), new Readable({ read() {} }).on('end', () => {}).on('close', () => {}).on('x', () => {}).eventNames());
console.log(stream.isReadable(new Readable()), stream.isWritable(new Readable()), stream.isErrored(new Readable()), stream.isDisturbed(new Readable()), stream.isDestroyed(new Readable().destroy()), stream.isReadable({}), stream.isWritable(process.stdout));
