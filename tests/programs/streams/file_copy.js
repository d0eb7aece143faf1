// From file to file, by pipe and by pipeline, through a transform.
const fs = require('fs');
const { pipeline, Transform } = require('stream');
const { pipeline: promised } = require('stream/promises');
const out = 'lib/out-copy.tmp';
fs.createReadStream('lib/poem.txt', { highWaterMark: 7 }).pipe(fs.createWriteStream(out)).on('finish', () => {
  console.log('piped', fs.readFileSync(out).equals(fs.readFileSync('lib/poem.txt')));
  const upper = new Transform({ decodeStrings: false, transform(c, e, cb) { cb(null, String(c).toUpperCase()); } });
  pipeline(fs.createReadStream('lib/poem.txt', 'utf8'), upper, fs.createWriteStream(out), async (err) => {
    console.log('pipeline', err, fs.readFileSync(out, 'utf8').split('\n')[0]);
    await promised(fs.createReadStream('lib/poem.txt', 'utf8'), async function* (s) { for await (const c of s) yield c.split('\n').length + ' lines'; }, fs.createWriteStream(out));
    console.log(fs.readFileSync(out, 'utf8'));
    try { await promised(fs.createReadStream('lib/none.txt'), fs.createWriteStream(out)); } catch (e) { console.log(e.code); }
    for await (const c of fs.createReadStream('lib/poem.txt', { start: 0, end: 4, encoding: 'utf8' })) console.log(c);
    const h = await fs.promises.open('lib/poem.txt');
    for await (const c of h.createReadStream({ encoding: 'latin1', end: 12 })) console.log('handle', c);
    fs.unlinkSync(out);
  });
});
