// stream_transform.js: Transform, a duplex whose one side is made from the
// other: _transform(chunk, encoding, callback) pushes what it makes of a chunk
// and then calls back. PassThrough makes nothing of it.

const later = %import("later");
const { Duplex } = later("node/stream_duplex", "streamDuplex");
const { streamError } = later("node/stream_errors", "streamErrors");
const { markOf } = later("node/stream_marks", "streamMarks");
const { Symbol, setPrototypeOf } = %import("originals");

const kCallback = Symbol("kCallback");

function Transform(options) {
  if (!(this instanceof Transform)) return new Transform(options);
  %call(Duplex, this, optionsOf(options));
  // The chunk that _transform makes comes in a turn of the writing side.
  this._readableState.sync = false;
  this[kCallback] = null; // of a chunk whose result was more than is wanted
  if (options) {
    const { transform, flush } = options;
    if (typeof transform === "function") this._transform = transform;
    if (typeof flush === "function") this._flush = flush;
  }
  this.on("prefinish", prefinish);
}
%makeConstructor(Transform, {});
setPrototypeOf(Transform.prototype, Duplex.prototype);
setPrototypeOf(Transform, Duplex);

// Where nothing is to wait on the reading side, nothing does on the other.
function optionsOf(options) {
  if (!options || markOf(options, "readableHighWaterMark", false) !== 0) {
    return options;
  }
  return { ...options, highWaterMark: null, readableHighWaterMark: 0,
           writableHighWaterMark: options.writableHighWaterMark || 0 };
}

// After the last chunk: what _flush still has to say, then the end.
function final(cb) {
  if (typeof this._flush !== "function" || this.destroyed) {
    this.push(null);
    cb?.();
    return;
  }
  this._flush((error, data) => {
    if (error) {
      if (cb) cb(error);
      else this.destroy(error);
      return;
    }
    if (data !== undefined && data !== null) this.push(data);
    this.push(null);
    cb?.();
  });
}

// A class with a _final of its own ends its reading side all the same.
function prefinish() {
  if (this._final !== final) %call(final, this);
}

%copyPlain(Transform.prototype, {
  _final: final,

  _transform(chunk, encoding, callback) {
    throw streamError("ERR_METHOD_NOT_IMPLEMENTED", "_transform()");
  },

  _write(chunk, encoding, callback) {
    const { _readableState: reading, _writableState: writing } = this;
    const { length } = reading;
    this._transform(chunk, encoding, (error, value) => {
      if (error) {
        callback(error);
        return;
      }
      if (value !== undefined && value !== null) this.push(value);
      if (reading.ended) {
        %nextTick(callback, undefined);
      } else if (writing.ended || length === reading.length ||
                 reading.length < reading.highWaterMark) {
        callback();
      } else {
        this[kCallback] = callback; // until somebody reads
      }
    });
  },

  _read() {
    const callback = this[kCallback];
    if (callback === null) return;
    this[kCallback] = null;
    callback();
  },
}, undefined);

function PassThrough(options) {
  if (!(this instanceof PassThrough)) return new PassThrough(options);
  %call(Transform, this, options);
}
%makeConstructor(PassThrough, {});
setPrototypeOf(PassThrough.prototype, Transform.prototype);
setPrototypeOf(PassThrough, Transform);
PassThrough.prototype._transform = function _transform(chunk, encoding, cb) {
  cb(null, chunk);
};

%export("streamTransform", { __proto__: null, Transform, PassThrough });
