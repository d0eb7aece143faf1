// http_outgoing.js: OutgoingMessage, what goes out: a client's request or a
// server's answer. It can be written to like a Writable; the bytes go to its
// connection, or wait in `outputData` until it is this message's turn there.

const later = %import("later");
const Stream = later("node/stream", "node:stream");
const { streamError } = later("node/stream_errors", "streamErrors");
const { Buffer } = %import("node:buffer");
const { Number, Symbol, Uint8Array, keys, defineProperty, setPrototypeOf } =
  %import("originals");
const EventEmitter = %import("node:events");
const numberText = Number.prototype.toString;
const argumentError = %import("argumentError");
const words = later("node/http_words", "httpWords");
const { kOutHeaders, kNeedDrain, httpError, headersSent, wrongLength,
        insertFirst, defineGetters } = words;
const fieldMethods = later("node/http_fields", "httpFields");
const { storeHeader, renderTrailers } = later("node/http_head", "httpHead");
const { byteLength } = Buffer;

const kCorked = Symbol("corked");
const kBytesWritten = Symbol("kBytesWritten");
const kErrored = Symbol("errored");
const kHighWaterMark = Symbol("kHighWaterMark");
const kRejectNonStandardBodyWrites = Symbol("kRejectNonStandardBodyWrites");

const lineEnd = Buffer.from("\r\n");

function nothing() {}

function OutgoingMessage(options) {
  %call(Stream, this);
  this.outputData = []; // {data, encoding, callback} of what waits
  this.outputSize = 0; // about how much that is
  this.writable = true;
  this.destroyed = false;
  this._last = false; // the connection ends with this message
  this.chunkedEncoding = false;
  this.shouldKeepAlive = true;
  this.maxRequestsOnConnectionReached = false;
  this._defaultKeepAlive = true;
  this.useChunkedEncodingByDefault = true;
  this.sendDate = false;
  this._removedConnection = false; // by removeHeader
  this._removedContLen = false;
  this._removedTE = false;
  this.strictContentLength = false;
  this[kBytesWritten] = 0;
  this._contentLength = null;
  this._hasBody = true;
  this._trailer = "";
  this[kNeedDrain] = false;
  this.finished = false; // end() was called
  this._headerSent = false;
  this[kCorked] = 0;
  this._closed = false;
  this.socket = null;
  this._header = null; // the head's text, once it is fixed
  this[kOutHeaders] = null;
  this._keepAliveTimeout = 0;
  this._onPendingData = nothing;
  this[kErrored] = null;
  this[kHighWaterMark] =
    options?.highWaterMark ?? Stream.getDefaultHighWaterMark();
  this[kRejectNonStandardBodyWrites] =
    options?.rejectNonStandardBodyWrites ?? false;
}
%makeConstructor(OutgoingMessage, {});
setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
setPrototypeOf(OutgoingMessage, Stream);

defineGetters(OutgoingMessage.prototype, {
  get errored() {
    return this[kErrored];
  },
  get closed() {
    return this._closed;
  },
  get writableFinished() {
    return this.finished && this.outputSize === 0 &&
           (!this.socket || this.socket.writableLength === 0);
  },
  get writableObjectMode() {
    return false;
  },
  get writableLength() {
    return this.outputSize + (this.socket ? this.socket.writableLength : 0);
  },
  get writableHighWaterMark() {
    return this.socket ? this.socket.writableHighWaterMark
                       : this[kHighWaterMark];
  },
  get writableCorked() {
    return (this.socket ? this.socket.writableCorked : 0) + this[kCorked];
  },
  get connection() {
    return this.socket;
  },
  set connection(socket) {
    this.socket = socket;
  },
  get writableEnded() {
    return this.finished;
  },
  get writableNeedDrain() {
    return !this.destroyed && !this.finished && this[kNeedDrain];
  },
});
defineProperty(OutgoingMessage.prototype, "headersSent", {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return !!this._header;
  },
});

// --- writing -------------------------------------------------------------------

// An error of the caller's goes to his callback and to `error`.
function tellError(message, error, callback) {
  callback(error);
  if (typeof message.emit === "function" && !message.destroyed) {
    message.emit("error", error);
  }
}

function fail(message, error, callback) {
  if (message.destroyed) return;
  %nextTick(tellError, [message, error, callback]);
}

function lengthOf(chunk, encoding) {
  return typeof chunk === "string" ? byteLength(chunk, encoding)
                                   : chunk.byteLength;
}

function checksLength(message) {
  return message.strictContentLength && message._contentLength !== null &&
         message._contentLength !== undefined && message._hasBody &&
         !message._removedContLen && !message.chunkedEncoding &&
         !message.hasHeader("transfer-encoding");
}

// Counts what is written, where the program wants it counted.
function countBytes(message, length, isLast) {
  const total = message[kBytesWritten] + length;
  const promised = message._contentLength;
  if (checksLength(message) &&
      (isLast ? total !== promised : total > promised)) {
    throw wrongLength(total, promised);
  }
  message[kBytesWritten] = total;
}

function uncork(socket) {
  socket.uncork();
}

// What is written in one turn leaves the connection together.
function corkForThisTurn({ socket }) {
  if (!socket || socket.writableCorked) return;
  socket.cork();
  %nextTick(uncork, [socket]);
}

function writeChunk(message, chunk, encoding, callback, length) {
  message._send(%call(numberText, length, 16), "latin1", null);
  message._send(lineEnd, null, null);
  message._send(chunk, encoding, null, length);
  return message._send(lineEnd, null, callback);
}

function write(message, chunk, encoding, callback, isLast) {
  if (typeof callback !== "function") callback = nothing;
  if (chunk === null) throw streamError("ERR_STREAM_NULL_VALUES");
  if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) {
    throw argumentError("chunk", "string or an instance of Buffer or " +
                                 "Uint8Array", chunk);
  }
  if (message.finished) {
    const error = streamError("ERR_STREAM_WRITE_AFTER_END");
    if (message.destroyed) %nextTick(callback, [error]);
    else fail(message, error, callback);
    return false;
  }
  if (message.destroyed) {
    %nextTick(callback, [streamError("ERR_STREAM_DESTROYED", "write")]);
    return false;
  }
  const length = lengthOf(chunk, encoding);
  if (message.strictContentLength) countBytes(message, length, isLast);
  if (!message._header) {
    if (isLast) message._contentLength = length;
    message._implicitHeader();
  }
  if (!message._hasBody) {
    if (message[kRejectNonStandardBodyWrites]) {
      throw httpError("ERR_HTTP_BODY_NOT_ALLOWED");
    }
    %nextTick(callback, []);
    return true;
  }
  if (!isLast) corkForThisTurn(message);
  return message.chunkedEncoding && chunk.length !== 0
    ? writeChunk(message, chunk, encoding, callback, length)
    : message._send(chunk, encoding, callback, length);
}

function finish(message) {
  if (message?.socket?._hadError) return;
  message.emit("finish");
}

// end() once more.
function endAgain(message, callback) {
  if (typeof callback !== "function") return;
  if (message.writableFinished) {
    callback(streamError("ERR_STREAM_ALREADY_FINISHED", "end"));
  } else {
    message.on("finish", callback);
  }
}

// The last bytes: the last chunk with the trailers, or only what waits.
function sendEnd(message, chunk) {
  const done = () => finish(message);
  if (message._hasBody && message.chunkedEncoding) {
    message._send(`0\r\n${message._trailer}\r\n`, "latin1", done);
  } else if (!message._headerSent || message.writableLength || chunk) {
    message._send("", "latin1", done);
  } else {
    %nextTick(done, []);
  }
}

const methods = {
  _renderHeaders() {
    if (this._header) throw headersSent("render");
    const fields = this[kOutHeaders];
    const headers = {};
    if (fields === null) return headers;
    const all = keys(fields);
    for (let i = 0; i < all.length; i++) {
      headers[fields[all[i]][0]] = fields[all[i]][1];
    }
    return headers;
  },

  cork() {
    if (this.socket) this.socket.cork();
    else this[kCorked]++;
  },

  uncork() {
    if (this.socket) this.socket.uncork();
    else if (this[kCorked]) this[kCorked]--;
  },

  setTimeout(msecs, callback) {
    if (callback) this.on("timeout", callback);
    if (this.socket) {
      this.socket.setTimeout(msecs);
    } else {
      this.once("socket", function socketSetTimeoutOnConnect(socket) {
        socket.setTimeout(msecs);
      });
    }
    return this;
  },

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this[kErrored] = error;
    if (this.socket) {
      this.socket.destroy(error);
    } else {
      this.once("socket", function socketDestroyOnConnect(socket) {
        socket.destroy(error);
      });
    }
    return this;
  },

  // The head goes out in one piece with the first bytes of the body.
  _send(data, encoding, callback, byteLength) {
    if (!this._headerSent && this._header !== null) {
      this._headerSent = true;
      if (typeof data === "string" &&
          (encoding === "utf8" || encoding === "latin1" || !encoding)) {
        data = this._header + data;
      } else {
        const head = this._header;
        insertFirst(this.outputData,
                    { data: head, encoding: "latin1", callback: null });
        this.outputSize += head.length;
        this._onPendingData(head.length);
      }
    }
    return this._writeRaw(data, encoding, callback, byteLength);
  },

  // To the connection, where it is this message's turn; else it waits.
  _writeRaw(data, encoding, callback, size) {
    const { socket } = this;
    if (socket && socket.destroyed) return false;
    if (typeof encoding === "function") {
      callback = encoding;
      encoding = null;
    }
    if (socket && socket._httpMessage === this && socket.writable) {
      if (this.outputData.length) this._flushOutput(socket);
      return socket.write(data, encoding, callback);
    }
    %push(this.outputData, { data, encoding, callback });
    this.outputSize += data.length;
    this._onPendingData(data.length);
    return this.outputSize < this[kHighWaterMark];
  },

  _storeHeader(firstLine, headers) {
    storeHeader(this, firstLine, headers);
  },

  _implicitHeader() {
    throw streamError("ERR_METHOD_NOT_IMPLEMENTED", "_implicitHeader()");
  },

  write(chunk, encoding, callback) {
    if (typeof encoding === "function") {
      callback = encoding;
      encoding = null;
    }
    const goesOn = write(this, chunk, encoding, callback, false);
    if (!goesOn) this[kNeedDrain] = true;
    return goesOn;
  },

  addTrailers(headers) {
    this._trailer = "";
    this._trailer = renderTrailers(this, headers);
  },

  end(chunk, encoding, callback) {
    if (typeof chunk === "function") {
      callback = chunk;
      chunk = null;
      encoding = null;
    } else if (typeof encoding === "function") {
      callback = encoding;
      encoding = null;
    }
    if (chunk) {
      if (this.finished) {
        fail(this, streamError("ERR_STREAM_WRITE_AFTER_END"),
             typeof callback === "function" ? callback : nothing);
        return this;
      }
      if (this.socket) this.socket.cork();
      write(this, chunk, encoding, null, true);
    } else if (this.finished) {
      endAgain(this, callback);
      return this;
    } else if (!this._header) {
      if (this.socket) this.socket.cork();
      this._contentLength = 0;
      this._implicitHeader();
    }
    if (typeof callback === "function") this.once("finish", callback);
    if (checksLength(this) && this[kBytesWritten] !== this._contentLength) {
      throw wrongLength(this[kBytesWritten], this._contentLength);
    }
    sendEnd(this, chunk);
    if (this.socket) {
      this.socket._writableState.corked = 1; // whatever corked it is over
      this.socket.uncork();
    }
    this[kCorked] = 0;
    this.finished = true;
    if (this.outputData.length === 0 && this.socket &&
        this.socket._httpMessage === this) {
      this._finish();
    }
    return this;
  },

  // All of it is with the connection.
  _finish() {
    this.emit("prefinish");
  },

  // It is this message's turn: what waited goes out.
  _flush() {
    const { socket } = this;
    if (!socket || !socket.writable) return;
    const goesOn = this._flushOutput(socket);
    if (this.finished) {
      this._finish();
    } else if (goesOn && this[kNeedDrain]) {
      this[kNeedDrain] = false;
      this.emit("drain");
    }
  },

  _flushOutput(socket) {
    for (; this[kCorked]; this[kCorked]--) socket.cork();
    const waiting = this.outputData;
    if (waiting.length === 0) return undefined;
    let goesOn;
    socket.cork();
    for (let i = 0; i < waiting.length; i++) {
      const { data, encoding, callback } = waiting[i];
      goesOn = socket.write(data, encoding, callback);
    }
    socket.uncork();
    this.outputData = [];
    this._onPendingData(-this.outputSize);
    this.outputSize = 0;
    return goesOn;
  },

  flushHeaders() {
    if (!this._header) this._implicitHeader();
    this._send("");
  },

  pipe() {
    this.emit("error", streamError("ERR_STREAM_CANNOT_PIPE"));
  },
};

%copyPlain(OutgoingMessage.prototype, methods, undefined);
%copyPlain(OutgoingMessage.prototype, fieldMethods, undefined);
OutgoingMessage.prototype[EventEmitter.captureRejectionSymbol] =
  function (error) {
    this.destroy(error);
  };

%export("httpOutgoing", { __proto__: null, OutgoingMessage });
