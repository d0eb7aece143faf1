// http_connection.js: what a server does with one connection: requests come
// in, one after the other, perhaps several before the first is answered
// (pipelining); the answers go out in the order of the requests.

const later = %import("later");
const { Socket } = later("node/net", "node:net");
const netHandle = %import("netHandle");
const netReader = %import("netReader");
const startReading = %import("netStartReading");
const stopReading = %import("netStopReading");
const { HTTPParser, freeParser, AS_SAID, LEAVES_HTTP } =
  later("node/http_parser", "httpParser");
const { emitClose } = later("node/http_response", "httpResponse");
const words = later("node/http_words", "httpWords");
const { kNeedDrain, kUniqueHeaders, kServerResponse, kConnections, kWatch,
        httpError, connectionReset, completeParseError, removeAt, now } = words;
const { Error, Set, regexpExec } = %import("originals");
const { add, delete: remove } = Set.prototype;

// net.Socket's readers (machine/socket.h).
const READER_RAW = 2;
const READER_HTTP = 3;

const EXTRA_PATIENCE = 1000; // ms beyond what Keep-Alive has promised
const continueWord = /(?:^|\W)100-continue(?:$|\W)/i;

function nothing() {}

// --- errors -------------------------------------------------------------------

function refusal(status) {
  return `HTTP/1.1 ${status} ${words.STATUS_CODES[status]}\r\n` +
         "Connection: close\r\n\r\n";
}

const refusals = {
  __proto__: null,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

// The connection broke, or what came on it is wrong. Where the program does
// not see to it, the client is told, unless an answer is under way.
function socketOnError(error) {
  this.removeListener("error", socketOnError);
  if (this.listenerCount("error", nothing) === 0) this.on("error", nothing);
  if (this.server.emit("clientError", error, this)) return;
  if (this.writable &&
      (!this._httpMessage || !this._httpMessage._headerSent)) {
    this.write(refusal(refusals[error.code] ?? 400));
  }
  this.destroy(error);
}

function requestTimedOut(socket) {
  %call(socketOnError, socket, httpError("ERR_HTTP_REQUEST_TIMEOUT"));
}

// --- a request has come -----------------------------------------------------------

function resetTimeout(server, socket, state) {
  if (!state.keepAliveTimeoutSet) return;
  socket.setTimeout(server.timeout || 0);
  state.keepAliveTimeoutSet = false;
}

// A client that sends requests faster than it reads answers has to wait.
function pauseIfFull(socket, state) {
  if (socket._paused) return;
  const isFull = socket._writableState.needDrain ||
                 state.outgoingData >= socket.writableHighWaterMark;
  if (!isFull) return;
  socket._paused = true;
  socket.pause();
}

function newResponse(server, socket, state, request, keepsAlive) {
  const response = new server[kServerResponse](request, {
    highWaterMark: socket.writableHighWaterMark,
    rejectNonStandardBodyWrites: server.rejectNonStandardBodyWrites,
  });
  response._keepAliveTimeout = server.keepAliveTimeout;
  response._maxRequestsPerSocket = server.maxRequestsPerSocket;
  response._onPendingData = (more) => {
    state.outgoingData += more;
    socketOnDrain(socket, state);
  };
  %define(response._onPendingData, "name", "bound updateOutgoingData", 4);
  response.shouldKeepAlive = keepsAlive;
  response[kUniqueHeaders] = server[kUniqueHeaders];
  return response;
}

// A client that waits for leave to send its body (RFC 9110, 10.1.1).
function answerExpectation(server, request, response) {
  if (%call(regexpExec, continueWord, request.headers.expect) !== null) {
    response._expect_continue = true;
    if (server.listenerCount("checkContinue") > 0) {
      server.emit("checkContinue", request, response);
    } else {
      response.writeContinue();
      server.emit("request", request, response);
    }
  } else if (server.listenerCount("checkExpectation") > 0) {
    server.emit("checkExpectation", request, response);
  } else {
    response.writeHead(417);
    response.end();
  }
}

// True: this request is one too many for its connection.
function isTooMany(server, state, response) {
  const most = server.maxRequestsPerSocket;
  if (typeof most !== "number" || most <= 0) return false;
  state.requestsCount++;
  response.maxRequestsOnConnectionReached = most <= state.requestsCount;
  return most < state.requestsCount;
}

// The program's turn.
function handOver(server, socket, state, request, response) {
  const isNew = request.httpVersionMajor === 1 &&
                request.httpVersionMinor === 1;
  if (isNew && server.requireHostHeader && request.headers.host === undefined) {
    response.writeHead(400, ["Connection", "close"]);
    response.end();
  } else if (isNew && isTooMany(server, state, response)) {
    server.emit("dropRequest", request, socket);
    response.writeHead(503);
    response.end();
  } else if (isNew && request.headers.expect !== undefined) {
    answerExpectation(server, request, response);
  } else {
    server.emit("request", request, response);
  }
}

function onIncoming(server, socket, state, request, keepsAlive) {
  resetTimeout(server, socket, state);
  if (request.upgrade) {
    request.upgrade = request.method === "CONNECT" ||
                      server.listenerCount("upgrade") > 0;
    if (request.upgrade) return LEAVES_HTTP;
  }
  %push(state.incoming, request);
  pauseIfFull(socket, state);
  const response = newResponse(server, socket, state, request, keepsAlive);
  if (socket._httpMessage) %push(state.outgoing, response);
  else response.assignSocket(socket);
  response.on("finish",
              () => onFinish(server, socket, state, request, response));
  handOver(server, socket, state, request, response);
  return AS_SAID;
}

// --- an answer is out ---------------------------------------------------------------

function forget(request) {
  const parser = request.socket?.parser;
  if (parser?.incoming !== request) return;
  if (request.readableEnded) parser.incoming = null;
  else request.on("end", () => forget(request));
}

function onFinish(server, socket, state, request, response) {
  removeAt(state.incoming, 0);
  // What nobody has read of the request's body is thrown away.
  if (!request._consuming && !request._readableState.resumeScheduled) {
    request._dump();
  }
  response.detachSocket(socket);
  forget(request);
  %nextTick(emitClose, [response]);
  if (response._last) {
    if (typeof socket.destroySoon === "function") socket.destroySoon();
    else socket.end();
  } else if (state.outgoing.length > 0) {
    removeAt(state.outgoing, 0).assignSocket(socket);
  } else if (server.keepAliveTimeout &&
             typeof socket.setTimeout === "function") {
    socket.setTimeout(server.keepAliveTimeout + EXTRA_PATIENCE);
    state.keepAliveTimeoutSet = true;
  }
}

// --- what has been parsed -------------------------------------------------------------

// The connection leaves HTTP: nothing here listens to it any more.
function leave(server, socket, state, parser, chunk, length) {
  const request = parser.incoming;
  socket.removeListener("data", state.onData);
  socket.removeListener("end", state.onEnd);
  socket.removeListener("close", state.onClose);
  socket.removeListener("drain", state.onDrain);
  socket.removeListener("error", socketOnError);
  socket.removeListener("timeout", socketOnTimeout);
  unconsume(socket, parser);
  forgetConnection(server, parser);
  freeParser(parser, request, socket);
  %setAsyncContext(undefined); // in Node it went with the parser
  const name = request.method === "CONNECT" ? "connect" : "upgrade";
  if (name === "upgrade" || server.listenerCount(name) > 0) {
    socket.readableFlowing = null;
    server.emit(name, request, socket, chunk.slice(length));
  } else {
    socket.destroy();
  }
}

// A chunk is parsed: `result` is how many bytes of it were HTTP, or an error.
function onExecuted(server, socket, state, parser, result, chunk) {
  if (result instanceof Error) {
    completeParseError(result, chunk);
    %call(socketOnError, socket, result);
  } else if (parser.incoming?.upgrade) {
    leave(server, socket, state, parser, chunk, result);
  }
}

// The machine's bytes go straight to the parser, without passing through the
// stream. Behind each piece of a body ticks run, as Node has it; then it goes
// on here.
function readChunk(server, socket, state, parser) {
  const handle = netHandle(socket);
  parser.chunk ??= %tcpRead(handle) ?? null;
  const { chunk } = parser;
  if (chunk === null) return;
  for (;;) {
    const result = parser.step(chunk);
    if (result !== undefined) {
      parser.chunk = null;
      parser.within(
        () => onExecuted(server, socket, state, parser, result, chunk));
      return;
    }
    if (parser.wasBody) {
      %httpAgain(handle);
      return;
    }
  }
}

function consume(server, socket, state, parser) {
  if (!netHandle(socket)) return;
  parser.isConsuming = true;
  parser.bind(netHandle(socket));
  netReader(socket, READER_HTTP,
            () => readChunk(server, socket, state, parser));
}

// A program wants to see the bytes itself, or the connection leaves HTTP.
function unconsume(socket, parser) {
  socket.removeListener("pause", onPause);
  socket.removeListener("resume", onResume);
  if (!parser.isConsuming) return;
  parser.isConsuming = false;
  netReader(socket, READER_RAW, undefined);
}

// --- events of the connection ------------------------------------------------------------

function onData(server, socket, state, parser, chunk) {
  onExecuted(server, socket, state, parser, parser.execute(chunk), chunk);
}

// The client sends nothing any more.
function onEnd(server, socket, state, parser) {
  const error = parser.finish();
  if (error !== undefined) {
    %call(socketOnError, socket, error);
  } else if (!server.httpAllowHalfOpen) {
    socket.end();
  } else if (state.outgoing.length) {
    state.outgoing[state.outgoing.length - 1]._last = true;
  } else if (socket._httpMessage) {
    socket._httpMessage._last = true;
  } else {
    socket.end();
  }
}

function onClose(server, socket, state, parser) {
  forgetConnection(server, parser);
  freeParser(socket.parser, null, socket);
  while (state.incoming.length > 0) {
    removeAt(state.incoming, 0).destroy(connectionReset("aborted"));
  }
}

function socketOnDrain(socket, state) {
  const isFull = state.outgoingData > socket.writableHighWaterMark;
  if (socket._paused && !isFull) {
    socket._paused = false;
    socket.resume();
  }
  const message = socket._httpMessage;
  if (message && !message.finished && message[kNeedDrain]) {
    message[kNeedDrain] = false;
    message.emit("drain");
  }
}

// Nothing has happened for long: whoever listens decides, else it is closed.
function socketOnTimeout() {
  const request = this.parser?.incoming;
  const response = this._httpMessage;
  const byRequest = request && !request.complete &&
                    request.emit("timeout", this);
  const byResponse = response && response.emit("timeout", this);
  const byServer = this.server.emit("timeout", this);
  if (!byRequest && !byResponse && !byServer) this.destroy();
}

function onResume() {
  if (this._paused) {
    this.pause();
    return;
  }
  if (netHandle(this)) startReading(this);
}

function onPause() {
  stopReading(this);
}

function setNoEncoding() {
  throw httpError("ERR_HTTP_SOCKET_ENCODING");
}

// While http reads, a listener for the bytes means that the program wants them.
function watching(name) {
  return function socketListenerWrap(event, listener) {
    const result = %call(Socket.prototype[name], this, event, listener);
    if (!this.parser) {
      this.on = Socket.prototype.on;
      this.addListener = Socket.prototype.addListener;
      this.prependListener = Socket.prototype.prependListener;
    } else if (event === "data" || event === "readable") {
      unconsume(this, this.parser);
    }
    return result;
  };
}

const watched = {
  __proto__: null,
  on: watching("on"),
  addListener: watching("addListener"),
  prependListener: watching("prependListener"),
};

// --- the connections of a server -----------------------------------------------------------

function rememberConnection(server, parser) {
  server[kConnections] ??= new Set();
  %call(add, server[kConnections], parser);
  if (server[kWatch]) server[kWatch]();
}

function forgetConnection(server, parser) {
  if (server[kConnections]) %call(remove, server[kConnections], parser);
}

function connectionListener(socket) {
  const server = this;
  socket.server = server;
  if (server.timeout && typeof socket.setTimeout === "function") {
    socket.setTimeout(server.timeout);
  }
  socket.on("timeout", socketOnTimeout);
  const parser = new HTTPParser(false, server.maxHeaderSize);
  parser.socket = socket;
  parser.startedAt = now(); // a connection that says nothing is not idle
  socket.parser = parser;
  if (typeof server.maxHeadersCount === "number") {
    parser.maxHeaderPairs = server.maxHeadersCount << 1;
  }
  const state = {
    outgoing: [], // answers that wait for their turn
    incoming: [], // requests that are not answered
    outgoingData: 0, // about how many bytes wait in `outgoing`
    requestsCount: 0,
    keepAliveTimeoutSet: false,
    onData: (chunk) => onData(server, socket, state, parser, chunk),
    onEnd: () => onEnd(server, socket, state, parser),
    onClose: () => onClose(server, socket, state, parser),
    onDrain: () => socketOnDrain(socket, state),
  };
  rememberConnection(server, parser);
  socket.on("data", state.onData);
  socket.on("error", socketOnError);
  socket.on("end", state.onEnd);
  socket.on("close", state.onClose);
  socket.on("drain", state.onDrain);
  parser.onIncoming = (request, keepsAlive) =>
    onIncoming(server, socket, state, request, keepsAlive);
  socket.on("resume", onResume);
  socket.on("pause", onPause);
  socket.on = watched.on;
  socket.addListener = watched.addListener;
  socket.prependListener = watched.prependListener;
  socket.setEncoding = setNoEncoding;
  consume(server, socket, state, parser);
  socket._paused = false;
}

%export("httpConnection", {
  __proto__: null, connectionListener, requestTimedOut,
});
