// string_decoder.js: bytes that come in pieces as text. What a piece leaves
// unfinished waits for the next one.

const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const { Buffer } = %import("node:buffer");
const { Error, TypeError, Symbol, defineProperty, isView,
        text: { toLowerCase } } = %import("originals");

const kNativeDecoder = Symbol("kNativeDecoder");

// A decoder's state is a Buffer, as in Node: four bytes that wait, then how
// many are still missing, how many are there, and the encoding's number.
const MISSING = 4;
const WAITING = 5;
const ENCODING = 6;
const numbers = { __proto__: null, ascii: 0, utf8: 1, base64: 2, utf16le: 3,
                  latin1: 4, hex: 5, base64url: 7 };
const aliases = { __proto__: null, "utf-8": "utf8", "ucs2": "utf16le",
                  "ucs-2": "utf16le", "utf-16le": "utf16le",
                  "binary": "latin1" };

// The encoding's usual name.
function normalize(encoding) {
  if (encoding === undefined || encoding === null || encoding === "") {
    return "utf8";
  }
  const lower = %call(toLowerCase, `${encoding}`);
  const name = aliases[lower] ?? lower;
  if (numbers[name] === undefined) {
    throw nodeError(TypeError, "ERR_UNKNOWN_ENCODING",
                    `Unknown encoding: ${encoding}`);
  }
  return name;
}

function keep(state, bytes, from, missing) {
  for (let i = from; i < bytes.length; i++) state[i - from] = bytes[i];
  state[WAITING] = bytes.length - from;
  state[MISSING] = missing;
}

// --- what a piece leaves -------------------------------------------------

// How many bytes at the end begin a character that goes on; `state` learns
// what they lack.
function keepUtf8(state, bytes) {
  const end = bytes.length;
  for (let i = end - 1; i >= 0 && end - i < 4; i--) {
    const byte = bytes[i];
    if ((byte & 0xc0) === 0x80) continue;
    const size = (byte & 0xe0) === 0xc0 ? 2
      : (byte & 0xf0) === 0xe0 ? 3
      : (byte & 0xf8) === 0xf0 ? 4 : 0;
    if (end - i >= size) return 0;
    keep(state, bytes, i, size - (end - i));
    return end - i;
  }
  return 0;
}

function keepUtf16(state, bytes) {
  const end = bytes.length;
  if (end % 2 === 1) {
    keep(state, bytes, end - 1, 1);
    return 1;
  }
  if (end > 0 && (bytes[end - 1] & 0xfc) === 0xd8) {
    keep(state, bytes, end - 2, 2);
    return 2;
  }
  return 0;
}

function keepBase64(state, bytes) {
  const left = bytes.length % 3;
  if (left > 0) keep(state, bytes, bytes.length - left, 3 - left);
  return left;
}

const keepers = { __proto__: null, utf8: keepUtf8, utf16le: keepUtf16,
                  base64: keepBase64, base64url: keepBase64 };

// Adds bytes to those that wait, as far as they belong to them; answers how
// many were taken.
function complete(state, bytes, encoding) {
  let taken = 0;
  while (state[MISSING] > 0 && taken < bytes.length) {
    if (encoding === "utf8" && (bytes[taken] & 0xc0) !== 0x80) {
      state[MISSING] = 0;
      break;
    }
    state[state[WAITING]++] = bytes[taken++];
    state[MISSING]--;
  }
  return taken;
}

// The bytes that waited, as text, where nothing is missing any more.
function waited(state, encoding) {
  if (state[MISSING] > 0 || state[WAITING] === 0) return "";
  const count = state[WAITING];
  state[WAITING] = 0;
  return state.toString(encoding, 0, count);
}

function decode(state, bytes, encoding) {
  const taken = complete(state, bytes, encoding);
  const before = waited(state, encoding);
  if (taken === bytes.length) return before;
  const rest = bytes.subarray(taken);
  const keeper = keepers[encoding];
  const left = keeper === undefined ? 0 : keeper(state, rest);
  return before + rest.toString(encoding, 0, rest.length - left);
}

function flush(state, encoding) {
  let count = state[WAITING];
  if (encoding === "utf16le" && count % 2 === 1) count--;
  state[WAITING] = state[MISSING] = 0;
  return count === 0 ? "" : state.toString(encoding, 0, count);
}

// -------------------------------------------------------------------------

function StringDecoder(encoding) {
  this.encoding = normalize(encoding);
  this[kNativeDecoder] = Buffer.alloc(7);
  this[kNativeDecoder][ENCODING] = numbers[this.encoding];
}
%makeConstructor(StringDecoder, {});

const { prototype } = StringDecoder;
prototype.write = function write(buf) {
  if (typeof buf === "string") return buf;
  if (!isView(buf)) {
    throw argumentError("buf", "an instance of Buffer, TypedArray, or DataView",
                        buf);
  }
  if (this[kNativeDecoder] === undefined) {
    throw nodeError(Error, "ERR_INVALID_THIS",
                    'Value of "this" must be of type StringDecoder');
  }
  const bytes = Buffer.from(buf.buffer, buf.byteOffset, buf.byteLength);
  return decode(this[kNativeDecoder], bytes, this.encoding);
};
prototype.end = function end(buf) {
  const text = buf === undefined ? "" : this.write(buf);
  const state = this[kNativeDecoder];
  return state[WAITING] > 0 ? text + flush(state, this.encoding) : text;
};
prototype.text = function text(buf, offset) {
  const state = this[kNativeDecoder];
  state[WAITING] = state[MISSING] = 0;
  return this.write(buf.slice(offset));
};

function show(name, get) {
  defineProperty(prototype, name, { configurable: true, enumerable: true,
                                    get });
}
show("lastChar", function () {
  return this[kNativeDecoder].subarray(0, 4);
});
show("lastNeed", function () {
  return this[kNativeDecoder][MISSING];
});
show("lastTotal", function () {
  return this[kNativeDecoder][WAITING] + this[kNativeDecoder][MISSING];
});

%export("node:string_decoder", { StringDecoder });
