// Flowing: data, end, close; and where they stand among ticks and promises.
const { Readable } = require('stream');
const r = new Readable({
  read() {
    console.log('_read');
    this.push(this.n === undefined ? (this.n = 'one') : this.n === 'one' ? (this.n = 'two') : null);
  },
});
for (const name of ['data', 'end', 'close', 'resume', 'pause', 'readable']) {
  if (name !== 'readable') r.on(name, (x) => console.log(name, x === undefined ? '' : String(x)));
}
console.log('flowing', r.readableFlowing, r.isPaused());
process.nextTick(() => console.log('tick 1'));
Promise.resolve().then(() => console.log('promise 1')).then(() => console.log('promise 2'));
setImmediate(() => console.log('immediate'));
setTimeout(() => console.log('timeout', r.readableEnded, r.destroyed, r.closed), 20);
console.log('main over');
