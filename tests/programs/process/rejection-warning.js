process.on('unhandledRejection', (r) => { console.log('unhandled', r.message); });
process.on('warning', (w) => console.log(w.name, w.id, w.message));
const a = Promise.reject(new Error('하나')); const b = Promise.reject(new Error('둘')); b.catch(() => 0);
setTimeout(() => a.catch(() => console.log('late')), 1);
