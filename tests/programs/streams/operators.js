// The methods that arrays have, too.
const { Readable } = require('stream');
const make = () => Readable.from([1, 2, 3, 4, 5]);
const wait = (ms) => new Promise((r) => setTimeout(r, ms));
(async () => {
  console.log(await make().map((x) => x * 2).toArray());
  console.log(await make().filter(async (x) => x % 2).toArray());
  console.log(await make().flatMap((x) => [x, -x]).take(5).toArray());
  console.log(await make().drop(3).toArray(), await make().take(2).toArray(), await make().drop(9).toArray());
  console.log(await make().some((x) => x > 4), await make().every((x) => x < 4), await make().find((x) => x > 2), await make().find((x) => x > 9));
  console.log(await make().reduce((a, b) => a + b), await make().reduce((a, b) => a + b, 100));
  await make().forEach(async (x) => { await null; console.log('each', x); });
  console.log(await make().asIndexedPairs().toArray());
  let running = 0, most = 0;
  console.log(await make().map(async (x) => { most = Math.max(most, ++running); await wait(6 - x); running--; return x; }, { concurrency: 2 }).toArray(), most);
  try { await Readable.from([]).reduce((a, b) => a); } catch (e) { console.log(e.name, e.code, e.message); }
  try { await make().map((x) => { if (x === 3) throw new Error('at 3'); return x; }).toArray(); } catch (e) { console.log(e.message); }
  try { await make().forEach(5); } catch (e) { console.log(e.code, e.message); }
  try { make().map(); } catch (e) { console.log(e.code, e.message); }
  try { make().map((x) => x, { concurrency: 0 }); } catch (e) { console.log(e.code, e.message); }
  try { make().take(-1); } catch (e) { console.log(e.code, e.message); }
  try { await make().toArray({ signal: AbortSignal.abort() }); } catch (e) { console.log(e.name, e.code); }
  try { await make().reduce((a, b) => a, 0, { signal: AbortSignal.abort() }); } catch (e) { console.log(e.name, e.code); }
  console.log(make().map((x) => x) instanceof Readable, Readable.prototype.map.length, Readable.prototype.reduce.name);
})();
