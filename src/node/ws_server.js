// ws_server.js: WebSocketServer, as the package `ws` has it.

const EventEmitter = %import("node:events");
const WebSocket = %import("WebSocket");
const nodeError = %import("nodeError");
const received = %import("received");
const refuseOptions = %import("wsRefuseOptions");

const { add, delete: remove } = Set.prototype;
const { isInteger } = Number;

const RUNNING = 0;
const CLOSING = 1;
const CLOSED = 2;

const listener = Symbol("listener"); // the port, in the machine

const serverOptions = [
  "server", "noServer", "verifyClient", "handleProtocols", "maxPayload",
  "perMessageDeflate", "skipUTF8Validation", "WebSocket",
];

function checkPort(port) {
  const number = typeof port === "string" ? %toNumber(port) : port;
  if (typeof number !== "number" || !isInteger(number) || number < 0 ||
      number > 65535) {
    throw nodeError(RangeError, "ERR_SOCKET_BAD_PORT",
                    "options.port should be >= 0 and < 65536. Received " +
                    `${received(port)}.`);
  }
  return number;
}

function checkOptions(options) {
  const { port = null, server = null, noServer = false } = options ?? {};
  const given = (port !== null ? 1 : 0) + (server ? 1 : 0) +
                (noServer ? 1 : 0);
  if (given !== 1) {
    throw new TypeError(
      'One and only one of the "port", "server", or "noServer" options ' +
      "must be specified");
  }
  refuseOptions(options, serverOptions, "WebSocketServer");
}

function listenError(errno, host, port) {
  const where = host === "" ? "::" : host;
  const codes = {
    __proto__: null,
    13: ["EACCES", "permission denied"],
    24: ["EMFILE", "too many open files"],
    98: ["EADDRINUSE", "address already in use"],
    99: ["EADDRNOTAVAIL", "address not available"],
  };
  const [code, text] = codes[errno] ?? [`E${errno}`, "cannot listen"];
  const error = new Error(`listen ${code}: ${text} ${where}:${port}`);
  error.code = code;
  error.errno = -errno;
  error.syscall = "listen";
  error.address = where;
  error.port = port;
  return error;
}

// "localhost" is 127.0.0.1: one host is modelled.
function hostOf(host) {
  const name = host === undefined || host === null ? "" : `${host}`;
  return name === "localhost" ? "127.0.0.1" : name;
}

// Asks for the port; the answer is known at once, and told in the next tick.
function listen(server, options, callback) {
  const port = checkPort(options.port);
  const host = hostOf(options.host);
  const path = options.path ? `${options.path}` : "";
  const answer = %socketListen(server, port, host, path);
  if (answer < 0) {
    const error = listenError(-answer, host, port);
    %nextTick(() => server.emit("error", error), undefined);
    return;
  }
  %define(server, listener, %tcpBound(answer), 1);
  %nextTick(() => {
    if (server[listener] === undefined) return;
    if (typeof callback === "function") callback();
    if (server._state === RUNNING) server.emit("listening");
  }, undefined);
}

function emitClose(server) {
  server._state = CLOSED;
  server.emit("close");
}

class WebSocketServer extends EventEmitter {
  constructor(options, callback) {
    super();
    checkOptions(options);
    const { clientTracking = true } = options;
    if (clientTracking) this.clients = new Set();
    this.options = {
      autoPong: true, clientTracking, host: null, path: null, ...options,
    };
    this._state = RUNNING;
    listen(this, options, callback);
  }

  address() {
    if (this[listener] === undefined) return null;
    const host = hostOf(this.options.host);
    const isFour = %textFind(host, ".", 0) >= 0;
    return {
      address: host === "" ? "::" : host,
      family: isFour ? "IPv4" : "IPv6",
      port: %socketPort(this[listener]),
    };
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
    const port = this[listener];
    %define(this, listener, undefined, 1);
    if (port === undefined) %nextTick(emitClose, [this]);
    else %tcpUnlisten(port, () => emitClose(this));
  }

  // Would this server take such a request?
  shouldHandle(request) {
    const { path } = this.options;
    const query = %textFind(request.url, "?", 0);
    return !path || path ===
      (query < 0 ? request.url : %textCut(request.url, 0, query));
  }

  handleUpgrade() {
    throw new Error("WebSocketServer.handleUpgrade() is not supported by " +
                    "Loopline yet");
  }
}

// A handshake is done: the program gets its WebSocket.
%export("wsAccept", (server, ws, request) => {
  const { clients } = server;
  if (clients) {
    %call(add, clients, ws);
    ws.on("close", () => {
      %call(remove, clients, ws);
    });
  }
  server.emit("connection", ws, request);
});

WebSocket.Server = WebSocketServer;
WebSocket.WebSocket = WebSocket;
WebSocket.WebSocketServer = WebSocketServer;
