// stream_duplex.js: Duplex, a Readable and a Writable in one object: two
// streams that only have their end in common. With allowHalfOpen false, the
// end of what is read ends what is written.

const later = %import("later");
const { Readable, ReadableState, takeMethods, beginReading, getter } =
  later("node/stream_readable", "streamReadable");
const { Writable, WritableState, beginWriting } =
  later("node/stream_writable", "streamWritable");
const { ofReading } = later("node/stream_bits", "streamBits");
const { construct } = later("node/stream_destroy", "streamDestroy");
const { Stream } = later("node/stream_base", "streamBase");
const refusedFunction = %import("refusedFunction");
const { setPrototypeOf, keys, defineProperties,
        getOwnPropertyDescriptors } = %import("originals");

function Duplex(options) {
  if (!(this instanceof Duplex)) return new Duplex(options);
  this._events ??= { close: undefined, error: undefined, prefinish: undefined,
                     finish: undefined, drain: undefined, data: undefined,
                     end: undefined, readable: undefined };
  this._readableState = new ReadableState(options, this, true);
  this._writableState = new WritableState(options, this, true);
  this.allowHalfOpen = options?.allowHalfOpen !== false;
  if (options) {
    if (options.readable === false) shutReading(this);
    if (options.writable === false) shutWriting(this);
    takeMethods(this, options, ["read", "write", "writev", "destroy", "final",
                                "construct"]);
  }
  %call(Stream, this, options);
  if (this._construct) {
    construct(this, () => {
      beginReading(this);
      beginWriting(this);
    });
  }
}
%makeConstructor(Duplex, {});
setPrototypeOf(Duplex.prototype, Readable.prototype);
setPrototypeOf(Duplex, Readable);

// A duplex of which only one side is used.
function shutReading(stream) {
  const state = stream._readableState;
  state.readable = false;
  state.ended = state.endEmitted = true;
}

function shutWriting(stream) {
  const state = stream._writableState;
  state.writable = false;
  state.ending = state.ended = state.finished = true;
}

// A class has one parent: the methods of Writable are copied.
const names = keys(Writable.prototype);
for (let i = 0; i < names.length; i++) {
  if (!Duplex.prototype[names[i]]) {
    Duplex.prototype[names[i]] = Writable.prototype[names[i]];
  }
}
Duplex.prototype.destroy = Writable.prototype.destroy;

const { writable, writableHighWaterMark, writableObjectMode, writableBuffer,
        writableLength, writableFinished, writableCorked, writableEnded,
        writableNeedDrain } = getOwnPropertyDescriptors(Writable.prototype);
const destroyed = getter(function () {
  const { _readableState: reading, _writableState: writing } = this;
  return !!(reading && writing &&
            reading.bits & writing.bits & ofReading.destroyed);
});
destroyed.set = function (value) {
  const { _readableState: reading, _writableState: writing } = this;
  if (reading && writing) reading.destroyed = writing.destroyed = value;
};
defineProperties(Duplex.prototype, {
  writable, writableHighWaterMark, writableObjectMode, writableBuffer,
  writableLength, writableFinished, writableCorked, writableEnded,
  writableNeedDrain, destroyed,
});

Duplex.fromWeb = refusedFunction("Duplex.fromWeb", "fromWeb");
Duplex.toWeb = refusedFunction("Duplex.toWeb", "toWeb");
Duplex.from = function from(body) {
  return later("node/stream_duplex_from", "streamDuplexFrom")(body, "body");
};

%export("streamDuplex", { __proto__: null, Duplex, shutReading, shutWriting });
