// Two sides in one; allowHalfOpen.
const { Duplex, Readable, Writable, Stream } = require('stream');
const d = new Duplex({
  readableHighWaterMark: 5, writableHighWaterMark: 7, writableObjectMode: true, emitClose: true,
  read() { this.push('from inside'); this.push(null); },
  write(c, e, cb) { console.log('written', c); cb(); },
  final(cb) { console.log('final'); cb(); },
});
console.log(d.readableHighWaterMark, d.writableHighWaterMark, d.readableObjectMode, d.writableObjectMode, d.allowHalfOpen);
console.log(d instanceof Duplex, d instanceof Readable, d instanceof Writable, d instanceof Stream, new Readable() instanceof Writable);
for (const e of ['data', 'end', 'finish', 'close', 'prefinish']) d.on(e, (x) => console.log(e, x === undefined ? '' : String(x)));
d.write({ a: 1 });
setTimeout(() => { console.log(d.readableEnded, d.writable, d.destroyed); d.end(); }, 2);
const h = new Duplex({ allowHalfOpen: false, read() { this.push(null); }, write(c, e, cb) { cb(); } });
h.on('end', () => console.log('h end')).on('finish', () => console.log('h finish')).on('close', () => console.log('h close')).resume();
const ro = new Duplex({ writable: false, read() { this.push(null); } });
console.log(ro.writable, ro.readable);
ro.on('close', () => console.log('ro close')).resume();
const wo = new Duplex({ readable: false, write(c, e, cb) { cb(); } });
wo.on('close', () => console.log('wo close')).end('x');
console.log(wo.readable, wo.writable, Object.keys(wo).filter((k) => !k.startsWith('_')));
