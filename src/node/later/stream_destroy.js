// stream_destroy.js: how a stream comes to its end, at once: destroy(). And
// how it begins, where its beginning takes time: construct.
//
// destroy() calls _destroy, which gives back what the stream holds; when that
// has called back, `error` (where there is one) and then `close` are emitted,
// in a tick of their own.

const later = %import("later");
const { streamError, together, AbortError } =
  later("node/stream_errors", "streamErrors");
const { destroyedMark, isDestroyed, isFinished, isServerRequest } =
  later("node/stream_kind", "streamKind");
const { Symbol } = %import("originals");

const kDestroy = Symbol("kDestroy");
const kConstruct = Symbol("kConstruct");

// A duplex has two states; what happens to one happens to both.
function setBoth(stream, name, value) {
  const { _readableState: reading, _writableState: writing } = stream;
  if (writing) writing[name] = value;
  if (reading) reading[name] = value;
}

function isSet(stream, name) {
  return !!(stream._writableState?.[name] || stream._readableState?.[name]);
}

// The first error is the one that counts.
function noteError(stream, error) {
  if (!error) return;
  const { _readableState: reading, _writableState: writing } = stream;
  if (writing && !writing.errored) writing.errored = error;
  if (reading && !reading.errored) reading.errored = error;
}

// --- destroy ----------------------------------------------------------------

// The method of all streams.
function destroy(err, cb) {
  if (isSet(this, "destroyed")) {
    if (typeof cb === "function") cb();
    return this;
  }
  noteError(this, err);
  setBoth(this, "destroyed", true);
  const state = this._writableState || this._readableState;
  if (state.constructed) {
    giveBack(this, err, cb);
  } else {
    this.once(kDestroy, (error) => {
      giveBack(this, together(error, err), cb);
    });
  }
  return this;
}

function giveBack(stream, error, callback) {
  let called = false;
  function onDestroy(failure) {
    if (called) return;
    called = true;
    noteError(stream, failure);
    setBoth(stream, "closed", true);
    if (typeof callback === "function") callback(failure);
    if (failure) %nextTick(emitErrorAndClose, [stream, failure]);
    else %nextTick(emitClose, [stream]);
  }
  try {
    stream._destroy(error || null, onDestroy);
  } catch (failure) {
    onDestroy(failure);
  }
}

function emitErrorAndClose(stream, error) {
  emitError(stream, error);
  emitClose(stream);
}

function emitClose(stream) {
  setBoth(stream, "closeEmitted", true);
  if (isSet(stream, "emitClose")) stream.emit("close");
}

function emitError(stream, error) {
  if (isSet(stream, "errorEmitted")) return;
  setBoth(stream, "errorEmitted", true);
  stream.emit("error", error);
}

// Something went wrong inside a stream. With autoDestroy, that is its end;
// without, an error is emitted, `isLater` in a tick of its own.
function errorOrDestroy(stream, error, isLater) {
  if (isSet(stream, "destroyed")) return;
  if (isSet(stream, "autoDestroy")) {
    stream.destroy(error);
  } else if (error) {
    noteError(stream, error);
    if (isLater) %nextTick(emitError, [stream, error]);
    else emitError(stream, error);
  }
}

// Back to the beginning: net.Socket connects once more.
function undestroy() {
  const { _readableState: reading, _writableState: writing } = this;
  setBoth(this, "constructed", true);
  setBoth(this, "errored", null);
  const over = ["closed", "closeEmitted", "destroyed", "errorEmitted"];
  for (let i = 0; i < over.length; i++) setBoth(this, over[i], false);
  if (reading) {
    const isOver = reading.readable === false;
    reading.reading = false;
    reading.ended = reading.endEmitted = isOver;
  }
  if (writing) {
    const isOver = writing.writable === false;
    writing.finalCalled = writing.prefinished = false;
    writing.ended = writing.ending = writing.finished = isOver;
  }
}

// --- construct --------------------------------------------------------------

// Calls the stream's _construct in a tick of its own, and `done` when it has
// called back. Till then nothing is read and nothing written.
function construct(stream, done) {
  if (typeof stream._construct !== "function") return;
  setBoth(stream, "constructed", false);
  stream.once(kConstruct, done);
  if (stream.listenerCount(kConstruct) === 1) {
    %nextTick(runConstruct, [stream]);
  }
}

function runConstruct(stream) {
  let called = false;
  function onConstruct(error) {
    if (called) {
      errorOrDestroy(stream, error ?? streamError("ERR_MULTIPLE_CALLBACK"));
      return;
    }
    called = true;
    setBoth(stream, "constructed", true);
    if ((stream._writableState || stream._readableState).destroyed) {
      stream.emit(kDestroy, error);
    } else if (error) {
      errorOrDestroy(stream, error, true);
    } else {
      stream.emit(kConstruct);
    }
  }
  try {
    stream._construct((error) => %nextTick(onConstruct, [error]));
  } catch (error) {
    %nextTick(onConstruct, [error]);
  }
}

// --- any stream, also of another make ---------------------------------------

function isRequest(stream) {
  return stream?.setHeader && typeof stream.abort === "function";
}

function emitCloseOfOther(stream) {
  stream.emit("close");
}

function emitErrorOfOther(stream, error) {
  stream.emit("error", error);
  %nextTick(emitCloseOfOther, [stream]);
}

// Ends it as its kind is ended. Without an error: as an abort, where it still
// had something to do.
function destroyer(stream, err) {
  if (!stream || isDestroyed(stream)) return;
  const error = !err && !isFinished(stream) ? new AbortError() : err;
  if (isServerRequest(stream)) {
    stream.socket = null;
    stream.destroy(error);
  } else if (isRequest(stream)) {
    stream.abort();
  } else if (isRequest(stream.req)) {
    stream.req.abort();
  } else if (typeof stream.destroy === "function") {
    stream.destroy(error);
  } else if (typeof stream.close === "function") {
    stream.close();
  } else if (error) {
    %nextTick(emitErrorOfOther, [stream, error]);
  } else {
    %nextTick(emitCloseOfOther, [stream]);
  }
  if (!stream.destroyed) stream[destroyedMark] = true;
}

%export("streamDestroy", {
  __proto__: null,
  destroy,
  undestroy,
  construct,
  destroyer,
  errorOrDestroy,
});
