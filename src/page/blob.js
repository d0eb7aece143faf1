// blob.js: Blob and File (File API): bytes that cannot be changed, and how they
// are read.

const { expose } = %import("pageErrors");
const { EventTarget, ProgressEvent, trusted, dispatch, defineHandlers } =
  %import("pageEvents");
const { queueTask } = %import("pageTasks");
const { joinBytes, textOf } = %import("pageRequest");
const { toLowerCase } = String.prototype;
const { isView } = ArrayBuffer;
const newBytes = Uint8Array;
const newBuffer = ArrayBuffer;
const { slice: sliceBuffer } = ArrayBuffer.prototype;
const { from: fromText } = %import("node:buffer").Buffer;

const bytes = Symbol("bytes");

function isBlob(value) {
  return %isObject(value) && value[bytes] !== undefined;
}

// The bytes of a part of a Blob, or of what is sent.
function bytesOf(part) {
  if (isBlob(part)) return part[bytes];
  if (%isObject(part) && %isClass(part, "ArrayBuffer")) {
    return new newBytes(%call(sliceBuffer, part, 0));
  }
  if (isView(part)) {
    return new newBytes(%call(sliceBuffer, part.buffer, part.byteOffset,
                              part.byteOffset + part.byteLength));
  }
  return %call(fromText, undefined, `${part}`);
}

function bufferOf(view) {
  return %call(sliceBuffer, view.buffer, view.byteOffset,
               view.byteOffset + view.byteLength);
}

class Blob {
  constructor(parts = [], options = undefined) {
    const chunks = [];
    for (const part of parts) %push(chunks, bytesOf(part));
    %define(this, bytes, joinBytes(chunks), 1);
    %define(this, "size", this[bytes].length, 6);
    %define(this, "type", %call(toLowerCase, `${options?.type ?? ""}`), 6);
  }

  async arrayBuffer() {
    return bufferOf(this[bytes]);
  }

  async text() {
    return textOf(this[bytes]);
  }

  async bytes() {
    return new newBytes(bufferOf(this[bytes]));
  }

  slice(start = 0, end = this.size, type = "") {
    const from = %relative(start, this.size);
    const to = %relative(end, this.size);
    const part = %call(sliceBuffer, bufferOf(this[bytes]), from, to);
    return new Blob([part], { type });
  }

  stream() {
    %import("pageErrors").refuse("Blob.stream");
  }
}
expose(Blob, "Blob");

class File extends Blob {
  constructor(parts, name, options = undefined) {
    super(parts, options);
    %define(this, "name", `${name}`, 6);
    %define(this, "lastModified", options?.lastModified ?? now(), 6);
  }
}
const { now } = Date;
expose(File, "File");

// Reads in a task, as the older interface has it.
class FileReader extends EventTarget {
  constructor() {
    super();
    this.readyState = 0;
    this.result = null;
    this.error = null;
  }

  readAsText(blob) {
    read(this, blob, () => textOf(blob[bytes]));
  }

  readAsArrayBuffer(blob) {
    read(this, blob, () => bufferOf(blob[bytes]));
  }

  readAsDataURL(blob) {
    read(this, blob, () => `data:${blob.type || "application/octet-stream"}` +
         `;base64,${%bufferToString(blob[bytes], "base64")}`);
  }

  abort() {}
}
defineHandlers(FileReader.prototype, ["loadstart", "progress", "load",
                                      "loadend", "error", "abort"]);
expose(FileReader, "FileReader");

function read(reader, blob, make) {
  if (!isBlob(blob)) {
    throw new TypeError("Failed to execute 'readAsText' on 'FileReader': " +
                        "parameter 1 is not of type 'Blob'.");
  }
  const progress = { lengthComputable: true, loaded: blob.size,
                     total: blob.size };
  reader.readyState = 1;
  reader.result = null;
  queueTask("FileReader", function* () {
    yield* dispatch(reader, trusted(ProgressEvent, "loadstart", progress));
    reader.result = make();
    reader.readyState = 2;
    yield* dispatch(reader, trusted(ProgressEvent, "load", progress));
    yield* dispatch(reader, trusted(ProgressEvent, "loadend", progress));
  });
}

%export("isBlob", isBlob);
%install(globalThis, { Blob, File, FileReader });
%export("pageBlob", {
  isBlob, bytesOf, bufferOf,
  blobOf: (view, type) => new Blob([view], { type }),
  isBytes: (value) => isBlob(value) || isView(value) ||
                      (%isObject(value) && %isClass(value, "ArrayBuffer")),
});
