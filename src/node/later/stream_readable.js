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
const { ofReading, defineBits } = later("node/stream_bits", "streamBits");
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

const {
  objectMode: OBJECT_MODE, errorEmitted: ERROR_EMITTED,
  autoDestroy: AUTO_DESTROY, emitClose: EMIT_CLOSE, destroyed: DESTROYED,
  closed: CLOSED, closeEmitted: CLOSE_EMITTED, constructed: CONSTRUCTED,
  ended: ENDED, endEmitted: END_EMITTED, reading: READING, sync: SYNC,
  needReadable: NEED_READABLE, emittedReadable: EMITTED_READABLE,
  readableListening: READABLE_LISTENING, resumeScheduled: RESUME_SCHEDULED,
  readingMore: READING_MORE, dataEmitted: DATA_EMITTED,
  hasPaused: HAS_PAUSED, paused: PAUSED, dataListening: DATA_LISTENING,
} = ofReading;

// --- the state --------------------------------------------------------------

class ReadableState {
  constructor(options, stream, isDuplex) {
    const own = isDuplex ? "readableHighWaterMark" : undefined;
    let bits = AUTO_DESTROY | EMIT_CLOSE | CONSTRUCTED | SYNC;
    if (options?.objectMode || (isDuplex && options?.readableObjectMode)) {
      bits |= OBJECT_MODE;
    }
    if (options?.emitClose === false) bits &= ~EMIT_CLOSE;
    if (options?.autoDestroy === false) bits &= ~AUTO_DESTROY;

    this.highWaterMark = markOf(options, own, (bits & OBJECT_MODE) !== 0);
    this.length = 0; // of what waits: bytes, units or objects
    this.flowing = null; // true, false; null: nobody has said how to read
    this.bits = bits; // all else that is true or false: see stream_bits.js

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
defineBits(ReadableState.prototype, ofReading);

// What is mostly as it was in the beginning: a stream has such a field of its
// own from when that changes on, so that those that are idle stay small. The
// list stays empty, and whoever adds to it takes one of his own (`grown`).
const none = [];
%copyPlain(ReadableState.prototype, {
  buffer: none, // what waits, from bufferIndex on
  bufferIndex: 0,
  pipes: none, // where pipe() sends it
  awaitDrainWriters: none, // those of them that are full
  errored: null,
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
  if (state.bits & NEED_READABLE) readMoreLater(stream, state);
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
  return !(state.bits & ENDED) &&
         (state.length < state.highWaterMark || state.length === 0);
}

// Nothing has come: the source may be asked once more.
function pushedNothing(stream, state) {
  state.bits &= ~READING;
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
  if (!(state.bits & OBJECT_MODE)) {
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
  if (state.bits & ENDED) {
    errorOrDestroy(this, streamError("ERR_STREAM_PUSH_AFTER_EOF"));
    return false;
  }
  if ((state.bits & DESTROYED) || state.errored) return false;
  state.bits &= ~READING;
  if (state.decoder !== null && !isText) {
    chunk = state.decoder.write(chunk);
    if (!(state.bits & OBJECT_MODE) && chunk.length === 0) {
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
  if (!(state.bits & OBJECT_MODE)) {
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
  if (state.bits & END_EMITTED) {
    errorOrDestroy(this, streamError("ERR_STREAM_UNSHIFT_AFTER_END_EVENT"));
  } else if ((state.bits & DESTROYED) || state.errored) {
    return false;
  } else {
    addChunk(this, state, chunk, true);
  }
  return canPushMore(state);
}

// A chunk goes straight to who listens for `data`, where none waits before it
// and the source did not answer while it was being asked.
function addChunk(stream, state, chunk, isFirst) {
  if (state.flowing && (state.bits & DATA_LISTENING) && !(state.bits & SYNC) &&
      state.length === 0) {
    state.awaitDrainWriters.length = 0;
    state.bits |= DATA_EMITTED;
    stream.emit("data", chunk);
  } else {
    state.length += (state.bits & OBJECT_MODE) ? 1 : chunk.length;
    if (!isFirst) %push(grown(state, "buffer"), chunk);
    else if (state.bufferIndex > 0) state.buffer[--state.bufferIndex] = chunk;
    else state.buffer = [chunk, ...state.buffer];
    if (state.bits & NEED_READABLE) sayReadable(stream, state);
  }
  readMoreLater(stream, state);
}

// push(null): what the decoder still holds is the last chunk.
function endOfSource(stream, state) {
  state.bits &= ~READING;
  if (state.bits & ENDED) return false;
  const rest = state.decoder === null ? "" : state.decoder.end();
  if (rest) {
    %push(grown(state, "buffer"), rest);
    state.length += (state.bits & OBJECT_MODE) ? 1 : rest.length;
  }
  state.bits |= ENDED;
  if (state.bits & SYNC) {
    sayReadable(stream, state);
  } else {
    state.bits = (state.bits & ~NEED_READABLE) | EMITTED_READABLE;
    emitReadable(stream);
  }
  return false;
}

// --- `readable`, and reading ahead ------------------------------------------

function sayReadable(stream, state) {
  state.bits &= ~NEED_READABLE;
  if (state.bits & EMITTED_READABLE) return;
  state.bits |= EMITTED_READABLE;
  %nextTick(emitReadable, [stream]);
}

function emitReadable(stream) {
  const state = stream._readableState;
  if (!(state.bits & DESTROYED) && !state.errored &&
      (state.length || state.bits & ENDED)) {
    stream.emit("readable");
    state.bits &= ~EMITTED_READABLE;
  }
  // Who listens took less than there may be: tell him of the next chunk, too.
  if (!state.flowing && !(state.bits & ENDED) &&
      state.length <= state.highWaterMark) {
    state.bits |= NEED_READABLE;
  }
  flow(stream);
}

// Fills the buffer up to its mark, in a tick of its own.
function readMoreLater(stream, state) {
  if ((state.bits & READING_MORE) || !(state.bits & CONSTRUCTED)) return;
  state.bits |= READING_MORE;
  %nextTick(readMore, [stream, state]);
}

function readMore(stream, state) {
  while (!(state.bits & (READING | ENDED)) &&
         (state.length < state.highWaterMark ||
          (state.flowing && state.length === 0))) {
    const before = state.length;
    stream.read(0);
    if (state.length === before) break; // the source answers later
  }
  state.bits &= ~READING_MORE;
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
  if (size <= 0 || (state.length === 0 && (state.bits & ENDED))) return 0;
  if (state.bits & OBJECT_MODE) return 1;
  if (size !== size) {
    return state.flowing && state.length > 0
      ? state.buffer[state.bufferIndex].length : state.length;
  }
  if (size <= state.length) return size;
  return (state.bits & ENDED) ? state.length : 0;
}

function sizeOf(asked) {
  if (asked === undefined) return NaN;
  return typeof asked === "number" && asked % 1 === 0 ? asked
                                                      : parseInt(asked, 10);
}

// True where there is nothing to be done but to say what is known.
function onlySays(stream, state, size) {
  if (size !== 0 || !(state.bits & NEED_READABLE)) return false;
  const isFull = state.highWaterMark !== 0
    ? state.length >= state.highWaterMark : state.length > 0;
  if (!isFull && !(state.bits & ENDED)) return false;
  if (state.length === 0 && (state.bits & ENDED)) endReading(stream);
  else sayReadable(stream, state);
  return true;
}

// Asks the source for more.
function callRead(stream, state) {
  state.bits |= READING | SYNC;
  if (state.length === 0) state.bits |= NEED_READABLE;
  try {
    stream._read(state.highWaterMark);
  } catch (error) {
    errorOrDestroy(stream, error);
  }
  state.bits &= ~SYNC;
}

function mayRead(state, amount) {
  if (state.bits & (READING | ENDED | DESTROYED) || state.errored ||
      !(state.bits & CONSTRUCTED)) {
    return false;
  }
  return (state.bits & NEED_READABLE) !== 0 || state.length === 0 ||
         state.length - amount < state.highWaterMark;
}

// read(0) takes nothing: it only keeps the source going.
function read(n) {
  const state = this._readableState;
  const size = sizeOf(n);
  if (size > state.highWaterMark) raiseMark(state, size);
  if (size !== 0) state.bits &= ~EMITTED_READABLE;
  if (onlySays(this, state, size)) return null;

  let amount = amountFor(size, state);
  if (amount === 0 && (state.bits & ENDED)) {
    if (state.length === 0) endReading(this);
    return null;
  }
  if (mayRead(state, amount)) {
    callRead(this, state);
    // It has answered?
    if (!(state.bits & READING)) amount = amountFor(size, state);
  }

  const chunk = amount > 0 ? takeOut(amount, state) : null;
  if (chunk === null) {
    if (state.length <= state.highWaterMark) state.bits |= NEED_READABLE;
    amount = 0;
  } else {
    state.length -= amount;
    state.awaitDrainWriters.length = 0;
  }
  if (state.length === 0) {
    if (!(state.bits & ENDED)) state.bits |= NEED_READABLE;
    if (size !== amount && (state.bits & ENDED)) endReading(this);
  }
  if (chunk !== null && !(state.bits & (ERROR_EMITTED | CLOSE_EMITTED))) {
    state.bits |= DATA_EMITTED;
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
  if (state.bits & OBJECT_MODE) {
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
  if (state.bufferIndex !== next) state.bufferIndex = next;
}

// --- the end ----------------------------------------------------------------

function endReading(stream) {
  const state = stream._readableState;
  if (state.bits & END_EMITTED) return;
  state.bits |= ENDED;
  %nextTick(emitEnd, [state, stream]);
}

function emitEnd(state, stream) {
  if (state.errored || state.bits & (CLOSE_EMITTED | END_EMITTED) ||
      state.length > 0) {
    return;
  }
  state.bits |= END_EMITTED;
  stream.emit("end");
  if (stream.writable && stream.allowHalfOpen === false) {
    %nextTick(endWriting, [stream]);
  } else if (state.bits & AUTO_DESTROY &&
             isWrittenToTheEnd(stream._writableState)) {
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
    state.flowing = !(state.bits & READABLE_LISTENING);
    if (!(state.bits & RESUME_SCHEDULED)) {
      state.bits |= RESUME_SCHEDULED;
      %nextTick(resumeNow, [this, state]);
    }
  }
  state.bits = (state.bits & ~PAUSED) | HAS_PAUSED;
  return this;
}

function resumeNow(stream, state) {
  if (!(state.bits & READING)) stream.read(0);
  state.bits &= ~RESUME_SCHEDULED;
  stream.emit("resume");
  flow(stream);
  if (state.flowing && !(state.bits & READING)) stream.read(0);
}

function pause() {
  const state = this._readableState;
  if (state.flowing !== false) {
    state.flowing = false;
    this.emit("pause");
  }
  state.bits |= HAS_PAUSED | PAUSED;
  return this;
}

// --- listeners decide how it is read ----------------------------------------

function on(ev, fn) {
  const result = %call(Stream.prototype.on, this, ev, fn);
  const state = this._readableState;
  if (ev === "data") {
    state.bits |= DATA_LISTENING;
    if (this.listenerCount("readable") > 0) state.bits |= READABLE_LISTENING;
    if (state.flowing !== false) this.resume();
  } else if (ev === "readable" && !(state.bits & END_EMITTED) &&
             !(state.bits & READABLE_LISTENING)) {
    state.bits |= READABLE_LISTENING | NEED_READABLE;
    state.flowing = false;
    state.bits &= ~EMITTED_READABLE;
    if (state.length > 0) sayReadable(this, state);
    else if (!(state.bits & READING)) %nextTick(readNothing, [this]);
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
  if (stream.listenerCount("readable") > 0) state.bits |= READABLE_LISTENING;
  else state.bits &= ~READABLE_LISTENING;
  const { bits } = state;
  if (bits & RESUME_SCHEDULED && bits & HAS_PAUSED && !(bits & PAUSED)) {
    state.flowing = true; // resume() was called, and waits
  } else if (state.bits & DATA_LISTENING) {
    stream.resume();
  } else if (!(state.bits & READABLE_LISTENING)) {
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
    const { bits, flowing } = this._readableState;
    return (bits & PAUSED) !== 0 || flowing === false;
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

function fromBit(bit) {
  return getter(function () {
    const state = this._readableState;
    return !!state && (state.bits & bit) !== 0;
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
    return !!state && state.readable !== false &&
           !(state.bits & (DESTROYED | ERROR_EMITTED | END_EMITTED));
  }),
  readableDidRead: fromBit(DATA_EMITTED),
  readableAborted: getter(function () {
    const state = this._readableState;
    return !!(state.readable !== false &&
              (state.bits & DESTROYED || state.errored) &&
              !(state.bits & END_EMITTED));
  }),
  readableHighWaterMark: fromState("highWaterMark"),
  readableBuffer: fromState("buffer"),
  readableFlowing: settable("flowing", function (value) {
    if (this._readableState) this._readableState.flowing = value;
  }),
  readableLength: fromState("length"),
  readableObjectMode: fromBit(OBJECT_MODE),
  readableEncoding: fromState("encoding", null),
  errored: fromState("errored", null),
  closed: fromBit(CLOSED),
  destroyed: settable("destroyed", function (value) {
    if (this._readableState) this._readableState.destroyed = value;
  }, fromBit(DESTROYED).get),
  readableEnded: fromBit(END_EMITTED),
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
