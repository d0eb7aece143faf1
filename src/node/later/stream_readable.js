// stream_readable.js: Readable, a source of chunks. Its maker gives it a
// method _read(n), which answers, at once or later, by push(chunk), and at the
// end by push(null).
//
// A program reads in one of two ways. *Flowing*: each chunk is emitted as
// `data` as soon as it is there. *Paused*: read() takes what is there, and
// `readable` says when there is something to take. What was pushed and not yet
// read waits in `buffer`; when that is as long as the high water mark, _read
// is not called any more.

const later = %import("later");
const { streamError, wrongChunk, unknownEncoding, AbortError } =
  later("node/stream_errors", "streamErrors");
const { markOf } = later("node/stream_marks", "streamMarks");
const { destroy, undestroy, construct, errorOrDestroy, destroyer } =
  later("node/stream_destroy", "streamDestroy");
const { Stream } = later("node/stream_base", "streamBase");
const { Buffer } = %import("node:buffer");
const { Promise, Symbol, TypeError, isView, setPrototypeOf, keys,
        parseInt } = %import("originals");
const EventEmitter = %import("node:events");
const inspect = %import("inspect");
const refusedFunction = %import("refusedFunction");
const rangeError = %import("rangeError");
const { defineProperties } = %import("originals");
const { prototype: bufferPrototype, isEncoding, concat } = Buffer;

const LARGEST_MARK = 0x40000000;

// --- the state --------------------------------------------------------------

class ReadableState {
  constructor(options, stream, isDuplex) {
    const own = isDuplex ? "readableHighWaterMark" : undefined;
    if (options?.objectMode || (isDuplex && options?.readableObjectMode)) {
      this.objectMode = true;
    }
    this.highWaterMark = markOf(options, own, this.objectMode);
    this.bufferIndex = 0;
    this.length = 0; // of what waits: bytes, units or objects

    this.flowing = null; // true, false; null: nobody has said how to read
    this.dataListening = false; // somebody listens for `data`
    this.resumeScheduled = false; // resume() has its tick
    this.needReadable = false; // the next chunk is worth a `readable`
    this.emittedReadable = false; // `readable` has its tick
    this.readingMore = false; // so has looking whether to read on

    this.sync = true; // _read is running: a chunk does not come in a turn of
                      // its own
    this.reading = false; // _read was called and has not answered
    this.ended = false; // push(null) has come
    this.endEmitted = false;
    this.dataEmitted = false;

    this.destroyed = false;
    this.closed = false;
    this.closeEmitted = false;
    if (options?.emitClose === false) this.emitClose = false;
    if (options?.autoDestroy === false) this.autoDestroy = false;

    const encoding = encodingOf(options?.defaultEncoding);
    if (encoding !== "utf8") this.defaultEncoding = encoding;
    if (options?.encoding) {
      this.decoder = newDecoder(options.encoding);
      this.encoding = options.encoding;
    }
  }

  get pipesCount() {
    return this.pipes.length;
  }

  [inspect.custom](depth) {
    if (depth < 0) return this;
    return later("node/stream_inspect", "streamInspect").showReading(this);
  }
}

// What is mostly as it was in the beginning: a stream has such a field of its
// own from when that changes on, so that those that are idle stay small. The
// list stays empty, and whoever adds to it takes one of his own (`grown`).
const none = [];
%copyPlain(ReadableState.prototype, {
  objectMode: false,
  buffer: none, // what waits, from bufferIndex on
  pipes: none, // where pipe() sends it
  awaitDrainWriters: none, // those of them that are full
  paused: null, // by pause(): true; by resume(): false
  readableListening: false, // somebody listens for `readable`
  constructed: true,
  errored: null,
  errorEmitted: false,
  emitClose: true,
  autoDestroy: true,
  defaultEncoding: "utf8",
  decoder: null, // makes text of bytes, in `encoding`
  encoding: null,
}, undefined);

// The list that may be added to.
function grown(state, name) {
  if (state[name] === none) state[name] = [];
  return state[name];
}

function encodingOf(asked) {
  if (asked === undefined || asked === null) return "utf8";
  if (asked === "utf-8") return "utf8";
  if (!isEncoding(asked)) throw unknownEncoding(asked);
  return asked;
}

function newDecoder(encoding) {
  const { StringDecoder } =
    later("node/string_decoder", "node:string_decoder");
  return new StringDecoder(encoding);
}

function Readable(options) {
  if (!(this instanceof Readable)) return new Readable(options);
  this._events ??= { close: undefined, error: undefined, data: undefined,
                     end: undefined, readable: undefined };
  this._readableState = new ReadableState(options, this, false);
  if (options) takeMethods(this, options, ["read", "destroy", "construct"]);
  %call(Stream, this, options);
  if (this._construct) construct(this, () => beginReading(this));
}
%makeConstructor(Readable, {});
setPrototypeOf(Readable.prototype, Stream.prototype);
setPrototypeOf(Readable, Stream);

// Options may bring the methods that a class would have.
function takeMethods(stream, options, names) {
  for (let i = 0; i < names.length; i++) {
    const method = options[names[i]];
    if (typeof method === "function") stream[`_${names[i]}`] = method;
  }
  if (options.signal) {
    later("node/stream_signal", "streamSignal")
      .addAbortSignal(options.signal, stream);
  }
}

function beginReading(stream) {
  const state = stream._readableState;
  if (state.needReadable) readMoreLater(stream, state);
}

// --- chunks that come in ----------------------------------------------------

// A view of bytes as a Buffer; undefined where it is none.
function asBuffer(chunk) {
  if (%prototypeOf(chunk) === bufferPrototype) return chunk;
  if (!isView(chunk)) return undefined;
  if (chunk instanceof Buffer) return chunk;
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

function bytesOf(chunk) {
  return %isObject(chunk) ? asBuffer(chunk) : undefined;
}

// May the source go on?
function canPushMore(state) {
  return !state.ended &&
         (state.length < state.highWaterMark || state.length === 0);
}

// Nothing has come: the source may be asked once more.
function pushedNothing(stream, state) {
  state.reading = false;
  readMoreLater(stream, state);
  return canPushMore(state);
}

function wrongPush(stream, chunk) {
  errorOrDestroy(stream, wrongChunk(chunk));
  return false;
}

function push(chunk, encoding) {
  const state = this._readableState;
  if (chunk === null) return endOfSource(this, state);
  let isText = !!encoding; // text in the stream's own encoding stays text
  if (!state.objectMode) {
    if (typeof chunk === "string") {
      const given = encoding || state.defaultEncoding;
      isText = given === state.encoding;
      if (!isText) chunk = Buffer.from(chunk, given);
    } else if (chunk !== undefined) {
      const bytes = bytesOf(chunk);
      if (bytes === undefined) return wrongPush(this, chunk);
      chunk = bytes;
      isText = false;
    }
    if (!chunk || chunk.length === 0) return pushedNothing(this, state);
  }
  if (state.ended) {
    errorOrDestroy(this, streamError("ERR_STREAM_PUSH_AFTER_EOF"));
    return false;
  }
  if (state.destroyed || state.errored) return false;
  state.reading = false;
  if (state.decoder !== null && !isText) {
    chunk = state.decoder.write(chunk);
    if (!state.objectMode && chunk.length === 0) {
      return pushedNothing(this, state);
    }
  }
  addChunk(this, state, chunk, false);
  return canPushMore(state);
}

// Puts back what was read too far: it will be read next.
function unshift(chunk, encoding) {
  const state = this._readableState;
  if (chunk === null) return endOfSource(this, state);
  if (!state.objectMode) {
    if (typeof chunk === "string") {
      const given = encoding || state.defaultEncoding;
      if (given !== state.encoding) chunk = Buffer.from(chunk, given);
      if (given !== state.encoding && state.encoding) {
        chunk = chunk.toString(state.encoding);
      }
    } else if (chunk !== undefined) {
      const bytes = bytesOf(chunk);
      if (bytes === undefined) return wrongPush(this, chunk);
      chunk = bytes;
    }
    if (!chunk || chunk.length === 0) return canPushMore(state);
  }
  if (state.endEmitted) {
    errorOrDestroy(this, streamError("ERR_STREAM_UNSHIFT_AFTER_END_EVENT"));
  } else if (state.destroyed || state.errored) {
    return false;
  } else {
    addChunk(this, state, chunk, true);
  }
  return canPushMore(state);
}

// A chunk goes straight to who listens for `data`, where none waits before it
// and the source did not answer while it was being asked.
function addChunk(stream, state, chunk, isFirst) {
  if (state.flowing && state.dataListening && !state.sync &&
      state.length === 0) {
    state.awaitDrainWriters.length = 0;
    state.dataEmitted = true;
    stream.emit("data", chunk);
  } else {
    state.length += state.objectMode ? 1 : chunk.length;
    if (!isFirst) %push(grown(state, "buffer"), chunk);
    else if (state.bufferIndex > 0) state.buffer[--state.bufferIndex] = chunk;
    else state.buffer = [chunk, ...state.buffer];
    if (state.needReadable) sayReadable(stream, state);
  }
  readMoreLater(stream, state);
}

// push(null): what the decoder still holds is the last chunk.
function endOfSource(stream, state) {
  state.reading = false;
  if (state.ended) return false;
  const rest = state.decoder === null ? "" : state.decoder.end();
  if (rest) {
    %push(grown(state, "buffer"), rest);
    state.length += state.objectMode ? 1 : rest.length;
  }
  state.ended = true;
  if (state.sync) {
    sayReadable(stream, state);
  } else {
    state.needReadable = false;
    state.emittedReadable = true;
    emitReadable(stream);
  }
  return false;
}

// --- `readable`, and reading ahead ------------------------------------------

function sayReadable(stream, state) {
  state.needReadable = false;
  if (state.emittedReadable) return;
  state.emittedReadable = true;
  %nextTick(emitReadable, [stream]);
}

function emitReadable(stream) {
  const state = stream._readableState;
  if (!state.destroyed && !state.errored && (state.length || state.ended)) {
    stream.emit("readable");
    state.emittedReadable = false;
  }
  // Who listens took less than there may be: tell him of the next chunk, too.
  if (!state.flowing && !state.ended && state.length <= state.highWaterMark) {
    state.needReadable = true;
  }
  flow(stream);
}

// Fills the buffer up to its mark, in a tick of its own.
function readMoreLater(stream, state) {
  if (state.readingMore || !state.constructed) return;
  state.readingMore = true;
  %nextTick(readMore, [stream, state]);
}

function readMore(stream, state) {
  while (!state.reading && !state.ended &&
         (state.length < state.highWaterMark ||
          (state.flowing && state.length === 0))) {
    const before = state.length;
    stream.read(0);
    if (state.length === before) break; // the source answers later
  }
  state.readingMore = false;
}

// --- read -------------------------------------------------------------------

// Who wants to read so much at once gets a larger buffer: a power of two.
function raiseMark(state, size) {
  if (size > LARGEST_MARK) throw rangeError("size", "<= 1GiB", size);
  let mark = 1;
  while (mark < size) mark *= 2;
  state.highWaterMark = mark;
}

// How much of what waits read(size) takes. NaN: all; of a flowing stream, the
// first chunk.
function amountFor(size, state) {
  if (size <= 0 || (state.length === 0 && state.ended)) return 0;
  if (state.objectMode) return 1;
  if (size !== size) {
    return state.flowing && state.length > 0
      ? state.buffer[state.bufferIndex].length : state.length;
  }
  if (size <= state.length) return size;
  return state.ended ? state.length : 0;
}

function sizeOf(asked) {
  if (asked === undefined) return NaN;
  return typeof asked === "number" && asked % 1 === 0 ? asked
                                                      : parseInt(asked, 10);
}

// True where there is nothing to be done but to say what is known.
function onlySays(stream, state, size) {
  if (size !== 0 || !state.needReadable) return false;
  const isFull = state.highWaterMark !== 0
    ? state.length >= state.highWaterMark : state.length > 0;
  if (!isFull && !state.ended) return false;
  if (state.length === 0 && state.ended) endReading(stream);
  else sayReadable(stream, state);
  return true;
}

// Asks the source for more.
function callRead(stream, state) {
  state.reading = true;
  state.sync = true;
  if (state.length === 0) state.needReadable = true;
  try {
    stream._read(state.highWaterMark);
  } catch (error) {
    errorOrDestroy(stream, error);
  }
  state.sync = false;
}

function mayRead(state, amount) {
  if (state.reading || state.ended || state.destroyed || state.errored ||
      !state.constructed) {
    return false;
  }
  return state.needReadable || state.length === 0 ||
         state.length - amount < state.highWaterMark;
}

// read(0) takes nothing: it only keeps the source going.
function read(n) {
  const state = this._readableState;
  const size = sizeOf(n);
  if (size > state.highWaterMark) raiseMark(state, size);
  if (size !== 0) state.emittedReadable = false;
  if (onlySays(this, state, size)) return null;

  let amount = amountFor(size, state);
  if (amount === 0 && state.ended) {
    if (state.length === 0) endReading(this);
    return null;
  }
  if (mayRead(state, amount)) {
    callRead(this, state);
    if (!state.reading) amount = amountFor(size, state); // it has answered
  }

  const chunk = amount > 0 ? takeOut(amount, state) : null;
  if (chunk === null) {
    if (state.length <= state.highWaterMark) state.needReadable = true;
    amount = 0;
  } else {
    state.length -= amount;
    state.awaitDrainWriters.length = 0;
  }
  if (state.length === 0) {
    if (!state.ended) state.needReadable = true;
    if (size !== amount && state.ended) endReading(this);
  }
  if (chunk !== null && !state.errorEmitted && !state.closeEmitted) {
    state.dataEmitted = true;
    this.emit("data", chunk);
  }
  return chunk;
}

// --- taking out of the buffer -----------------------------------------------

// `amount` of what waits, as one chunk. The caller corrects `length`.
function takeOut(amount, state) {
  const { buffer, bufferIndex: from } = state;
  if (state.length === 0) return null;
  let chunk;
  let next = from; // the first that is left
  if (state.objectMode) {
    chunk = buffer[next++];
  } else if (!amount || amount >= state.length) {
    next = buffer.length;
    chunk = joined(state, from, next);
  } else if (amount < buffer[from].length) {
    chunk = buffer[from].slice(0, amount);
    buffer[from] = buffer[from].slice(amount);
  } else {
    ({ chunk, next } = takeParts(amount, state));
  }
  for (let i = from; i < next; i++) buffer[i] = null;
  dropTaken(state, next);
  return chunk;
}

// Chunks from `from` up to, not including, `to`.
function joined(state, from, to) {
  const { buffer } = state;
  if (to - from === 1) return buffer[from];
  if (state.decoder !== null) {
    let text = "";
    for (let i = from; i < to; i++) text += buffer[i];
    return text;
  }
  const list = [];
  for (let i = from; i < to; i++) %push(list, buffer[i]);
  return concat(list);
}

// Whole chunks, and a part of the one behind them.
function takeParts(amount, state) {
  const { buffer } = state;
  let next = state.bufferIndex;
  let left = amount;
  while (left > 0 && left >= buffer[next].length) {
    left -= buffer[next++].length;
  }
  const whole = joined(state, state.bufferIndex, next);
  if (left === 0) return { chunk: whole, next };
  const part = buffer[next].slice(0, left);
  buffer[next] = buffer[next].slice(left);
  const chunk = state.decoder !== null ? whole + part : concat([whole, part]);
  return { chunk, next };
}

// Places that were taken are given back now and then, not one by one.
function dropTaken(state, next) {
  const { buffer } = state;
  if (next === buffer.length) {
    buffer.length = 0;
    next = 0;
  } else if (next > 1024) {
    for (let i = next; i < buffer.length; i++) buffer[i - next] = buffer[i];
    buffer.length -= next;
    next = 0;
  }
  state.bufferIndex = next;
}

// --- the end ----------------------------------------------------------------

function endReading(stream) {
  const state = stream._readableState;
  if (state.endEmitted) return;
  state.ended = true;
  %nextTick(emitEnd, [state, stream]);
}

function emitEnd(state, stream) {
  if (state.errored || state.closeEmitted || state.endEmitted ||
      state.length > 0) {
    return;
  }
  state.endEmitted = true;
  stream.emit("end");
  if (stream.writable && stream.allowHalfOpen === false) {
    %nextTick(endWriting, [stream]);
  } else if (state.autoDestroy && isWrittenToTheEnd(stream._writableState)) {
    stream.destroy();
  }
}

function isWrittenToTheEnd(writing) {
  return !writing || (writing.autoDestroy &&
                      (writing.finished || writing.writable === false));
}

function endWriting(stream) {
  if (stream.writable && !stream.writableEnded && !stream.destroyed) {
    stream.end();
  }
}

// --- flowing and paused -----------------------------------------------------

function flow(stream) {
  const state = stream._readableState;
  while (state.flowing && stream.read() !== null);
}

function resume() {
  const state = this._readableState;
  if (!state.flowing) {
    // Where somebody listens for `readable`, `data` comes with his read().
    state.flowing = !state.readableListening;
    if (!state.resumeScheduled) {
      state.resumeScheduled = true;
      %nextTick(resumeNow, [this, state]);
    }
  }
  state.paused = false;
  return this;
}

function resumeNow(stream, state) {
  if (!state.reading) stream.read(0);
  state.resumeScheduled = false;
  stream.emit("resume");
  flow(stream);
  if (state.flowing && !state.reading) stream.read(0);
}

function pause() {
  const state = this._readableState;
  if (state.flowing !== false) {
    state.flowing = false;
    this.emit("pause");
  }
  state.paused = true;
  return this;
}

// --- listeners decide how it is read ----------------------------------------

function on(ev, fn) {
  const result = %call(Stream.prototype.on, this, ev, fn);
  const state = this._readableState;
  if (ev === "data") {
    state.dataListening = true;
    if (this.listenerCount("readable") > 0) state.readableListening = true;
    if (state.flowing !== false) this.resume();
  } else if (ev === "readable" && !state.endEmitted &&
             !state.readableListening) {
    state.readableListening = state.needReadable = true;
    state.flowing = false;
    state.emittedReadable = false;
    if (state.length > 0) sayReadable(this, state);
    else if (!state.reading) %nextTick(readNothing, [this]);
  }
  return result;
}

function readNothing(stream) {
  stream.read(0);
}

function removeListener(ev, fn) {
  const result = %call(Stream.prototype.removeListener, this, ev, fn);
  if (ev === "readable") {
    %nextTick(lookWhoListens, [this]);
  } else if (ev === "data" && this.listenerCount("data") === 0) {
    this._readableState.dataListening = false;
  }
  return result;
}

function removeAllListeners(ev) {
  const result =
    %apply(Stream.prototype.removeAllListeners, this, [...arguments]);
  if (ev === "readable" || ev === undefined) {
    %nextTick(lookWhoListens, [this]);
  }
  return result;
}

// In a tick of its own: who takes a listener off often puts another on.
function lookWhoListens(stream) {
  const state = stream._readableState;
  state.readableListening = stream.listenerCount("readable") > 0;
  if (state.resumeScheduled && state.paused === false) {
    state.flowing = true; // resume() was called, and waits
  } else if (state.dataListening) {
    stream.resume();
  } else if (!state.readableListening) {
    state.flowing = null;
  }
}

// --- the rest of the methods ------------------------------------------------

function setEncoding(enc) {
  const state = this._readableState;
  state.decoder = newDecoder(enc);
  state.encoding = state.decoder.encoding;
  let text = "";
  for (let i = state.bufferIndex; i < state.buffer.length; i++) {
    text += state.decoder.write(state.buffer[i]);
  }
  state.buffer = text === "" ? none : [text];
  state.bufferIndex = 0;
  state.length = text.length;
  return this;
}

// Reads a stream of the old kind, which only emits.
function wrap(stream) {
  let isPaused = false;
  stream.on("data", (chunk) => {
    if (!this.push(chunk) && stream.pause) {
      isPaused = true;
      stream.pause();
    }
  });
  stream.on("end", () => this.push(null));
  stream.on("error", (error) => errorOrDestroy(this, error));
  stream.on("close", () => this.destroy());
  stream.on("destroy", () => this.destroy());
  this._read = () => {
    if (isPaused && stream.resume) {
      isPaused = false;
      stream.resume();
    }
  };
  const names = keys(stream);
  for (let i = 1; i < names.length; i++) {
    const method = stream[names[i]];
    if (this[names[i]] === undefined && typeof method === "function") {
      this[names[i]] = (...args) => %apply(method, stream, args);
    }
  }
  return this;
}

// `await using`: an end, and a promise for it.
function dispose() {
  let error;
  if (!this.destroyed) {
    error = this.readableEnded ? null : new AbortError();
    this.destroy(error);
  }
  const { finished } = later("node/stream_finished", "streamFinished");
  return new Promise((resolve, reject) => {
    finished(this, (failure) => {
      if (failure && failure !== error) reject(failure);
      else resolve(null);
    });
  });
}

function iterate(stream, options) {
  return later("node/stream_iterate", "streamIterate")
    .iterate(stream, options);
}

// Assigned, as in Node: whoever lists the names of a stream finds them.
%copyPlain(Readable.prototype, {
  destroy,
  _undestroy: undestroy,
  _destroy(err, cb) {
    cb(err);
  },
  push,
  unshift,
  isPaused() {
    const { paused, flowing } = this._readableState;
    return paused === true || flowing === false;
  },
  setEncoding,
  read,
  _read(n) {
    throw streamError("ERR_METHOD_NOT_IMPLEMENTED", "_read()");
  },
  pipe(dest, pipeOpts) {
    return later("node/stream_pipe", "streamPipe").pipe(this, dest, pipeOpts);
  },
  unpipe(dest) {
    return later("node/stream_pipe", "streamPipe").unpipe(this, dest);
  },
  on,
  addListener: on,
  removeListener,
  off: removeListener,
  removeAllListeners,
  resume,
  pause,
  wrap,
  iterator(options) {
    if (options !== undefined) {
      later("node/validators", "validators")
        .validateObject(options, "options");
    }
    return iterate(this, options);
  },
  [EventEmitter.captureRejectionSymbol](err) {
    this.destroy(err);
  },
  [Symbol.asyncIterator]() {
    return iterate(this);
  },
  [Symbol.asyncDispose ?? Symbol.for("nodejs.asyncDispose")]: dispose,
}, undefined);

// --- what can be asked ------------------------------------------------------

// Each is answered from the state, which a writable stream does not have.
function getter(get) {
  return { __proto__: null, get, set: undefined, configurable: false,
           enumerable: false };
}

function fromState(name, otherwise) {
  return getter(function () {
    const state = this._readableState;
    return state ? state[name] : otherwise;
  });
}

function settable(name, set, get) {
  const property = get === undefined ? fromState(name, false) : getter(get);
  property.set = set;
  return property;
}

defineProperties(Readable.prototype, {
  readable: settable("readable", function (value) {
    if (this._readableState) this._readableState.readable = !!value;
  }, function () {
    const state = this._readableState;
    return !!state && state.readable !== false && !state.destroyed &&
           !state.errorEmitted && !state.endEmitted;
  }),
  readableDidRead: fromState("dataEmitted"),
  readableAborted: getter(function () {
    const state = this._readableState;
    return !!(state.readable !== false &&
              (state.destroyed || state.errored) && !state.endEmitted);
  }),
  readableHighWaterMark: fromState("highWaterMark"),
  readableBuffer: fromState("buffer"),
  readableFlowing: settable("flowing", function (value) {
    if (this._readableState) this._readableState.flowing = value;
  }),
  readableLength: fromState("length"),
  readableObjectMode: fromState("objectMode", false),
  readableEncoding: fromState("encoding", null),
  errored: fromState("errored", null),
  closed: fromState("closed", false),
  destroyed: settable("destroyed", function (value) {
    if (this._readableState) this._readableState.destroyed = value;
  }),
  readableEnded: fromState("endEmitted", false),
});

// --- what the class has -----------------------------------------------------

Readable.ReadableState = ReadableState;
Readable._fromList = takeOut;
Readable.from = function from(iterable, opts) {
  return later("node/stream_iterate", "streamIterate")
    .from(Readable, iterable, opts);
};
Readable.fromWeb = refusedFunction("Readable.fromWeb", "fromWeb");
Readable.toWeb = refusedFunction("Readable.toWeb", "toWeb");
Readable.wrap = function wrap(src, options) {
  return new Readable({
    objectMode: src.readableObjectMode ?? src.objectMode ?? true,
    ...options,
    destroy(error, callback) {
      destroyer(src, error);
      callback(error);
    },
  }).wrap(src);
};

%export("streamReadable", {
  __proto__: null, Readable, ReadableState, takeMethods, beginReading,
  bytesOf, encodingOf, getter, none, grown,
});
