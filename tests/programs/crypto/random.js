// Random bytes: their number, range and shape.
const crypto = require("node:crypto");
const bytes = crypto.randomBytes(1000);
console.log(bytes.length, bytes instanceof Buffer, new Set(bytes).size > 200, crypto.randomBytes(0).length);
const rolls = Array.from({ length: 600 }, () => crypto.randomInt(1, 7));
console.log([...new Set(rolls)].sort().join(), Math.min(...rolls), Math.max(...rolls));
const id = crypto.randomUUID();
console.log(id.length, [...id].map((c) => c === "-" ? "-" : "x").join(""), id[14], "89ab".includes(id[19]), id !== crypto.randomUUID());
const words = globalThis.crypto.getRandomValues(new Uint32Array(4));
console.log(words.length, words.some((word) => word > 65535), crypto.getRandomValues(new Uint8Array(3)).length);
const filled = crypto.randomFillSync(Buffer.alloc(10), 4, 3);
console.log(filled.subarray(0, 4), filled.subarray(7));
console.log(crypto.timingSafeEqual(Buffer.from("비밀"), Buffer.from("비밀")), crypto.timingSafeEqual(Buffer.from("a"), Buffer.from("b")));
console.log(crypto.webcrypto === globalThis.crypto, Object.prototype.toString.call(globalThis.crypto), typeof crypto.createCipheriv);
