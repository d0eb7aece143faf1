// blob.js: Blob and File (File API, 3 and 4): bytes that do not change, with a
// type. Loopline has no streams of the web platform, so stream() is refused.

const later = %import("later");
const { Buffer } = %import("node:buffer");
const { TypeError, Math, Symbol, Uint8Array, dateNow, isView,
        text: { toLowerCase, replaceAll, toWellFormed } } =
  %import("originals");
const { expose } = later("node/event_target", "eventTarget");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const valueError = %import("valueError");
const inspect = %import("inspect");
const refusedFunction = %import("refusedFunction");
const { max, min } = Math;

// --- parts ------------------------------------------------------------------------

// A copy of a part's bytes. A blob's bytes need none: nobody changes them.
function bytesOf(part, endings) {
  if (isBlob(part)) return partsOf(part);
  if (%isClass(part, "ArrayBuffer")) return [Buffer.from(part.slice(0))];
  if (isView(part)) {
    const { buffer, byteOffset, byteLength } = part;
    return [Buffer.from(Buffer.from(buffer, byteOffset, byteLength))];
  }
  const text = `${part}`;
  return [Buffer.from(endings === "native"
    ? %call(replaceAll, text, "\r\n", "\n") : text)];
}

// A type has printable characters only, in lower case; else there is none.
function typeOf(type) {
  const text = `${type}`;
  for (let i = 0; i < text.length; i++) {
    if (text[i] < " " || text[i] > "~") return "";
  }
  return %call(toLowerCase, text);
}

function isSequence(value) {
  return value !== null && value !== undefined && typeof value !== "string" &&
         typeof value[Symbol.iterator] === "function";
}

function checkOptions(options) {
  if (options !== undefined && options !== null && !%isObject(options)) {
    throw argumentError("options", "a dictionary", options);
  }
}

// --- Blob --------------------------------------------------------------------------

class Blob {
  #parts = []; // Buffers
  #size = 0;
  #type;

  constructor(sources = [], options) {
    if (!isSequence(sources)) {
      throw argumentError("sources", "a sequence", sources);
    }
    checkOptions(options);
    const { type = "", endings = "transparent" } = options ?? {};
    if (`${endings}` !== "transparent" && `${endings}` !== "native") {
      throw valueError("options.endings", `${endings}`);
    }
    for (const source of sources) this.#add(bytesOf(source, `${endings}`));
    this.#type = typeOf(type);
  }

  #add(parts) {
    for (let i = 0; i < parts.length; i++) {
      %push(this.#parts, parts[i]);
      this.#size += parts[i].length;
    }
  }

  static is(value) {
    return %isObject(value) && #parts in value;
  }

  static partsOf(blob) {
    return blob.#parts;
  }

  get type() {
    checkBlob(this);
    return this.#type;
  }

  get size() {
    checkBlob(this);
    return this.#size;
  }

  slice(start = 0, end = this.#size, contentType = "") {
    checkBlob(this);
    const size = this.#size;
    const from = start < 0 ? max(size + start, 0) : min(start, size);
    const to = end < 0 ? max(size + end, 0) : min(end, size);
    const bytes = Buffer.concat(this.#parts).subarray(from, max(to, from));
    return new Blob([bytes], { type: contentType });
  }

  // Each part, and the end behind them, is read in a microtask of its own.
  async arrayBuffer() {
    checkBlob(this);
    for (let i = 0; i <= this.#parts.length; i++) await undefined;
    const all = new Uint8Array(this.#size);
    let at = 0;
    for (let i = 0; i < this.#parts.length; i++) {
      all.set(this.#parts[i], at);
      at += this.#parts[i].length;
    }
    return all.buffer;
  }

  async text() {
    checkBlob(this);
    const TextDecoder = later("node/text_encoding", "TextDecoder");
    return new TextDecoder().decode(await this.arrayBuffer());
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return this;
    const { size, type } = this;
    return show("Blob", { size, type }, options);
  }
}
const { is: isBlob, partsOf } = Blob;
delete Blob.is;
delete Blob.partsOf;
Blob.prototype.stream = refusedFunction("Blob.prototype.stream", "stream");
expose(Blob, "Blob");

function checkBlob(value) {
  if (isBlob(value)) return;
  throw nodeError(TypeError, "ERR_INVALID_THIS",
                  'Value of "this" must be of type Blob');
}

function show(name, shown, options) {
  const { depth } = options;
  const given = { ...options,
                  depth: depth === null || depth === undefined ? null
                                                               : depth - 1 };
  return `${name} ${inspect(shown, given)}`;
}

// --- File --------------------------------------------------------------------------

class File extends Blob {
  #name;
  #lastModified;

  constructor(fileBits, fileName, options = {}) {
    if (arguments.length < 2) {
      throw nodeError(TypeError, "ERR_MISSING_ARGS",
                      'The "fileBits" and "fileName" arguments must be ' +
                        "specified");
    }
    super(fileBits, options);
    const { lastModified } = options ?? {};
    const time = lastModified === undefined ? dateNow() : +lastModified;
    this.#name = %call(toWellFormed, `${fileName}`);
    this.#lastModified = time === time ? time : 0;
  }

  get name() {
    return this.#name;
  }

  get lastModified() {
    return this.#lastModified;
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return this;
    const { size, type, name, lastModified } = this;
    return show("File", { size, type, name, lastModified }, options);
  }
}
expose(File, "File");

%export("blob", { __proto__: null, Blob, File });
