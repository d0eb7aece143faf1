// stream_bits.js: what is true or false of a stream lies in one number of its
// state, `bits`, as in Node: so a connection that is idle stays small. The
// places are Node's (console.log shows the number). Others than the streams'
// own files say state.ended, and get true or false.

const { defineProperty } = %import("originals");

const inBoth = {
  __proto__: null,
  objectMode: 1 << 0,
  errorEmitted: 1 << 1,
  autoDestroy: 1 << 2,
  emitClose: 1 << 3,
  destroyed: 1 << 4,
  closed: 1 << 5,
  closeEmitted: 1 << 6,
  constructed: 1 << 8,
};

const ofReading = {
  __proto__: null,
  ...inBoth,
  ended: 1 << 9, // push(null) has come
  endEmitted: 1 << 10,
  reading: 1 << 11, // _read was called and has not answered
  sync: 1 << 12, // _read is running: a chunk does not come in a turn of its own
  needReadable: 1 << 13, // the next chunk is worth a `readable`
  emittedReadable: 1 << 14, // `readable` has its tick
  readableListening: 1 << 15, // somebody listens for `readable`
  resumeScheduled: 1 << 16, // resume() has its tick
  readingMore: 1 << 18, // so has looking whether to read on
  dataEmitted: 1 << 19,
  hasPaused: 1 << 25, // pause() or resume() was called: which one says
  paused: 1 << 26,
  dataListening: 1 << 27, // somebody listens for `data`
};

const ofWriting = {
  __proto__: null,
  ...inBoth,
  sync: 1 << 9, // _write is running
  finalCalled: 1 << 10,
  needDrain: 1 << 11, // write() has said false
  ending: 1 << 12, // end() was called
  finished: 1 << 13,
  decodeStrings: 1 << 14,
  writing: 1 << 15, // _write was called and has not called back
  bufferProcessing: 1 << 16, // what waits is being written
  prefinished: 1 << 17,
  allBuffers: 1 << 18, // nothing but bytes waits
  allNoop: 1 << 19, // nobody wants to be called back
  expectWriteCb: 1 << 26,
  afterWritePending: 1 << 28,
  ended: 1 << 30, // end() has returned
};

// Each bit as a property that is true or false.
function defineBits(prototype, bits) {
  const names = %ownKeys(bits, 5);
  for (let i = 0; i < names.length; i++) {
    const bit = bits[names[i]];
    defineProperty(prototype, names[i], {
      __proto__: null,
      configurable: true,
      get() {
        return (this.bits & bit) !== 0;
      },
      set(value) {
        if (value) this.bits |= bit;
        else this.bits &= ~bit;
      },
    });
  }
}

%export("streamBits", { __proto__: null, ofReading, ofWriting, defineBits });
