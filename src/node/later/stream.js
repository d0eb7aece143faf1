// stream.js: the module stream. It is the class Stream, with everything else
// as its properties. What it has is in the files stream_*.js; those that a
// program does not use do not run.

const later = %import("later");
const { Stream } = later("node/stream_base", "streamBase");
const { Readable, bytesOf } = later("node/stream_readable", "streamReadable");
const { Writable } = later("node/stream_writable", "streamWritable");
const { Duplex } = later("node/stream_duplex", "streamDuplex");
const { Transform, PassThrough } =
  later("node/stream_transform", "streamTransform");
const { finished } = later("node/stream_finished", "streamFinished");
const kind = later("node/stream_kind", "streamKind");
const { destroyer } = later("node/stream_destroy", "streamDestroy");
const { getDefaultHighWaterMark, setDefaultHighWaterMark } =
  later("node/stream_marks", "streamMarks");
const { Symbol, TypeError, Uint8Array, defineProperty, isView } =
  %import("originals");
const nodeError = %import("nodeError");

const promisify = Symbol.for("nodejs.util.promisify.custom");

function pipeline(...streams) {
  return %apply(later("node/stream_pipeline", "streamPipeline").pipeline,
                undefined, streams);
}

function promises() {
  return %import("coreModule")("stream/promises");
}

%copyPlain(Stream, {
  isDestroyed: kind.isDestroyed,
  isDisturbed: kind.isDisturbed,
  isErrored: kind.isErrored,
  isReadable: kind.isReadable,
  isWritable: kind.isWritable,
  Readable,
  Writable,
  Duplex,
  Transform,
  PassThrough,
  duplexPair(options) {
    return later("node/stream_pair", "streamPair")(options);
  },
  pipeline,
  addAbortSignal(signal, stream) {
    return later("node/stream_signal", "streamSignal")
      .addAbortSignal(signal, stream);
  },
  finished,
  destroy: destroyer,
  compose(...streams) {
    return %apply(later("node/stream_compose", "streamCompose"), undefined,
                  streams);
  },
  setDefaultHighWaterMark,
  getDefaultHighWaterMark,
}, undefined);

// --- with promises ----------------------------------------------------------

defineProperty(Stream, "promises", {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get: promises,
});
defineProperty(pipeline, promisify, {
  __proto__: null,
  enumerable: true,
  get: () => promises().pipeline,
});
defineProperty(finished, promisify, {
  __proto__: null,
  enumerable: true,
  get: () => promises().finished,
});

// --- map, filter and the others ---------------------------------------------

function operators() {
  return later("node/stream_operators", "streamOperators");
}

function addMethod(name, length, call) {
  function method(...args) {
    if (new.target) {
      throw nodeError(TypeError, "ERR_ILLEGAL_CONSTRUCTOR",
                      "Illegal constructor");
    }
    return call(this, args);
  }
  %define(method, "name", name, 4);
  %define(method, "length", length, 4);
  %define(Readable.prototype, name, method, 5);
}

// Each name with how many parameters the method declares.
const ofStreams = ["asIndexedPairs", 0, "drop", 1, "filter", 2, "flatMap", 2,
                   "map", 2, "take", 1, "compose", 2];
for (let i = 0; i < ofStreams.length; i += 2) {
  const name = ofStreams[i];
  addMethod(name, ofStreams[i + 1], (stream, args) =>
    Readable.from(%apply(operators().ofStreams[name], stream, args)));
}
const ofPromises = ["every", 1, "forEach", 2, "reduce", 3, "toArray", 1,
                    "some", 1, "find", 2];
for (let i = 0; i < ofPromises.length; i += 2) {
  const name = ofPromises[i];
  addMethod(name, ofPromises[i + 1], (stream, args) =>
    %apply(operators().ofPromises[name], stream, args));
}

// ----------------------------------------------------------------------------

Stream.Stream = Stream;
Stream._isArrayBufferView = function isArrayBufferView(value) {
  return isView(value);
};
Stream._isUint8Array = function isUint8Array(value) {
  return value instanceof Uint8Array;
};
Stream._uint8ArrayToBuffer = function _uint8ArrayToBuffer(chunk) {
  return bytesOf(chunk);
};

%export("node:stream", Stream);
