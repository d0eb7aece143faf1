// setEncoding: characters cut between chunks come whole.
const { Readable } = require('stream');
const bytes = Buffer.from('물결 €😀 끝');
const r = new Readable({ read() {} });
for (let i = 0; i < 5; i++) r.push(bytes.subarray(i, i + 1));
r.setEncoding('utf8');
console.log(r.readableEncoding, r.readableLength);
for (let i = 5; i < bytes.length; i++) r.push(bytes.subarray(i, i + 1));
r.push(null);
r.on('data', (c) => console.log(JSON.stringify(c)));
r.on('end', () => console.log('end'));
const h = new Readable({ read() {}, encoding: 'hex' });
h.push('ab'); h.push(new Uint8Array([1, 255])); h.push(null);
let text = '';
h.on('data', (c) => { text += c; }).on('end', () => console.log(text, h.readableEncoding));
const cut = new Readable({ read() {} }).setEncoding('utf8');
cut.push(Buffer.from([0xe2, 0x82])); cut.push(null);
cut.on('data', (c) => console.log('cut', JSON.stringify(c)));
const b = new Readable({ read() {}, encoding: 'base64' });
b.push('hello'); b.push('!'); b.push(null);
b.on('data', (c) => console.log('base64', c));
try { r.setEncoding('nope'); } catch (e) { console.log(e.code, e.message); }
try { new Readable({ defaultEncoding: 'nope' }); } catch (e) { console.log(e.code, e.message); }
