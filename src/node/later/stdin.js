// stdin.js: process.stdin, a stream of what is typed or piped in. While it is
// read it keeps the program alive; from a pause() or its end on not.

const { Readable } = %import("libraryModule")("stream");

class ReadStream extends Readable {
  fd = 0;
  #isOver = false;

  constructor() {
    super({ highWaterMark: 64 * 1024, autoDestroy: false });
    %processHook("input", (chunk) => this.#take(chunk));
    this.on("pause", () => %nextTick(stopReading, [this]));
  }

  // A chunk has come, or (undefined) the end.
  #take(chunk) {
    if (chunk === undefined) {
      this.#isOver = true;
      %inputRead(false);
      this.push(null);
    } else if (!this.push(chunk)) {
      %inputRead(false);
    }
  }

  _read() {
    if (!this.#isOver) %inputRead(true);
  }

  _destroy(error, callback) {
    %inputRead(false);
    callback(error);
  }

  ref() {
    if (this._readableState.reading && !this.#isOver) %inputRead(true);
    return this;
  }

  unref() {
    %inputRead(false);
    return this;
  }
}

// Still paused a tick later: the next _read begins to read again.
function stopReading(stream) {
  if (stream.readableFlowing || !stream._readableState.reading) return;
  stream._readableState.reading = false;
  %inputRead(false);
}

%export("stdin", new ReadStream());
