// pipe with backpressure: the source is paused and resumed.
const { Readable, Writable } = require('stream');
let n = 0;
const r = new Readable({ highWaterMark: 4, read() { console.log('_read', n); this.push(n < 8 ? `<${n++}>` : null); } });
const w = new Writable({ highWaterMark: 6, write(c, e, cb) { console.log('_write', String(c), w.writableLength); setTimeout(cb, 1); } });
r.on('pause', () => console.log('pause'));
r.on('resume', () => console.log('resume'));
r.on('end', () => console.log('end'));
w.on('drain', () => console.log('drain'));
w.on('pipe', (s) => console.log('pipe', s === r));
w.on('unpipe', (s) => console.log('unpipe', s === r));
w.on('finish', () => console.log('finish'));
w.on('close', () => console.log('close'));
console.log(r.pipe(w) === w);
