// Hashes and HMAC of text and bytes, in pieces and long.
const crypto = require('node:crypto');
const names = ['md5', 'ripemd160', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512',
  'sha512-224', 'sha512-256', 'sha3-224', 'sha3-256', 'sha3-384', 'sha3-512'];
for (const name of names) {
  console.log(name, crypto.createHash(name).update('웹소켓').digest('hex'));
  console.log(crypto.createHmac(name, '열쇠').update('웹소켓').digest('base64'));
}
console.log(names.every((name) => crypto.getHashes().includes(name)));
const key = 'dGhlIHNhbXBsZSBub25jZQ==';
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
console.log(crypto.createHash('sha1').update(key + guid).digest('base64'));
const long = Buffer.alloc(200001, '가나다');
console.log(crypto.createHash('sha256').update(long).digest('hex'));
const pieces = crypto.createHash('SHA256');
for (let i = 0; i < long.length; i += 777) pieces.update(long.subarray(i, i + 777));
const copy = pieces.copy();
console.log(pieces.digest('hex') === copy.digest('hex'));
console.log(crypto.createHash('RSA-SHA1').update('6162', 'hex').digest());
console.log(crypto.createHash('md5').update(new Uint16Array([1, 2])).digest('base64url'));
console.log(crypto.createHmac('sha256', 'k'.repeat(200)).update('a').update('b').digest('hex'));
console.log(crypto.createHmac('sha512', new Uint8Array(3)).digest('latin1').length);
console.log(crypto.timingSafeEqual(Buffer.from('a'), new Uint8Array([97])));
function say(f) {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
say(() => crypto.createHash('nope'));
say(() => crypto.createHash());
say(() => crypto.createHash('sha1').update());
say(() => crypto.createHash('sha1').update(5));
say(() => { const h = crypto.createHash('sha1'); h.digest(); h.update('a'); });
say(() => { const h = crypto.createHash('sha1'); h.digest(); h.digest(); });
say(() => { const h = crypto.createHash('sha1'); h.digest(); h.copy(); });
say(() => crypto.createHash('sha1').digest('foo'));
say(() => crypto.createHmac('nope', 'k'));
say(() => crypto.createHmac('sha1'));
say(() => { const h = crypto.createHmac('sha1', 'k'); h.digest(); return h.digest('hex') + '|'; });
say(() => crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')));
say(() => crypto.timingSafeEqual('a', 'b'));
