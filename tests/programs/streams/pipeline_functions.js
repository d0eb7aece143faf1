// Steps that are iterables and async functions.
const { pipeline, Readable, Writable, PassThrough } = require('stream');
const sink = () => new Writable({ objectMode: true, write(c, e, cb) { console.log('sink', c); cb(); } });
pipeline([1, 2, 3], async function* (source) { for await (const x of source) yield x * 10; }, sink(), (err) => console.log('1', err));
setTimeout(() => pipeline(function* () { yield 'a'; yield 'b'; }, async (source) => { let all = ''; for await (const x of source) all += x; return all; }, (err, value) => console.log('2', err, value)), 5);
setTimeout(() => pipeline(async function* ({ signal }) { yield 1; console.log(signal.aborted); throw new Error('source fn'); }, sink(), (err) => console.log('3', err.message)), 10);
setTimeout(() => { const last = pipeline(['x', 'y'], async function* (s) { for await (const x of s) yield x + '?'; }, (err) => console.log('4', err)); last.on('data', (c) => console.log('data', c)); }, 15);
setTimeout(() => pipeline([1, 2], async (source) => { for await (const x of source) throw new Error('consumer'); }, (err) => console.log('5', err.message)), 20);
setTimeout(() => { for (const bad of [() => 5, 7]) { try { pipeline(bad, sink(), () => {}); } catch (e) { console.log(e.code, e.message); } } try { pipeline(['a'], () => 5, sink(), () => {}); } catch (e) { console.log(e.code, e.message); } }, 25);
