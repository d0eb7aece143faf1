// cork, uncork, writev.
const { Writable } = require('stream');
const w = new Writable({
  write(c, e, cb) { console.log('write', String(c)); cb(); },
  writev(chunks, cb) { console.log('writev', chunks.map(({ chunk, encoding }) => `${chunk}:${encoding}`), chunks.allBuffers); cb(); },
});
w.cork(); w.cork();
w.write('a'); w.write('b', () => console.log('cb b'));
console.log(w.writableCorked, w.writableLength, w.writableBuffer.length);
w.uncork(); w.write('c'); console.log(w.writableCorked);
w.uncork(); console.log(w.writableLength);
w.write('d');
w.cork(); w.write('e');
process.nextTick(() => w.uncork());
w.uncork(); w.uncork();
const t = new Writable({ decodeStrings: false, defaultEncoding: 'latin1', writev(chunks, cb) { console.log(chunks.map((x) => [x.chunk, x.encoding]), chunks.allBuffers); cb(); } });
t.write('solo');
t.cork(); t.write('x'); t.write(Buffer.from('y')); t.setDefaultEncoding('HEX'); t.write('7a');
t.end('last', 'utf16le', () => console.log('t ended'));
console.log(t.writableCorked);
const n = new Writable({ write(c, e, cb) { console.log('n', String(c)); setTimeout(cb, 1); } });
n.cork(); n.write('1'); n.write('2'); n.end();
n.on('finish', () => console.log('n finish'));
