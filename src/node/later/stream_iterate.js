// stream_iterate.js: streams and iterators: `for await (const chunk of
// stream)`, and Readable.from(iterable), the other way round.

const later = %import("later");
const { streamError, together } =
  later("node/stream_errors", "streamErrors");
const { destroyer } = later("node/stream_destroy", "streamDestroy");
const { finished } = later("node/stream_finished", "streamFinished");
const { Readable } = later("node/stream_readable", "streamReadable");
const { Buffer } = %import("node:buffer");
const { Promise, Symbol } = %import("originals");
const argumentError = %import("argumentError");

// --- for await --------------------------------------------------------------

function nothing() {}

function iterate(stream, options) {
  if (typeof stream.read !== "function") {
    stream = Readable.wrap(stream, { objectMode: true });
  }
  const iterator = chunksOf(stream, options);
  iterator.stream = stream;
  return iterator;
}

// Leaving the loop early destroys the stream, unless options.destroyOnReturn
// is false.
async function* chunksOf(stream, options) {
  let wake = nothing; // goes on with the loop below
  let error; // null: it is over, and well

  // Listens for `readable`, and is what a new promise is made with.
  function next(resolve) {
    if (this === stream) {
      wake();
      wake = nothing;
    } else {
      wake = resolve;
    }
  }

  stream.on("readable", next);
  const cleanUp = finished(stream, { writable: false }, (failure) => {
    error = failure ? together(error, failure) : null;
    wake();
    wake = nothing;
  });

  try {
    for (;;) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (error) throw error;
      else if (error === null) return;
      else await new Promise(next);
    }
  } catch (failure) {
    error = together(error, failure);
    throw error;
  } finally {
    const isAsked = error || options?.destroyOnReturn !== false;
    if (isAsked && (error === undefined || stream._readableState.autoDestroy)) {
      destroyer(stream, null);
    } else {
      stream.off("readable", next);
      cleanUp();
    }
  }
}

// --- Readable.from ----------------------------------------------------------

// A stream of the class `Maker` with what `iterable` gives. Text and a Buffer
// are one chunk.
function from(Maker, iterable, options) {
  if (typeof iterable === "string" || iterable instanceof Buffer) {
    return new Maker({
      objectMode: true,
      ...options,
      read() {
        this.push(iterable);
        this.push(null);
      },
    });
  }
  const { iterator, isAsync } = iteratorOf(iterable);
  const stream =
    new Maker({ objectMode: true, highWaterMark: 1, ...options });
  const source = new Source(stream, iterator, isAsync);
  stream._read = function () {
    source.read();
  };
  stream._destroy = function (error, callback) {
    source.close(error, callback);
  };
  return stream;
}

function iteratorOf(iterable) {
  if (iterable && iterable[Symbol.asyncIterator]) {
    return { iterator: iterable[Symbol.asyncIterator](), isAsync: true };
  }
  if (iterable && iterable[Symbol.iterator]) {
    return { iterator: iterable[Symbol.iterator](), isAsync: false };
  }
  throw argumentError("iterable", "an instance of Iterable", iterable);
}

function isThenable(value) {
  return !!value && typeof value.then === "function";
}

// Asks an iterator for as much as its stream takes.
class Source {
  #stream;
  #iterator;
  #isAsync;
  #awaits = false; // a value of a plain iterator was a promise
  #reading = false;

  constructor(stream, iterator, isAsync) {
    this.#stream = stream;
    this.#iterator = iterator;
    this.#isAsync = isAsync;
  }

  read() {
    if (this.#reading) return;
    this.#reading = true;
    if (this.#isAsync) this.#readAsync();
    else if (this.#awaits) this.#readAwaiting();
    else this.#readPlain();
  }

  // True: the stream takes more.
  #give(value) {
    if (value === null) {
      this.#reading = false;
      throw streamError("ERR_STREAM_NULL_VALUES");
    }
    const goesOn = this.#stream.push(value);
    if (!goesOn) this.#reading = false;
    return goesOn;
  }

  #readPlain() {
    try {
      for (;;) {
        const { value, done } = this.#iterator.next();
        if (done) {
          this.#stream.push(null);
          return;
        }
        if (isThenable(value)) {
          this.#awaits = true;
          this.#giveFirst(value);
          return;
        }
        if (!this.#give(value)) return;
      }
    } catch (error) {
      this.#stream.destroy(error);
    }
  }

  async #giveFirst(promise) {
    try {
      if (this.#give(await promise)) this.#readAwaiting();
    } catch (error) {
      this.#stream.destroy(error);
    }
  }

  async #readAwaiting() {
    try {
      for (;;) {
        const { value, done } = this.#iterator.next();
        if (done) {
          this.#stream.push(null);
          return;
        }
        if (!this.#give(isThenable(value) ? await value : value)) return;
      }
    } catch (error) {
      this.#stream.destroy(error);
    }
  }

  async #readAsync() {
    try {
      for (;;) {
        const { value, done } = await this.#iterator.next();
        if (done) {
          this.#stream.push(null);
          return;
        }
        if (!this.#give(value)) return;
      }
    } catch (error) {
      this.#stream.destroy(error);
    }
  }

  // The stream is destroyed: the iterator learns it. The callback comes in a
  // tick of its own, so that what it throws rejects nothing.
  close(error, callback) {
    %promiseReact(this.#closeIterator(error),
                  () => %nextTick(callback, [error]),
                  (failure) => %nextTick(callback, [failure || error]),
                  undefined);
  }

  async #closeIterator(error) {
    const iterator = this.#iterator;
    const failed = error !== undefined && error !== null;
    if (failed && typeof iterator.throw === "function") {
      const { value, done } = await iterator.throw(error);
      await value;
      if (done) return;
    }
    if (typeof iterator.return === "function") {
      const { value } = await iterator.return();
      await value;
    }
  }
}

%export("streamIterate", { __proto__: null, iterate, from });
