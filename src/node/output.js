// output.js: process.stdout and process.stderr: what is written to them is
// printed at once.

const EventEmitter = %import("node:events");
const nodeError = %import("nodeError");
const received = %import("received");
const { isView } = ArrayBuffer;

function wrongChunk(chunk) {
  if (chunk === null) {
    return nodeError(TypeError, "ERR_STREAM_NULL_VALUES",
                     "May not write null values to stream");
  }
  return nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                   'The "chunk" argument must be of type string or an ' +
                   "instance of Buffer, TypedArray, or DataView. Received " +
                   received(chunk));
}

function textOf(chunk) {
  if (typeof chunk === "string") return chunk;
  if (isView(chunk)) return %bufferToString(chunk, undefined);
  throw wrongChunk(chunk);
}

const ended = Symbol("ended");

function afterEnd(stream, callback) {
  const error = nodeError(Error, "ERR_STREAM_WRITE_AFTER_END",
                          "write after end");
  %nextTick(() => {
    if (typeof callback === "function") callback(error);
    stream.emit("error", error);
  }, undefined);
  return false;
}

class WriteStream extends EventEmitter {
  constructor(fd) {
    super();
    this.fd = fd;
    this.writable = true;
    this._type = "fs";
    this[ended] = false;
  }

  // The callback comes when what runs now is over, although the text is out.
  write(chunk, encoding, callback) {
    if (typeof encoding === "function") callback = encoding;
    const text = textOf(chunk);
    if (this[ended]) return afterEnd(this, callback);
    %consoleWrite(this.fd, text);
    if (typeof callback === "function") %nextTick(callback, [null]);
    return true;
  }

  end(chunk, encoding, callback) {
    if (typeof chunk === "function") {
      callback = chunk;
      chunk = undefined;
    } else if (typeof encoding === "function") {
      callback = encoding;
    }
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    if (!this[ended]) {
      this[ended] = true;
      this.writable = false;
      %nextTick(() => {
        this.emit("finish");
        if (typeof callback === "function") callback();
      }, undefined);
    }
    return this;
  }

  cork() {}

  uncork() {}

  setDefaultEncoding() {
    return this;
  }

  get writableLength() {
    return 0;
  }

  get writableHighWaterMark() {
    return 16384;
  }

  get writableEnded() {
    return this[ended];
  }
}

%export("stdout", new WriteStream(1));
%export("stderr", new WriteStream(2));
