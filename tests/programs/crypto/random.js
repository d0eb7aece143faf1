// Random numbers: their forms, and what is refused.
const crypto = require('crypto');
const bytes = crypto.randomBytes(64);
console.log(bytes.length, Buffer.isBuffer(bytes), new Set(bytes).size > 8);
console.log(crypto.randomUUID().replace(/[0-9a-f]/g, 'x'));
console.log(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/.test(crypto.randomUUID()));
let within = true;
for (let i = 0; i < 500; i++) {
  const n = crypto.randomInt(3, 7);
  within = within && n >= 3 && n < 7 && Number.isInteger(n);
}
console.log(within, crypto.randomInt(1));
const view = new Uint16Array(8);
console.log(crypto.getRandomValues(view) === view, view.some((n) => n > 255));
console.log(globalThis.crypto.randomUUID().length, typeof crypto.webcrypto.getRandomValues);
console.log(Object.prototype.toString.call(globalThis.crypto));
const filled = crypto.randomFillSync(Buffer.alloc(8), 4);
console.log(filled.subarray(0, 4));
crypto.randomBytes(3, (error, made) => console.log('bytes', error, made.length));
function say(f) {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
say(() => crypto.randomBytes());
say(() => crypto.randomBytes(-1));
say(() => crypto.randomBytes('a'));
say(() => crypto.randomInt());
say(() => crypto.randomInt(5, 1));
say(() => crypto.randomInt(2 ** 50));
say(() => crypto.randomInt(1.5));
say(() => crypto.getRandomValues([]));
say(() => crypto.getRandomValues(new Float32Array(1)));
