// compose: several streams as one.
const { compose, Readable, Transform, PassThrough, Duplex } = require('stream');
const up = () => new Transform({ transform(c, e, cb) { cb(null, String(c).toUpperCase()); } });
(async () => {
  const c = compose(up(), async function* (s) { for await (const x of s) yield `<${x}>`; }, new PassThrough({ objectMode: true }));
  c.on('data', (x) => console.log('data', String(x))).on('end', () => console.log('end')).on('finish', () => console.log('finish')).on('close', () => console.log('close'));
  c.write('a'); c.end('b');
  await new Promise((r) => c.on('close', r));
  console.log(await Readable.from(['x', 'y']).compose(async function* (s) { for await (const x of s) yield x + x; }).toArray());
  const bad = compose(up(), new Transform({ transform(c, e, cb) { cb(new Error('second part')); } }));
  bad.on('error', (e) => console.log('error', e.message)).on('close', () => console.log('bad close'));
  bad.end('q'); bad.resume();
  await new Promise((r) => bad.on('close', r));
  console.log(compose(up()) instanceof Duplex);
  for (const parts of [[], [up(), Readable.from([1])], [new (require('stream').Writable)(), up()]]) try { compose(...parts); } catch (e) { console.log(e.code, e.message.split('.')[0].split('Received')[0]); }
})();
