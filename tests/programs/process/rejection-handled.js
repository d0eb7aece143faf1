process.on('unhandledRejection', (r, p) => { console.log('unhandled', r, p); Promise.reject('inner ' + r.length).catch(() => {}); process.nextTick(() => console.log('tick after', r)); if (r === '첫째') { second.catch(()=>console.log('second caught')); Promise.reject('later'); } });
process.on('rejectionHandled', (p) => { console.log('handled', p); });
const first = Promise.reject('첫째'), second = Promise.reject('둘째');
setTimeout(() => first.catch((r) => console.log('caught', r)), 5);
setTimeout(() => { const q = Promise.reject(new Error('x')); setImmediate(() => q.catch(() => console.log('q caught'))); }, 20);
