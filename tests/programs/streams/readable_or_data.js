// Who listens for both reads with read(); data comes with it.
const { Readable } = require('stream');
const r = Readable.from(['a', 'b', 'c']);
r.on('data', (c) => console.log('data', c, r.readableFlowing));
r.on('readable', function reader() {
  console.log('readable', r.readableFlowing);
  let c;
  while ((c = r.read()) !== null) {
    console.log('took', c);
    if (c === 'b') {
      r.off('readable', reader);
      break;
    }
  }
});
r.on('end', () => console.log('end', r.readableFlowing));
r.on('resume', () => console.log('resume'));
r.on('pause', () => console.log('pause'));
