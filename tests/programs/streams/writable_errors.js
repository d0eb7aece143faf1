// Everything that a write can be wrong with.
const { Writable } = require('stream');
function make(name, options) {
  const w = new Writable({ write(c, e, cb) { cb(); }, ...options });
  w.on('error', (e) => console.log(name, 'error', e.name, e.code, e.message));
  w.on('close', () => console.log(name, 'close'));
  return w;
}
const w = make('after end');
w.end('x');
console.log(w.write('y', (e) => console.log('callback', e.code)));
const d = make('destroyed');
d.destroy();
console.log(d.write('y', (e) => console.log('callback', e.code, e.message)));
d.end('q', (e) => console.log('end callback', e.code, e.message));
const t = make('types');
for (const bad of [null, undefined, 5, {}, true, Symbol('s')]) {
  try { t.write(bad); } catch (e) { console.log(e.name, e.code, e.message); }
}
try { t.write('x', 'nope'); } catch (e) { console.log(e.code, e.message); }
try { t.setDefaultEncoding('nope'); } catch (e) { console.log(e.code, e.message); }
t.pipe();
const m = make('twice', { write(c, e, cb) { cb(); cb(); } });
m.write('x');
const f = make('failing', { write(c, e, cb) { cb(new Error('disk full')); } });
f.write('1', (e) => console.log('cb 1', e.message));
f.write('2', (e) => console.log('cb 2', e.message));
f.end(() => console.log('never'));
const g = make('final', { final(cb) { cb(new Error('in final')); } });
g.end('x', (e) => console.log('end', e && e.message));
const h = make('thrown', { final() { throw new Error('thrown in final'); } });
h.end();
const twice = make('end twice');
twice.end('a');
twice.end((e) => console.log('second end', e));
setTimeout(() => twice.end((e) => console.log('third end', e.code, e.message)), 2);
try { new Writable({ highWaterMark: -1 }); } catch (e) { console.log(e.name, e.code, e.message); }
try { new Writable({ highWaterMark: 'x' }); } catch (e) { console.log(e.name, e.code, e.message); }
