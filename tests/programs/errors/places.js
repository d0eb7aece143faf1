// Where V8 says that an error came about: columns, and the first calls of the
// stack.
const shown = (e) => console.log(e.message, '|', e.stack.split('\n').filter((l) => /^    at /.test(l) && !/node:/.test(l)).slice(0, 2).map((l) => l.replace(/^    at |\(?\/.*\//g, '')).join('; '));
const t = (f) => { try { f(); console.log('none'); } catch (e) { shown(e); } };
let z; const n = 5, o = {};
// A pattern of `catch` has the try block's last place.
t(() => { try { throw 1; } catch ([a]) {} });
t(() => { try { throw n; } catch ([ a ]) { console.log(a); } });
t(() => { try { if (n) throw n; }
  catch ([ a ]) { console.log(a); } });
t(() => { try { throw undefined; } catch ({ a }) {} });
t(() => { try { throw {}; } catch ({ a: { b } }) {} });
// Each part of a comma expression is a statement of its own.
t(() => { z, zz.y = 1; });
t(() => { o,zz(1); });
t(() => { z, n, zz.a.b; });
t(() => { for (let i = 0, k = 1; i < 2; i++, zz.k++) z; });
t(() => { o().b() = 5; });
// A message that is no text does not show that it was made one.
t(() => { throw new Error(404); });
t(() => { throw new TypeError(null); });
t(() => { throw Error({}); });
t(() => { throw new RangeError([1, 2]); });
t(() => { throw new AggregateError([1], 5); });
class Own extends Error { constructor(m) { super(m); this.name = 'Own'; } }
t(() => { throw new Own(5); });
t(() => { throw new Own('five'); });
t(() => new Error(Symbol()));
t(() => new Error({ toString() { throw new Error('inner'); } }));
// Callbacks of replace.
t(() => 'a'.replace(/a/, () => z.y));
t(() => 'aa'.replace(/a/g, () => z.y));
t(() => 'a'.replace('a', () => z.y));
t(() => 'a'.replaceAll('a', () => z.y));
t(() => /a/[Symbol.replace]('a', () => z.y));
const at = async (f) => { try { await f(); console.log('none'); } catch (e) { shown(e); } };
(async () => {
  await at(async ([a]) => 1);
  await at(async ({ a }) => 1);
  await at(async (x, [a]) => {});
  await at(async (x, { a }) => {});
  await at(async function ([a]) {});
  await at(async (...[[a]]) => 1);
  await at(async () => { for await (const x of z) x; });
  await at(async () => { for await (const x of o.z()) x; });
  await at(async () => { for await (const x of z()) x; });
  await at(async () => { for await (const x of n) x; });
})();
