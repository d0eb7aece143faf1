// A stream as console.log shows it.
const { Readable, Writable, PassThrough } = require('stream');
console.log(new Readable({ read() {} }));
console.log(new Writable());
const p = new PassThrough(); p.on('data', () => {}); p.write('x');
console.log(p);
console.log(process.stdout._writableState !== undefined, { r: new Readable() });
const w = new Writable({ highWaterMark: 2, write() {} });
w.write('abc'); w.write('d', () => {}); w.end(() => {});
console.log(w);
const r = new Readable({ encoding: 'utf8', read() {} });
r.push('x'); r.pause(); r.destroy(); r.pipe(w);
console.log(r._readableState);
console.log({ a: { b: { r: new Readable() } } });
