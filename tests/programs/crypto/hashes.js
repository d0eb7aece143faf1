// Every hash over texts of lengths around its block, in pieces and whole.
const crypto = require("crypto");
const texts = ["", "abc", "한글 해시", "x".repeat(63), "y".repeat(64), "z".repeat(129), "0123456789".repeat(300)];
for (const name of ["md5", "ripemd160", "sha1", "sha224", "sha256", "sha384", "sha512", "sha512-224", "sha512-256", "sha3-224", "sha3-256", "sha3-384", "sha3-512"]) {
  for (const text of texts) {
    const whole = crypto.createHash(name).update(text).digest("hex");
    const pieces = crypto.createHash(name);
    for (let i = 0; i < text.length; i += 7) pieces.update(text.slice(i, i + 7));
    console.log(name, text.length, whole, pieces.digest("hex") === whole);
  }
  console.log(crypto.createHmac(name, "열쇠").update("message").digest("base64"), crypto.createHmac(name, Buffer.alloc(300, 1)).update("m").digest("hex"));
}
for (const name of ["sha1", "sha256", "sha512"]) console.log(name, crypto.pbkdf2Sync("password", "소금", 1200, 50, name).toString("hex"));
crypto.pbkdf2("p", "s", 2, 20, "sha256", (error, key) => console.log("later", error, key.toString("hex")));
crypto.randomBytes(8, (error, bytes) => console.log("bytes", error, bytes.length));
crypto.randomInt(10, (error, number) => console.log("int", error, number >= 0 && number < 10));
console.log("first");
