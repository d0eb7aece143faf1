console.log(await 5, [await 6], { a: await 7 }, `${(await Promise.all([1, 2])).length}`);
if (await Promise.resolve(true)) console.log('in if');
for (const x of await Promise.resolve([1, 2])) console.log(x, await x * 2);
console.log(typeof require, typeof module, this);
console.log((await import('./lib/awaits_inside.js')).default);
await import('./lib/awaits_only.js');
const half = async () => { throw new RangeError('caught'); };
try { console.log(await half()); } catch (e) { console.log(e.message); }
console.log(await missing());
