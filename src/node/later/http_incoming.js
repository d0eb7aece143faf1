// http_incoming.js: IncomingMessage, a request as a server sees it, or an
// answer as a client sees it: a Readable of its body, with what its head says.

const later = %import("later");
const { Readable, finished } = later("node/stream", "node:stream");
const { Symbol, setPrototypeOf } = %import("originals");
const { lower, defineGetters } = later("node/http_words", "httpWords");

const kHeaders = Symbol("kHeaders");
const kHeadersDistinct = Symbol("kHeadersDistinct");
const kHeadersCount = Symbol("kHeadersCount");
const kTrailers = Symbol("kTrailers");
const kTrailersDistinct = Symbol("kTrailersDistinct");
const kTrailersCount = Symbol("kTrailersCount");

// --- the connection flows or waits ------------------------------------------

function readStart(socket) {
  if (socket && !socket._paused && socket.readable) socket.resume();
}

function readStop(socket) {
  if (socket) socket.pause();
}

// --- fields -----------------------------------------------------------------

// Fields of which only the first counts, where there are several: two values
// would say two different things (RFC 9110, 5.3).
const single = {
  __proto__: null, age: 1, authorization: 1, "content-length": 1,
  "content-type": 1, etag: 1, expires: 1, from: 1, host: 1,
  "if-modified-since": 1, "if-unmodified-since": 1, "last-modified": 1,
  location: 1, "max-forwards": 1, "proxy-authorization": 1, referer: 1,
  "retry-after": 1, server: 1, "user-agent": 1,
};

// Adds one line to an object of fields: several of a name are joined, but
// those of Set-Cookie, which stay a list.
function addLine(message, field, value, fields) {
  const name = lower(field);
  const before = fields[name];
  if (name === "set-cookie") {
    if (before === undefined) fields[name] = [value];
    else %push(before, value);
  } else if (single[name] && !message.joinDuplicateHeaders) {
    if (before === undefined) fields[name] = value;
  } else if (typeof before === "string") {
    fields[name] = `${before}${name === "cookie" ? "; " : ", "}${value}`;
  } else {
    fields[name] = value;
  }
}

function addDistinct(field, value, fields) {
  const name = lower(field);
  if (fields[name]) %push(fields[name], value);
  else fields[name] = [value];
}

// The fields of `raw` as one object, made when it is first asked for.
function fieldsOf(message, raw, count) {
  const fields = {};
  for (let i = 0; i < count; i += 2) {
    message._addHeaderLine(raw[i], raw[i + 1], fields);
  }
  return fields;
}

function distinctFieldsOf(message, raw, count) {
  const fields = { __proto__: null };
  for (let i = 0; i < count; i += 2) {
    message._addHeaderLineDistinct(raw[i], raw[i + 1], fields);
  }
  return fields;
}

// --- the message ------------------------------------------------------------

function IncomingMessage(socket) {
  const options =
    socket ? { highWaterMark: socket.readableHighWaterMark } : undefined;
  %call(Readable, this, options);
  this._readableState.readingMore = true; // until somebody reads
  this.socket = socket;
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this[kHeaders] = null;
  this[kHeadersCount] = 0;
  this.rawHeaders = [];
  this[kTrailers] = null;
  this[kTrailersCount] = 0;
  this.rawTrailers = [];
  this.joinDuplicateHeaders = false;
  this.aborted = false;
  this.upgrade = null;
  this.url = ""; // of a request
  this.method = null;
  this.statusCode = null; // of an answer
  this.statusMessage = null;
  this.client = socket;
  this._consuming = false; // somebody has begun to read
  this._dumped = false; // nobody will ever read
}
%makeConstructor(IncomingMessage, {});
setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
setPrototypeOf(IncomingMessage, Readable);

defineGetters(IncomingMessage.prototype, {
  get connection() {
    return this.socket;
  },
  set connection(socket) {
    this.socket = socket;
  },

  get headers() {
    return this[kHeaders] ||=
      fieldsOf(this, this.rawHeaders, this[kHeadersCount]);
  },
  set headers(fields) {
    this[kHeaders] = fields;
  },

  get headersDistinct() {
    return this[kHeadersDistinct] ||=
      distinctFieldsOf(this, this.rawHeaders, this[kHeadersCount]);
  },
  set headersDistinct(fields) {
    this[kHeadersDistinct] = fields;
  },

  get trailers() {
    return this[kTrailers] ||=
      fieldsOf(this, this.rawTrailers, this[kTrailersCount]);
  },
  set trailers(fields) {
    this[kTrailers] = fields;
  },

  get trailersDistinct() {
    return this[kTrailersDistinct] ||=
      distinctFieldsOf(this, this.rawTrailers, this[kTrailersCount]);
  },
  set trailersDistinct(fields) {
    this[kTrailersDistinct] = fields;
  },
});

// An error is told only where somebody listens for it.
function tellError(message, error, done) {
  if (message.listenerCount("error") === 0) done();
  else done(error);
}

const methods = {
  setTimeout(msecs, callback) {
    if (callback) this.on("timeout", callback);
    this.socket.setTimeout(msecs);
    return this;
  },

  // The parser pushes by itself; only the connection has to flow.
  _read(n) {
    if (!this._consuming) {
      this._readableState.readingMore = false;
      this._consuming = true;
    }
    if (this.socket.readable) readStart(this.socket);
  },

  // Where the message was not complete, its connection is of no use any more.
  _destroy(err, cb) {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit("aborted");
    }
    if (!this.socket || this.socket.destroyed || !this.aborted) {
      %nextTick(tellError, [this, err, cb]);
      return;
    }
    this.socket.destroy(err);
    const cleanup = finished(this.socket, (error) => {
      cleanup();
      const isEarly = error?.code === "ERR_STREAM_PREMATURE_CLOSE";
      %nextTick(tellError, [this, (isEarly ? null : error) || err, cb]);
    });
  },

  // Takes the lines of the head, or of the trailers.
  _addHeaderLines(headers, n) {
    if (!headers || headers.length === 0) return;
    const isTrailer = this.complete;
    this[isTrailer ? "rawTrailers" : "rawHeaders"] = headers;
    this[isTrailer ? kTrailersCount : kHeadersCount] = n;
    const fields = this[isTrailer ? kTrailers : kHeaders];
    if (!fields) return;
    for (let i = 0; i < n; i += 2) {
      this._addHeaderLine(headers[i], headers[i + 1], fields);
    }
  },

  _addHeaderLine(field, value, dest) {
    addLine(this, field, value, dest);
  },

  _addHeaderLineDistinct(field, value, dest) {
    addDistinct(field, value, dest);
  },

  // Nobody reads it: what comes is thrown away.
  _dump() {
    if (this._dumped) return;
    this._dumped = true;
    this.removeAllListeners("data");
    this.resume();
  },
};
%copyPlain(IncomingMessage.prototype, methods, undefined);

%export("httpIncoming", {
  __proto__: null, IncomingMessage, readStart, readStop,
});
