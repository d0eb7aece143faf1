const log = (x) => console.log(x);
const p = new Promise((resolve) => { log('executor'); resolve('v'); log('after resolve'); });
p.then(() => log('first')).then(() => log('first then')); p.then(() => log('second'));
p.finally(() => { log('finally'); return new Promise((r) => r()); }).then(() => log('after finally'));
Promise.reject(new Error('x')).catch(() => log('caught')).then(() => log('after catch'));
p.then(p2 => Promise.resolve(p2)).then((v) => log('nested ' + v));
(async () => { await p; log('await 1'); await p; log('await 2'); await { then(f) { f(); } }; log('await thenable'); })();
queueMicrotask(() => log('microtask')); log('main');
