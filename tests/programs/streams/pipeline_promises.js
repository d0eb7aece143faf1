// stream/promises, with a signal, and end: false.
const stream = require('stream');
const { pipeline, finished } = require('stream/promises');
const { Readable, Writable, PassThrough } = stream;
console.log(Object.keys(stream.promises), stream.promises === require('stream/promises'), require('util').promisify(stream.pipeline).name);
(async () => {
  const list = [];
  await pipeline(Readable.from(['a', 'b']), async function* (s) { for await (const x of s) yield x.toUpperCase(); }, new Writable({ objectMode: true, write(c, e, cb) { list.push(c); cb(); } }));
  console.log(list);
  console.log(await pipeline(['a', 'b'], async (s) => { let n = 0; for await (const x of s) n++; return n; }));
  const ac = new AbortController();
  setTimeout(() => ac.abort(), 2);
  try { await pipeline(new Readable({ read() {} }), new PassThrough(), { signal: ac.signal }); } catch (e) { console.log(e.name, e.code, e.message, e.cause && e.cause.name); }
  try { await pipeline(Readable.from(['x']), new Writable({ write(c, e, cb) { cb(new Error('no')); } })); } catch (e) { console.log(e.message); }
  const open = new PassThrough();
  open.on('data', (c) => console.log('open', String(c)));
  await pipeline(Readable.from(['x', 'y']), open, { end: false });
  console.log(open.writableEnded);
  open.end('z');
  await finished(open);
  console.log('finished', open.writableFinished, open.readableEnded);
  const r = new Readable({ read() {} });
  setTimeout(() => r.destroy(), 1);
  try { await finished(r); } catch (e) { console.log(e.code, e.message); }
  await finished(Readable.from([1]).resume(), { cleanup: true });
  try { await finished(r, { signal: AbortSignal.abort() }); } catch (e) { console.log(e.name, e.code); }
  try { await pipeline(Readable.from([1])); } catch (e) { console.log(e.code, e.message); }
})();
