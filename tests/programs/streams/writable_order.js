// write, its callback, drain, end, finish, close, among ticks and promises.
const { Writable } = require('stream');
const w = new Writable({
  highWaterMark: 4,
  write(chunk, encoding, callback) {
    console.log('_write', chunk, encoding);
    if (chunk.length === 3) setTimeout(callback, 2); else callback();
  },
  final(callback) { console.log('_final'); callback(); },
  destroy(error, callback) { console.log('_destroy', error); callback(error); },
});
for (const name of ['drain', 'prefinish', 'finish', 'close', 'error', 'pipe']) w.on(name, () => console.log(name));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
console.log(w.write('ab', () => console.log('cb ab')), w.writableLength);
console.log(w.write('cdefgh', () => console.log('cb cdefgh')), w.writableLength, w.writableNeedDrain);
console.log(w.write('ijk', () => console.log('cb ijk')), w.writableLength);
console.log(w.write('l', 'latin1', () => console.log('cb l')), w.writableLength);
w.end('mn', () => console.log('cb end'));
console.log(w.writable, w.writableEnded, w.writableFinished);
console.log('main over');
setTimeout(() => console.log(w.writableFinished, w.destroyed, w.closed, w.errored), 20);
