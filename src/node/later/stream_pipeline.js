// stream_pipeline.js: pipeline(source, ...steps, target, callback): pipes that
// end together. Where one stream fails or is closed before its time, all
// others are destroyed, and the callback gets the error.
//
// A step may also be an iterable, or a function (async generator) that gets
// what comes before it as an async iterable and returns one.

const later = %import("later");
const { streamError, badReturn, missing, together, AbortError } =
  later("node/stream_errors", "streamErrors");
const { isNodeStream, isReadableNodeStream, isWebStream, isAsyncIterable,
        isIterable, isReadable, isReadableFinished } =
  later("node/stream_kind", "streamKind");
const { finished } = later("node/stream_finished", "streamFinished");
const { destroyer } = later("node/stream_destroy", "streamDestroy");
const { Duplex } = later("node/stream_duplex", "streamDuplex");
const { PassThrough } = later("node/stream_transform", "streamTransform");
const { iterate } = later("node/stream_iterate", "streamIterate");
const { AbortController } = later("node/abort", "abort");
const { addAbortListener } = later("node/events_static", "eventsStatic");
const { validateAbortSignal } = later("node/validators", "validators");
const { Error, Promise } = %import("originals");
const argumentError = %import("argumentError");
const validateFunction = %import("validateFunction");
const dispose = %import("dispose");

function wrongValue(value) {
  return argumentError("val", "an instance of Readable, Iterable, or " +
                              "AsyncIterable", value);
}

// --- an iterable into a stream ----------------------------------------------

// Writes what the iterable gives, with pauses where the stream is full.
async function pump(iterable, target, done, ends) {
  let error;
  let wake = null;

  function goOn(failure) {
    if (failure) error = failure;
    const callback = wake;
    wake = null;
    callback?.();
  }
  function wait() {
    return new Promise((resolve, reject) => {
      if (error) {
        reject(error);
        return;
      }
      wake = () => {
        if (error) reject(error);
        else resolve();
      };
    });
  }

  target.on("drain", goOn);
  const cleanUp = finished(target, { readable: false }, goOn);
  try {
    if (target.writableNeedDrain) await wait();
    for await (const chunk of iterable) {
      if (!target.write(chunk)) await wait();
    }
    if (ends) {
      target.end();
      await wait();
    }
    done();
  } catch (failure) {
    done(error !== failure ? together(error, failure) : failure);
  } finally {
    cleanUp();
    target.off("drain", goOn);
  }
}

async function* chunksOf(stream) {
  yield* iterate(stream);
}

function asIterable(value) {
  if (isIterable(value)) return value;
  if (isReadableNodeStream(value)) return chunksOf(value);
  throw wrongValue(value);
}

// --- a pipeline -------------------------------------------------------------

class Pipeline {
  #streams;
  #callback;
  #outer; // the signal in the options
  #ends; // whether the last stream is ended
  #controller = new AbortController(); // its signal is for functions
  #listening;
  #error;
  #value; // what the last function's promise came to
  #running = 0; // pumps and pipes that have not finished
  #destroys = []; // of each stream: what destroys it, unless it is over
  #cleanUps = []; // of the last one, when all went well

  constructor(streams, callback, options) {
    this.#streams = streams;
    this.#callback = callback;
    this.#outer = options?.signal;
    this.#ends = options?.end;
    validateAbortSignal(this.#outer, "options.signal");
  }

  // The last stream.
  build() {
    const outer = this.#outer;
    const abort = () => this.#settle(
      new AbortError(undefined, { cause: outer?.reason }), false);
    if (outer) this.#listening = addAbortListener(outer, abort);
    let flow;
    for (let i = 0; i < this.#streams.length; i++) flow = this.#add(flow, i);
    if (this.#controller.signal.aborted || outer?.aborted) {
      %nextTick(abort, undefined);
    }
    return flow;
  }

  // One of its parts has finished.
  #finish = (error) => {
    this.#running--;
    this.#settle(error, this.#running === 0);
  };

  // The first error counts, but for one that only follows from another.
  #settle(error, isLast) {
    if (error && (!this.#error ||
                  this.#error.code === "ERR_STREAM_PREMATURE_CLOSE")) {
      this.#error = error;
    }
    if (!this.#error && !isLast) return;
    const destroys = this.#destroys;
    this.#destroys = [];
    for (let i = 0; i < destroys.length; i++) destroys[i](this.#error);
    this.#listening?.[dispose]();
    this.#controller.abort();
    if (!isLast) return;
    for (let i = 0; !this.#error && i < this.#cleanUps.length; i++) {
      this.#cleanUps[i]();
    }
    %nextTick(this.#callback, [this.#error, this.#value]);
  }

  // Adds number i behind `flow`; answers what comes out of it.
  #add(flow, i) {
    const stream = this.#streams[i];
    const isLast = i === this.#streams.length - 1;
    const ends = !isLast || this.#ends !== false;
    if (isNodeStream(stream)) this.#watch(stream, i > 0, isLast, ends);
    if (isWebStream(stream)) {
      throw new Error("A stream of the web platform in a pipeline is not " +
                      "supported by Loopline");
    }
    if (i === 0) return this.#first(stream);
    if (typeof stream === "function") {
      return this.#through(flow, stream, i, isLast, ends);
    }
    if (!isNodeStream(stream)) return Duplex.from(stream);
    this.#join(flow, stream, isLast, ends);
    return stream;
  }

  // Sees to it that the stream is destroyed with the others, and its error
  // counts.
  #watch(stream, isWritten, isLast, ends) {
    const staysOpen = isLast && isReadable(stream);
    if (ends) {
      const cleanUp = this.#guard(stream, !isLast, isWritten);
      if (staysOpen) %push(this.#cleanUps, cleanUp);
    }
    const onError = (error) => {
      if (error && error.name !== "AbortError" &&
          error.code !== "ERR_STREAM_PREMATURE_CLOSE") {
        this.#finish(error);
      }
    };
    stream.on("error", onError);
    if (staysOpen) {
      %push(this.#cleanUps, () => stream.removeListener("error", onError));
    }
  }

  #guard(stream, readable, writable) {
    let isOver = false;
    stream.on("close", () => {
      isOver = true;
    });
    const cleanUp = finished(stream, { readable, writable }, (error) => {
      isOver = !error;
    });
    %push(this.#destroys, (error) => {
      if (isOver) return;
      isOver = true;
      destroyer(stream, error || streamError("ERR_STREAM_DESTROYED", "pipe"));
    });
    return cleanUp;
  }

  #first(source) {
    if (typeof source === "function") {
      const made = source({ signal: this.#controller.signal });
      if (!isIterable(made)) {
        throw badReturn("Iterable, AsyncIterable or Stream", "source", made);
      }
      return made;
    }
    if (isIterable(source) || isReadableNodeStream(source)) return source;
    return Duplex.from(source);
  }

  // A function: what it returns is the next part, or the result of all.
  #through(flow, step, i, isLast, ends) {
    const made = step(asIterable(flow), { signal: this.#controller.signal });
    if (!isLast) {
      if (!isAsyncIterable(made)) {
        throw badReturn("AsyncIterable", `transform[${i - 1}]`, made);
      }
      return made;
    }
    const result = new PassThrough({ objectMode: true });
    const then = made?.then;
    if (typeof then === "function") {
      this.#running++;
      this.#awaitResult(made, then, result, ends);
    } else if (isAsyncIterable(made)) {
      this.#running++;
      pump(made, result, this.#finish, ends);
    } else {
      throw badReturn("AsyncIterable or Promise", "destination", made);
    }
    %push(this.#cleanUps, this.#guard(result, false, true));
    return result;
  }

  #awaitResult(promise, then, result, ends) {
    %call(then, promise, (value) => {
      this.#value = value;
      if (value !== undefined && value !== null) result.write(value);
      if (ends) result.end();
      %nextTick(this.#finish, undefined);
    }, (error) => {
      result.destroy(error);
      %nextTick(this.#finish, [error]);
    });
  }

  #join(flow, stream, isLast, ends) {
    if (isReadableNodeStream(flow)) {
      this.#running += 2;
      const cleanUp = pipe(flow, stream, this.#finish, ends);
      if (isLast && isReadable(stream)) %push(this.#cleanUps, cleanUp);
    } else if (isIterable(flow)) {
      this.#running++;
      pump(flow, stream, this.#finish, ends);
    } else {
      throw argumentError("val", "an instance of Readable, Iterable, " +
        "AsyncIterable, ReadableStream, or TransformStream", flow);
    }
  }
}

// Two parts finish here: the source is read, the target written to its end.
function pipe(source, target, done, ends) {
  let isEnded = false;
  target.on("close", () => {
    if (!isEnded) done(streamError("ERR_STREAM_PREMATURE_CLOSE"));
  });
  source.pipe(target, { end: false });
  if (ends) {
    const endTarget = () => {
      isEnded = true;
      target.end();
    };
    if (isReadableFinished(source)) %nextTick(endTarget, undefined);
    else source.once("end", endTarget);
  } else {
    done();
  }
  finished(source, { readable: true, writable: false }, (error) => {
    const state = source._readableState;
    if (error && error.code === "ERR_STREAM_PREMATURE_CLOSE" && state &&
        state.ended && !state.errored && !state.errorEmitted) {
      // Closed behind its last chunk, which somebody still has to read.
      source.once("end", done).once("error", done);
    } else {
      done(error);
    }
  });
  return finished(target, { readable: false, writable: true }, done);
}

// --- where it is called -----------------------------------------------------

function startPipeline(streams, callback, options) {
  if (streams.length === 1 && %isArray(streams[0])) streams = streams[0];
  if (streams.length < 2) throw missing("streams");
  return new Pipeline(streams, callback, options).build();
}

function pipeline(...streams) {
  const callback = streams[streams.length - 1];
  validateFunction(callback, "streams[stream.length - 1]");
  streams.length--;
  let called = false;
  return startPipeline(streams, (error, value) => {
    if (called) return;
    called = true;
    %call(callback, undefined, error, value);
  });
}

%export("streamPipeline", { __proto__: null, pipeline, startPipeline });
