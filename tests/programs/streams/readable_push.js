// What push and unshift answer, and what they refuse.
const { Readable } = require('stream');
const r = new Readable({ highWaterMark: 3, read() {} });
console.log(r.push('a'), r.push('b'), r.push('c'), r.push('d'));
console.log(r.push(''), r.push(Buffer.alloc(0)), r.push(undefined));
console.log(r.unshift('z'), r.readableLength);
r.on('error', (e) => console.log('error', e.name, e.code, e.message));
r.on('close', () => console.log('close', r.errored && r.errored.code, r.destroyed));
console.log(r.push(5));
console.log(r.push('late'), r.push(null));
const o = new Readable({ objectMode: true, highWaterMark: 2, read() {} });
console.log(o.push(0), o.push(false), o.push(''), o.push(undefined), o.readableLength, o.readableObjectMode);
o.push(null);
o.on('error', (e) => console.log('o error', e.code, e.message));
console.log(o.push('x'));
const u = new Readable({ read() { this.push(null); } });
u.on('error', (e) => console.log('u error', e.code, e.message));
u.on('end', () => { console.log('u end'); u.unshift('late'); });
u.resume();
