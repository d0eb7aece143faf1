// http_response.js: ServerResponse, the answer that a server's program writes.

const later = %import("later");
const { OutgoingMessage } = later("node/http_outgoing", "httpOutgoing");
const { kOutHeaders, STATUS_CODES, httpError, headersSent, invalidStatus,
        invalidChar, hasInvalidChar } = later("node/http_words", "httpWords");
const { validateObject } = later("node/validators", "validators");
const valueError = %import("valueError");
const { Error, keys, regexpExec, setPrototypeOf } = %import("originals");

const chunkedWord = /(?:^|\W)chunked(?:$|\W)/i;

function ServerResponse(req, options) {
  %call(OutgoingMessage, this, options);
  if (req.method === "HEAD") this._hasBody = false;
  this.req = req;
  this.sendDate = true;
  this._sent100 = false;
  this._expect_continue = false;
  if (req.httpVersionMajor < 1 || req.httpVersionMinor < 1) {
    this.useChunkedEncodingByDefault =
      %call(regexpExec, chunkedWord, `${req.headers.te}`) !== null;
    this.shouldKeepAlive = false;
  }
}
%makeConstructor(ServerResponse, {});
setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
setPrototypeOf(ServerResponse, OutgoingMessage);

ServerResponse.prototype.statusCode = 200;
ServerResponse.prototype.statusMessage = undefined;

function emitClose(response) {
  if (response._closed) return;
  response.destroyed = true;
  response._closed = true;
  response.emit("close");
}

// The connection is gone before the answer was.
function onServerResponseClose() {
  if (this._httpMessage) emitClose(this._httpMessage);
}

// --- hints (RFC 8288, 8297) ---------------------------------------------------

const link = /^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/;

function checkLink(value) {
  if (value === undefined || %call(regexpExec, link, `${value}`) === null) {
    throw valueError("hints", value,
                     "must be an array or string of format " +
                       '"</styles.css>; rel=preload; as=style"');
  }
  return value;
}

function linkText(value) {
  if (typeof value === "string") return checkLink(value);
  if (!%isArray(value)) return checkLink(undefined);
  let text = "";
  for (let i = 0; i < value.length; i++) {
    text += `${i > 0 ? ", " : ""}${checkLink(value[i])}`;
  }
  return text;
}

// --- the head -------------------------------------------------------------------

// The fields that writeHead brings join those that were set before.
function addToSet(response, fields) {
  if (%isArray(fields)) {
    if (fields.length % 2 !== 0) throw valueError("headers", fields);
    for (let i = 0; i < fields.length; i += 2) {
      if (fields[i]) response.setHeader(fields[i], fields[i + 1]);
    }
  } else if (fields) {
    const all = keys(fields);
    for (let i = 0; i < all.length; i++) {
      if (all[i]) response.setHeader(all[i], fields[all[i]]);
    }
  }
  return response[kOutHeaders];
}

// Answers of these never have a body (RFC 9110, 15.2, 15.3.5, 15.4.5).
function hasNoBody(status) {
  return status === 204 || status === 304 || (status >= 100 && status <= 199);
}

const methods = {
  // It is this answer's turn on the connection.
  assignSocket(socket) {
    if (socket._httpMessage) throw httpError("ERR_HTTP_SOCKET_ASSIGNED");
    socket._httpMessage = this;
    socket.on("close", onServerResponseClose);
    this.socket = socket;
    this.emit("socket", socket);
    this._flush();
  },

  detachSocket(socket) {
    if (socket._httpMessage !== this) {
      throw new Error("The socket belongs to another message");
    }
    socket.removeListener("close", onServerResponseClose);
    socket._httpMessage = null;
    this.socket = null;
  },

  writeContinue(cb) {
    this._writeRaw("HTTP/1.1 100 Continue\r\n\r\n", "ascii", cb);
    this._sent100 = true;
  },

  writeProcessing(cb) {
    this._writeRaw("HTTP/1.1 102 Processing\r\n\r\n", "ascii", cb);
  },

  writeEarlyHints(hints, cb) {
    validateObject(hints, "hints");
    if (hints.link === null || hints.link === undefined) return;
    const text = linkText(hints.link);
    if (text.length === 0) return;
    let head = `HTTP/1.1 103 Early Hints\r\nLink: ${text}\r\n`;
    const all = keys(hints);
    for (let i = 0; i < all.length; i++) {
      if (all[i] !== "link") head += `${all[i]}: ${hints[all[i]]}\r\n`;
    }
    this._writeRaw(`${head}\r\n`, "ascii", cb);
  },

  _implicitHeader() {
    this.writeHead(this.statusCode);
  },

  writeHead(statusCode, reason, obj) {
    if (this._header) throw headersSent("write");
    const status = statusCode | 0;
    if (status < 100 || status > 999) throw invalidStatus(statusCode);
    if (typeof reason === "string") {
      this.statusMessage = reason;
    } else {
      this.statusMessage ||= STATUS_CODES[status] || "unknown";
      obj ??= reason;
    }
    this.statusCode = status;
    const fields = this[kOutHeaders] ? addToSet(this, obj) : obj;
    if (hasInvalidChar(this.statusMessage)) throw invalidChar("statusMessage");
    if (hasNoBody(status)) this._hasBody = false;
    // A client that was not told to go on may send its body or not.
    if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
    this._storeHeader(`HTTP/1.1 ${status} ${this.statusMessage}\r\n`, fields);
    return this;
  },
};
%copyPlain(ServerResponse.prototype, methods, undefined);
ServerResponse.prototype.writeHeader = ServerResponse.prototype.writeHead;

%export("httpResponse", { __proto__: null, ServerResponse, emitClose });
