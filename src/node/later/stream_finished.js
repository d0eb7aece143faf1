// stream_finished.js: finished(): calls back once when a stream is over: read
// to its end, written to its end, failed, or closed before its time.

const later = %import("later");
const { streamError, wrongStream, AbortError } =
  later("node/stream_errors", "streamErrors");
const kind = later("node/stream_kind", "streamKind");
const { validateAbortSignal, validateObject, validateBoolean } =
  later("node/validators", "validators");
const { Error, Promise } = %import("originals");
const validateFunction = %import("validateFunction");
const dispose = %import("dispose");
const { isNodeStream, isReadableNodeStream, isWritableNodeStream, isReadable,
        isWritable, isReadableFinished, isWritableFinished, failureOf } = kind;

function isRequest(stream) {
  return stream.setHeader && typeof stream.abort === "function";
}

// Names and listeners, alternating, that are put on a stream and taken off.
function addAll(stream, list) {
  for (let i = 0; i < list.length; i += 2) stream.on(list[i], list[i + 1]);
}

function removeAll(stream, list) {
  for (let i = 0; i < list.length; i += 2) {
    stream.removeListener(list[i], list[i + 1]);
  }
}

function checkArguments(stream, options, callback) {
  if (options !== undefined && options !== null) {
    validateObject(options, "options");
  }
  validateFunction(callback, "callback");
  validateAbortSignal(options?.signal, "options.signal");
  if (kind.isReadableStream(stream) || kind.isWritableStream(stream)) {
    throw new Error("finished of a stream of the web platform is not " +
                    "supported by Loopline");
  }
  if (!isNodeStream(stream)) throw wrongStream(stream);
}

// finished(stream, [options], callback): a function that takes it back.
// Listeners stay on the stream after the callback, unless it is called.
function finished(stream, options, callback) {
  if (arguments.length === 2) {
    callback = options;
    options = undefined;
  }
  checkArguments(stream, options, callback);
  const watched = new Watcher(stream, options ?? {}, callback);
  watched.begin();
  return () => watched.cleanUp();
}

class Watcher {
  #stream;
  #callback; // undefined once it was called
  #signal;
  #listening; // to the signal
  #listeners = [];
  #awaitsReading; // its end is waited for
  #awaitsWriting;
  #isRead; // its end has come
  #isWritten;
  #isClosed;
  #willClose; // the answer may wait for `close`

  constructor(stream, options, callback) {
    const isRead = isReadableNodeStream(stream);
    const isWritten = isWritableNodeStream(stream);
    this.#stream = stream;
    this.#callback = callback;
    this.#signal = options.signal;
    this.#awaitsReading = options.readable ?? isRead;
    this.#awaitsWriting = options.writable ?? isWritten;
    this.#willClose = kind.willEmitClose(stream) &&
                      isRead === this.#awaitsReading &&
                      isWritten === this.#awaitsWriting;
    this.#isWritten = isWritableFinished(stream, false);
    this.#isRead = isReadableFinished(stream, false);
    this.#isClosed = kind.isClosed(stream);
    this.#listeners = this.#makeListeners(options);
  }

  begin() {
    addAll(this.#stream, this.#listeners);
    this.#lookWhetherOver();
    if (this.#signal && !this.#isClosed) this.#obey(this.#signal);
  }

  cleanUp() {
    this.#callback = undefined;
    removeAll(this.#stream, this.#listeners);
    if (this.#stream.req) {
      this.#stream.req.removeListener("finish", this.#onFinish);
    }
  }

  #answer(error) {
    const callback = this.#callback;
    if (callback === undefined) return;
    this.#callback = undefined;
    this.#listening?.[dispose]();
    if (error === undefined) %call(callback, this.#stream);
    else %call(callback, this.#stream, error);
  }

  #makeListeners(options) {
    const stream = this.#stream;
    const list = [];
    function add(name, listener) {
      %push(list, name);
      %push(list, listener);
    }
    if (isRequest(stream)) {
      add("complete", this.#onFinish);
      if (!this.#willClose) add("abort", this.#onClose);
      if (stream.req) stream.req.on("finish", this.#onFinish);
      else add("request", () => stream.req.on("finish", this.#onFinish));
    } else if (this.#awaitsWriting && !stream._writableState) {
      const onOldEnd = () => {
        if (!stream.writable) this.#onFinish();
      };
      add("end", onOldEnd);
      add("close", onOldEnd);
    }
    if (!this.#willClose && typeof stream.aborted === "boolean") {
      add("aborted", this.#onClose);
    }
    add("end", this.#onEnd);
    add("finish", this.#onFinish);
    if (options.error !== false) add("error", this.#onError);
    add("close", this.#onClose);
    return list;
  }

  // One side is over. Where the stream closes by itself behind it, that is
  // waited for; where the other side is not over, that.
  #onFinish = () => {
    this.#isWritten = true;
    const { destroyed, readable } = this.#stream;
    if (destroyed) this.#willClose = false;
    if (this.#willClose && (!readable || this.#awaitsReading)) return;
    if (!this.#awaitsReading || this.#isRead) this.#answer();
  };

  #onEnd = () => {
    this.#isRead = true;
    const { destroyed, writable } = this.#stream;
    if (destroyed) this.#willClose = false;
    if (this.#willClose && (!writable || this.#awaitsWriting)) return;
    if (!this.#awaitsWriting || this.#isWritten) this.#answer();
  };

  #onError = (error) => {
    this.#answer(error);
  };

  #onClose = () => {
    this.#isClosed = true;
    const stream = this.#stream;
    const failure = failureOf(stream);
    if (failure && typeof failure !== "boolean") {
      this.#answer(failure);
    } else if (this.#wasCutShort()) {
      this.#answer(streamError("ERR_STREAM_PREMATURE_CLOSE"));
    } else {
      this.#answer();
    }
  };

  #wasCutShort() {
    const stream = this.#stream;
    if (this.#awaitsReading && !this.#isRead &&
        isReadableNodeStream(stream, true) &&
        !isReadableFinished(stream, false)) {
      return true;
    }
    return this.#awaitsWriting && !this.#isWritten &&
           !isWritableFinished(stream, false);
  }

  // It was over before anybody asked.
  #onOver = () => {
    this.#isClosed = true;
    const failure = failureOf(this.#stream);
    if (failure && typeof failure !== "boolean") this.#answer(failure);
    else this.#answer();
  };

  #lookWhetherOver() {
    const stream = this.#stream;
    const { _readableState: reading, _writableState: writing } = stream;
    if (this.#isClosed) {
      %nextTick(this.#onClose, undefined);
    } else if (writing?.errorEmitted || reading?.errorEmitted) {
      if (!this.#willClose) %nextTick(this.#onOver, undefined);
    } else if (this.#isWrittenBefore(writing) || this.#isReadBefore() ||
               (reading && stream.req && stream.aborted)) {
      %nextTick(this.#onOver, undefined);
    }
  }

  #isWrittenBefore(writing) {
    return !this.#awaitsReading &&
           (!this.#willClose || isReadable(this.#stream)) &&
           (this.#isWritten || isWritable(this.#stream) === false) &&
           !writing?.pendingcb;
  }

  #isReadBefore() {
    return !this.#awaitsWriting &&
           (!this.#willClose || isWritable(this.#stream)) &&
           (this.#isRead || isReadable(this.#stream) === false);
  }

  #obey(signal) {
    const abort = () => {
      const callback = this.#callback;
      this.cleanUp();
      this.#callback = callback;
      this.#answer(new AbortError(undefined, { cause: signal.reason }));
    };
    if (signal.aborted) {
      %nextTick(abort, undefined);
    } else {
      const { addAbortListener } =
        later("node/events_static", "eventsStatic");
      this.#listening = addAbortListener(signal, abort);
    }
  }
}

// stream/promises' finished.
function promiseFinished(stream, opts) {
  let cleans = false;
  if (opts?.cleanup) {
    validateBoolean(opts.cleanup, "cleanup");
    cleans = opts.cleanup;
  }
  return new Promise((resolve, reject) => {
    const cleanUp = finished(stream, opts ?? {}, (error) => {
      if (cleans) cleanUp();
      if (error) reject(error);
      else resolve();
    });
  });
}

%export("streamFinished", { __proto__: null, finished, promiseFinished });
