// crypto.js: the module crypto, as far as hashes and chance go. What it does
// byte by byte is nettle's (machine/native_crypto.c). "Random" bytes come from
// the machine's own generator, so that a replay draws the same ones.

const later = %import("later");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const rangeError = %import("rangeError");
const { validateFunction, validateInteger, validateObject, validateString } =
  later("node/validators", "validators");
const { Buffer } = %import("node:buffer");
const { Error, TypeError, RangeError, Symbol, isView,
        text: { toLowerCase } } = %import("originals");

const { setImmediate } = %import("node:timers");
const names = %hashNames();
const SOURCES = "string or an instance of Buffer, TypedArray, or DataView";

// --- bytes ---------------------------------------------------------------

function isSource(value) {
  return isView(value) || %isClass(value, "ArrayBuffer");
}

// The bytes of an ArrayBuffer or a view, not copied.
function bytesOf(value) {
  return isView(value) ? value : Buffer.from(value);
}

function dataOf(value, encoding, name, allowed = SOURCES) {
  if (typeof value === "string") {
    const known = encoding !== undefined && Buffer.isEncoding(encoding);
    return Buffer.from(value, known ? encoding : "utf8");
  }
  if (!isView(value)) throw argumentError(name, allowed, value);
  return value;
}

function keyOf(value, name) {
  if (typeof value === "string") return Buffer.from(value);
  if (!isSource(value)) {
    throw argumentError(
      name, "string or an instance of ArrayBuffer, Buffer, TypedArray, " +
      "DataView, KeyObject, or CryptoKey", value);
  }
  return bytesOf(value);
}

// A Buffer, or text where an encoding is named.
function encoded(digest, encoding) {
  if (encoding === undefined || encoding === null || encoding === "buffer" ||
      !Buffer.isEncoding(encoding)) {
    return digest;
  }
  return digest.toString(encoding);
}

// --- hashes --------------------------------------------------------------

// What getHashes lists, in Node's order: OpenSSL knows a hash also by
// the signatures that are made with it.
const listed = [
  "RSA-MD5", "RSA-RIPEMD160", "RSA-SHA1", "RSA-SHA1-2", "RSA-SHA224",
  "RSA-SHA256", "RSA-SHA3-224", "RSA-SHA3-256", "RSA-SHA3-384",
  "RSA-SHA3-512", "RSA-SHA384", "RSA-SHA512", "RSA-SHA512/224",
  "RSA-SHA512/256", "RSA-SM3", "id-rsassa-pkcs1-v1_5-with-sha3-224",
  "id-rsassa-pkcs1-v1_5-with-sha3-256", "id-rsassa-pkcs1-v1_5-with-sha3-384",
  "id-rsassa-pkcs1-v1_5-with-sha3-512", "md5", "md5WithRSAEncryption",
  "ripemd", "ripemd160", "ripemd160WithRSA", "rmd160", "sha1",
  "sha1WithRSAEncryption", "sha224", "sha224WithRSAEncryption", "sha256",
  "sha256WithRSAEncryption", "sha3-224", "sha3-256", "sha3-384", "sha3-512",
  "sha384", "sha384WithRSAEncryption", "sha512", "sha512-224",
  "sha512-224WithRSAEncryption", "sha512-256", "sha512-256WithRSAEncryption",
  "sha512WithRSAEncryption", "sm3", "sm3WithRSAEncryption", "ssl3-md5",
  "ssl3-sha1",
];
const begins = ["rsa-", "", "ssl3-", "", "id-rsassa-pkcs1-v1_5-with-", "",
                "sha-", "sha", "sha512/", "sha512-"];
const ends = ["withrsaencryption", "withrsa"];
const aliases = { __proto__: null, ripemd: "ripemd160", rmd160: "ripemd160",
                  "sha1-2": "sha1" };

// "RSA-SHA256", "sha-256" and "SHA256" are one.
function plainName(algorithm) {
  let name = %call(toLowerCase, algorithm);
  for (let i = 0; i < begins.length; i += 2) {
    const { length } = begins[i];
    if (%textCut(name, 0, length) === begins[i]) {
      name = begins[i + 1] + %textCut(name, length);
    }
  }
  for (let i = 0; i < ends.length; i++) {
    const at = %textFind(name, ends[i], 0);
    if (at >= 0) name = %textCut(name, 0, at);
  }
  return aliases[name] ?? name;
}

// -1 where it is not known.
function numberOf(algorithm) {
  const name = plainName(algorithm);
  for (let i = 0; i < names.length; i++) if (names[i] === name) return i;
  return -1;
}

function isShake(algorithm) {
  const name = %call(toLowerCase, algorithm);
  return name === "shake128" || name === "shake256";
}

function finalized() {
  return nodeError(Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
}

function copyBytes(bytes) {
  return Buffer.from(bytes);
}

const kHandle = Symbol("kHandle");
const kState = Symbol("kState");
const kFinalized = Symbol("kFinalized");

// What a Hash computes with: a context of nettle's.
class HashHandle {
  #number;
  #context;

  constructor(number, context) {
    this.#number = number;
    this.#context = context;
  }

  static begin(number) {
    return new HashHandle(number, %hashBegin(number));
  }

  copy() {
    return new HashHandle(this.#number, copyBytes(this.#context));
  }

  update(bytes) {
    %hashUpdate(this.#number, this.#context, bytes);
  }

  digest() {
    return %hashDigest(this.#number, this.#context);
  }
}
%define(HashHandle, "name", "Hash", 4);

class Hash {
  constructor(algorithm, options = undefined) {
    if (algorithm instanceof HashHandle) {
      this._options = options;
      this[kHandle] = algorithm.copy();
      this[kState] = { [kFinalized]: false };
      return;
    }
    if (typeof algorithm !== "string") {
      throw argumentError("algorithm", "string", algorithm);
    }
    const number = numberOf(algorithm);
    if (number < 0) refuseHash(algorithm);
    checkLength(options, number);
    this._options = options;
    this[kHandle] = HashHandle.begin(number);
    this[kState] = { [kFinalized]: false };
  }

  copy(options = undefined) {
    if (this[kState][kFinalized]) throw finalized();
    return new Hash(this[kHandle], options);
  }

  update(data, encoding = undefined) {
    const bytes = dataOf(data, encoding, "data");
    if (this[kState][kFinalized]) throw finalized();
    this[kHandle].update(bytes);
    return this;
  }

  digest(outputEncoding = undefined) {
    if (this[kState][kFinalized]) throw finalized();
    this[kState][kFinalized] = true;
    return encoded(this[kHandle].digest(), outputEncoding);
  }
}

function refuseHash(algorithm) {
  if (isShake(algorithm)) {
    throw new Error(`crypto.createHash: ${algorithm} is not supported by ` +
                    "Loopline");
  }
  throw new Error("Digest method not supported");
}

// Only the hashes that Loopline does not have give another length.
function checkLength(options, number) {
  if (options === undefined || options === null) return;
  const { outputLength } = options;
  if (outputLength === undefined || outputLength === %hashSizes(number)[0]) {
    return;
  }
  const error = new Error("error:030000B2:digital envelope routines::not XOF " +
                          "or invalid length");
  error.code = "ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH";
  throw error;
}

function createHash(algorithm, options) {
  return new Hash(algorithm, options);
}

function hash(algorithm, input, outputEncoding = "hex") {
  validateString(algorithm, "algorithm");
  if (typeof input !== "string" && !isView(input)) {
    throw argumentError("input", SOURCES, input);
  }
  if (numberOf(algorithm) < 0 && !isShake(algorithm)) {
    throw new Error(`Digest method ${algorithm} is not supported`);
  }
  return new Hash(algorithm).update(input).digest(outputEncoding);
}

// --- HMAC (RFC 2104) -----------------------------------------------------

// The key in the length of a block, each byte changed by `mask`.
function padded(key, size, mask) {
  const block = Buffer.alloc(size);
  for (let i = 0; i < size; i++) {
    block[i] = (i < key.length ? key[i] : 0) ^ mask;
  }
  return block;
}

// {inner, outer}: nettle's contexts, begun with the key.
function contextsOf(number, key) {
  const size = %hashSizes(number)[1];
  const bytes = Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  const short = bytes.length > size ? hashOf(number, bytes) : bytes;
  const inner = %hashBegin(number);
  const outer = %hashBegin(number);
  %hashUpdate(number, inner, padded(short, size, 0x36));
  %hashUpdate(number, outer, padded(short, size, 0x5c));
  return { inner, outer };
}

function hashOf(number, bytes) {
  const context = %hashBegin(number);
  %hashUpdate(number, context, bytes);
  return %hashDigest(number, context);
}

class HmacHandle {
  #inner;
  #outer;

  constructor(number, key) {
    const { inner, outer } = contextsOf(number, key);
    this.#inner = new HashHandle(number, inner);
    this.#outer = new HashHandle(number, outer);
  }

  update(bytes) {
    this.#inner.update(bytes);
  }

  digest() {
    this.#outer.update(this.#inner.digest());
    return this.#outer.digest();
  }
}
%define(HmacHandle, "name", "Hmac", 4);

function checkDigest(name) {
  const number = numberOf(name);
  if (number < 0) {
    throw nodeError(TypeError, "ERR_CRYPTO_INVALID_DIGEST",
                    `Invalid digest: ${name}`);
  }
  return number;
}

class Hmac {
  constructor(hmac, key, options = undefined) {
    validateString(hmac, "hmac");
    const bytes = keyOf(key, "key");
    this._options = options;
    this[kHandle] = new HmacHandle(checkDigest(hmac), bytes);
    this[kState] = { [kFinalized]: false };
  }

  update(data, encoding = undefined) {
    const bytes = dataOf(data, encoding, "data");
    if (this[kState][kFinalized]) throw finalized();
    this[kHandle].update(bytes);
    return this;
  }

  // A second digest is empty.
  digest(outputEncoding = undefined) {
    if (this[kState][kFinalized]) {
      return encoded(Buffer.from(""), outputEncoding);
    }
    this[kState][kFinalized] = true;
    return encoded(this[kHandle].digest(), outputEncoding);
  }
}

// --- PBKDF2 (RFC 8018, 5.2) ----------------------------------------------

const ROUNDS = 500; // at a time, so that a step stays short

function hmacOf(number, key, bytes) {
  const handle = new HmacHandle(number, key);
  handle.update(bytes);
  return handle.digest();
}

function pbkdf2Block(number, key, salt, index, iterations) {
  const { inner, outer } = contextsOf(number, key);
  const counted = Buffer.alloc(salt.length + 4);
  counted.set(salt);
  counted.writeUInt32BE(index, salt.length);
  const u = hmacOf(number, key, counted);
  const t = copyBytes(u);
  for (let left = iterations - 1; left > 0; left -= ROUNDS) {
    %hashRounds(number, inner, outer, u, t, left < ROUNDS ? left : ROUNDS);
  }
  return t;
}

function pbkdf2Key(number, password, salt, iterations, length) {
  const blocks = [];
  const size = %hashSizes(number)[0];
  for (let index = 1; (index - 1) * size < length; index++) {
    %push(blocks, pbkdf2Block(number, password, salt, index, iterations));
  }
  return Buffer.concat(blocks, length);
}

const SALTS = "string or an instance of ArrayBuffer, Buffer, TypedArray, or " +
              "DataView";

function plainBytes(value, name) {
  if (typeof value === "string") return Buffer.from(value);
  if (!isSource(value)) throw argumentError(name, SALTS, value);
  return isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : Buffer.from(value);
}

function checkPbkdf2(password, salt, iterations, keylen, digest) {
  validateString(digest, "digest");
  const key = plainBytes(password, "password");
  const bytes = plainBytes(salt, "salt");
  validateInteger(iterations, "iterations", 1, 2147483647);
  validateInteger(keylen, "keylen", 0, 2147483647);
  return [checkDigest(digest), key, bytes, iterations, keylen];
}

function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  return pbkdf2Key(...checkPbkdf2(password, salt, iterations, keylen, digest));
}

function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  let done = callback;
  let name = digest;
  if (typeof digest === "function") {
    done = digest;
    name = undefined;
  }
  const given = checkPbkdf2(password, salt, iterations, keylen, name);
  validateFunction(done, "callback");
  answer(done, () => pbkdf2Key(...given));
}

// Node's threads answer in a later turn of the loop.
function answer(callback, compute) {
  setImmediate(() => {
    callback(null, compute());
  });
}

// --- chance --------------------------------------------------------------

const MOST = 2147483647;

function randomBytes(size, callback) {
  if (typeof size !== "number") throw argumentError("size", "number", size);
  if (!(size >= 0 && size <= MOST)) {
    throw rangeError("size", `>= 0 && <= ${MOST}`, size);
  }
  if (callback !== undefined) validateFunction(callback, "callback");
  const make = () => {
    const bytes = Buffer.alloc(%floor(size));
    %randomFill(bytes);
    return bytes;
  };
  if (callback === undefined) return make();
  answer(callback, make);
}

function checkFill(buffer, offset, size) {
  if (!isSource(buffer)) {
    throw argumentError("buf", "an instance of ArrayBuffer or ArrayBufferView",
                        buffer);
  }
  const length = buffer.byteLength;
  const unit = buffer.BYTES_PER_ELEMENT ?? 1;
  validateNumberIn(offset, "offset", length / unit);
  const from = offset * unit;
  const count = size === undefined ? length - from : size * unit;
  validateNumberIn(count, "size", MOST);
  if (from + count > length) {
    throw rangeError("size + offset", `<= ${length}`, from + count);
  }
  const start = isView(buffer) ? buffer.byteOffset : 0;
  return Buffer.from(isView(buffer) ? buffer.buffer : buffer, start + from,
                     count);
}

function validateNumberIn(value, name, most) {
  if (typeof value !== "number") throw argumentError(name, "number", value);
  if (!(value >= 0 && value <= most)) {
    throw rangeError(name, `>= 0 && <= ${most}`, value);
  }
}

function randomFillSync(buffer, offset = 0, size = undefined) {
  %randomFill(checkFill(buffer, offset, size));
  return buffer;
}

function randomFill(buffer, offset, size, callback) {
  const isBare = typeof offset === "function";
  const from = isBare ? 0 : offset ?? 0;
  const count = isBare || typeof size === "function" ? undefined : size;
  const done = isBare ? offset : typeof size === "function" ? size : callback;
  validateFunction(done, "callback");
  const bytes = checkFill(buffer, from, count);
  answer(done, () => {
    %randomFill(bytes);
    return buffer;
  });
}

function isSafe(value) {
  return typeof value === "number" && value % 1 === 0 &&
         value >= -9007199254740991 && value <= 9007199254740991;
}

// As large as 48 bits go; a number from the end that would make some results
// likelier is drawn again.
function draw(min, range) {
  const limit = 281474976710656 - (281474976710656 % range);
  const bytes = Buffer.alloc(6);
  for (;;) {
    %randomFill(bytes);
    const number = bytes.readUIntBE(0, 6);
    if (number < limit) return min + (number % range);
  }
}

function randomInt(min, max, callback) {
  const alone = max === undefined || typeof max === "function";
  const low = alone ? 0 : min;
  const high = alone ? min : max;
  const done = alone ? max : callback;
  if (done !== undefined) validateFunction(done, "callback");
  if (!isSafe(low)) throw argumentError("min", "a safe integer", low);
  if (!isSafe(high)) throw argumentError("max", "a safe integer", high);
  if (high <= low) {
    throw rangeError("max", `greater than the value of "min" (${low})`, high);
  }
  if (high - low > 281474976710655) {
    throw rangeError(alone ? "max" : "max - min", "<= 281474976710655",
                     high - low);
  }
  if (done === undefined) return draw(low, high - low);
  setImmediate(() => {
    done(undefined, draw(low, high - low)); // undefined, as Node has it
  });
}

// RFC 9562, version 4.
function randomUUID(options = undefined) {
  if (options !== undefined) validateObject(options, "options");
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${%textCut(hex, 0, 8)}-${%textCut(hex, 8, 12)}-` +
         `${%textCut(hex, 12, 16)}-${%textCut(hex, 16, 20)}-` +
         %textCut(hex, 20);
}

const FLOAT32 = 7; // element types: see script/binary.h
const FLOAT64 = 8;

function getRandomValues(array) {
  const DOMException = later("node/dom_exception", "DOMException");
  const type = %viewType(array);
  if (!isView(array) || type === undefined || type < 0 || type === FLOAT32 ||
      type === FLOAT64 || %isClass(array, "DataView")) {
    throw new DOMException(
      "The data argument must be an integer-type TypedArray",
      "TypeMismatchError");
  }
  if (array.byteLength > 65536) {
    throw new DOMException("The requested length exceeds 65,536 bytes",
                           "QuotaExceededError");
  }
  %randomFill(array);
  return array;
}

function timingSafeEqual(buf1, buf2) {
  const given = { __proto__: null, buf1, buf2 };
  for (const name of ["buf1", "buf2"]) {
    if (!isSource(given[name])) {
      throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                      `The "${name}" argument must be an instance of ` +
                      "ArrayBuffer, Buffer, TypedArray, or DataView.");
    }
  }
  if (buf1.byteLength !== buf2.byteLength) {
    throw nodeError(RangeError, "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH",
                    "Input buffers must have the same byte length");
  }
  return %bytesEqual(bytesOf(buf1), bytesOf(buf2));
}

// --- the Web's -----------------------------------------------------------

class Crypto {
  get subtle() {
    throw new Error("crypto.subtle is not supported by Loopline");
  }

  getRandomValues(array) {
    return getRandomValues(array);
  }

  randomUUID(options) {
    return randomUUID(options);
  }
}
%define(Crypto.prototype, Symbol.toStringTag, "Crypto", 4);
const webcrypto = new Crypto();

%export("webcrypto", webcrypto);
%export("Crypto", Crypto);
%export("node:crypto", {
  createHash,
  createHmac: (hmac, key, options) => new Hmac(hmac, key, options),
  getHashes() {
    const list = [];
    for (let i = 0; i < listed.length; i++) %push(list, listed[i]);
    return list;
  },
  hash,
  pbkdf2,
  pbkdf2Sync,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  timingSafeEqual,
  getRandomValues(array) {
    return getRandomValues(array);
  },
  Hash,
  Hmac,
  webcrypto,
  pseudoRandomBytes: randomBytes,
});
