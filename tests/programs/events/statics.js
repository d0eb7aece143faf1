const { EventEmitter, once, on, errorMonitor, getEventListeners, setMaxListeners, captureRejectionSymbol } = require('events');
const events = require('events');
(async () => {
  const e = new EventEmitter();
  setTimeout(() => e.emit('x', 1, 2), 5);
  console.log(await once(e, 'x'));
  setTimeout(() => e.emit('error', new Error('bad')), 5);
  try { await once(e, 'x'); } catch (er) { console.log(er.message); }
  setTimeout(() => e.emit('error', new Error('direct')), 5);
  console.log((await once(e, 'error'))[0].message);
  const ac = new AbortController();
  setTimeout(() => ac.abort('이유'), 5);
  try { await once(e, 'x', { signal: ac.signal }); } catch (er) { console.log(er.name, er.code, er.cause, er.message); }
  console.log(e.eventNames(), getEventListeners(ac.signal, 'abort'));
  const t = new EventTarget();
  setTimeout(() => t.dispatchEvent(new Event('foo')), 5);
  console.log((await once(t, 'foo'))[0].type);
  // on
  setTimeout(() => { e.emit('n', 1); e.emit('n', 2); e.emit('end'); }, 5);
  const it = on(e, 'n', { close: ['end'] });
  for (let r = await it.next(); !r.done; r = await it.next()) console.log(r.value);
  console.log(e.eventNames(), Object.prototype.toString.call(it));
  const i2 = on(e, 'n'); setTimeout(() => e.emit('error', new Error('stop')), 2);
  try { await i2.next(); } catch (er) { console.log('it', er.message, await i2.next()); }
  const i3 = on(e, 'n'); e.emit('n', 'a'); e.emit('n', 'b'); console.log(await i3.next(), await i3.return(), await i3.next(), await i3.next());
})();
const e2 = new EventEmitter({ captureRejections: true });
e2.on('job', async (v) => { throw new Error('async ' + v); });
e2.on('error', (er) => console.log('captured', er.message));
e2.emit('job', 7);
const e3 = new EventEmitter({ captureRejections: true });
e3[captureRejectionSymbol] = (er, type, ...args) => console.log('own', er.message, type, args);
e3.on('job', async () => { throw new Error('x'); }); e3.emit('job', 1, 2);
const e4 = new EventEmitter();
e4.on(errorMonitor, (er) => console.log('monitor', er.message)); e4.on('error', () => console.log('handled'));
e4.emit('error', new Error('watched'));
console.log(e4, new (class Shop extends EventEmitter {})());
for (const f of [() => e4.on('x'), () => e4.setMaxListeners(-1), () => e4.setMaxListeners('a'), () => new EventEmitter({ captureRejections: 1 }), () => events.setMaxListeners(1, {}), () => getEventListeners({}, 'a'), ()=>events.defaultMaxListeners=-1, ()=>events.on({}, 'x'), ()=>e4.emit('error', 5), () => new EventEmitter().emit('error', 5),() => new EventEmitter().emit('error'), () => new EventEmitter().emit('error', {a:1})]) try { f(); } catch (er) { console.log(er.name, er.code, er.message); }
once({}, 'x').catch((er) => console.log(er.message));
e4.on('newListener', (n, f) => console.log('new', n, f.name)); e4.on('removeListener', (n, f) => console.log('removed', n, f.name));
function named() {} e4.once('a', named); e4.prependListener('a', function first() {}); console.log(e4.listeners('a'), e4.rawListeners('a')); e4.off('a', named); e4.removeAllListeners('a'); e4.removeAllListeners(); console.log(e4.eventNames());
console.log(events.getMaxListeners(e4), events.listenerCount(e4, 'a'), events.usingDomains);
for (let i = 0; i < 12; i++) e4.on('많은', () => {});
const tt = new EventTarget(); for (let i = 0; i < 12; i++) tt.addEventListener('ev', () => {});
const e5=new EventEmitter(); e5.setMaxListeners(1); e5.on(Symbol('s'),()=>{}); e5.on('q',()=>{}).on('q',()=>{});
process.on('warning', (w) => console.log(w.name, w.count, w.type, w.emitter === e4));
console.log(events.once.length, events.on.length, EventEmitter.length, EventEmitter.name);
