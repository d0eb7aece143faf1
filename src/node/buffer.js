// buffer.js: Buffer, over the bytes of the engine (script/native_buffer.c). A
// Buffer is a Uint8Array whose prototype is Buffer.prototype.

const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const received = %import("received");
const inspect = %import("inspect");
const later = %import("later");
const { toLowerCase } = String.prototype;
const symbolPrimitive = Symbol.toPrimitive;
const LONGEST = 4294967296;
let shownBytes = 50;

// --- arguments -----------------------------------------------------------

const UINT8 = 1; // see script/binary.h
const { isView } = ArrayBuffer;

function isBytes(value) {
  return %viewType(value) === UINT8;
}

// A Buffer over bytes of an ArrayBuffer.
function overBuffer(bytes, offset, length) {
  let from = 0;
  if (offset !== undefined) {
    from = +offset;
    if (from !== from) from = 0;
  }
  const most = bytes.byteLength - from;
  if (most < 0) {
    throw nodeError(RangeError, "ERR_BUFFER_OUT_OF_BOUNDS",
                    '"offset" is outside of buffer bounds');
  }
  if (length === undefined) return new FastBuffer(bytes, from, most);
  const count = +length;
  if (!(count > 0)) return new FastBuffer(bytes, from, 0);
  if (count > most) {
    throw nodeError(RangeError, "ERR_BUFFER_OUT_OF_BOUNDS",
                    '"length" is outside of buffer bounds');
  }
  return new FastBuffer(bytes, from, count);
}

function outOfRange(name, range, value) {
  return nodeError(RangeError, "ERR_OUT_OF_RANGE",
                   `The value of "${name}" is out of range. It must be ` +
                   `${range}. Received ${inspect(value, {
                     numericSeparator: value > LONGEST || value < -LONGEST,
                   })}`);
}

// An encoding's name as the machine knows it; undefined stays so.
function encodingOf(name) {
  if (name === undefined || name === null || name === "") return undefined;
  if (%isEncoding(name)) return name;
  const lower = typeof name === "string" ? %call(toLowerCase, name) : name;
  if (%isEncoding(lower)) return lower;
  throw nodeError(TypeError, "ERR_UNKNOWN_ENCODING",
                  `Unknown encoding: ${name}`);
}

function checkSize(size) {
  if (typeof size !== "number") throw argumentError("size", "number", size);
  if (!(size >= 0 && size <= LONGEST)) {
    throw outOfRange("size", ">= 0 && <= 4294967296", size);
  }
  return size;
}

function checkBytes(value, name) {
  if (!isBytes(value)) {
    throw argumentError(name, "an instance of Buffer or Uint8Array", value);
  }
}

// A place in [low, high]; `fallback` where it is undefined.
function checkPlace(value, name, fallback, high) {
  if (value === undefined) return fallback;
  if (typeof value !== "number") throw argumentError(name, "number", value);
  if (%toInteger(value) !== value) {
    throw outOfRange(name, "an integer", value);
  }
  if (value < 0 || value > high) {
    throw outOfRange(name, `>= 0 && <= ${high}`, value);
  }
  return value;
}

// --- making --------------------------------------------------------------

function fromList(list) {
  const length = %toLength(list.length);
  const buffer = %bufferAlloc(length);
  for (let i = 0; i < length; i++) buffer[i] = %toNumber(list[i]) & 255;
  return buffer;
}

function copyOf(bytes) {
  const buffer = %bufferAlloc(%byteCount(bytes));
  %bufferCopy(buffer, bytes, 0);
  return buffer;
}

// {type: "Buffer", data: [...]}, and what has a length.
function fromObject(value) {
  if (isBytes(value)) return copyOf(value);
  if (value.length !== undefined) {
    return typeof value.length === "number" ? fromList(value)
                                            : %bufferAlloc(0);
  }
  return value.type === "Buffer" && %isArray(value.data)
    ? fromList(value.data) : undefined;
}

function fromAny(value, encoding, length) {
  if (typeof value === "string") {
    return %bufferFrom(value, encodingOf(encoding));
  }
  if (typeof value === "object" && value !== null) {
    if (isBytes(value)) return copyOf(value);
    if (%isClass(value, "ArrayBuffer")) {
      return overBuffer(value, encoding, length);
    }
    const inner = value.valueOf && value.valueOf();
    if (inner !== undefined && inner !== null && inner !== value &&
        (typeof inner === "string" || typeof inner === "object")) {
      return fromAny(inner, encoding, length);
    }
    const buffer = fromObject(value);
    if (buffer !== undefined) return buffer;
    if (typeof value[symbolPrimitive] === "function") {
      const primitive = value[symbolPrimitive]("string");
      if (typeof primitive === "string") return fromAny(primitive, encoding);
    }
  }
  throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                  "The first argument must be of type string or an instance " +
                  "of Buffer, ArrayBuffer, or Array or an Array-like " +
                  `Object. Received ${received(value)}`);
}

function emptyFill(value) {
  return nodeError(TypeError, "ERR_INVALID_ARG_VALUE",
                   "The argument 'value' is invalid. Received " +
                   inspect(value));
}

// Fills with a text, bytes or a number.
function fillWith(buffer, value, from, to, encoding) {
  if (typeof value === "string") {
    const pattern = %bufferFrom(value, encodingOf(encoding));
    if (%byteCount(pattern) === 0 && value !== "") throw emptyFill(value);
    return %bufferFill(buffer, value === "" ? 0 : pattern, from, to);
  }
  if (isBytes(value) && %byteCount(value) === 0) throw emptyFill(value);
  return %bufferFill(buffer, isBytes(value) ? value : %toNumber(value) & 255,
                     from, to);
}

let advised = false;

// Buffer(x) and new Buffer(x), as it once was.
function Buffer(value, encoding, length) {
  if (!advised) {
    advised = true;
    %import("emitWarning")(
      "Buffer() is deprecated due to security and usability issues. Please " +
        "use the Buffer.alloc(), Buffer.allocUnsafe(), or Buffer.from() " +
        "methods instead.",
      "DeprecationWarning", "DEP0005");
  }
  return typeof value === "number" ? Buffer.alloc(value)
                                   : fromAny(value, encoding, length);
}

function compareBytes(a, b) {
  return %bufferCompare(a, b);
}

%install(Buffer, {
  from(value, encoding, length) {
    return fromAny(value, encoding, length);
  },

  alloc(size, fill, encoding) {
    const buffer = %bufferAlloc(checkSize(size));
    if (fill === undefined || fill === 0 || size === 0) return buffer;
    return fillWith(buffer, fill, 0, size, encoding);
  },

  allocUnsafe(size) {
    return %bufferAlloc(checkSize(size));
  },

  allocUnsafeSlow(size) {
    return %bufferAlloc(checkSize(size));
  },

  of() {
    return fromList(arguments);
  },

  // Elements of a typed array, their bytes copied.
  copyBytesFrom(view, offset, length) {
    if (!(%viewType(view) >= 0)) {
      throw argumentError("view", "an instance of TypedArray", view);
    }
    const count = %viewLength(view);
    const from = checkPlace(offset, "offset", 0, LONGEST);
    const most = checkPlace(length, "length", count, LONGEST);
    const end = from + most < count ? from + most : count;
    const size = count === 0 ? 1 : view.byteLength / count;
    const bytes = overBuffer(view.buffer, view.byteOffset, view.byteLength);
    return copyOf(%bufferSlice(bytes, (from < end ? from : end) * size,
                               end * size));
  },

  isBuffer(value) {
    return %viewType(value) === UINT8 && value instanceof Buffer;
  },

  isEncoding(name) {
    return typeof name === "string" && name !== "" &&
           (%isEncoding(name) || %isEncoding(%call(toLowerCase, name)));
  },

  byteLength(value, encoding) {
    if (typeof value === "string") {
      const known = Buffer.isEncoding(encoding) ? encodingOf(encoding)
                                                : undefined;
      return %bufferByteLength(value, known);
    }
    if (isView(value) || %isClass(value, "ArrayBuffer")) {
      return %byteCount(value);
    }
    throw argumentError(
      "string", "string or an instance of Buffer or ArrayBuffer", value);
  },

  compare(a, b) {
    checkBytes(a, "buf1");
    checkBytes(b, "buf2");
    return compareBytes(a, b);
  },

  concat(list, length) {
    if (!%isArray(list)) {
      throw argumentError("list", "an instance of Array", list);
    }
    if (list.length === 0) return %bufferAlloc(0);
    let total = 0;
    for (let i = 0; i < list.length; i++) {
      checkBytes(list[i], `list[${i}]`);
      total += %byteCount(list[i]);
    }
    const buffer = %bufferAlloc(checkPlace(length, "length", total, LONGEST));
    let at = 0;
    for (let i = 0; i < list.length; i++) {
      at += %bufferCopy(buffer, list[i], at);
    }
    return buffer;
  },
});
Buffer.poolSize = 8192;

// --- as text and as bytes ------------------------------------------------

// What all Buffers are instances of; its prototype is Buffer's as well. Methods
// that make a new array of their own (map, filter, slice) make one of these.
class FastBuffer extends Uint8Array {
  // Without this, making one would ask the iterator of a program's arrays.
  constructor(first, offset, length) {
    super(first, offset, length);
  }
}

const { prototype } = FastBuffer;
%intrinsic("BUFFER_PROTOTYPE", prototype);
%makeConstructor(Buffer, prototype);
Object.setPrototypeOf(Buffer, Uint8Array);
Object.defineProperty(Buffer, Symbol.species, {
  configurable: true,
  enumerable: false,
  get() {
    return FastBuffer;
  },
});

// The pattern of indexOf and includes, as bytes.
function patternOf(value, encoding) {
  if (typeof value === "string") {
    return %bufferFrom(value, encodingOf(encoding));
  }
  if (typeof value === "number") return fromList([value]);
  if (isBytes(value)) return value;
  throw argumentError(
    "value", "one of type number or string or an instance of Buffer or " +
    "Uint8Array", value);
}

function find(buffer, value, from, encoding) {
  if (typeof from === "string") {
    encoding = from;
    from = 0;
  }
  const length = %byteCount(buffer);
  const start = from === undefined ? 0 : %relative(%toInteger(from), length);
  const pattern = patternOf(value, encoding);
  if (%byteCount(pattern) === 0) return start;
  return %bufferIndexOf(buffer, pattern, start);
}

function findLast(buffer, value, from, encoding) {
  if (typeof from === "string") {
    encoding = from;
    from = undefined;
  }
  const length = %byteCount(buffer);
  const pattern = patternOf(value, encoding);
  const place = from === undefined ? NaN : +from;
  let start = place === place ? %toInteger(place) : length;
  if (start < 0) start += length;
  for (let i = start < length ? start : length; i >= 0; i--) {
    if (%bufferIndexOf(%bufferSlice(buffer, i, i + %byteCount(pattern)),
                       pattern, 0) === 0) {
      return i;
    }
  }
  return -1;
}

function swap(buffer, size) {
  const length = %byteCount(buffer);
  if (length % size !== 0) {
    throw nodeError(RangeError, "ERR_INVALID_BUFFER_SIZE",
                    `Buffer size must be a multiple of ${size * 8}-bits`);
  }
  for (let i = 0; i < length; i += size) {
    for (let j = 0; j < size / 2; j++) {
      const byte = buffer[i + j];
      buffer[i + j] = buffer[i + size - 1 - j];
      buffer[i + size - 1 - j] = byte;
    }
  }
  return buffer;
}

function part(buffer, from, to) {
  const length = %byteCount(buffer);
  return %bufferSlice(
    buffer, from === undefined ? 0 : %relative(%toInteger(from), length),
    to === undefined ? length : %relative(%toInteger(to), length));
}

%install(prototype, {
  toString(encoding, start, end) {
    if (arguments.length === 0) return %bufferToString(this, undefined);
    const known = encodingOf(encoding === null ? "null" : encoding);
    return %bufferToString(this, known,
                           start === undefined ? 0 : %toInteger(start),
                           end === undefined ? undefined : %toInteger(end));
  },

  toLocaleString(encoding, start, end) {
    return prototype.toString.call(this, encoding, start, end);
  },

  equals(other) {
    checkBytes(other, "otherBuffer");
    return compareBytes(this, other) === 0;
  },

  compare(target, targetStart, targetEnd, start, end) {
    checkBytes(target, "target");
    const length = %byteCount(target);
    const own = %byteCount(this);
    const to = checkPlace(targetEnd, "targetEnd", length, length);
    const from = checkPlace(targetStart, "targetStart", 0, LONGEST);
    const ownTo = checkPlace(end, "sourceEnd", own, own);
    const ownFrom = checkPlace(start, "sourceStart", 0, LONGEST);
    if (ownFrom >= ownTo) return from >= to ? 0 : -1;
    if (from >= to) return 1;
    return compareBytes(%bufferSlice(this, ownFrom, ownTo),
                        %bufferSlice(target, from, to));
  },

  copy(target, at, start, end) {
    checkBytes(target, "target");
    const to = at === undefined ? 0 : %toInteger(at);
    const from = start === undefined ? 0 : %toInteger(start);
    if (to < 0) throw outOfRange("targetStart", ">= 0", to);
    if (from < 0 || from > %byteCount(this)) {
      throw outOfRange("sourceStart", `>= 0 && <= ${%byteCount(this)}`, from);
    }
    return %bufferCopy(target, this, to, from,
                       end === undefined ? undefined : %toInteger(end));
  },

  slice(from, to) {
    return part(this, from, to);
  },

  subarray(from, to) {
    return part(this, from, to);
  },

  fill(value, from, to, encoding) {
    if (typeof from === "string") {
      encoding = from;
      from = to = undefined;
    } else if (typeof to === "string") {
      encoding = to;
      to = undefined;
    }
    if (encoding !== undefined && typeof encoding !== "string") {
      throw argumentError("encoding", "string", encoding);
    }
    const length = %byteCount(this);
    const start = checkPlace(from, "offset", 0, LONGEST);
    const end = checkPlace(to, "end", length, length);
    return start >= end ? this : fillWith(this, value, start, end, encoding);
  },

  write(text, from, length, encoding) {
    if (typeof text !== "string") {
      throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                      "argument must be a string");
    }
    if (typeof from === "string") {
      encoding = from;
      from = length = undefined;
    } else if (typeof length === "string") {
      encoding = length;
      length = undefined;
    }
    const room = %byteCount(this);
    const at = checkPlace(from, "offset", 0, room);
    const most = checkPlace(length, "length", room - at, room);
    const known = encodingOf(encoding);
    const bytes = %bufferFrom(text, known);
    const fitting = most < room - at ? most : room - at;
    return %bufferCopy(this, bytes, at, 0, whole(bytes, fitting, known));
  },

  indexOf(value, from, encoding) {
    return find(this, value, from, encoding);
  },

  lastIndexOf(value, from, encoding) {
    return findLast(this, value, from, encoding);
  },

  includes(value, from, encoding) {
    return find(this, value, from, encoding) >= 0;
  },

  toJSON() {
    const data = [];
    for (let i = 0; i < %byteCount(this); i++) %push(data, this[i]);
    return { type: "Buffer", data };
  },

  swap16() {
    return swap(this, 2);
  },

  swap32() {
    return swap(this, 4);
  },

  swap64() {
    return swap(this, 8);
  },

  get parent() {
    return this instanceof Buffer ? this.buffer : undefined;
  },

  get offset() {
    return this instanceof Buffer ? this.byteOffset : undefined;
  },
});

// utf8Slice, utf8Write and their like: the same with the encoding in the name.
for (const encoding of ["ascii", "base64", "base64url", "latin1", "hex",
                        "ucs2", "utf8"]) {
  %install(prototype, {
    [`${encoding}Slice`](start, end) {
      return %call(prototype.toString, this, encoding, start, end);
    },
    [`${encoding}Write`](text, offset, length) {
      return %call(prototype.write, this, text, offset, length, encoding);
    },
  });
}

// How many of `bytes` are written: UTF-8 is not cut inside a character, nor
// UTF-16 inside a unit.
function whole(bytes, fitting, encoding) {
  const length = %byteCount(bytes);
  if (length <= fitting) return length;
  const isWide = encoding === "utf16le" || encoding === "utf-16le" ||
                 encoding === "ucs2" || encoding === "ucs-2";
  if (isWide) return fitting - (fitting % 2);
  const isText = encoding === undefined || encoding === "utf8" ||
                 encoding === "utf-8" || encoding === "UTF-8" ||
                 encoding === "UTF8";
  while (isText && fitting > 0 && (bytes[fitting] & 192) === 128) fitting--;
  return fitting;
}

// --- numbers in bytes ----------------------------------------------------

function checkOffset(buffer, offset, size) {
  if (typeof offset !== "number") {
    throw argumentError("offset", "number", offset);
  }
  const last = %byteCount(buffer) - size;
  if (%toInteger(offset) !== offset) {
    throw outOfRange("offset", "an integer", offset);
  }
  if (offset >= 0 && offset <= last) return;
  if (last < 0) {
    throw nodeError(RangeError, "ERR_BUFFER_OUT_OF_BOUNDS",
                    "Attempt to access memory outside buffer bounds");
  }
  throw outOfRange("offset", `>= 0 and <= ${last}`, offset);
}

function readInteger(buffer, offset, size, little, signed) {
  checkOffset(buffer, offset, size);
  let value = 0;
  let weight = 1;
  for (let i = 0; i < size; i++) {
    value += buffer[little ? offset + i : offset + size - 1 - i] * weight;
    weight *= 256;
  }
  return signed && value >= weight / 2 ? value - weight : value;
}

function rangeText(size, bits, low, high) {
  if (size <= 4) return `>= ${low} and <= ${high}`;
  return low === 0 ? `>= 0 and < 2 ** ${bits}`
                   : `>= -(2 ** ${bits - 1}) and < 2 ** ${bits - 1}`;
}

function writeInteger(buffer, value, offset, size, little, signed) {
  let number = %toNumber(value);
  const all = 256 ** size;
  const low = signed ? -all / 2 : 0;
  const high = signed ? all / 2 - 1 : all - 1;
  if (number > high || number < low) {
    throw outOfRange("value", rangeText(size, size * 8, low, high), value);
  }
  checkOffset(buffer, offset, size);
  number = %toInteger(number);
  if (number < 0) number += all;
  for (let i = 0; i < size; i++) {
    buffer[little ? offset + i : offset + size - 1 - i] = number % 256;
    number = (number - (number % 256)) / 256;
  }
  return offset + size;
}

function checkLength(size) {
  if (typeof size !== "number") {
    throw argumentError("byteLength", "number", size);
  }
  if (!(size >= 1 && size <= 6)) {
    throw outOfRange("byteLength", ">= 1 and <= 6", size);
  }
  return size;
}

function addMethod(name, method) {
  %define(method, "name", name, 4);
  %define(prototype, name, method, 5);
}

// Both spellings: readUInt8 and readUint8.
function addBoth(verb, signed, ending, method) {
  addMethod(`${verb}${signed ? "Int" : "UInt"}${ending}`, method);
  if (!signed) %define(prototype, `${verb}Uint${ending}`, method, 5);
}

// readInt16LE and its like.
function addFixed(signed, size, little, ending) {
  addBoth("read", signed, `${size * 8}${ending}`, function (offset = 0) {
    return readInteger(this, offset, size, little, signed);
  });
  addBoth("write", signed, `${size * 8}${ending}`,
          function (value, offset = 0) {
            return writeInteger(this, value, offset, size, little, signed);
          });
}

// readIntBE(offset, byteLength) and its like.
function addVariable(signed, little, ending) {
  addBoth("read", signed, ending, function (offset, size) {
    return readInteger(this, offset, checkLength(size), little, signed);
  });
  addBoth("write", signed, ending, function (value, offset, size) {
    return writeInteger(this, value, offset, checkLength(size), little,
                        signed);
  });
}

// The element types of these: see script/binary.h.
const FLOAT32 = 7;
const FLOAT64 = 8;
const BIGINT64 = 9;
const BIGUINT64 = 10;

function addFloat(name, type, size, little) {
  addMethod(`read${name}`, function (offset = 0) {
    checkOffset(this, offset, size);
    return %bytesRead(this, offset, type, little);
  });
  addMethod(`write${name}`, function (value, offset = 0) {
    checkOffset(this, offset, size);
    %bytesWrite(this, offset, type, little, %toNumber(value));
    return offset + size;
  });
}

function checkBig(value, signed) {
  const low = signed ? -(2n ** 63n) : 0n;
  const high = signed ? 2n ** 63n - 1n : 2n ** 64n - 1n;
  if (value > high || value < low) {
    throw outOfRange("value", signed ? ">= -(2n ** 63n) and < 2n ** 63n"
                                     : ">= 0n and < 2n ** 64n", value);
  }
  // A number is refused in the words of the operators.
  return value + 0n;
}

// readBigInt64LE and its like; the unsigned ones have two spellings.
function addBig(signed, little, ending) {
  const type = signed ? BIGINT64 : BIGUINT64;
  const word = `Big${signed ? "I" : "UI"}nt64${ending}`;
  addMethod(`read${word}`, function (offset = 0) {
    checkOffset(this, offset, 8);
    return %bytesRead(this, offset, type, little);
  });
  addMethod(`write${word}`, function (value, offset = 0) {
    checkBig(value, signed);
    checkOffset(this, offset, 8);
    %bytesWrite(this, offset, type, little, value);
    return offset + 8;
  });
  if (signed) return;
  %define(prototype, `readBigUint64${ending}`, prototype[`read${word}`], 5);
  %define(prototype, `writeBigUint64${ending}`, prototype[`write${word}`], 5);
}

for (let signed = 0; signed < 2; signed++) {
  addFixed(signed === 1, 1, true, "");
  for (let little = 0; little < 2; little++) {
    const ending = little === 1 ? "LE" : "BE";
    addFixed(signed === 1, 2, little === 1, ending);
    addFixed(signed === 1, 4, little === 1, ending);
    addVariable(signed === 1, little === 1, ending);
    addBig(signed === 1, little === 1, ending);
  }
}
for (let little = 0; little < 2; little++) {
  const ending = little === 1 ? "LE" : "BE";
  addFloat(`Float${ending}`, FLOAT32, 4, little === 1);
  addFloat(`Double${ending}`, FLOAT64, 8, little === 1);
}

// --- as it is printed ----------------------------------------------------

function hexBytes(buffer, count) {
  const hex = %bufferToString(buffer, "hex", 0, count);
  const bytes = [];
  for (let i = 0; i < hex.length; i += 2) {
    %push(bytes, %textCut(hex, i, i + 2));
  }
  return %textJoin(bytes, " ");
}

// Properties that a program has put on it: "a: 1, b: 2".
function extras(buffer, options) {
  const keys = %namedKeys(buffer, options.showHidden);
  if (keys.length === 0) return "";
  const object = { __proto__: null };
  for (let i = 0; i < keys.length; i++) object[keys[i]] = buffer[keys[i]];
  const all = { __proto__: null };
  %copyPlain(all, options, undefined);
  all.breakLength = Infinity;
  all.compact = true;
  const text = inspect(object, all);
  return %textCut(text, 27, text.length - 2);
}

%define(prototype, inspect.custom, function inspect(depth, options) {
  const length = %byteCount(this);
  const count = length < shownBytes ? length : shownBytes;
  let text = hexBytes(this, count);
  if (length > count) {
    const more = length - count;
    text += ` ... ${more} more byte${more > 1 ? "s" : ""}`;
  }
  const more = options ? extras(this, options) : "";
  if (more !== "") text += length === 0 ? more : `, ${more}`;
  return `<${this.constructor.name} ${text}>`;
}, 5);

// --- where it is found ---------------------------------------------------

// What few programs use has files of its own.
function btoa(input) {
  return later("node/base64", "btoa")(...arguments);
}

function atob(input) {
  return later("node/base64", "atob")(...arguments);
}

function transcode(source, fromEncoding, toEncoding) {
  return later("node/transcode", "transcode")(source, fromEncoding, toEncoding);
}

function isUtf8(input) {
  return later("node/transcode", "isUtf8")(input);
}

function isAscii(input) {
  return later("node/transcode", "isAscii")(input);
}

%install(globalThis, { Buffer, btoa, atob });
%export("node:buffer", {
  Buffer,
  SlowBuffer: Buffer,
  transcode,
  isUtf8,
  isAscii,
  constants: { MAX_LENGTH: LONGEST, MAX_STRING_LENGTH: 536870888 },
  kMaxLength: LONGEST,
  kStringMaxLength: 536870888,
  btoa,
  atob,
  get INSPECT_MAX_BYTES() {
    return shownBytes;
  },
  set INSPECT_MAX_BYTES(count) {
    shownBytes = count;
  },
  get Blob() {
    return later("node/blob", "blob").Blob;
  },
  get File() {
    return later("node/blob", "blob").File;
  },
});
