// stdin.js: process.stdin, a stream of what is typed or piped in. It is read,
// and keeps the program alive, from the first `data` listener or resume() on,
// until it is paused or has ended.

const later = %import("later");
const { on } = later("node/events_static", "eventsStatic");
const Utf8Reader = later("node/utf8_reader", "Utf8Reader");
const { Error, Symbol } = %import("originals");
const EventEmitter = %import("node:events");

class ReadStream extends EventEmitter {
  fd = 0;
  readable = true;
  readableFlowing = null;
  readableEnded = false;
  #chunks = [];
  #isOver = false; // its end was read
  #reader; // where setEncoding was called
  #encoding = null;

  constructor() {
    super();
    %processHook("input", (chunk) => this.#take(chunk));
  }

  // --- what comes from the machine ---

  #take(chunk) {
    if (chunk === undefined) {
      this.#isOver = true;
      %inputRead(false);
    } else {
      const shown =
        this.#reader === undefined ? chunk : this.#reader.write(chunk);
      if (shown !== "") %push(this.#chunks, shown);
    }
    if (this.readableFlowing) this.#flow();
    else if (this.listenerCount("readable") > 0) this.#sayReadable();
  }

  // Hands out what there is, and at last says that it was all.
  #flow() {
    while (this.readableFlowing && this.#chunks.length > 0) {
      this.emit("data", this.#next());
    }
    if (this.readableFlowing) this.#finish();
  }

  #next() {
    const list = this.#chunks;
    const first = list[0];
    for (let i = 1; i < list.length; i++) list[i - 1] = list[i];
    list.length--;
    return first;
  }

  #finish() {
    if (!this.#isOver || this.#chunks.length > 0 || this.readableEnded) return;
    this.readableEnded = true;
    this.readable = false;
    %nextTick(() => this.emit("end"), undefined);
  }

  #sayReadable() {
    %nextTick(() => {
      this.emit("readable");
      this.#finish();
    }, undefined);
  }

  // --- what a program calls ---

  on(name, listener) {
    super.on(name, listener);
    if (name === "data" && this.readableFlowing !== false) this.resume();
    if (name === "readable" && !this.#isOver) {
      this.readableFlowing = false;
      %inputRead(true);
    }
    return this;
  }

  addListener(name, listener) {
    return this.on(name, listener);
  }

  resume() {
    if (this.readableFlowing) return this;
    this.readableFlowing = true;
    if (!this.#isOver) %inputRead(true);
    %nextTick(() => {
      if (!this.readableFlowing) return;
      this.emit("resume");
      this.#flow();
    }, undefined);
    return this;
  }

  pause() {
    if (this.readableFlowing !== false) {
      this.readableFlowing = false;
      %inputRead(false);
      this.emit("pause");
    }
    return this;
  }

  isPaused() {
    return this.readableFlowing === false;
  }

  // The next chunk, or null. How many bytes is not asked.
  read() {
    return this.#chunks.length > 0 ? this.#next() : null;
  }

  setEncoding(encoding = "utf8") {
    this.#encoding = encoding;
    this.#reader = new Utf8Reader(encoding);
    for (let i = 0; i < this.#chunks.length; i++) {
      this.#chunks[i] = this.#reader.write(this.#chunks[i]);
    }
    return this;
  }

  get readableEncoding() {
    return this.#encoding;
  }

  pipe(target, options) {
    this.on("data", (chunk) => target.write(chunk));
    const isOutput = target === %import("stdout") ||
                     target === %import("stderr");
    if (!isOutput && options?.end !== false) {
      this.once("end", () => target.end());
    }
    target.emit?.("pipe", this);
    return target;
  }

  unref() {
    %inputRead(false);
    return this;
  }

  ref() {
    if (this.readableFlowing) %inputRead(true);
    return this;
  }

  destroy(error) {
    this.pause();
    this.readable = false;
    %nextTick(() => {
      if (error) this.emit("error", error);
      this.emit("close");
    }, undefined);
    return this;
  }

  [Symbol.asyncIterator]() {
    return on(this, "data", { close: ["end"] }, true);
  }
}

%export("stdin", new ReadStream());
