// ws_server.js: WebSocketServer, as the package `ws` has it: it stands on an
// http.Server, and what that says of `upgrade` becomes WebSockets. The checks
// of the handshake (RFC 6455, 4.2) are the machine's, each a step.
//
// Exported: wsServer {WebSocketServer}

const later = %import("later");
const EventEmitter = %import("node:events");
const { WebSocket, end, owner } = later("node/ws_socket", "wsSocket");
const http = later("node/http", "node:http");
const { Buffer } = %import("libraryModule")("buffer");
const { Error, TypeError, Set, Symbol, text } = %import("originals");

const { add, delete: remove } = Set.prototype;
const { trim, indexOf, slice } = text;
const { byteLength } = Buffer;

const RUNNING = 0;
const CLOSING = 1;
const CLOSED = 2;

const home = Symbol("home"); // of a WebSocket: its server

const usual = {
  __proto__: null,
  allowSynchronousEvents: true, autoPong: true,
  maxBufferedChunks: 256 * 1024, maxFragments: 16 * 1024,
  maxPayload: 100 * 1024 * 1024, maxPendingAutoPongs: 60,
  skipUTF8Validation: false, perMessageDeflate: false, handleProtocols: null,
  clientTracking: true, closeTimeout: 30000, verifyClient: null,
  noServer: false, backlog: null, server: null, host: null, path: null,
  port: null,
};

function checkOptions({ port, server, noServer }) {
  const hasPort = port !== undefined && port !== null;
  const given = (hasPort ? 1 : 0) + (server ? 1 : 0) + (noServer ? 1 : 0);
  if (given !== 1) {
    throw new TypeError(
      'One and only one of the "port", "server", or "noServer" options ' +
      "must be specified");
  }
}

// What the server's own HTTP says to a request that asks for something else.
// Its handshake fails at the first check already, and that is a step.
function upgradeRequired(request, response) {
  const handle = %import("netHandle")(request.socket) ?? undefined;
  if (handle && request.httpVersionMajor === 1) {
    %handshakeServe(handle, headOf(request), "", undefined);
  }
  const body = http.STATUS_CODES[426];
  response.writeHead(426, { "Content-Length": body.length,
                            "Content-Type": "text/plain" });
  response.end(body);
}

function listenTo(server, events) {
  const names = %ownKeys(events, 5);
  for (let i = 0; i < names.length; i++) server.on(names[i], events[names[i]]);
  return () => {
    for (let i = 0; i < names.length; i++) {
      server.removeListener(names[i], events[names[i]]);
    }
  };
}

function emitClose(server) {
  server._state = CLOSED;
  server.emit("close");
}

// --- refusing -----------------------------------------------------------------

function destroySocket() {
  this.destroy();
}

// Answers with a status, and closes the connection behind that.
function abort(socket, code, message, headers) {
  const body = message || http.STATUS_CODES[code];
  const all = {
    Connection: "close", "Content-Type": "text/html",
    "Content-Length": byteLength(body), ...headers,
  };
  let head = `HTTP/1.1 ${code} ${http.STATUS_CODES[code]}\r\n`;
  const names = %ownKeys(all, 5);
  for (let i = 0; i < names.length; i++) {
    head += `${names[i]}: ${all[names[i]]}\r\n`;
  }
  socket.once("finish", socket.destroy);
  socket.end(`${head}\r\n${body}`);
}

// A client's mistake: the program may see to it itself.
function refuse(server, request, socket, [code, message, field]) {
  if (message !== http.STATUS_CODES[code] &&
      server.listenerCount("wsClientError") > 0) {
    server.emit("wsClientError", new Error(message), socket, request);
    return;
  }
  const colon = %textFind(field, ":", 0);
  abort(socket, code, message, colon < 0 ? undefined : {
    [%textCut(field, 0, colon)]: %call(trim, %textCut(field, colon + 1)),
  });
}

// --- the request --------------------------------------------------------------

// [method, target, minor version, name, value, ...]
function headOf(request) {
  const head = [request.method, request.url, request.httpVersionMinor];
  for (let i = 0; i < request.rawHeaders.length; i++) {
    %push(head, request.rawHeaders[i]);
  }
  return head;
}

// The protocols that the client offers, each once, in their order.
function offeredProtocols(request) {
  const field = request.headers["sec-websocket-protocol"];
  const set = new Set();
  if (field === undefined) return set;
  const parts = %splitText(field, ",", 1000);
  for (let i = 0; i < parts.length; i++) %call(add, set, %call(trim, parts[i]));
  return set;
}

// The program may look at the client, at once or with a callback.
function verify(server, request, socket, go) {
  const { verifyClient } = server.options;
  const version = %toNumber(request.headers["sec-websocket-version"]);
  const info = {
    origin: request.headers[version === 8 ? "sec-websocket-origin" : "origin"],
    secure: Boolean(request.socket.authorized || request.socket.encrypted),
    req: request,
  };
  if (verifyClient.length === 2) {
    %call(verifyClient, server.options, info,
          (isGood, code, message, headers) => {
            if (isGood) go();
            else abort(socket, code || 401, message, headers);
          });
  } else if (%call(verifyClient, server.options, info)) {
    go();
  } else {
    abort(socket, 401);
  }
}

// --- WebSocketServer -----------------------------------------------------------

class WebSocketServer extends EventEmitter {
  constructor(options, callback) {
    super();
    options = { ...usual, WebSocket, ...options };
    checkOptions(options);
    if (options.port !== null && options.port !== undefined) {
      this._server = http.createServer(upgradeRequired);
      this._server.listen(options.port, options.host, options.backlog,
                          callback);
    } else if (options.server) {
      this._server = options.server;
    }
    if (this._server) {
      const connected = (ws, request) => this.emit("connection", ws, request);
      this._removeListeners = listenTo(this._server, {
        listening: () => this.emit("listening"),
        error: (error) => this.emit("error", error),
        upgrade: (request, socket, head) => {
          this.handleUpgrade(request, socket, head, connected);
        },
      });
    }
    if (options.perMessageDeflate === true) options.perMessageDeflate = {};
    if (options.clientTracking) {
      this.clients = new Set();
      this._shouldEmitClose = false;
    }
    this.options = options;
    this._state = RUNNING;
  }

  address() {
    if (this.options.noServer) {
      throw new Error('The server is operating in "noServer" mode');
    }
    return this._server ? this._server.address() : null;
  }

  // Nobody can connect any more; `close` comes when the last connection is
  // gone.
  close(callback) {
    if (this._state === CLOSED) {
      if (callback) {
        this.once("close", () => {
          callback(new Error("The server is not running"));
        });
      }
      %nextTick(emitClose, [this]);
      return;
    }
    if (callback) this.once("close", callback);
    if (this._state === CLOSING) return;
    this._state = CLOSING;
    const server = this._server;
    if (server) {
      this._removeListeners();
      this._removeListeners = this._server = null;
    }
    if (!this.options.noServer && !this.options.server) {
      server.close(() => emitClose(this));
    } else if (this.clients && this.clients.size > 0) {
      this._shouldEmitClose = true;
    } else {
      %nextTick(emitClose, [this]);
    }
  }

  // Would this server take such a request?
  shouldHandle(request) {
    const { path } = this.options;
    if (!path) return true;
    const query = %call(indexOf, request.url, "?");
    return path === (query < 0 ? request.url
                               : %call(slice, request.url, 0, query));
  }

  handleUpgrade(request, socket, head, callback) {
    socket.on("error", destroySocket);
    const handle = %import("netHandle")(socket) ?? undefined;
    if (handle === undefined) {
      socket.destroy();
      return;
    }
    // A server of its own kind decides by itself which paths are its.
    const decides = this.shouldHandle !== WebSocketServer.prototype.shouldHandle;
    const { perMessageDeflate: compression, path } = this.options;
    const wishes = compression
      ? later("node/ws_deflate", "wsDeflate").wishesOf(compression)
      : undefined;
    const verdict = %handshakeServe(handle, headOf(request),
                                    decides || !path ? "" : `${path}`, wishes);
    if (verdict === undefined) {
      socket.destroy();
      return;
    }
    if (verdict.length > 1) {
      refuse(this, request, socket, verdict);
      return;
    }
    if (decides && !this.shouldHandle(request)) {
      abort(socket, 400);
      return;
    }
    const protocols = offeredProtocols(request);
    const go = () => complete(this, handle, request, socket, head, protocols,
                              verdict[0], callback);
    if (this.options.verifyClient) verify(this, request, socket, go);
    else go();
  }
}

// --- the answer -------------------------------------------------------------------

function chooseProtocol(server, protocols, request) {
  if (protocols.size === 0) return undefined;
  const { handleProtocols } = server.options;
  if (handleProtocols) {
    return %call(handleProtocols, server.options, protocols, request);
  }
  return %splitText(request.headers["sec-websocket-protocol"], ",", 1)[0];
}

function remember(server, ws) {
  if (!server.clients) return;
  %call(add, server.clients, ws);
  ws[home] = server;
  ws.on("close", forget);
}

function forget() {
  const server = this[home];
  %call(remove, server.clients, this);
  if (server._shouldEmitClose && server.clients.size === 0) {
    %nextTick(emitClose, [server]);
  }
}

function newDeflate(server, ws, agreed) {
  if (agreed === undefined) return undefined;
  const { Deflate } = later("node/ws_deflate", "wsDeflate");
  const { options } = server;
  const deflate = new Deflate(options.perMessageDeflate, agreed, ws[end],
                              options.maxPayload | 0);
  ws._extensions = { "permessage-deflate": deflate };
  return deflate;
}

// Switches protocols: the proof, the 101, and frames from there on.
function complete(server, handle, request, socket, head, protocols, agreed,
                  callback) {
  if (!socket.readable || !socket.writable) {
    socket.destroy();
    return;
  }
  if (socket[owner]) {
    throw new Error(
      "server.handleUpgrade() was called more than once with the same " +
      "socket, possibly due to a misconfiguration");
  }
  if (server._state > RUNNING) {
    abort(socket, 503);
    return;
  }
  const accept = %handshakeProve(handle, request.headers["sec-websocket-key"]);
  const headers = [
    "HTTP/1.1 101 Switching Protocols", "Upgrade: websocket",
    "Connection: Upgrade", `Sec-WebSocket-Accept: ${accept}`,
  ];
  const ws = new server.options.WebSocket(null, undefined, server.options);
  ws[end] = handle;
  const protocol = chooseProtocol(server, protocols, request);
  if (protocol) {
    %push(headers, `Sec-WebSocket-Protocol: ${protocol}`);
    ws._protocol = protocol;
  }
  const deflate = newDeflate(server, ws, agreed);
  if (deflate) %push(headers, `Sec-WebSocket-Extensions: ${agreed[4]}`);
  server.emit("headers", headers, request);
  %handshakeSays(handle, "101 Switching Protocols");
  socket.write(`${%textJoin(headers, "\r\n")}\r\n\r\n`);
  socket.removeListener("error", destroySocket);
  ws._take(socket, head, server.options, deflate);
  remember(server, ws);
  callback(ws, request);
}

%export("wsServer", { __proto__: null, WebSocketServer });
