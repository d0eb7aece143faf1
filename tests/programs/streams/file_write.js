// fs.createWriteStream: what is written can be read again.
const fs = require('fs');
const path = 'lib/out-write.tmp';
const w = fs.createWriteStream(path);
for (const e of ['open', 'ready', 'finish', 'close', 'error', 'drain']) w.on(e, (x) => console.log(e, e === 'open' ? typeof x : '', w.bytesWritten));
console.log(w.write('첫 줄\n', () => console.log('cb 1', w.bytesWritten)), w.pending, w.path, w.flags);
console.log(w.write(Buffer.from('second\n')), w.write('6869', 'hex', () => console.log('cb 3', w.bytesWritten)));
w.end('\nlast', () => console.log('ended'));
w.on('close', () => {
  console.log(JSON.stringify(fs.readFileSync(path, 'utf8')), w.pending, w.closed);
  const a = fs.createWriteStream(path, { flags: 'a' });
  a.end('+more', () => {
    console.log(fs.readFileSync(path, 'utf8').slice(-9));
    const p = fs.createWriteStream(path, { flags: 'r+', start: 4 });
    p.end('XX');
    p.on('close', () => {
      console.log(JSON.stringify(fs.readFileSync(path, 'utf8')));
      fs.createWriteStream(path, { flags: 'wx' }).on('error', (e) => {
        console.log(e.code, e.message);
        const big = fs.createWriteStream(path, { highWaterMark: 8 });
        console.log(big.write('0123456789'), big.write('a'));
        big.on('drain', () => { console.log('drain', big.bytesWritten); big.close(() => { console.log('closed'); fs.unlinkSync(path); }); });
      });
    });
  });
});
