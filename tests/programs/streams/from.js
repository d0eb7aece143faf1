// Readable.from: arrays, generators, promises in them, text, errors.
const { Readable } = require('stream');
async function show(name, make) {
  try { const out = []; for await (const x of make()) out.push(x); console.log(name, out); } catch (e) { console.log(name, e.name, e.code, e.message); }
}
(async () => {
  await show('array', () => Readable.from([1, 'two', { three: 3 }]));
  await show('set', () => Readable.from(new Set([1, 1, 2])));
  await show('text', () => Readable.from('whole'));
  await show('buffer', () => Readable.from(Buffer.from('whole')));
  await show('promises', () => Readable.from([Promise.resolve(1), 2, Promise.resolve(3)]));
  await show('rejected', () => Readable.from([1, Promise.reject(new Error('no'))]));
  await show('null', () => Readable.from([1, null, 2]));
  await show('generator', () => Readable.from((function* () { yield 1; throw new Error('in generator'); })()));
  await show('async', () => Readable.from((async function* () { yield 1; yield 2; })()));
  await show('async error', () => Readable.from((async function* () { yield 1; throw new TypeError('late'); })()));
  await show('bytes', () => Readable.from(['a', 'b'], { objectMode: false }));
  await show('number', () => Readable.from(5));
  const g = (function* () { try { yield 1; yield 2; } finally { console.log('returned'); } })();
  for await (const x of Readable.from(g)) { console.log(x); break; }
  const r = Readable.from([1, 2]);
  console.log(r.readableObjectMode, r.readableHighWaterMark);
  const h = (async function* () { try { yield 1; yield 2; } catch (e) { console.log('thrown in:', e.message); } })();
  const s = Readable.from(h);
  s.on('data', () => s.destroy(new Error('stop'))).on('error', (e) => console.log('error', e.message));
})();
