let n = 0;
setTimeout(() => console.log('timer at last', n), 0);
setImmediate(() => console.log('immediate at last', n));
function job() { if (++n < 1000) Promise.resolve().then(job); }
function tick() { if (++n < 500) process.nextTick(tick); else job(); }
tick();
const start = Date.now();
while (Date.now() - start < 5);
console.log('main', n);
