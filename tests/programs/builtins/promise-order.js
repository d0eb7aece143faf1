// Promises: which job comes when, subclasses, thenables, combinators.
const { show } = require('./lib/show');
const log = show;
function tick(n, name) { let p = Promise.resolve(); for (let i = 0; i < n;
    i++) p = p.then(() => log(name + i)); return p; }
log('start');
Promise.resolve(1).then(v => log('A', v)).then(() => log('B'));
new Promise(r => { log('exec'); r(Promise.resolve('inner'));
    }).then(v => log('C', v));
tick(6, 't');
Promise.reject(new Error('x')).catch(e => log('caught',
    e)).finally(() => log('fin')).then(v => log('after', v));
(async () => { log('async1'); await null; log('async2');
    await Promise.resolve(); log('async3'); return Promise.resolve(5);
    })().then(v => log('asyncret', v));
(async () => { try { await Promise.reject(1); } catch (e) { log('c', e);
    throw new Error('again'); } })().catch(e => log(e));
Promise.all([1, Promise.resolve(2), new Promise(r => r(3)), { then(r) {
    log('thenable'); r(4); } }]).then(v => log('all', v));
Promise.all([]).then(v => log('all0', v));
Promise.all([Promise.reject('r'), 1]).catch(e => log('allrej', e));
Promise.allSettled([1, Promise.reject(2)]).then(v => log('settled', v));
Promise.any([Promise.reject(1), Promise.resolve(2)]).then(v => log('any', v));
Promise.any([Promise.reject(1), Promise.reject(2)]).catch(e => log('anyrej', e,
     e.errors, e instanceof AggregateError));
Promise.any([]).catch(e => log('any0', e));
Promise.race([new Promise(() => {}),
    Promise.resolve('race')]).then(v => log(v));
const p = new Promise((a, b) => { a(1); b(2); throw 3; });
    p.then(v => log('first', v));
new Promise(() => { throw 'thrown'; }).catch(e => log(e));
const self = {}; const ps = new Promise(r => { self.r = r; }); self.r(ps);
    ps.catch(e => log(e));
Promise.resolve().then(() => { return { get then() { log('get then');
    return (r) => r('got'); } }; }).then(v => log(v));
Promise.resolve({ get then() { throw 'badthen'; } }).catch(e => log(e));
Promise.resolve({ then: 5 }).then(v => log('nothen', v));
class MyP extends Promise { constructor(e) { super(e); this.tag = 'my';
    } static get [Symbol.species]() { return Promise; } }
class P2 extends Promise { then(a, b) { log('P2 then'); return super.then(a,
    b); } }
log(MyP.resolve(1) instanceof MyP, MyP.resolve(1).then(() => {
    }) instanceof MyP, MyP.resolve(2).tag);
const q = P2.resolve(7); log(q instanceof P2, q.then(v => log('P2',
    v)) instanceof P2);
(async () => { log('await P2', await P2.resolve(8)); })();
P2.all([P2.resolve(1), 2]).then(v => log('P2all', v));
Promise.resolve(1).finally(() => { throw 'finthrow'; }).catch(e => log(e));
Promise.resolve(1).finally(() => Promise.reject('finrej')).catch(e => log(e));
Promise.reject(1).finally(() => 5).catch(e => log('keep', e));
Promise.resolve('pass').then(null, 5).then(v => log(v));
Promise.reject('pr').then(x => x).catch(v => log(v));
(async function () { for (const x of [1, 2]) { await x; log('loop', x); } })();
(async function () { log(await { then(r) { r('aw then'); } }); })();
log(Promise.resolve(p) === p, Object.prototype.toString.call(p),
    Promise.length, p.then.length);
const order = []; for (let i = 0; i < 3;
    i++) Promise.resolve().then(() => order.push(i));
    Promise.resolve().then(() => { }).then(() => log(order));
async function a1() { await a2(); log('a1 end'); } async function a2() {
    log('a2'); } a1(); Promise.resolve().then(() => log('after a1'));
async function b1() { return Promise.resolve('b1'); } b1().then(log);
    async function b2() { return 'b2'; } b2().then(log); async function b3() {
    return { then(r) { r('b3'); } }; } b3().then(log);
let resolveLater; const later = new Promise(r => resolveLater = r);
    later.then(v => log('l1', v)); later.then(v => log('l2', v));
    resolveLater('L'); later.then(v => log('l3', v));
log(resolveLater.name === '', resolveLater.length);
try { Promise.resolve.call(undefined); } catch (e) { log(e); }
Promise.all({ [Symbol.iterator]() { throw 'iterr'; } }).catch(e => log(e));
Promise.all(5).catch(e => log(e)); Promise.race().catch(e => log(e));
let closed = 0; const iter = { [Symbol.iterator]() { return { next() { return {
     value: { then: null, get constructor() { return 1; } }, done: false }; },
    return() { closed++; return {}; } }; } };
const bad = class extends Promise { static resolve() { throw 'resthrow'; } };
    bad.all(iter).catch(e => log(e, closed));
Promise.allSettled([Promise.resolve(1), 2,
    Promise.reject(new Error('e'))]).then(r => log(r));
Promise.prototype.then.call(Promise.resolve(1), v => log('proto', v));
new Promise((_, rej) => rej(new Error('late'))).then(() => {},
    e => log('handled', e.message));
log('end');
