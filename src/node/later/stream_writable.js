// stream_writable.js: Writable, a place that chunks go to. Its maker gives it
// a method _write(chunk, encoding, callback), which calls back when the chunk
// is done with; only then comes the next one.
//
// What is written meanwhile waits in `buffered`. When that is as long as the
// high water mark, write() says false, and `drain` is emitted when nothing
// waits any more. After end() and the last chunk comes _final, then `finish`.

const later = %import("later");
const { streamError, wrongChunk, unknownEncoding, AbortError } =
  later("node/stream_errors", "streamErrors");
const { markOf, USUAL } = later("node/stream_marks", "streamMarks");
const { ofWriting, defineBits } = later("node/stream_bits", "streamBits");
const { destroy, undestroy, construct, errorOrDestroy } =
  later("node/stream_destroy", "streamDestroy");
const { Stream } = later("node/stream_base", "streamBase");
const { takeMethods, bytesOf, encodingOf, getter, none, grown } =
  later("node/stream_readable", "streamReadable");
const { Buffer } = %import("node:buffer");
const { Error, Promise, Symbol, setPrototypeOf, defineProperties,
        text: { toLowerCase } } = %import("originals");
const EventEmitter = %import("node:events");
const inspect = %import("inspect");
const refusedFunction = %import("refusedFunction");
const { isEncoding } = Buffer;

const owner = Symbol("owner"); // of a state: its stream

const {
  objectMode: OBJECT_MODE, errorEmitted: ERROR_EMITTED,
  autoDestroy: AUTO_DESTROY, emitClose: EMIT_CLOSE, destroyed: DESTROYED,
  closed: CLOSED, closeEmitted: CLOSE_EMITTED, constructed: CONSTRUCTED,
  sync: SYNC, finalCalled: FINAL_CALLED, needDrain: NEED_DRAIN,
  ending: ENDING, finished: FINISHED, decodeStrings: DECODE_STRINGS,
  writing: WRITING, bufferProcessing: BUFFER_PROCESSING,
  prefinished: PREFINISHED, allBuffers: ALL_BUFFERS, allNoop: ALL_NOOP,
  expectWriteCb: EXPECT_WRITE_CB, afterWritePending: AFTER_WRITE_PENDING,
  ended: ENDED,
} = ofWriting;

// Where the program gave no callback.
function nothing() {}

// --- the state --------------------------------------------------------------

class WritableState {
  constructor(options, stream, isDuplex) {
    const own = isDuplex ? "writableHighWaterMark" : undefined;
    let bits = AUTO_DESTROY | EMIT_CLOSE | CONSTRUCTED | SYNC |
               DECODE_STRINGS | ALL_BUFFERS | ALL_NOOP;
    if (options?.objectMode || (isDuplex && options?.writableObjectMode)) {
      bits |= OBJECT_MODE;
    }
    if (options?.decodeStrings === false) bits &= ~DECODE_STRINGS;
    if (options?.emitClose === false) bits &= ~EMIT_CLOSE;
    if (options?.autoDestroy === false) bits &= ~AUTO_DESTROY;

    const mark = markOf(options, own, (bits & OBJECT_MODE) !== 0);
    if (mark !== USUAL) this.highWaterMark = mark;
    const encoding = encodingOf(options?.defaultEncoding);
    if (encoding !== "utf8") this.defaultEncoding = encoding;
    this.length = 0; // of what is not done with: bytes, units or objects
    this.writelen = 0; // the length of the chunk that _write has
    this.writecb = undefined; // and whose callback that is
    this.pendingcb = 0; // callbacks before which it must not finish
    this.bits = bits; // what is true or false: see stream_bits.js
    this[owner] = stream;
  }

  // What _write calls back. It is made for each write, so that an idle stream
  // has none.
  get onwrite() {
    const stream = this[owner];
    return %define((error) => onWrite(stream, error), "name", "bound onwrite",
                   4);
  }

  getBuffer() {
    return listFrom(this.buffered, this.bufferedIndex);
  }

  get bufferedRequestCount() {
    return this.buffered.length - this.bufferedIndex;
  }

  [inspect.custom](depth) {
    if (depth < 0) return this;
    return later("node/stream_inspect", "streamInspect")
      .showWriting(this, nothing);
  }
}

defineBits(WritableState.prototype, ofWriting);

// What is mostly as it was in the beginning: see ReadableState.
%copyPlain(WritableState.prototype, {
  highWaterMark: USUAL,
  defaultEncoding: "utf8",
  buffered: none, // {chunk, encoding, callback}, from bufferedIndex on
  bufferedIndex: 0,
  corked: 0, // how many cork() without their uncork()
  onFinished: none, // callbacks of end()
  afterWriteTickInfo: null, // callbacks that wait for their tick
  errored: null,
}, undefined);

function Writable(options) {
  if (!(this instanceof Writable)) return new Writable(options);
  this._events ??= { close: undefined, error: undefined, prefinish: undefined,
                     finish: undefined, drain: undefined };
  this._writableState = new WritableState(options, this, false);
  if (options) {
    takeMethods(this, options,
                ["write", "writev", "destroy", "final", "construct"]);
  }
  %call(Stream, this, options);
  if (this._construct) construct(this, () => beginWriting(this));
}
%makeConstructor(Writable, {});
setPrototypeOf(Writable.prototype, Stream.prototype);
setPrototypeOf(Writable, Stream);

// A duplex is a writable too, although it inherits from Readable.
const { [Symbol.hasInstance]: isInstance } = Function.prototype;
%define(Writable, Symbol.hasInstance, function (object) {
  if (%call(isInstance, this, object)) return true;
  return this === Writable && !!object &&
         object._writableState instanceof WritableState;
}, 0);

function beginWriting(stream) {
  const state = stream._writableState;
  if (!(state.bits & WRITING)) writeBuffered(stream, state);
  if (state.bits & ENDING) finishMaybe(stream, state);
}

function listFrom(list, from) {
  const rest = [];
  for (let i = from; i < list.length; i++) %push(rest, list[i]);
  return rest;
}

// --- write ------------------------------------------------------------------

// {chunk, encoding} as _write gets it: bytes, unless decodeStrings is false.
function prepared(state, chunk, encoding) {
  if (state.bits & OBJECT_MODE) return { chunk, encoding };
  if (!encoding) encoding = state.defaultEncoding;
  else if (encoding !== "buffer" && !isEncoding(encoding)) {
    throw unknownEncoding(encoding);
  }
  if (typeof chunk === "string") {
    if (!(state.bits & DECODE_STRINGS)) return { chunk, encoding };
    return { chunk: Buffer.from(chunk, encoding), encoding: "buffer" };
  }
  const bytes = bytesOf(chunk);
  if (bytes === undefined) throw wrongChunk(chunk);
  return { chunk: bytes, encoding: "buffer" };
}

function destroyedWrite() {
  return streamError("ERR_STREAM_DESTROYED", "write");
}

// True: go on; false: wait for `drain`; an error where it came too late.
function accept(stream, given, asked, callback) {
  const state = stream._writableState;
  if (typeof callback !== "function") callback = nothing;
  if (given === null) throw streamError("ERR_STREAM_NULL_VALUES");
  const { chunk, encoding } = prepared(state, given, asked);
  let error;
  if (state.bits & ENDING) error = streamError("ERR_STREAM_WRITE_AFTER_END");
  else if (state.bits & DESTROYED) error = destroyedWrite();
  if (error !== undefined) {
    %nextTick(callback, [error]);
    errorOrDestroy(stream, error, true);
    return error;
  }
  state.pendingcb++;
  return writeOrWait(stream, state, chunk, encoding, callback);
}

function writeOrWait(stream, state, chunk, encoding, callback) {
  const length = (state.bits & OBJECT_MODE) ? 1 : chunk.length;
  state.length += length;
  if ((state.bits & WRITING) || state.errored || state.corked > 0 ||
      !(state.bits & CONSTRUCTED)) {
    %push(grown(state, "buffered"), { chunk, encoding, callback });
    if (encoding !== "buffer") state.bits &= ~ALL_BUFFERS;
    if (callback !== nothing) state.bits &= ~ALL_NOOP;
  } else {
    begin(state, length, callback);
    stream._write(chunk, encoding, state.onwrite);
    state.bits &= ~SYNC;
  }
  const mayGoOn = state.length < state.highWaterMark || state.length === 0;
  if (!mayGoOn) state.bits |= NEED_DRAIN;
  return mayGoOn && !(state.bits & DESTROYED) && !state.errored;
}

function begin(state, length, callback) {
  state.writelen = length;
  if (callback !== nothing) state.writecb = callback;
  state.bits |= WRITING | SYNC | EXPECT_WRITE_CB;
}

// --- a chunk is done with ---------------------------------------------------

function onWrite(stream, error) {
  const state = stream._writableState;
  if (!(state.bits & EXPECT_WRITE_CB)) {
    errorOrDestroy(stream, streamError("ERR_MULTIPLE_CALLBACK"));
    return;
  }
  const { sync, writecb: callback = nothing } = state;
  state.writecb = nothing;
  state.bits &= ~(WRITING | EXPECT_WRITE_CB);
  state.length -= state.writelen;
  state.writelen = 0;
  if (error) {
    if (!state.errored) state.errored = error;
    const reading = stream._readableState;
    if (reading && !reading.errored) reading.errored = error;
    if (sync) %nextTick(writeFailed, [stream, state, error, callback]);
    else writeFailed(stream, state, error, callback);
    return;
  }
  if (state.buffered.length > 0) writeBuffered(stream, state);
  if (sync) tellLater(stream, state, callback);
  else tell(stream, state, 1, callback);
}

function writeFailed(stream, state, error, callback) {
  state.pendingcb--;
  callback(error);
  failBuffered(state);
  errorOrDestroy(stream, error);
}

// _write called back at once: the program is told in a tick of its own, and
// once where the same callback is meant several times.
function tellLater(stream, state, callback) {
  const drains = state.bits & NEED_DRAIN && state.length === 0;
  if (callback === nothing) {
    if (!(state.bits & AFTER_WRITE_PENDING) &&
        (drains || state.bits & OBJECT_MODE)) {
      state.bits |= AFTER_WRITE_PENDING;
      %nextTick(tell, [stream, state, 1, callback]);
    } else {
      state.pendingcb--;
      if (state.bits & ENDING) finishMaybe(stream, state, true);
    }
  } else if (state.afterWriteTickInfo?.cb === callback) {
    state.afterWriteTickInfo.count++;
  } else {
    state.afterWriteTickInfo = { count: 1, cb: callback };
    state.bits |= AFTER_WRITE_PENDING;
    %nextTick(tellCounted, [stream, state, state.afterWriteTickInfo]);
  }
}

function tellCounted(stream, state, { count, cb }) {
  state.afterWriteTickInfo = null;
  tell(stream, state, count, cb);
}

function tell(stream, state, count, callback) {
  state.bits &= ~AFTER_WRITE_PENDING;
  if (state.bits & NEED_DRAIN && !(state.bits & (ENDING | DESTROYED)) &&
      state.length === 0) {
    state.bits &= ~NEED_DRAIN;
    stream.emit("drain");
  }
  while (count-- > 0) {
    state.pendingcb--;
    callback(null);
  }
  if (state.bits & DESTROYED) failBuffered(state);
  if (state.bits & ENDING) finishMaybe(stream, state, true);
}

// --- what waits -------------------------------------------------------------

function resetBuffer(state) {
  if (state.buffered.length === 0) return;
  state.buffered = none;
  state.bufferedIndex = 0;
  state.bits |= ALL_BUFFERS | ALL_NOOP;
}

// It will never be written.
function failBuffered(state) {
  if (state.bits & WRITING) return;
  const { buffered } = state;
  for (let i = state.bufferedIndex; i < buffered.length; i++) {
    const { chunk, callback } = buffered[i];
    state.length -= (state.bits & OBJECT_MODE) ? 1 : chunk.length;
    callback(state.errored ?? destroyedWrite());
  }
  tellFinished(state,
               state.errored ?? streamError("ERR_STREAM_DESTROYED", "end"));
  resetBuffer(state);
}

// Hands on what waits: all of it at once, where the stream has a _writev.
function writeBuffered(stream, state) {
  const count = state.bufferedRequestCount;
  if (state.bits & (DESTROYED | BUFFER_PROCESSING) || state.corked > 0 ||
      !(state.bits & CONSTRUCTED) || count === 0) {
    return;
  }
  state.bits |= BUFFER_PROCESSING;
  if (count > 1 && stream._writev) writeTogether(stream, state, count);
  else writeOneByOne(stream, state);
  state.bits &= ~BUFFER_PROCESSING;
}

function writeTogether(stream, state, count) {
  const { buffered, bufferedIndex: from } = state;
  state.pendingcb -= count - 1;
  const callback = (state.bits & ALL_NOOP) ? nothing : (error) => {
    for (let i = from; i < buffered.length; i++) buffered[i].callback(error);
  };
  const chunks = (state.bits & ALL_NOOP) && from === 0 ? buffered
                                             : listFrom(buffered, from);
  chunks.allBuffers = (state.bits & ALL_BUFFERS) !== 0;
  begin(state, state.length, callback);
  if (state.bits & DESTROYED) state.onwrite(destroyedWrite());
  else stream._writev(chunks, state.onwrite);
  state.bits &= ~SYNC;
  resetBuffer(state);
}

function writeOneByOne(stream, state) {
  const { buffered } = state;
  let i = state.bufferedIndex;
  do {
    const { chunk, encoding, callback } = buffered[i];
    buffered[i++] = null;
    begin(state, (state.bits & OBJECT_MODE) ? 1 : chunk.length, callback);
    if (state.bits & DESTROYED) state.onwrite(destroyedWrite());
    else stream._write(chunk, encoding, state.onwrite);
    state.bits &= ~SYNC;
  } while (i < buffered.length && !(state.bits & WRITING));
  if (i === buffered.length) {
    resetBuffer(state);
  } else if (i > 256) {
    state.buffered = listFrom(buffered, i);
    state.bufferedIndex = 0;
  } else {
    state.bufferedIndex = i;
  }
}

// --- the end ----------------------------------------------------------------

function end(chunk, encoding, cb) {
  const state = this._writableState;
  if (typeof chunk === "function") {
    cb = chunk;
    chunk = encoding = null;
  } else if (typeof encoding === "function") {
    cb = encoding;
    encoding = null;
  }
  let error;
  if (chunk !== undefined && chunk !== null) {
    const result = accept(this, chunk, encoding, undefined);
    if (typeof result !== "boolean") error = result;
  }
  if (state.corked > 0) {
    state.corked = 1;
    this.uncork();
  }
  if (error === undefined) error = endNow(this, state);
  if (typeof cb === "function") callAtEnd(state, error, cb);
  return this;
}

// An error where it was over already.
function endNow(stream, state) {
  if (!(state.bits & ENDING) && !state.errored) {
    state.bits |= ENDING;
    finishMaybe(stream, state, true);
    state.bits |= ENDED;
  } else if (state.bits & FINISHED) {
    return streamError("ERR_STREAM_ALREADY_FINISHED", "end");
  } else if (state.bits & DESTROYED) {
    return streamError("ERR_STREAM_DESTROYED", "end");
  }
  return undefined;
}

function callAtEnd(state, error, callback) {
  if (error !== undefined) %nextTick(callback, [error]);
  else if (state.errored) %nextTick(callback, [state.errored]);
  else if (state.bits & FINISHED) %nextTick(callback, [null]);
  else %push(grown(state, "onFinished"), callback);
}

function tellFinished(state, error) {
  const callbacks = state.onFinished;
  if (callbacks.length === 0) return;
  state.onFinished = none;
  for (let i = 0; i < callbacks.length; i++) callbacks[i](error);
}

const NO_FINISH = DESTROYED | FINISHED | WRITING | ERROR_EMITTED |
                  CLOSE_EMITTED;

function needFinish(state) {
  const { bits } = state;
  return bits & ENDING && bits & CONSTRUCTED && !(bits & NO_FINISH) &&
         !state.errored && state.buffered.length === 0 && state.length === 0;
}

// Nothing waits any more and end() was called: _final, `prefinish`, `finish`.
// `isLater`: `finish` comes in a tick of its own.
function finishMaybe(stream, state, isLater) {
  if (!needFinish(state)) return;
  prefinish(stream, state);
  if (state.pendingcb > 0) return;
  if (isLater) {
    state.pendingcb++;
    %nextTick(finishLater, [stream, state]);
  } else if (needFinish(state)) {
    state.pendingcb++;
    finish(stream, state);
  }
}

function finishLater(stream, state) {
  if (needFinish(state)) finish(stream, state);
  else state.pendingcb--;
}

function prefinish(stream, state) {
  if (state.bits & (PREFINISHED | FINAL_CALLED)) return;
  state.bits |= FINAL_CALLED;
  if (typeof stream._final !== "function" || (state.bits & DESTROYED)) {
    state.bits |= PREFINISHED;
    stream.emit("prefinish");
    return;
  }
  state.bits |= SYNC;
  state.pendingcb++;
  try {
    stream._final((error) => onFinal(stream, state, error));
  } catch (error) {
    onFinal(stream, state, error);
  }
  state.bits &= ~SYNC;
}

function onFinal(stream, state, error) {
  if (state.bits & PREFINISHED) {
    errorOrDestroy(stream, error ?? streamError("ERR_MULTIPLE_CALLBACK"));
    return;
  }
  state.pendingcb--;
  if (error) {
    tellFinished(state, error);
    errorOrDestroy(stream, error, (state.bits & SYNC) !== 0);
  } else if (needFinish(state)) {
    state.bits |= PREFINISHED;
    stream.emit("prefinish");
    state.pendingcb++;
    %nextTick(finish, [stream, state]);
  }
}

function finish(stream, state) {
  state.pendingcb--;
  state.bits |= FINISHED;
  tellFinished(state, null);
  stream.emit("finish");
  if ((state.bits & AUTO_DESTROY) && isReadToTheEnd(stream._readableState)) {
    stream.destroy();
  }
}

function isReadToTheEnd(reading) {
  return !reading || (reading.autoDestroy &&
                      (reading.endEmitted || reading.readable === false));
}

// --- the methods ------------------------------------------------------------

function destroyWriting(err, cb) {
  const state = this._writableState;
  const waits = state.buffered.length > 0 || state.onFinished.length > 0;
  if (waits && !(state.bits & DESTROYED)) %nextTick(failBuffered, [state]);
  %call(destroy, this, err, cb);
  return this;
}

function dispose() {
  let error;
  if (!this.destroyed) {
    error = this.writableFinished ? null : new AbortError();
    this.destroy(error);
  }
  const { finished } = later("node/stream_finished", "streamFinished");
  return new Promise((resolve, reject) => {
    finished(this, (failure) => {
      if (failure && failure.name !== "AbortError") reject(failure);
      else resolve(null);
    });
  });
}

%copyPlain(Writable.prototype, {
  pipe() {
    errorOrDestroy(this, streamError("ERR_STREAM_CANNOT_PIPE"));
  },
  write(chunk, encoding, cb) {
    if (typeof encoding === "function") {
      cb = encoding;
      encoding = null;
    }
    return accept(this, chunk, encoding, cb) === true;
  },
  cork() {
    this._writableState.corked++;
  },
  uncork() {
    const state = this._writableState;
    if (state.corked === 0) return;
    state.corked--;
    if (!(state.bits & WRITING)) writeBuffered(this, state);
  },
  setDefaultEncoding(encoding) {
    if (typeof encoding === "string") encoding = %call(toLowerCase, encoding);
    if (!isEncoding(encoding)) throw unknownEncoding(encoding);
    this._writableState.defaultEncoding = encoding;
    return this;
  },
  _write(chunk, encoding, cb) {
    if (!this._writev) {
      throw streamError("ERR_METHOD_NOT_IMPLEMENTED", "_write()");
    }
    this._writev([{ chunk, encoding }], cb);
  },
  _writev: null,
  end,
  destroy: destroyWriting,
  _undestroy: undestroy,
  _destroy(err, cb) {
    cb(err);
  },
  [EventEmitter.captureRejectionSymbol](err) {
    this.destroy(err);
  },
  [Symbol.asyncDispose ?? Symbol.for("nodejs.asyncDispose")]: dispose,
}, undefined);

// --- what can be asked ------------------------------------------------------

function fromState(name, otherwise) {
  return getter(function () {
    const state = this._writableState;
    return state ? state[name] : otherwise;
  });
}

function fromBit(bit) {
  return getter(function () {
    const state = this._writableState;
    return !!state && (state.bits & bit) !== 0;
  });
}

const properties = {
  closed: fromBit(CLOSED),
  destroyed: fromBit(DESTROYED),
  writable: getter(function () {
    const state = this._writableState;
    return !!state && state.writable !== false &&
           !(state.bits & (ENDING | ENDED | DESTROYED)) && !state.errored;
  }),
  writableFinished: fromBit(FINISHED),
  writableObjectMode: fromBit(OBJECT_MODE),
  writableBuffer: getter(function () {
    return this._writableState && this._writableState.getBuffer();
  }),
  writableEnded: fromBit(ENDING),
  writableNeedDrain: getter(function () {
    const state = this._writableState;
    return !!state && (state.bits & NEED_DRAIN) !== 0 &&
           !(state.bits & (DESTROYED | ENDING));
  }),
  writableHighWaterMark: fromState("highWaterMark"),
  writableCorked: fromState("corked", 0),
  writableLength: fromState("length"),
  errored: fromState("errored", null),
  writableAborted: getter(function () {
    const state = this._writableState;
    return state.writable !== false && !(state.bits & FINISHED) &&
           !!(state.bits & DESTROYED || state.errored);
  }),
};
properties.destroyed.set = function (value) {
  if (this._writableState) this._writableState.destroyed = !!value;
};
properties.writable.set = function (value) {
  if (this._writableState) this._writableState.writable = !!value;
};
defineProperties(Writable.prototype, properties);

Writable.WritableState = WritableState;
Writable.fromWeb = refusedFunction("Writable.fromWeb", "fromWeb");
Writable.toWeb = refusedFunction("Writable.toWeb", "toWeb");

%export("streamWritable", {
  __proto__: null, Writable, WritableState, beginWriting,
});
