// file_streams.js: fs.ReadStream and fs.WriteStream: a file's bytes as a
// stream. The file is opened before the first chunk and closed behind the
// last, each by an operation of fs.

const later = %import("later");
const libraryModule = %import("libraryModule");
const { Readable, Writable, finished } = libraryModule("stream");
const { errorOrDestroy } = later("node/stream_destroy", "streamDestroy");
const { streamError } = later("node/stream_errors", "streamErrors");
const { toPath, toOptions, Buffer } =
  later("node/file_operations", "fileOperations");
const { validateBoolean, validateInteger } =
  later("node/validators", "validators");
const { Symbol, defineProperty, setPrototypeOf } = %import("originals");
const argumentError = %import("argumentError");
const rangeError = %import("rangeError");
const validateFunction = %import("validateFunction");

const kFs = Symbol("kFs"); // {open, read, write, writev, fsync, close}
const kHandle = Symbol("kHandle");
const kIsPerformingIO = Symbol("kIsPerformingIO");
const kIoDone = Symbol("kIoDone");
const CHUNK = 64 * 1024;

// --- opening and closing --------------------------------------------------------

// Where a stream gets its bytes: options.fd, a number or a FileHandle, or a
// path that is opened.
function takeFile(stream, path, options, flags) {
  const { fd } = options;
  if (fd === undefined || fd === null) {
    stream.fd = null;
    stream[kFs] = options.fs || libraryModule("fs");
    validateFunction(stream[kFs].open, "options.fs.open");
    stream.path = %isObject(path) && path.href ? toPath(path).shown : path;
    stream.flags = options.flags === undefined ? flags : options.flags;
    stream.mode = options.mode === undefined ? 0o666 : options.mode;
    toPath(path);
  } else if (typeof fd === "number") {
    validateInteger(fd, "fd", 0, 2147483647);
    stream.fd = fd;
    stream[kFs] = options.fs || libraryModule("fs");
  } else if (%isObject(fd) && typeof fd.fd === "number") {
    stream.fd = fd.fd;
    stream[kHandle] = fd;
    stream[kFs] = operationsOf(fd);
  } else {
    throw argumentError("options.fd",
                        "number or an instance of FileHandle", fd);
  }
}

// What a FileHandle does with promises, with callbacks.
function operationsOf(handle) {
  function call(promise, callback, name, buffer) {
    %promiseReact(promise,
                  (result) => callback(null, result?.[name], buffer),
                  (error) => callback(error, 0, buffer), undefined);
  }
  return {
    read(fd, buffer, offset, length, position, callback) {
      call(handle.read(buffer, offset, length, position), callback,
           "bytesRead", buffer);
    },
    write(fd, buffer, offset, length, position, callback) {
      call(handle.write(buffer, offset, length, position), callback,
           "bytesWritten", buffer);
    },
    fsync(fd, callback) {
      call(handle.sync(), callback);
    },
    close(fd, callback) {
      call(handle.close(), callback);
    },
  };
}

// _construct of both kinds: nothing is read or written before it is open.
function openFile(callback) {
  if (typeof this.fd === "number") {
    callback();
    return;
  }
  this[kFs].open(this.path, this.flags, this.mode, (error, fd) => {
    if (error) {
      callback(error);
      return;
    }
    this.fd = fd;
    callback();
    this.emit("open", fd);
    this.emit("ready");
  });
}

// _destroy of both kinds. What the disk is doing it finishes first.
function destroyFile(error, callback) {
  if (!this[kIsPerformingIO]) closeFile(this, error, callback);
  else this.once(kIoDone, (failure) =>
    closeFile(this, error || failure, callback));
}

function closeFile(stream, error, callback) {
  if (!stream.fd) {
    callback(error);
    return;
  }
  const { fd } = stream;
  if (!stream.flush) {
    closeNow(stream, error, callback);
  } else {
    stream[kFs].fsync(fd, (failure) =>
      closeNow(stream, error || failure, callback));
  }
}

function closeNow(stream, error, callback) {
  stream[kFs].close(stream.fd, (failure) => callback(failure || error));
  stream.fd = null;
}

function checkStart(stream, { start }) {
  stream.start = start;
  stream.pos = undefined; // undefined: where the file stands
  if (start === undefined) return;
  validateInteger(start, "start", 0);
  stream.pos = start;
}

function addAutoClose(prototype, state) {
  defineProperty(prototype, "autoClose", {
    __proto__: null,
    get() {
      return this[state].autoDestroy;
    },
    set(value) {
      this[state].autoDestroy = value;
    },
  });
  defineProperty(prototype, "pending", {
    __proto__: null,
    configurable: true,
    get() {
      return this.fd === null;
    },
  });
}

// --- reading --------------------------------------------------------------------

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  const given = { highWaterMark: CHUNK, ...toOptions(options) };
  takeFile(this, path, given, "r");
  given.autoDestroy = given.autoClose ?? true;
  checkStart(this, given);
  this.end = given.end ?? Infinity;
  this.bytesRead = 0;
  this[kIsPerformingIO] = false;
  checkEnd(this);
  %call(Readable, this, given);
}
%makeConstructor(ReadStream, {});
setPrototypeOf(ReadStream.prototype, Readable.prototype);
setPrototypeOf(ReadStream, Readable);
addAutoClose(ReadStream.prototype, "_readableState");

// `end` is the last byte that is read.
function checkEnd({ start, end }) {
  if (end === Infinity) return;
  validateInteger(end, "end", 0);
  if (start > end) {
    throw rangeError("start", `<= "end" (here: ${end})`, start);
  }
}

function readFile(n) {
  const left = this.end + 1 - (this.pos ?? this.bytesRead);
  const size = left < n ? left : n;
  if (size <= 0) {
    this.push(null);
    return;
  }
  this[kIsPerformingIO] = true;
  const buffer = Buffer.alloc(size);
  this[kFs].read(this.fd, buffer, 0, size, this.pos, (error, count, bytes) => {
    this[kIsPerformingIO] = false;
    if (this.destroyed) this.emit(kIoDone, error);
    else if (error) errorOrDestroy(this, error);
    else pushBytes(this, count, bytes);
  });
}

function pushBytes(stream, count, bytes) {
  if (count === 0) {
    stream.push(null);
    return;
  }
  if (stream.pos !== undefined) stream.pos += count;
  stream.bytesRead += count;
  stream.push(count === bytes.length ? bytes
                                     : Buffer.from(bytes.subarray(0, count)));
}

%copyPlain(ReadStream.prototype, {
  _construct: openFile,
  _read: readFile,
  _destroy: destroyFile,
  close(cb) {
    if (typeof cb === "function") finished(this, cb);
    this.destroy();
  },
}, undefined);

// --- writing --------------------------------------------------------------------

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  const given = { ...toOptions(options), decodeStrings: true };
  takeFile(this, path, given, "w");
  given.autoDestroy = given.autoClose ?? true;
  this.flush = given.flush ?? false;
  validateBoolean(this.flush, "options.flush");
  if (!this[kFs].writev) this._writev = null;
  checkStart(this, given);
  this.bytesWritten = 0;
  this[kIsPerformingIO] = false;
  %call(Writable, this, given);
  if (given.encoding) this.setDefaultEncoding(given.encoding);
}
%makeConstructor(WriteStream, {});
setPrototypeOf(WriteStream.prototype, Writable.prototype);
setPrototypeOf(WriteStream, Writable);
addAutoClose(WriteStream.prototype, "_writableState");

// What one operation has come to, for the stream and for who waits for it.
function written(stream, error, count, name, callback) {
  stream[kIsPerformingIO] = false;
  const failure = error ?? (stream.destroyed
    ? streamError("ERR_STREAM_DESTROYED", name) : undefined);
  if (!failure) stream.bytesWritten += count;
  callback(failure);
  if (stream.destroyed) stream.emit(kIoDone, failure);
}

%copyPlain(WriteStream.prototype, {
  _construct: openFile,

  _write(data, encoding, callback) {
    this[kIsPerformingIO] = true;
    this[kFs].write(this.fd, data, 0, data.length, this.pos,
                    (error, count) =>
                      written(this, error, count, "write", callback));
    if (this.pos !== undefined) this.pos += data.length;
  },

  _writev(data, callback) {
    const chunks = [];
    let size = 0;
    for (let i = 0; i < data.length; i++) {
      %push(chunks, data[i].chunk);
      size += data[i].chunk.length;
    }
    this[kIsPerformingIO] = true;
    this[kFs].writev(this.fd, chunks, this.pos, (error, count) =>
      written(this, error, count, "writev", callback));
    if (this.pos !== undefined) this.pos += size;
  },

  _destroy: destroyFile,

  close(cb) {
    if (cb) {
      if (this.closed) {
        %nextTick(cb, undefined);
        return;
      }
      this.on("close", cb);
    }
    if (!this.autoClose) this.on("finish", this.destroy);
    this.end();
  },

  destroySoon: Writable.prototype.end,
}, undefined);

%export("fileStreams", { __proto__: null, ReadStream, WriteStream });
