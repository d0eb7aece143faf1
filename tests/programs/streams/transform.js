// Transform: more out than in, less, errors, flush.
const { Transform } = require('stream');
const up = new Transform({ transform(c, e, cb) { cb(null, String(c).toUpperCase()); }, flush(cb) { cb(null, '!'); } });
up.on('data', (c) => console.log('up', String(c))).on('end', () => console.log('up end')).on('finish', () => console.log('up finish')).on('close', () => console.log('up close'));
up.write('a'); up.write('b'); up.end('c');
const lines = new Transform({
  readableObjectMode: true,
  transform(chunk, e, cb) {
    const parts = ((this.rest ?? '') + chunk).split('\n');
    this.rest = parts.pop();
    for (const p of parts) this.push({ line: p });
    cb();
  },
  flush(cb) { if (this.rest) this.push({ line: this.rest }); cb(); },
});
lines.on('data', (c) => console.log(c)).on('end', () => console.log('lines end'));
lines.write('one\ntw'); lines.write('o\nthr'); lines.end('ee');
const bad = new Transform({ transform(c, e, cb) { if (String(c) === '2') cb(new Error('cannot do 2')); else cb(null, c); } });
bad.on('data', (c) => console.log('bad', String(c))).on('error', (e) => console.log('error', e.message)).on('close', () => console.log('bad close', bad.destroyed, bad.writableErrored, bad.errored.message)).on('end', () => console.log('never'));
bad.write('1', (e) => console.log('cb 1', e)); bad.write('2', (e) => console.log('cb 2', e.message)); bad.write('3', (e) => console.log('cb 3', e.message)); bad.end();
const thrown = new Transform({ transform() { throw new Error('thrown'); } });
try { thrown.write('x'); } catch (e) { console.log('out of write:', e.message); }
const f = new Transform({ transform(c, e, cb) { cb(); }, flush(cb) { cb(new Error('in flush')); } });
f.on('error', (e) => console.log(e.message)).on('finish', () => console.log('f finish')).resume().end('x');
class Twice extends Transform {
  _transform(c, e, cb) { this.push(c); this.push(c); cb(); }
}
const t = new Twice({ encoding: 'utf8' });
t.on('data', (c) => console.log('twice', c)); t.end('z');
