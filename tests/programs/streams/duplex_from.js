// Duplex.from: iterables, functions, promises, pairs.
const { Duplex, Readable, Writable, PassThrough, pipeline } = require('stream');
(async () => {
  console.log(await Duplex.from([1, 2]).toArray());
  console.log(await Duplex.from(Promise.resolve('later')).toArray());
  const f = Duplex.from(async function* (source) { for await (const x of source) yield `${x}!`; });
  f.write('a'); f.end('b');
  console.log((await f.toArray()).map(String));
  const sum = Duplex.from(async (source) => { let n = 0; for await (const x of source) n += x; console.log('sum', n); });
  sum.write(1); sum.write(2); sum.end(3);
  await new Promise((r) => sum.on('finish', r));
  const w = new Writable({ write(c, e, cb) { console.log('w', String(c)); cb(); } });
  const d = Duplex.from({ readable: Readable.from(['in']), writable: w });
  d.on('data', (x) => console.log('data', x)).on('end', () => console.log('end')).on('finish', () => console.log('finish')).on('close', () => console.log('close'));
  d.end('out');
  await new Promise((r) => d.on('close', r));
  const p = new PassThrough();
  console.log(Duplex.from(p) === p, Duplex.from(w).writable, Duplex.from(Readable.from([1])).writable);
  const bad = Duplex.from(async function* () { throw new Error('generator'); });
  bad.on('error', (e) => console.log('error', e.message)).resume();
  try { Duplex.from(5); } catch (e) { console.log(e.code, e.message); }
  try { Duplex.from(() => 5); } catch (e) { console.log(e.code, e.message); }
})();
