// What a chain of callbacks carries with it.
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const als = new AsyncLocalStorage(), other = new AsyncLocalStorage();
const EventEmitter = require('events');
const show = (name) => console.log(name, als.getStore(), other.getStore());
show('main');
console.log(als.run('A', (a, b) => { show('in run'); return a + b; }, 1, 2));
als.run('A', () => {
  setTimeout(() => { show('timeout'); setImmediate(() => show('immediate in timeout')); }, 1);
  process.nextTick(() => show('tick'));
  queueMicrotask(() => show('microtask'));
  Promise.resolve().then(() => show('then')).then(() => show('then 2'));
  (async () => { show('async 0'); await null; show('async 1'); other.run('O', async () => { await 1; show('async O'); }); await null; show('async 2'); })();
  const e = new EventEmitter(); e.on('x', () => show('listener')); e.emit('x'); globalThis.e = e;
  als.run('B', () => { setTimeout(() => show('timeout B'), 90); show('nested'); als.exit(() => { show('exit'); process.nextTick(() => show('tick in exit')); }); show('after exit'); });
  show('after nested');
  let n = 0; setTimeout(() => setImmediate(() => show('immediate')), 100); setTimeout(() => require('fs').stat(__filename, () => show('stat')), 120);
  const i = setInterval(() => { show('interval'); als.enterWith('I' + n); if (++n > 2) clearInterval(i); }, 20);
});
e.emit('x');
let resolve; const p = new Promise((r) => { resolve = r; });
als.run('C', () => p.then(() => show('then of outer promise')));
als.run('D', () => resolve());
p.then(() => show('then outside'));
try { als.run('T', () => { throw new Error('x'); }); } catch { show('after throw'); }
const bound = als.run('S', () => AsyncLocalStorage.bind((x) => { show('bound ' + x); return x; }));
console.log(bound(5));
const snap = als.run('P', () => AsyncLocalStorage.snapshot());
als.run('Q', () => snap((x) => show('snap ' + x), 1));
const r = als.run('R', () => new AsyncResource('MY'));
r.runInAsyncScope(() => show('resource')); console.log(typeof r.asyncId(), typeof r.triggerAsyncId(), r.emitDestroy() === r);
const f = als.run('F', () => AsyncResource.bind(function (a) { show('static bind'); return [this === undefined || this === globalThis, a]; }));
console.log(f(1));
setTimeout(() => { als.enterWith('E'); show('entered'); setTimeout(() => { show('after entered'); als.disable(); show('disabled'); }, 1); Promise.resolve().then(() => show('then entered')); }, 140);
setTimeout(() => show('sibling'), 170);
async function enters() { als.enterWith('inner'); await 0; als.enterWith('inner2'); }
setTimeout(async () => { await enters(); show('after await enters'); }, 200);
setTimeout(() => show('untouched'), 230);
