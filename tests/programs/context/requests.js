// What it is used for: the name of a request in every line of its log, and
// AsyncResource, where a pool breaks the chain.
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const EventEmitter = require('events');
const request = new AsyncLocalStorage();
const log = (text) => console.log(`[${request.getStore()?.id ?? '-'}]`, text);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function* rows(n) { for (let i = 0; i < n; i++) { await null; log(`row ${i}`); yield i; } }
async function handle(ms) {
  log('begin');
  await sleep(ms);
  for await (const x of rows(2)) log(`got ${x}`);
  await Promise.all([sleep(5).then(() => log('all 1')), (async () => { await null; log('all 2'); })()]);
  try { await Promise.reject(new Error('x')); } catch { log('caught'); } finally { log('finally'); }
  log('end');
}
request.run({ id: 'a' }, handle, 40);
request.run({ id: 'b' }, () => handle(80));
log('main');
class Pool extends EventEmitter {
  constructor() { super(); this.free = []; this.waiting = []; }
  work(name, done) { this.waiting.push([name, done]); if (this.waiting.length === 1) setTimeout(() => this.run(), 150); }
  run() { for (const [name, done] of this.waiting.splice(0)) done(name); }
}
const pool = new Pool();
request.run({ id: 'c' }, () => pool.work('first', (n) => log(n)));
request.run({ id: 'd' }, () => pool.work('second, lost', (n) => log(n)));
request.run({ id: 'e' }, () => pool.work('third, bound', AsyncResource.bind((n) => log(n))));
const e = new EventEmitter();
request.run({ id: 'f' }, () => e.on('x', () => log('listener added in f')));
request.run({ id: 'g' }, () => e.emit('x'));
const thenable = { then(f) { log('thenable'); f(1); } };
request.run({ id: 'h' }, async () => { await thenable; log('after thenable'); Promise.resolve(thenable).then(() => log('then of thenable')); });
const it = request.run({ id: 'i' }, () => (function* () { log('gen 1'); yield 1; log('gen 2'); })());
request.run({ id: 'j' }, () => { it.next(); });
it.next();
for (const args of [[], [5], ['x', { triggerAsyncId: 'y' }], ['x', -5]]) try { new AsyncResource(...args); } catch (err) { console.log(err.name, err.code, err.message); }
try { AsyncResource.bind(5); } catch (err) { console.log(err.code, err.message); }
const b = new AsyncResource('T').bind(function (x, y) { return [this.z, x, y]; });
console.log(b.length, b.call({ z: 1 }, 2, 3), new AsyncResource('T').bind(function () { return this.z; }, { z: 9 })());
request.run({ id: 'k' }, () => { queueMicrotask(() => { try { throw new Error('in a microtask'); } catch { log('k'); } }); });
process.on('exit', () => log('exit'));
