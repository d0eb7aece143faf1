// fs.createReadStream: events in order, start and end, small chunks.
const fs = require('fs');
const r = fs.createReadStream('lib/poem.txt', { encoding: 'utf8', highWaterMark: 20 });
for (const e of ['open', 'ready', 'data', 'end', 'close', 'error']) r.on(e, (x) => console.log(e, e === 'open' ? typeof x : x === undefined ? '' : JSON.stringify(x), r.bytesRead));
console.log(r.path, r.flags, r.mode, r.pending, r.autoClose, r.start, r.end, r.readableHighWaterMark);
r.on('close', () => {
  const part = fs.createReadStream('lib/poem.txt', { start: 4, end: 11 });
  console.log(part.readableHighWaterMark, part.pos);
  part.on('data', (c) => console.log('part', c)).on('close', () => {
    const gone = fs.createReadStream('lib/none.txt');
    gone.on('error', (e) => console.log(e.code, e.message, e.syscall)).on('close', () => console.log('gone close', gone.pending)).on('open', () => console.log('never'));
  });
});
for (const bad of [[5], [null], ['x', { start: -1 }], ['x', { start: 5, end: 2 }], ['x', { start: 'a' }], ['x', { fd: 'q' }], ['x', 5]]) {
  try { fs.createReadStream(...bad); } catch (e) { console.log(e.name, e.code, e.message); }
}
