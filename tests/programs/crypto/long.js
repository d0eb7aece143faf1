// Long work: hashes and escapes of much data.
const { createHash, createHmac } = require('crypto');
const bytes = Buffer.alloc(3_000_001, 'abc한');
for (const name of ['md5', 'sha1', 'sha256', 'sha512']) console.log(name, createHash(name).update(bytes).digest('hex'));
console.log(createHmac('sha256', 'key').update(bytes).update('tail').digest('base64'));
const text = 'a b/한😀'.repeat(30_000);
const escaped = encodeURIComponent(text);
console.log(text.length, escaped.length, encodeURI(text).length, decodeURIComponent(escaped) === text, decodeURI(encodeURI(text)) === text);
for (const f of [() => encodeURIComponent(text + '\ud800'), () => decodeURIComponent(escaped + '%zz')]) { try { f(); } catch (e) { console.log(e.name, e.message); } }
console.log(escape(text.slice(0, 12)), createHash('sha1').update(escaped).digest('hex'));
