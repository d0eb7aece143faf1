// A signal ends a stream.
const { addAbortSignal, Readable, Writable } = require('stream');
const ac = new AbortController();
const r = addAbortSignal(ac.signal, new Readable({ read() {} }));
r.on('error', (e) => console.log(e.name, e.code, e.message, e.cause.name)).on('close', () => console.log('close', r.destroyed));
const w = new Writable({ signal: ac.signal, write() {} });
w.on('error', (e) => console.log('w', e.name)).write('x', (e) => console.log('cb', e && e.name));
setTimeout(() => { ac.abort(); console.log('aborted', r.destroyed); }, 1);
const gone = new Readable({ signal: AbortSignal.abort('why'), read() {} });
gone.on('error', (e) => console.log('gone', e.name, e.cause));
console.log(gone.destroyed);
const done = addAbortSignal(ac.signal, Readable.from([1])).resume();
done.on('close', () => console.log('done', done.errored));
for (const args of [[], [{}, r], [ac.signal, {}], [5, r]]) try { addAbortSignal(...args); } catch (e) { console.log(e.code || e.name, e.message); }
