// crypto.js: hashes, HMAC and random numbers of the module crypto. The hashing
// itself is C (script/native_hash.c); random numbers come from the machine's
// generator, which the seed event feeds, so that a replay has the same.

const later = %import("later");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const rangeError = %import("rangeError");
const received = %import("received");
const { validateString } = later("node/validators", "validators");
const { DOMException } = { DOMException: later("node/dom_exception",
                                               "DOMException") };
const { Buffer } = %import("node:buffer");
const { Error, TypeError, RangeError, Math, Symbol, Promise, defineProperty,
        text: { toLowerCase, startsWith, slice } } = %import("originals");
const { isView } = ArrayBuffer;
const { random, floor } = Math;
const { from: bufferFrom, alloc } = Buffer;
const nextTick = process.nextTick;
const PIECE = 65536; // bytes that are hashed at a time

// --- data ----------------------------------------------------------------

const NAMES = ["md5", "ripemd160", "sha1", "sha224", "sha256", "sha3-224",
               "sha3-256", "sha3-384", "sha3-512", "sha384", "sha512",
               "sha512-224", "sha512-256"];

// Node takes capitals, and the names of signatures for their hashes.
function stateFor(name) {
  const small = %call(toLowerCase, name);
  return %hashOpen(%call(startsWith, small, "rsa-") ? %call(slice, small, 4)
                                                    : small);
}

// A view over an ArrayBuffer, a view itself, or undefined.
function bytesOf(value) {
  if (isView(value)) return value;
  return %isClass(value, "ArrayBuffer") ? new Uint8Array(value) : undefined;
}

function dataOf(data, encoding) {
  if (typeof data === "string") return bufferFrom(data, encoding);
  if (isView(data)) return data;
  throw argumentError("data",
    "string or an instance of Buffer, TypedArray, or DataView", data);
}

function feed(state, bytes) {
  const { byteLength } = bytes;
  for (let at = 0; at < byteLength; at += PIECE) {
    const left = byteLength - at;
    %hashUpdate(state, bytes, at, left < PIECE ? left : PIECE);
  }
}

function encoded(digest, encoding) {
  if (encoding === undefined || encoding === "buffer" ||
      !Buffer.isEncoding(encoding)) {
    return digest;
  }
  return digest.toString(encoding);
}

function finalized() {
  return nodeError(Error, "ERR_CRYPTO_HASH_FINALIZED",
                   "Digest already called");
}

// --- hashes --------------------------------------------------------------

class Hash {
  #state;
  #over = false;

  constructor(algorithm, state) {
    validateString(algorithm, "algorithm");
    this.#state = state ?? stateFor(algorithm);
    if (this.#state === undefined) {
      throw new Error("Digest method not supported");
    }
  }

  update(data, encoding) {
    if (this.#over) throw finalized();
    feed(this.#state, dataOf(data, encoding));
    return this;
  }

  digest(encoding) {
    if (this.#over) throw finalized();
    this.#over = true;
    return encoded(%hashDigest(this.#state), encoding);
  }

  // A hash of the same data so far.
  copy() {
    if (this.#over) throw finalized();
    return new Hash("copy", bufferFrom(this.#state));
  }
}

// --- HMAC (RFC 2104) ------------------------------------------------------

// The key as one block, each byte mixed with `mask`.
function padded(key, size, mask) {
  const block = alloc(size, mask);
  for (let i = 0; i < key.length; i++) block[i] ^= key[i];
  return block;
}

function keyOf(key, encoding) {
  if (typeof key === "string") return bufferFrom(key, encoding);
  const view = bytesOf(key);
  if (view !== undefined) {
    return bufferFrom(view.buffer, view.byteOffset, view.byteLength);
  }
  throw argumentError("key", "string or an instance of ArrayBuffer, Buffer, " +
                      "TypedArray, DataView, KeyObject, or CryptoKey", key);
}

class Hmac {
  #inner;
  #outer;
  #over = false;

  constructor(algorithm, key, options) {
    validateString(algorithm, "hmac");
    let bytes = keyOf(key, options?.encoding);
    this.#inner = stateFor(algorithm);
    this.#outer = stateFor(algorithm);
    if (this.#inner === undefined) {
      throw nodeError(TypeError, "ERR_CRYPTO_INVALID_DIGEST",
                      `Invalid digest: ${algorithm}`);
    }
    const size = %hashBlock(this.#inner);
    if (bytes.length > size) {
      const short = stateFor(algorithm);
      feed(short, bytes);
      bytes = %hashDigest(short);
    }
    feed(this.#inner, padded(bytes, size, 0x36));
    feed(this.#outer, padded(bytes, size, 0x5c));
  }

  update(data, encoding) {
    if (this.#over) throw finalized();
    feed(this.#inner, dataOf(data, encoding));
    return this;
  }

  // A second time there is nothing, as in Node.
  digest(encoding) {
    if (this.#over) return encoded(alloc(0), encoding);
    this.#over = true;
    feed(this.#outer, %hashDigest(this.#inner));
    return encoded(%hashDigest(this.#outer), encoding);
  }
}

// --- random numbers --------------------------------------------------------

function fill(bytes, from, to) {
  for (let i = from; i < to; i++) bytes[i] = floor(random() * 256);
}

const MOST_BYTES = 2147483647;

function randomBytes(size, callback) {
  if (typeof size !== "number") throw argumentError("size", "number", size);
  if (!(size >= 0 && size <= MOST_BYTES)) {
    throw rangeError("size", `>= 0 && <= ${MOST_BYTES}`, size);
  }
  if (callback !== undefined && typeof callback !== "function") {
    throw argumentError("callback", "function", callback);
  }
  const bytes = alloc(size);
  fill(bytes, 0, bytes.length);
  if (callback === undefined) return bytes;
  setImmediate(callback, null, bytes);
}

function randomFillSync(buffer, offset = 0, size) {
  const view = bytesOf(buffer);
  if (view === undefined) {
    throw argumentError("buf", "an instance of ArrayBuffer or ArrayBufferView",
                        buffer);
  }
  const bytes = bufferFrom(view.buffer, view.byteOffset, view.byteLength);
  const count = size ?? bytes.length - offset;
  if (!(offset >= 0 && offset <= bytes.length)) {
    throw rangeError("offset", `>= 0 && <= ${bytes.length}`, offset);
  }
  if (!(count >= 0 && offset + count <= bytes.length)) {
    throw rangeError("size + offset", `<= ${bytes.length}`, count + offset);
  }
  fill(bytes, offset, offset + count);
  return buffer;
}

function randomFill(buffer, offset, size, callback) {
  let from = offset, count = size, done = callback;
  if (typeof offset === "function") {
    done = offset;
    from = undefined;
    count = undefined;
  } else if (typeof size === "function") {
    done = size;
    count = undefined;
  }
  if (typeof done !== "function") {
    throw argumentError("callback", "function", done);
  }
  setImmediate(done, null, randomFillSync(buffer, from, count));
}

const RANGE = 281474976710655; // 2^48 - 1

function checkSafe(value, name) {
  if (typeof value === "number" && value === floor(value) &&
      value >= -9007199254740991 && value <= 9007199254740991) {
    return;
  }
  throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                  `The "${name}" argument must be a safe integer. ` +
                  `Received ${received(value)}`);
}

function randomInt(min, max, callback) {
  let low = min, high = max, done = callback;
  const alone = max === undefined || typeof max === "function";
  if (alone) {
    done = max;
    high = min;
    low = 0;
  }
  if (!alone) checkSafe(low, "min");
  checkSafe(high, "max");
  if (high <= low) {
    throw rangeError("max", `greater than the value of "min" (${low})`, high);
  }
  const range = high - low;
  if (!(range <= RANGE)) {
    throw rangeError(alone ? "max" : "max - min", `<= ${RANGE}`, range);
  }
  const number = low + floor(random() * range);
  if (done === undefined) return number;
  nextTick(done, undefined, number);
}

const DIGITS = "0123456789abcdef";

// RFC 9562, version 4.
function randomUUID() {
  let text = "";
  for (let i = 0; i < 36; i++) {
    if (i === 8 || i === 13 || i === 18 || i === 23) text += "-";
    else if (i === 14) text += "4";
    else if (i === 19) text += DIGITS[8 + floor(random() * 4)];
    else text += DIGITS[floor(random() * 16)];
  }
  return text;
}

function isIntegers(view) {
  const kind = isView(view) ? %viewType(view) : -1;
  return kind >= 0 && !%isClass(view, "DataView") &&
         !(view instanceof Float32Array) && !(view instanceof Float64Array);
}

function getRandomValues(array) {
  if (!isIntegers(array)) {
    throw new DOMException(
      "The data argument must be an integer-type TypedArray",
      "TypeMismatchError");
  }
  if (array.byteLength > 65536) {
    throw new DOMException(
      `The requested length exceeds 65,536 bytes`, "QuotaExceededError");
  }
  return randomFillSync(array);
}

// --- the rest --------------------------------------------------------------

function timingSafeEqual(one, other) {
  const a = bytesOf(one), b = bytesOf(other);
  if (a === undefined || b === undefined) {
    throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
      `The "${a === undefined ? "buf1" : "buf2"}" argument must be an ` +
      "instance of ArrayBuffer, Buffer, TypedArray, or DataView.");
  }
  if (a.byteLength !== b.byteLength) {
    throw nodeError(RangeError, "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH",
                    "Input buffers must have the same byte length");
  }
  const x = bufferFrom(a.buffer, a.byteOffset, a.byteLength);
  return x.equals(bufferFrom(b.buffer, b.byteOffset, b.byteLength));
}

function hash(algorithm, data, encoding = "hex") {
  return new Hash(algorithm).update(data).digest(encoding);
}

const webcrypto = {
  getRandomValues,
  randomUUID,
};
defineProperty(webcrypto, Symbol.toStringTag, {
  __proto__: null,
  value: "Crypto",
  configurable: true,
});

%export("webcrypto", webcrypto);
%export("node:crypto", {
  createHash: (algorithm) => new Hash(algorithm),
  createHmac: (algorithm, key, options) => new Hmac(algorithm, key, options),
  getHashes: () => [...NAMES],
  getRandomValues,
  hash,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  timingSafeEqual,
  webcrypto,
  Hash,
  Hmac,
});
