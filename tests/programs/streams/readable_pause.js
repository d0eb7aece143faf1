// pause and resume within data.
const { Readable } = require('stream');
let n = 0;
const r = new Readable({ objectMode: true, highWaterMark: 2, read() { console.log('_read', n); this.push(n < 6 ? n++ : null); } });
r.on('pause', () => console.log('pause'));
r.on('resume', () => console.log('resume'));
r.on('data', (c) => {
  console.log('data', c, 'waiting', r.readableLength);
  if (c === 2) {
    r.pause();
    console.log('paused', r.isPaused(), r.readableFlowing);
    setTimeout(() => { console.log('after', r.readableLength); r.resume(); }, 3);
  }
});
r.on('end', () => console.log('end'));
