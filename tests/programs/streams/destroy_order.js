// destroy: error, then close; what waited is told.
const { Readable, Writable, Duplex } = require('stream');
function watch(name, s) {
  for (const e of ['error', 'close', 'end', 'finish', 'data']) s.on(e, (x) => console.log(name, e, x instanceof Error ? x.message : x === undefined ? '' : String(x)));
  return s;
}
const r = watch('r', new Readable({ read() {}, destroy(err, cb) { console.log('r _destroy', err && err.message); setTimeout(cb, 3, err); } }));
r.push('never read');
console.log(r.destroy(new Error('enough')) === r, r.destroyed, r.closed, r.errored.message);
r.destroy(new Error('ignored'), (e) => console.log('r callback', e));
const w = watch('w', new Writable({ write(c, e, cb) { setTimeout(cb, 1); } }));
w.write('a', (e) => console.log('w cb a', e && e.message));
w.write('b', (e) => console.log('w cb b', e && e.code));
w.end((e) => console.log('w end', e && e.code));
w.destroy();
const d = watch('d', new Duplex({ read() {}, write(c, e, cb) { cb(); } }));
d.destroy(new Error('both'));
console.log(d.readableAborted, d.writableAborted, d.destroyed, d.readable, d.writable);
const q = watch('q', new Readable({ read() {}, emitClose: false }));
q.destroy();
const k = watch('k', new Readable({ autoDestroy: false, read() { this.push(null); } }));
k.resume();
setTimeout(() => console.log('k', k.destroyed, k.readableEnded, k.closed), 5);
const t = watch('t', new Readable({ read() {}, destroy() { throw new Error('thrown in _destroy'); } }));
t.destroy();
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
