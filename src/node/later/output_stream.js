// output_stream.js: process.stdout and process.stderr as streams. A chunk is
// printed before write() returns; they cannot be closed.

const { Writable } = %import("libraryModule")("stream");
const { setPrototypeOf } = %import("originals");

// As Node calls it where the output is a file.
class SyncWriteStream extends Writable {
  _write(chunk, encoding, cb) {
    %consoleWrite(this.fd, chunk.toString());
    cb();
  }

  // There is nothing to give back, and printing goes on.
  _destroy(err, cb) {
    cb(err);
    this._undestroy();
    if (!this._writableState.emitClose) {
      %nextTick(() => this.emit("close"), undefined);
    }
  }

  destroySoon() {
    return this.destroy();
  }
}

%export("growOutput", (stream) => {
  setPrototypeOf(stream, SyncWriteStream.prototype);
  %call(Writable, stream, undefined);
  stream._isStdio = true;
  return stream;
});
