// output.js: process.stdout and process.stderr: what is written to them is
// printed at once.
//
// Most programs only write. So these objects are light, and become streams in
// full (later/output_stream.js) when a program asks for more: a callback, an
// encoding, a pipe, an end, or what only the state of a stream can say.

const EventEmitter = %import("node:events");
const later = %import("later");

// The same object, as a Writable from now on.
function grow(stream) {
  return later("node/output_stream", "growOutput")(stream);
}

class WriteStream extends EventEmitter {
  constructor(fd) {
    super();
    this.fd = fd;
    this._type = "fs";
  }

  write(chunk, encoding, cb) {
    if (typeof chunk === "string" && encoding === undefined &&
        cb === undefined) {
      %consoleWrite(this.fd, chunk);
      return true;
    }
    return grow(this).write(chunk, encoding, cb);
  }

  get writable() {
    return true;
  }
}

// Whoever looks for one of these gets the stream in full.
const names = ["_writableState", "end", "cork", "uncork", "destroy",
               "setDefaultEncoding", "pipe", "writableLength", "writableEnded",
               "writableFinished", "writableHighWaterMark", "writableCorked",
               "writableObjectMode", "writableNeedDrain", "writableBuffer",
               "destroyed", "closed", "errored"];
const prototype = WriteStream.prototype;
for (let i = 0; i < names.length; i++) {
  const name = names[i];
  Object.defineProperty(prototype, name, {
    __proto__: null,
    configurable: true,
    get() {
      return this === prototype ? undefined : grow(this)[name];
    },
  });
}

%export("stdout", new WriteStream(1));
%export("stderr", new WriteStream(2));
