// The jobs of yield*, beside a plain chain of promises.
const order = [];
async function* leaf() { order.push('leaf 1'); yield 1; order.push('leaf 2'); yield 2; order.push('leaf end'); }
async function* middle() { yield* leaf(); order.push('middle end'); }
async function* top() { yield* middle(); order.push('top end'); }
async function* sync() { yield* [Promise.resolve('p'), 'q']; order.push('sync end'); }
(async () => { for await (const x of top()) order.push('top ' + x); order.push('done top'); })();
(async () => { for await (const x of sync()) order.push('sync ' + x); order.push('done sync'); })();
(async () => { for await (const x of [10, Promise.resolve(11)]) order.push('array ' + x); order.push('done array'); })();
let p = Promise.resolve();
for (let i = 1; i < 25; i++) p = p.then(() => order.push(i));
setTimeout(() => { for (let i = 0; i < order.length; i += 10) console.log(order.slice(i, i + 10).join(' | ')); }, 1);
