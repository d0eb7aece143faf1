// A transform whose output nobody reads takes no more input.
const { Transform, PassThrough } = require('stream');
const t = new Transform({ highWaterMark: 4, transform(c, e, cb) { console.log('transform', String(c)); cb(null, c); } });
console.log(t.write('abcd'), t.write('efgh'), t.write('ijkl'), t.readableLength, t.writableLength);
t.once('drain', () => console.log('drain'));
setImmediate(() => {
  console.log('read', String(t.read()), t.readableLength, t.writableLength);
  setImmediate(() => {
    console.log('read', String(t.read()), t.readableLength, t.writableLength);
    t.end();
    t.on('data', (c) => console.log('data', String(c))).on('end', () => console.log('end')).on('finish', () => console.log('finish'));
  });
});
const p = new PassThrough({ objectMode: true, highWaterMark: 2 });
console.log(p.write(1), p.write(2), p.write(3), p.readableLength, p.writableLength, p.readableHighWaterMark, p.writableHighWaterMark);
const z = new PassThrough({ readableHighWaterMark: 0 });
console.log(z.readableHighWaterMark, z.writableHighWaterMark, z.write('x'), z.readableLength);
