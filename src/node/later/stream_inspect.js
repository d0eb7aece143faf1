// stream_inspect.js: the state of a stream as console.log shows it: as in
// Node, where most of it is bits of one number.

const { Set, Symbol } = %import("originals");

const kState = Symbol("kState");
const kDecoderValue = Symbol("kDecoderValue");
const kEncodingValue = Symbol("kEncodingValue");
const kErroredValue = Symbol("kErroredValue");
const kDefaultEncodingValue = Symbol("kDefaultEncodingValue");
const kBufferedValue = Symbol("kBufferedValue");
const kOnFinishedValue = Symbol("kOnFinishedValue");
const kWriteCbValue = Symbol("kWriteCbValue");

// From bit 0 on; bits 0 to 8 are the same in both.
const common = ["objectMode", "errorEmitted", "autoDestroy", "emitClose",
                "destroyed", "closed", "closeEmitted", "errored",
                "constructed"];
const ofReading = [...common, "ended", "endEmitted", "reading", "sync",
                   "needReadable", "emittedReadable", "readableListening",
                   "resumeScheduled", "multiAwaitDrain", "readingMore",
                   "dataEmitted", "isUtf8", "decoder", "encoding",
                   "hasFlowing", "flowing", "hasPaused", "paused",
                   "dataListening"];
const ofWriting = [...common, "sync", "finalCalled", "needDrain", "ending",
                   "finished", "decodeStrings", "writing", "bufferProcessing",
                   "prefinished", "allBuffers", "allNoop", "hasOnFinished",
                   "hasWritable", "writable", "corked", "isUtf8", "hasWriteCb",
                   "expectWriteCb", "afterWriteTickInfo", "afterWritePending",
                   "hasBuffered", "ended"];

// `more` has the bits that the state keeps as something else.
function bitsOf(state, names, more) {
  let bits = 0;
  for (let i = 0; i < names.length; i++) {
    if (more[names[i]] ?? state[names[i]]) bits |= 1 << i;
  }
  return bits;
}

// Where one is full, it; where several are piped to, a set.
function waiting(state) {
  const list = state.awaitDrainWriters;
  if (state.pipes.length > 1) return new Set(list);
  return list.length === 0 ? null : list[0];
}

function addCommon(shown, state) {
  if (state.errored) shown[kErroredValue] = state.errored;
  if (state.defaultEncoding !== "utf8") {
    shown[kDefaultEncodingValue] = state.defaultEncoding;
  }
}

function showReading(state) {
  const { flowing, highWaterMark, buffer, bufferIndex, length, pipes } = state;
  class ReadableState {}
  const shown = new ReadableState();
  %copyPlain(shown, { highWaterMark, buffer, bufferIndex, length, pipes,
                      awaitDrainWriters: waiting(state) }, undefined);
  shown[kState] = bitsOf(state, ofReading, {
    multiAwaitDrain: pipes.length > 1,
    isUtf8: state.defaultEncoding === "utf8",
    hasFlowing: flowing !== null,
  });
  addCommon(shown, state);
  if (state.decoder !== null) {
    shown[kDecoderValue] = state.decoder;
    shown[kEncodingValue] = state.encoding;
  }
  return shown;
}

function showWriting(state, nothing) {
  const { highWaterMark, length, corked, onwrite, writelen, bufferedIndex,
          pendingcb, buffered, writable, writecb } = state;
  class WritableState {}
  const shown = new WritableState();
  const waits = buffered.length > 0;
  const hasWriteCb = writecb !== undefined && writecb !== nothing;
  %copyPlain(shown, { highWaterMark, length, corked, onwrite, writelen,
                      bufferedIndex, pendingcb }, undefined);
  shown[kState] = bitsOf(state, ofWriting, {
    hasOnFinished: state.onFinished.length > 0,
    hasWritable: writable !== undefined,
    isUtf8: state.defaultEncoding === "utf8",
    hasWriteCb,
    hasBuffered: waits,
  });
  shown[kBufferedValue] = waits ? buffered : null;
  if (writecb !== undefined) shown[kWriteCbValue] = hasWriteCb ? writecb : null;
  if (state.onFinished.length > 0) shown[kOnFinishedValue] = state.onFinished;
  addCommon(shown, state);
  return shown;
}

%export("streamInspect", { __proto__: null, showReading, showWriting });
