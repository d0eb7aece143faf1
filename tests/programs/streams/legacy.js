// Streams of the old kind: Stream's own pipe, and wrap.
const Stream = require('stream');
const { Readable, Writable } = Stream;
const old = new Stream();
old.readable = true;
const w = new Writable({ write(c, e, cb) { console.log('w', String(c)); cb(); } });
w.on('finish', () => console.log('finish')).on('pipe', (s) => console.log('pipe', s === old));
console.log(old.pipe(w) === w);
old.emit('data', 'one'); old.emit('data', 'two'); old.emit('end');
const source = new Stream();
source.pause = () => console.log('pause'); source.resume = () => console.log('resume');
const r = new Readable({ highWaterMark: 4 }).wrap(source);
source.emit('data', Buffer.from('abc')); source.emit('data', Buffer.from('defg'));
r.on('data', (c) => console.log('data', String(c))).on('end', () => console.log('end'));
setImmediate(() => { source.emit('data', Buffer.from('h')); source.emit('end'); });
const failing = new Stream();
failing.pipe(new Writable({ write() {} }));
try { failing.emit('error', new Error('nobody')); } catch (e) { console.log('thrown', e.message); }
