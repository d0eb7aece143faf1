// text_encoding.js: TextEncoder and TextDecoder (Encoding Standard, 8).

const later = %import("later");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const { Buffer } = %import("node:buffer");
const inspect = %import("inspect");
const { Error, TypeError, RangeError, Symbol, defineProperties, isView,
        Uint8Array, text: { charCodeAt, toWellFormed } } =
  %import("originals");

const encodingOfLabel = later("node/encoding_labels", "encodingOfLabel");

function encodingOf(name) {
  const encoding = encodingOfLabel(name);
  if (decoderNames[encoding] !== undefined) return encoding;
  if (encoding !== undefined) {
    throw new Error(`TextDecoder: the encoding ${encoding} is not supported ` +
                    "by Loopline");
  }
  throw nodeError(RangeError, "ERR_ENCODING_NOT_SUPPORTED",
                  `The "${name}" encoding is not supported`);
}

function invalidThis(name) {
  return nodeError(TypeError, "ERR_INVALID_THIS",
                   `Value of "this" must be of type ${name}`);
}

// --- encoding ------------------------------------------------------------

class TextEncoder {
  #mark;

  get encoding() {
    if (!(#mark in this)) throw invalidThis("TextEncoder");
    return "utf-8";
  }

  encode(input = "") {
    if (!%isObject(this) || !(#mark in this)) throw invalidThis("TextEncoder");
    const buffer = Buffer.from(%call(toWellFormed, `${input}`));
    const bytes = new Uint8Array(buffer.length);
    bytes.set(buffer);
    return bytes;
  }

  // As many whole characters as fit.
  encodeInto(src, dest) {
    if (!%isObject(this) || !(#mark in this)) throw invalidThis("TextEncoder");
    if (typeof src !== "string") throw argumentError("src", "string", src);
    if (!isView(dest)) {
      throw argumentError("dest", "an instance of Uint8Array", dest);
    }
    let read = 0;
    let written = 0;
    while (read < src.length) {
      const units = isPair(src, read) ? 2 : 1;
      const part = %call(toWellFormed, %textCut(src, read, read + units));
      const bytes = Buffer.from(part);
      if (written + bytes.length > dest.length) break;
      for (let i = 0; i < bytes.length; i++) dest[written++] = bytes[i];
      read += units;
    }
    return { read, written };
  }

  [inspect.custom](depth, options) {
    if (typeof depth === "number" && depth < 0) return this;
    return inspect({ encoding: "utf-8" }, options);
  }
}

function isPair(text, at) {
  const unit = %call(charCodeAt, text, at);
  const next = at + 1 < text.length ? %call(charCodeAt, text, at + 1) : 0;
  return (unit & 0xfc00) === 0xd800 && (next & 0xfc00) === 0xdc00;
}

// --- decoding ------------------------------------------------------------

const decoderNames = { __proto__: null, "utf-8": "utf8",
                       "utf-16le": "utf16le", "windows-1252": "latin1" };

function bytesOf(input) {
  if (input === undefined) return Buffer.alloc(0);
  if (isView(input)) {
    return Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  }
  if (%isClass(input, "ArrayBuffer")) return Buffer.from(input);
  throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                  'The "list" argument must be an instance of ' +
                  "SharedArrayBuffer, ArrayBuffer or ArrayBufferView.");
}

class TextDecoder {
  #encoding;
  #fatal;
  #ignoreBOM;
  #decoder = undefined; // while a stream is under way
  #begun = false;

  constructor(encoding = "utf-8", options = undefined) {
    this.#encoding = encodingOf(encoding);
    if (options !== undefined && options !== null &&
        typeof options !== "object") {
      throw argumentError("options", "object", options);
    }
    this.#fatal = !!options?.fatal;
    this.#ignoreBOM = !!options?.ignoreBOM;
  }

  decode(input = undefined, options = undefined) {
    if (!%isObject(this) || !(#encoding in this)) {
      throw invalidThis("TextDecoder");
    }
    const bytes = bytesOf(input);
    const streams = !!options?.stream;
    const { StringDecoder } =
      later("node/string_decoder", "node:string_decoder");
    this.#decoder ??= new StringDecoder(decoderNames[this.#encoding]);
    const waiting = this.#decoder.lastTotal - this.#decoder.lastNeed;
    const before = Buffer.from(this.#decoder.lastChar.subarray(0, waiting));
    let text = this.#decoder.write(bytes);
    const left = this.#decoder.lastTotal - this.#decoder.lastNeed;
    if (!streams) text += this.#rest(left);
    if (this.#fatal) {
      const all = Buffer.concat([before, bytes]);
      this.#check(streams ? all.subarray(0, all.length - left) : all);
    }
    text = this.#withoutMark(%call(toWellFormed, text));
    if (!streams) {
      this.#decoder = undefined;
      this.#begun = false;
    }
    return text;
  }

  // What a stream has left at its end; half a unit is one wrong character.
  #rest(left) {
    const text = this.#decoder.end();
    const half = this.#encoding === "utf-16le" && left % 2 === 1;
    return half ? `${text}\ufffd` : text;
  }

  #withoutMark(text) {
    const skips = !this.#begun && !this.#ignoreBOM &&
                  this.#encoding !== "windows-1252" && text[0] === "\ufeff";
    if (text !== "") this.#begun = true;
    return skips ? %textCut(text, 1) : text;
  }

  #check(bytes) {
    const isGood = this.#encoding === "utf-8" ? %bytesUtf8(bytes)
      : this.#encoding !== "utf-16le" || isWellFormed16(bytes);
    if (isGood) return;
    this.#decoder = undefined;
    throw nodeError(TypeError, "ERR_ENCODING_INVALID_ENCODED_DATA",
                    "The encoded data was not valid for encoding " +
                    this.#encoding);
  }

  get encoding() {
    if (!(#encoding in this)) throw invalidThis("TextDecoder");
    return this.#encoding;
  }

  get fatal() {
    if (!(#encoding in this)) throw invalidThis("TextDecoder");
    return this.#fatal;
  }

  get ignoreBOM() {
    if (!(#encoding in this)) throw invalidThis("TextDecoder");
    return this.#ignoreBOM;
  }

  [inspect.custom](depth, options) {
    if (typeof depth === "number" && depth < 0) return this;
    const shown = { encoding: this.encoding, fatal: this.fatal,
                    ignoreBOM: this.ignoreBOM };
    return `TextDecoder ${inspect(shown, options)}`;
  }
}

function isWellFormed16(bytes) {
  const text = bytes.toString("utf16le");
  return bytes.length % 2 === 0 && %call(toWellFormed, text) === text;
}

const shown = { enumerable: true };
defineProperties(TextEncoder.prototype, { encoding: shown, encode: shown,
                                          encodeInto: shown });
defineProperties(TextDecoder.prototype, { decode: shown, encoding: shown,
                                          fatal: shown, ignoreBOM: shown });
%define(TextEncoder.prototype, Symbol.toStringTag, "TextEncoder", 4);
%define(TextDecoder.prototype, Symbol.toStringTag, "TextDecoder", 4);

%export("TextEncoder", TextEncoder);
%export("TextDecoder", TextDecoder);
