const t = new EventTarget();
t.addEventListener('a', (e) => { console.log('one', e.type, e.target === t, e.currentTarget === t, e.eventPhase, this === t); });
t.addEventListener('a', function (e) { console.log('two', this === t); e.preventDefault(); }, { once: true });
t.addEventListener('a', { handleEvent(e) { console.log('object', e.composedPath().length); } });
console.log(t.dispatchEvent(new Event('a', { cancelable: true })));
console.log(t.dispatchEvent(new Event('a')));
const e = new Event('말', { bubbles: true }); 
console.log(e.type, e.isTrusted);
console.log(t, [t], {a:{b:{t}}});
class My extends EventTarget { constructor(){super(); this.x=1} }
console.log(new My(), Object.prototype.toString.call(t), String(e));
console.log(new CustomEvent('c', {detail: {x:[1]}}).detail);
const c = new AbortController();
console.log(c, c.signal, [c.signal], {a:{b:{c}}}, {a:{b:{c:{d:c}}}});
c.signal.onabort = (e) => console.log('onabort', e.type, e.isTrusted);
c.signal.addEventListener('abort', () => console.log('listener'));
c.abort(); c.abort();
console.log(c, c.signal.reason.name, c.signal.reason.message, c.signal.reason.code, c.signal.reason instanceof DOMException, c.signal.reason instanceof Error);
try { c.signal.throwIfAborted(); } catch (e) { console.log(e.name, Object.prototype.toString.call(e)); }
console.log(AbortSignal.abort('why').reason, AbortSignal.any([AbortSignal.abort(1)]).reason);
const s = AbortSignal.timeout(10); s.onabort = () => console.log(s.reason.name, s.reason.message);
setTimeout(()=>{},30);
const a = new AbortController(), b = new AbortController(); const any = AbortSignal.any([a.signal,b.signal]);
any.addEventListener('abort', () => console.log('any', any.reason)); b.abort('b');
for (const f of [() => new AbortSignal(), () => new Event(), () => t.addEventListener('x'), () => t.dispatchEvent({}), () => t.addEventListener('x', 1), () => AbortSignal.timeout(-1), () => AbortSignal.any([1]), ()=>AbortSignal.any(1), ()=>AbortSignal.timeout('x'), () => EventTarget.prototype.addEventListener.call({}, 'a', ()=>{}),()=>new Event('a',1)]) try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(Object.keys(Event.prototype), Object.keys(AbortSignal.prototype), Object.keys(Event), DOMException.ABORT_ERR);
const d = new DOMException('m', 'DataCloneError'); console.log(d.code, d.toString(), Object.keys(d), require('util').inspect(d).split('\n')[0]);
t.addEventListener('boom', () => { throw new Error('in listener'); });
t.addEventListener('boom', () => console.log('still called'));
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
t.dispatchEvent(new Event('boom')); console.log('after');
const t2=new EventTarget(); t2.addEventListener('x', ()=>{ console.log(1); t2.addEventListener('x', ()=>console.log('added')); }); t2.dispatchEvent(new Event('x'));
t2.dispatchEvent(new Event('x'));
try { structuredClone(()=>{}) } catch (e) { console.log(e.name, e.code, e instanceof DOMException, e.message) }
