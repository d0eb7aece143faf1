// for await: to the end, with break, with an error of either side.
const { Readable } = require('stream');
const make = (list) => { const r = Readable.from(list); r.on('close', () => console.log('  close', r.destroyed)); return r; };
(async () => {
  for await (const x of make([1, 2, 3])) console.log(x);
  console.log('all');
  for await (const x of make([1, 2, 3])) { console.log(x); if (x === 2) break; }
  console.log('broken');
  try { for await (const x of make([1, 2, 3])) { throw new Error(`mine ${x}`); } } catch (e) { console.log(e.message); }
  const f = new Readable({ objectMode: true, read() { if (!this.once1) this.push(1); this.once1 = true; setImmediate(() => this.destroy(new Error('its own'))); } });
  try { for await (const x of f) console.log(x); } catch (e) { console.log(e.message); }
  const g = new Readable({ read() { setImmediate(() => this.destroy()); } });
  try { for await (const x of g) console.log(x); } catch (e) { console.log(e.code, e.message); }
  const keep = make(['a', 'b', 'c']);
  for await (const x of keep.iterator({ destroyOnReturn: false })) { console.log(x); break; }
  console.log(keep.destroyed);
  for await (const x of keep) console.log(x);
  const bytes = new Readable({ read() {} });
  bytes.push('ab'); bytes.push('cd');
  setTimeout(() => { bytes.push('ef'); bytes.push(null); }, 1);
  for await (const x of bytes) console.log(String(x));
  const it = make([1])[Symbol.asyncIterator]();
  console.log(await it.next(), await it.next(), await it.next());
  try { keep.iterator(5); } catch (e) { console.log(e.code, e.message); }
})();
