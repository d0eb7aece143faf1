// pipeline: all goes well, or one in the middle fails.
const { pipeline, Readable, Writable, Transform, PassThrough } = require('stream');
const sink = (name, fail) => new Writable({ objectMode: true, write(c, e, cb) { console.log(name, String(c)); cb(fail && new Error('sink failed')); } });
const watch = (name, s) => { for (const e of ['error', 'close', 'end', 'finish']) s.on(e, (x) => console.log(name, e, x ? x.message : '')); return s; };
const out = pipeline(Readable.from(['a', 'b']), new Transform({ objectMode: true, transform(c, e, cb) { cb(null, c + c); } }), sink('sink'), (err, value) => console.log('1 done', err, value));
console.log(out instanceof Writable);
setTimeout(() => {
  pipeline(watch('src', Readable.from(['a', 'b', 'c'])), watch('mid', new Transform({ objectMode: true, transform(c, e, cb) { cb(c === 'b' ? new Error('middle failed') : null, c); } })), watch('dst', sink('sink')), (err) => console.log('2 done', err.message));
}, 10);
setTimeout(() => pipeline(watch('src', Readable.from(['a', 'b', 'c'])), watch('dst', sink('sink', true)), (err) => console.log('3 done', err.message)), 20);
setTimeout(() => { const r = watch('src', new Readable({ read() {} })); pipeline(r, watch('mid', new PassThrough()), watch('dst', sink('sink')), (err) => console.log('4 done', err.code, err.message)); r.push('x'); setTimeout(() => r.destroy(), 2); }, 30);
setTimeout(() => { const d = watch('dst', sink('sink')); pipeline(watch('src', new Readable({ read() {} })), d, (err) => console.log('5 done', err.code, err.message)); d.destroy(); }, 40);
try { pipeline(new PassThrough(), new PassThrough()); } catch (e) { console.log(e.name, e.code, e.message); }
try { pipeline(new PassThrough(), () => {}); } catch (e) { console.log(e.name, e.code, e.message); }
