// http_client_connection.js: what a client does on its connection: it sends a
// request, reads the answer, and then gives the connection back to its agent,
// or ends it.

const later = %import("later");
const { finished } = later("node/stream", "node:stream");
const netHandle = %import("netHandle");
const netReader = %import("netReader");
const { HTTPParser, freeParser, AS_SAID, WITHOUT_BODY, LEAVES_HTTP } =
  later("node/http_parser", "httpParser");
const { kNeedDrain, connectionReset, completeParseError } =
  later("node/http_words", "httpWords");
const { Error, Symbol } = %import("originals");

const READER_RAW = 2; // who reads at the end of a connection
const READER_HTTP = 3; // (machine/socket.h)

const kError = Symbol("kError"); // with which the request was destroyed

function emitError(request, error) {
  request.emit("error", error);
}

// An error that is told once for a connection.
function fail(request, error) {
  request.socket._hadError = true;
  emitError(request, error);
}

// --- the request gets its connection ---------------------------------------------

function emitClosed(request, error) {
  const told = !request.aborted && !error ? connectionReset("socket hang up")
                                          : error;
  if (told) emitError(request, told);
  request._closed = true;
  request.emit("close");
}

// It was given up while it waited for one.
function giveUp(request, socket, error) {
  request.destroyed = true;
  if (!socket) {
    emitClosed(request, error || request[kError]);
  } else if (!error && request.agent && !socket.destroyed) {
    socket.emit("free");
    emitClosed(request, request[kError]);
  } else {
    finished(socket.destroy(error || request[kError]), (failure) => {
      const isEarly = failure?.code === "ERR_STREAM_PREMATURE_CLOSE";
      emitClosed(request, (isEarly ? null : failure) || error);
    });
  }
}

function onSocket(request, socket, error) {
  if (request.destroyed || error) {
    giveUp(request, socket, error);
    return;
  }
  attach(request, socket);
  request._flush();
}

function attach(request, socket) {
  const parser = new HTTPParser(true, request.maxHeaderSize);
  request.socket = socket;
  parser.socket = socket;
  parser.outgoing = request;
  request.parser = parser;
  socket.parser = parser;
  socket._httpMessage = request;
  if (typeof request.maxHeadersCount === "number") {
    parser.maxHeaderPairs = request.maxHeadersCount << 1;
  }
  parser.joinDuplicateHeaders = request.joinDuplicateHeaders;
  parser.onIncoming = (response, keepsAlive) =>
    onIncoming(socket._httpMessage, socket, response, keepsAlive);
  if (socket.connecting) socket.once("connect", () => bind(socket, parser));
  else bind(socket, parser);
  socket.on("error", socketErrorListener);
  socket.on("data", socketOnData);
  socket.on("end", socketOnEnd);
  socket.on("close", socketCloseListener);
  socket.on("drain", ondrain);
  if (request.timeout !== undefined || request.agent?.options?.timeout) {
    listenForTimeout(request);
  }
  request.emit("socket", socket);
}

// The machine is told that HTTP is spoken at this end.
function bind(socket, parser) {
  const handle = netHandle(socket);
  if (!handle || parser.isFree) return;
  parser.bind(handle);
  netReader(socket, READER_HTTP);
}

// Nothing of this request listens to the connection any more.
function detach(socket) {
  socket.removeListener("data", socketOnData);
  socket.removeListener("end", socketOnEnd);
}

function free(parser, request, socket) {
  if (!parser) return;
  parser.finish();
  freeParser(parser, request, socket);
}

// --- an answer comes ----------------------------------------------------------------

// 100 and 102 to 199: the answer itself is still to come.
function isInformational(status) {
  return status < 200 && status >= 100 && status !== 101;
}

function inform(request, response) {
  request.res = null;
  if (response.statusCode === 100) request.emit("continue");
  request.emit("information", {
    statusCode: response.statusCode,
    statusMessage: response.statusMessage,
    httpVersion: response.httpVersion,
    httpVersionMajor: response.httpVersionMajor,
    httpVersionMinor: response.httpVersionMinor,
    headers: response.headers,
    rawHeaders: response.rawHeaders,
  });
}

function onIncoming(request, socket, response, keepsAlive) {
  if (request.res) {
    socket.destroy(); // two answers to one request
    return AS_SAID;
  }
  request.res = response;
  if (response.upgrade) return LEAVES_HTTP;
  if (request.method === "CONNECT") {
    response.upgrade = true;
    return LEAVES_HTTP;
  }
  if (isInformational(response.statusCode)) {
    inform(request, response);
    return WITHOUT_BODY;
  }
  if (!keepsAlive && !request.upgradeOrConnect) request.shouldKeepAlive = false;
  response.req = request;
  response.on("end", responseOnEnd);
  request.on("finish", requestOnFinish);
  socket.on("timeout", responseOnTimeout);
  // Whom nobody listens to can only be read into nothing.
  if (request.aborted || !request.emit("response", response)) response._dump();
  if (request.method === "HEAD") return WITHOUT_BODY;
  if (response.statusCode === 304) {
    response.complete = true;
    return WITHOUT_BODY;
  }
  return AS_SAID;
}

// The connection leaves HTTP, if the program is there to take it.
function leave(request, socket, parser, rest) {
  const response = parser.incoming;
  request.res = response;
  detach(socket);
  if (netHandle(socket)) netReader(socket, READER_RAW);
  socket.removeListener("drain", ondrain);
  if (request.timeoutCb) socket.removeListener("timeout", request.timeoutCb);
  socket.removeListener("timeout", responseOnTimeout);
  free(parser, request, socket);
  const name = request.method === "CONNECT" ? "connect" : "upgrade";
  if (request.listenerCount(name) === 0) {
    socket.destroy();
    return;
  }
  request.upgradeOrConnect = true;
  socket.emit("agentRemove");
  socket.removeListener("close", socketCloseListener);
  socket.removeListener("error", socketErrorListener);
  socket._httpMessage = null;
  socket.readableFlowing = null;
  request.emit(name, response, socket, rest);
  request.destroyed = true;
  request._closed = true;
  request.emit("close");
}

function socketOnData(chunk) {
  const request = this._httpMessage;
  const { parser } = this;
  const result = parser.execute(chunk);
  if (result instanceof Error) {
    completeParseError(result, chunk);
    freeParser(parser, request, this);
    detach(this);
    this.destroy();
    fail(request, result);
  } else if (parser.incoming?.upgrade) {
    leave(request, this, parser, chunk.slice(result));
  } else if (parser.incoming?.complete &&
             !isInformational(parser.incoming.statusCode)) {
    detach(this);
    this.removeListener("drain", ondrain);
    freeParser(parser, request, this);
  }
}

// --- the answer was read -----------------------------------------------------------

function emitFree(request) {
  request._closed = true;
  request.emit("close");
  if (request.socket) request.socket.emit("free");
}

// The connection goes back to the agent.
function keepAlive(request) {
  const { socket } = request;
  if (request.timeoutCb) {
    socket.setTimeout(0, request.timeoutCb);
    request.timeoutCb = null;
  }
  socket.removeListener("close", socketCloseListener);
  socket.removeListener("error", socketErrorListener);
  detach(socket);
  %nextTick(emitFree, [request]);
  request.destroyed = true;
  if (request.res) request.res.socket = null;
}

function responseOnEnd() {
  const request = this.req;
  const { socket } = request;
  if (socket) {
    if (request.timeoutCb) socket.removeListener("timeout", emitTimeout);
    socket.removeListener("timeout", responseOnTimeout);
  }
  request._ended = true;
  if (!request.shouldKeepAlive) {
    if (!socket.writable) return;
    if (typeof socket.destroySoon === "function") socket.destroySoon();
    else socket.end();
  } else if (request.writableFinished && !this.aborted) {
    keepAlive(request);
  }
}

// The whole answer was there before the request was out.
function requestOnFinish() {
  if (this.shouldKeepAlive && this._ended) keepAlive(this);
}

// --- events of the connection ---------------------------------------------------------

function ondrain() {
  const message = this._httpMessage;
  if (message && !message.finished && message[kNeedDrain]) {
    message[kNeedDrain] = false;
    message.emit("drain");
  }
}

function socketOnEnd() {
  const request = this._httpMessage;
  if (!request.res && !request.socket._hadError) {
    fail(request, connectionReset("socket hang up"));
  }
  free(this.parser, request, this);
  this.destroy();
}

function socketErrorListener(error) {
  const request = this._httpMessage;
  if (request) fail(request, error);
  free(this.parser, request, this);
  detach(this);
  this.destroy();
}

function socketCloseListener() {
  const request = this._httpMessage;
  const { parser } = this;
  const response = request.res;
  request.destroyed = true;
  if (response) {
    if (!response.complete) response.destroy(connectionReset("aborted"));
    request._closed = true;
    request.emit("close");
    if (!response.aborted && response.readable) response.push(null);
  } else {
    if (!request.socket._hadError) {
      fail(request, connectionReset("socket hang up"));
    }
    request._closed = true;
    request.emit("close");
  }
  request.outputData.length = 0; // it will never be written
  free(parser, request, this);
}

// --- limits of time -----------------------------------------------------------------

function responseOnTimeout() {
  this._httpMessage?.res?.emit("timeout");
}

function emitTimeout() {
  this._httpMessage?.emit("timeout");
}

function listenForTimeout(request) {
  if (request.timeoutCb) return;
  request.timeoutCb = emitTimeout;
  if (request.socket) {
    request.socket.once("timeout", emitTimeout);
  } else {
    request.on("socket", (socket) => {
      socket.once("timeout", emitTimeout);
    });
  }
}

function setSocketTimeout(socket, ms) {
  if (socket.connecting) {
    socket.once("connect", () => {
      socket.setTimeout(ms);
    });
  } else {
    socket.setTimeout(ms);
  }
}

%export("httpClientConnection", {
  __proto__: null, kError, onSocket, emitError, listenForTimeout,
  setSocketTimeout,
});
