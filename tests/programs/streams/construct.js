// construct: nothing is read or written before it has called back.
const { Readable, Writable, Duplex } = require('stream');
const w = new Writable({
  construct(cb) { console.log('w construct'); setTimeout(() => { console.log('w constructed'); cb(); }, 2); },
  write(c, e, cb) { console.log('w write', String(c)); cb(); },
});
console.log(w.write('one'), w.writableLength);
w.end('two');
w.on('finish', () => console.log('w finish'));
const r = new Readable({
  construct(cb) { console.log('r construct'); cb(); },
  read() { console.log('r read'); this.push(null); },
});
r.on('end', () => console.log('r end')).resume();
const bad = new Duplex({ construct(cb) { cb(new Error('no construct')); }, read() {}, write() {} });
bad.on('error', (e) => console.log('bad', e.message)).on('close', () => console.log('bad close'));
bad.write('never');
const d = new Readable({ construct(cb) { setTimeout(cb, 20); }, read() {}, destroy(e, cb) { console.log('d _destroy', e && e.message); cb(e); } });
d.on('close', () => console.log('d close')).on('error', (e) => console.log('d', e.message));
d.destroy(new Error('early'));
class C extends Writable {
  _construct(cb) { this.list = []; cb(); }
  _write(c, e, cb) { this.list.push(String(c)); cb(); }
  _final(cb) { console.log('C', this.list); cb(); }
}
new C().end('in a class');
