// finished: each way a stream can be over.
const { finished, Readable, Writable, Duplex, PassThrough } = require('stream');
const tell = (name) => (err) => console.log(name, err ? `${err.code} ${err.message}` : 'well');
const r = Readable.from(['a']); finished(r, tell('read')); r.resume();
const w = new Writable({ write(c, e, cb) { cb(); } }); finished(w, tell('written')); w.end('x');
const d = new Readable({ read() {} }); finished(d, tell('destroyed')); d.destroy();
const f = new Readable({ read() {} }); finished(f, tell('failed')); f.destroy(Object.assign(new Error('bad'), { code: 'EBAD' }));
f.on('error', () => {});
const p = new PassThrough(); finished(p, tell('both')); finished(p, { readable: false }, tell('written side')); finished(p, { writable: false }, tell('read side'));
p.end('q'); setTimeout(() => p.resume(), 2);
const off = new PassThrough(); const undo = finished(off, tell('never')); undo(); off.end(); off.resume();
const late = Readable.from([1]); late.resume().on('close', () => finished(late, tell('late')));
const half = new Duplex({ read() {}, write(c, e, cb) { cb(); } }); finished(half, tell('half')); half.end(); setTimeout(() => half.destroy(), 3);
const ac = new AbortController(); finished(new PassThrough(), { signal: ac.signal }, tell('aborted')); setTimeout(() => ac.abort(), 4);
for (const bad of [[], [{}], [new PassThrough()], [new PassThrough(), 5, () => {}], [new PassThrough(), { signal: 5 }, () => {}], [{}, () => {}]]) {
  try { finished(...bad); } catch (e) { console.log(e.code, e.message); }
}
