// One source into a fast and a slow target; unpipe; end: false.
const { Readable, Writable, PassThrough } = require('stream');
const r = new Readable({ objectMode: true, highWaterMark: 1, read() {} });
const make = (name, delay) => new Writable({ objectMode: true, highWaterMark: 1, write(c, e, cb) { console.log(name, c); setTimeout(cb, delay); } });
const fast = make('fast', 1), slow = make('slow', 6), open = make('open', 1);
r.pipe(fast); r.pipe(slow); r.pipe(open, { end: false });
for (const [name, w] of Object.entries({ fast, slow, open })) {
  w.on('finish', () => console.log(name, 'finish'));
  w.on('unpipe', () => console.log(name, 'unpipe'));
}
[1, 2, 3, 4].forEach((x) => r.push(x));
r.on('data', (x) => { if (x === 3) { console.log('unpipe fast'); r.unpipe(fast); } });
r.push(null);
r.on('end', () => setTimeout(() => { console.log(open.writableEnded, fast.writableEnded, slow.writableEnded); r.unpipe(); }, 30));
const late = Readable.from(['a']);
late.resume().on('close', () => {
  const p = new PassThrough();
  late.pipe(p).on('finish', () => console.log('late finish'));
});
const p = new PassThrough(), q = new PassThrough();
p.pipe(q); p.unpipe(q); p.unpipe(q);
console.log(p.listenerCount('data'), q.listenerCount('error'), p.readableFlowing, q.eventNames());
