// stream_kind.js: what something is, and how far it has come: asked of values
// that may be streams of this library, of somebody else's, or none at all.
// The answer null means: that cannot be known.

const { Symbol } = %import("originals");

const destroyedMark = Symbol.for("nodejs.stream.destroyed");
const erroredMark = Symbol.for("nodejs.stream.errored");
const readableMark = Symbol.for("nodejs.stream.readable");
const writableMark = Symbol.for("nodejs.stream.writable");
const disturbedMark = Symbol.for("nodejs.stream.disturbed");

// --- what it is ------------------------------------------------------------

function isThing(value) {
  return value !== undefined && value !== null && value !== false &&
         value !== 0 && value !== "";
}

function hasMethod(value, name) {
  return typeof value[name] === "function";
}

function isNodeStream(value) {
  return isThing(value) && !!(
    value._readableState || value._writableState ||
    (hasMethod(value, "on") &&
     (hasMethod(value, "write") || hasMethod(value, "pipe"))));
}

// `isStrict` asks for pause and resume as well, which old streams lack.
function isReadableNodeStream(value, isStrict = false) {
  if (!isThing(value) || !hasMethod(value, "pipe") ||
      !hasMethod(value, "on")) {
    return false;
  }
  if (isStrict && !(hasMethod(value, "pause") && hasMethod(value, "resume"))) {
    return false;
  }
  const { _readableState: reading, _writableState: writing } = value;
  return !writing || (!!reading && reading.readable !== false);
}

function isWritableNodeStream(value) {
  return isThing(value) && hasMethod(value, "write") &&
         hasMethod(value, "on") &&
         (!value._readableState || value._writableState?.writable !== false);
}

function isDuplexNodeStream(value) {
  return isThing(value) && hasMethod(value, "pipe") &&
         !!value._readableState && hasMethod(value, "on") &&
         hasMethod(value, "write");
}

// Streams of the web platform: Loopline has none, a program may bring some.
function isReadableStream(value) {
  return isThing(value) && !isNodeStream(value) &&
         hasMethod(value, "pipeThrough") && hasMethod(value, "getReader") &&
         hasMethod(value, "cancel");
}

function isWritableStream(value) {
  return isThing(value) && !isNodeStream(value) &&
         hasMethod(value, "getWriter") && hasMethod(value, "abort");
}

function isWebStream(value) {
  return isReadableStream(value) || isWritableStream(value) ||
         (isThing(value) && !isNodeStream(value) &&
          typeof value.readable === "object" &&
          typeof value.writable === "object");
}

function isAsyncIterable(value) {
  return isThing(value) && hasMethod(value, Symbol.asyncIterator);
}

function isIterable(value) {
  return isAsyncIterable(value) ||
         (value !== undefined && value !== null &&
          hasMethod(value, Symbol.iterator));
}

// --- how far it has come ----------------------------------------------------

function stateOf(stream) {
  return stream._writableState || stream._readableState;
}

function isDestroyed(stream) {
  if (!isNodeStream(stream)) return null;
  return !!(stream.destroyed || stream[destroyedMark] ||
            stateOf(stream)?.destroyed);
}

function isWritableEnded(stream) {
  if (!isWritableNodeStream(stream)) return null;
  if (stream.writableEnded === true) return true;
  const state = stream._writableState;
  if (state?.errored) return false;
  return typeof state?.ended === "boolean" ? state.ended : null;
}

// Everything was handed over. Not strictly: or will be, as nothing waits.
function isWritableFinished(stream, isStrict) {
  if (!isWritableNodeStream(stream)) return null;
  if (stream.writableFinished === true) return true;
  const state = stream._writableState;
  if (state?.errored) return false;
  if (typeof state?.finished !== "boolean") return null;
  return state.finished ||
         (isStrict === false && state.ended === true && state.length === 0);
}

// Everything was read, and `end` emitted. Not strictly: or will be.
function isReadableFinished(stream, isStrict) {
  if (!isReadableNodeStream(stream)) return null;
  const state = stream._readableState;
  if (state?.errored) return false;
  if (typeof state?.endEmitted !== "boolean") return null;
  return state.endEmitted ||
         (isStrict === false && state.ended === true && state.length === 0);
}

function isReadable(stream) {
  const told = stream?.[readableMark];
  if (told !== undefined && told !== null) return told;
  if (typeof stream?.readable !== "boolean") return null;
  return !isDestroyed(stream) && isReadableNodeStream(stream) &&
         stream.readable && !isReadableFinished(stream);
}

function isWritable(stream) {
  const told = stream?.[writableMark];
  if (told !== undefined && told !== null) return told;
  if (typeof stream?.writable !== "boolean") return null;
  return !isDestroyed(stream) && isWritableNodeStream(stream) &&
         stream.writable && !isWritableEnded(stream);
}

function isFinished(stream) {
  if (!isNodeStream(stream)) return null;
  return isDestroyed(stream) || !(isReadable(stream) || isWritable(stream));
}

// What it failed with, or null.
function failureOf(stream) {
  if (!isNodeStream(stream)) return null;
  return stream.writableErrored || stream._writableState?.errored ||
         stream.readableErrored || stream._readableState?.errored || null;
}

// An http.ServerResponse or ClientRequest: a writable without a state.
function isOutgoingMessage(stream) {
  return typeof stream._closed === "boolean" &&
         typeof stream._defaultKeepAlive === "boolean" &&
         typeof stream._removedConnection === "boolean" &&
         typeof stream._removedContLen === "boolean";
}

function isServerResponse(stream) {
  return typeof stream._sent100 === "boolean" && isOutgoingMessage(stream);
}

// An http.IncomingMessage of a server.
function isServerRequest(stream) {
  return typeof stream._consuming === "boolean" &&
         typeof stream._dumped === "boolean" &&
         stream.req?.upgradeOrConnect === undefined;
}

function isClosed(stream) {
  if (!isNodeStream(stream)) return null;
  if (typeof stream.closed === "boolean") return stream.closed;
  const writing = stream._writableState?.closed;
  const reading = stream._readableState?.closed;
  if (typeof writing === "boolean" || typeof reading === "boolean") {
    return writing || reading;
  }
  return isOutgoingMessage(stream) ? stream._closed : null;
}

function willEmitClose(stream) {
  if (!isNodeStream(stream)) return null;
  const state = stateOf(stream);
  if (!state) return isServerResponse(stream);
  return !!(state.autoDestroy && state.emitClose && state.closed === false);
}

function isDisturbed(stream) {
  if (!isThing(stream)) return false;
  return !!(stream[disturbedMark] ??
            (stream.readableDidRead || stream.readableAborted));
}

function isErrored(stream) {
  if (!isThing(stream)) return false;
  const reading = stream._readableState;
  const writing = stream._writableState;
  return !!(stream[erroredMark] ?? stream.readableErrored ??
            stream.writableErrored ?? reading?.errorEmitted ??
            writing?.errorEmitted ?? reading?.errored ?? writing?.errored);
}

%export("streamKind", {
  __proto__: null,
  destroyedMark,
  isNodeStream,
  isReadableNodeStream,
  isWritableNodeStream,
  isDuplexNodeStream,
  isReadableStream,
  isWritableStream,
  isWebStream,
  isAsyncIterable,
  isIterable,
  isDestroyed,
  isWritableFinished,
  isReadableFinished,
  isReadable,
  isWritable,
  isFinished,
  isServerRequest,
  isClosed,
  isDisturbed,
  isErrored,
  failureOf,
  willEmitClose,
});
