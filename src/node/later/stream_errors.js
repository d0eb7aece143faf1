// stream_errors.js: the errors of streams, in Node's words.
//
// Exported: streamErrors {streamError, wrongChunk, unknownEncoding,
// wrongStream, badReturn, missing, together, AbortError}

const later = %import("later");
const { AbortError } = later("node/validators", "validators");
const { Error, TypeError, AggregateError } =
  %import("originals");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const received = %import("received");

// `%` stands for what the caller names: a method.
const messages = {
  __proto__: null,
  ERR_STREAM_ALREADY_FINISHED: "Cannot call % after a stream was finished",
  ERR_STREAM_CANNOT_PIPE: "Cannot pipe, not readable",
  ERR_STREAM_DESTROYED: "Cannot call % after a stream was destroyed",
  ERR_STREAM_NULL_VALUES: "May not write null values to stream",
  ERR_STREAM_PREMATURE_CLOSE: "Premature close",
  ERR_STREAM_PUSH_AFTER_EOF: "stream.push() after EOF",
  ERR_STREAM_UNSHIFT_AFTER_END_EVENT: "stream.unshift() after end event",
  ERR_STREAM_WRITE_AFTER_END: "write after end",
  ERR_METHOD_NOT_IMPLEMENTED: "The % method is not implemented",
  ERR_MULTIPLE_CALLBACK: "Callback called multiple times",
};

function streamError(code, word) {
  const message = messages[code];
  const at = %textFind(message, "%", 0);
  const text = at < 0 ? message : %textCut(message, 0, at) + word +
                                  %textCut(message, at + 1);
  const Base = code === "ERR_STREAM_NULL_VALUES" ? TypeError : Error;
  return nodeError(Base, code, text);
}

function wrongChunk(chunk) {
  return argumentError("chunk", "string or an instance of Buffer, " +
                                "TypedArray, or DataView", chunk);
}

function unknownEncoding(encoding) {
  return nodeError(TypeError, "ERR_UNKNOWN_ENCODING",
                   `Unknown encoding: ${encoding}`);
}

function wrongStream(value) {
  return argumentError("stream", "an instance of ReadableStream, " +
                                 "WritableStream, or Stream", value);
}

// A function of a pipeline has returned what cannot go on.
function badReturn(wanted, name, value) {
  return nodeError(TypeError, "ERR_INVALID_RETURN_VALUE",
                   `Expected ${wanted} to be returned from the "${name}" ` +
                     `function but got ${received(value)}.`);
}

function missing(name) {
  return nodeError(TypeError, "ERR_MISSING_ARGS",
                   `The "${name}" argument must be specified`);
}

// Two things went wrong: `inner` first, `outer` while it was dealt with.
function together(inner, outer) {
  if (!inner || !outer || inner === outer) return inner || outer;
  if (%isArray(outer.errors)) {
    %push(outer.errors, inner);
    return outer;
  }
  const both = new AggregateError([outer, inner], outer.message);
  both.code = outer.code;
  return both;
}

%export("streamErrors", {
  __proto__: null,
  streamError,
  wrongChunk,
  unknownEncoding,
  wrongStream,
  badReturn,
  missing,
  together,
  AbortError,
});
