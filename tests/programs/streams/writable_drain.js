// Backpressure: write until false, wait for drain.
const { Writable } = require('stream');
const w = new Writable({ highWaterMark: 10, write(chunk, e, callback) { setImmediate(callback); } });
let i = 0;
function more() {
  while (i < 12) {
    const go = w.write(`row ${i++};`);
    if (!go) { console.log('full at', i, w.writableLength); w.once('drain', more); return; }
  }
  w.end();
}
w.on('finish', () => console.log('finish', i));
more();
const o = new Writable({ objectMode: true, highWaterMark: 2, write(c, e, cb) { console.log('o', c, e); process.nextTick(cb); } });
o.on('drain', () => console.log('o drain', o.writableLength));
console.log(o.write(1), o.write(null === 1), o.write({}), o.writableObjectMode, o.writableLength);
const s = new Writable({ highWaterMark: 1, write(c, e, cb) { cb(); } });
s.on('drain', () => console.log('s drain'));
console.log(s.write('abc'), s.writableNeedDrain, s.write('d'), s.writableNeedDrain);
