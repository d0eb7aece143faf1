// stream_duplex_from.js: Duplex.from(something): a duplex made of streams,
// iterables, async functions and promises.

const later = %import("later");
const { badReturn, AbortError } = later("node/stream_errors", "streamErrors");
const { isDuplexNodeStream, isReadableNodeStream, isWritableNodeStream,
        isNodeStream, isReadable, isWritable, isIterable, isReadableStream,
        isWritableStream } =
  later("node/stream_kind", "streamKind");
const { finished } = later("node/stream_finished", "streamFinished");
const { destroyer } = later("node/stream_destroy", "streamDestroy");
const { Duplex, shutReading, shutWriting } =
  later("node/stream_duplex", "streamDuplex");
const { Readable } = later("node/stream_readable", "streamReadable");
const { from } = later("node/stream_iterate", "streamIterate");
const { AbortController } = later("node/abort", "abort");
const { Error, Promise } = %import("originals");
const argumentError = %import("argumentError");

class Duplexify extends Duplex {
  constructor(options) {
    super(options);
    if (options?.readable === false) shutReading(this);
    if (options?.writable === false) shutWriting(this);
  }
}

// --- a duplex whose sides are other streams ---------------------------------

// What `duplex` waits for: the other streams' events call it.
class Ends {
  #onDrain = null; // of the stream written into
  #onFinish = null;
  #onReadable = null; // of the stream read from
  #onClose; // undefined: not closed; null: closed, nobody has asked

  constructor(Maker, options) {
    this.duplex = new Maker(options);
  }

  writeInto(target) {
    const { duplex } = this;
    duplex._write = (chunk, encoding, callback) => {
      if (target.write(chunk, encoding)) callback();
      else this.#onDrain = callback;
    };
    duplex._final = (callback) => {
      target.end();
      this.#onFinish = callback;
    };
    target.on("drain", () => {
      const callback = this.#onDrain;
      this.#onDrain = null;
      callback?.();
    });
  }

  wasFinished() {
    const callback = this.#onFinish;
    this.#onFinish = null;
    callback?.();
  }

  readFrom(source) {
    const { duplex } = this;
    source.on("readable", () => {
      const callback = this.#onReadable;
      this.#onReadable = null;
      callback?.();
    });
    source.on("end", () => duplex.push(null));
    duplex._read = () => {
      for (;;) {
        const chunk = source.read();
        if (chunk === null) {
          this.#onReadable = duplex._read;
          return;
        }
        if (!duplex.push(chunk)) return;
      }
    };
  }

  // The other streams are over. True where a destroy() waited for that, or
  // is begun now.
  closed(error) {
    const callback = this.#onClose;
    this.#onClose = null;
    if (callback) callback(error);
    else if (error) this.duplex.destroy(error);
    return !!callback;
  }

  // The duplex is destroyed: so are the others, and its end waits for theirs.
  destroyWith(error, callback, destroyOthers, isAlways) {
    const isOver = this.#onClose === null;
    if (!error && !isOver) error = new AbortError();
    this.#onReadable = this.#onDrain = this.#onFinish = null;
    if (!isOver) this.#onClose = callback;
    if (!isOver || isAlways) destroyOthers(error);
    if (isOver) callback(error);
  }
}

function fromPair({ readable: source, writable: target }) {
  if (source && typeof source.read !== "function") {
    source = Readable.wrap(source);
  }
  const readable = !!isReadable(source);
  const writable = !!isWritable(target);
  const ends = new Ends(Duplexify, {
    readableObjectMode: !!source?.readableObjectMode,
    writableObjectMode: !!target?.writableObjectMode,
    readable,
    writable,
  });
  function onOver(error) {
    if (error) destroyer(source, error);
    ends.closed(error);
  }
  if (writable) {
    finished(target, onOver);
    ends.writeInto(target);
    target.on("finish", () => ends.wasFinished());
  }
  if (readable) {
    finished(source, onOver);
    ends.readFrom(source);
  }
  ends.duplex._destroy = (error, callback) => {
    ends.destroyWith(error, callback, (failure) => {
      destroyer(target, failure);
      destroyer(source, failure);
    }, false);
  };
  return ends.duplex;
}

// --- a duplex whose sides are a function ------------------------------------

// The function gets an async iterable of what is written; what it returns is
// what can be read.
function startFunction(fn) {
  let deferred = newDeferred();
  const controller = new AbortController();
  const { signal } = controller;
  async function* written() {
    for (;;) {
      const { chunk, isLast, callback } = await deferred.promise;
      %nextTick(callback, undefined);
      if (isLast) return;
      if (signal.aborted) {
        throw new AbortError(undefined, { cause: signal.reason });
      }
      deferred = newDeferred();
      yield chunk;
    }
  }
  const value = fn(written(), { signal });
  return {
    value,
    write(chunk, encoding, callback) {
      deferred.resolve({ chunk, isLast: false, callback });
    },
    final(callback) {
      deferred.resolve({ chunk: undefined, isLast: true, callback });
    },
    destroy(error, callback) {
      controller.abort();
      callback(error);
    },
  };
}

function newDeferred() {
  const deferred = { promise: undefined, resolve: undefined };
  deferred.promise = new Promise((resolve) => {
    deferred.resolve = resolve;
  });
  return deferred;
}

function fromFunction(fn, name) {
  const { value, write, final, destroy } = startFunction(fn);
  if (isDuplexNodeStream(value)) return value;
  if (isIterable(value)) {
    return from(Duplexify, value, { objectMode: true, write, final, destroy });
  }
  const then = value?.then;
  if (typeof then !== "function") {
    throw badReturn("Iterable, AsyncIterable or AsyncFunction", name, value);
  }
  let duplex;
  const over = %call(then, value, (result) => {
    if (result !== undefined && result !== null) {
      throw badReturn("nully", "body", result);
    }
  }, (error) => destroyer(duplex, error));
  async function waitForResult(callback) {
    try {
      await over;
      %nextTick(callback, [null]);
    } catch (error) {
      %nextTick(callback, [error]);
    }
  }
  duplex = new Duplexify({
    objectMode: true,
    readable: false,
    write,
    final(callback) {
      final(() => waitForResult(callback));
    },
    destroy,
  });
  return duplex;
}

function fromPromise(promise, then) {
  let duplex;
  %call(then, promise, (value) => {
    if (value !== undefined && value !== null) duplex.push(value);
    duplex.push(null);
  }, (error) => destroyer(duplex, error));
  duplex = new Duplexify({ objectMode: true, writable: false, read() {} });
  return duplex;
}

// --- which of them it is ----------------------------------------------------

function duplexFrom(body, name) {
  if (isDuplexNodeStream(body)) return body;
  if (isReadableNodeStream(body)) return fromPair({ readable: body });
  if (isWritableNodeStream(body)) return fromPair({ writable: body });
  if (isNodeStream(body)) return fromPair({});
  if (typeof body === "function") return fromFunction(body, name);
  if (isIterable(body)) {
    return from(Duplexify, body, { objectMode: true, writable: false });
  }
  if (isReadableStream(body) || isWritableStream(body)) {
    throw new Error("Duplex.from a stream of the web platform is not " +
                    "supported by Loopline");
  }
  const { readable, writable } = body ?? {};
  if (typeof readable === "object" || typeof writable === "object") {
    return fromPair({
      readable: !readable || isReadableNodeStream(readable)
        ? readable ?? undefined : duplexFrom(readable),
      writable: !writable || isWritableNodeStream(writable)
        ? writable ?? undefined : duplexFrom(writable),
    });
  }
  const then = body?.then;
  if (typeof then === "function") return fromPromise(body, then);
  throw argumentError(name, "function or an instance of Blob, " +
    "ReadableStream, WritableStream, Stream, Iterable, AsyncIterable, or " +
    "Promise or { readable, writable } pair", body);
}

%export("streamEnds", { __proto__: null, Ends });
%export("streamDuplexFrom", duplexFrom);
