// ws.js: WebSocket, as the package `ws` has it.
//
// What goes over the wire (TCP, the handshake, the frames) is done by the
// machine; it calls `handlers` below when something has happened. Here are the
// rules of the protocol's end: who says close when, and what a program hears.

const EventEmitter = %import("node:events");
const { Buffer } = %import("node:buffer");
const nodeError = %import("nodeError");
const wsAddress = %import("wsAddress");
const wsProtocols = %import("wsProtocols");
const { setTimeout, clearTimeout } = %import("node:timers");

const { isView } = ArrayBuffer;

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const names = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"];

// What a frame can be (RFC 6455, 5.2).
const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9,
                  pong: 10 };

const NO_STATUS = 1005; // the close frame had no code
const ABNORMAL = 1006; // no close frame came
const CLOSE_TIMEOUT = 30000; // ms that the other side has to answer a close

const socket = Symbol("socket"); // this end of the connection, in the machine
const empty = Buffer.alloc(0);

// --- what Loopline does not have yet ----------------------------------------

function refuse(what) {
  throw new Error(`${what} is not supported by Loopline yet`);
}

// Options of ws that would change something, if they are not what ws has
// anyhow.
function refuseOptions(options, list, owner) {
  if (!%isObject(options)) return;
  for (let i = 0; i < list.length; i++) {
    const value = options[list[i]];
    if (value !== undefined && value !== null && value !== false) {
      refuse(`The option '${list[i]}' of ${owner}`);
    }
  }
}

const clientOptions = [
  "perMessageDeflate", "followRedirects", "handshakeTimeout", "maxPayload",
  "generateMask", "finishRequest", "createConnection", "agent", "auth",
  "skipUTF8Validation", "socketPath",
];

// --- readyState -------------------------------------------------------------

function change(ws, state, why) {
  %socketChange(ws[socket], state, why);
}

function checkConnecting(ws) {
  if (ws.readyState === CONNECTING) {
    throw new Error("WebSocket is not open: readyState 0 (CONNECTING)");
  }
}

// The last thing that a program hears.
function emitClose(ws) {
  change(ws, CLOSED, "the connection is closed");
  ws.emit("close", ws._closeCode, ws._closeMessage);
}

function emitErrorAndClose(ws, error) {
  change(ws, CLOSING, "no connection came about");
  ws._errorEmitted = true;
  ws.emit("error", error);
  emitClose(ws);
}

// The handshake is given up by the program.
function abort(ws) {
  const error = new Error(
    "WebSocket was closed before the connection was established");
  change(ws, CLOSING, "close() was called");
  %socketDestroy(ws[socket]);
  %nextTick(emitErrorAndClose, [ws, error]);
}

// --- sending ----------------------------------------------------------------

// A string or bytes, as they go into a frame.
function toData(data) {
  if (!data) return empty;
  if (typeof data === "string" || Buffer.isBuffer(data)) return data;
  return isView(data) ? Buffer.from(data.buffer, data.byteOffset,
                                    data.byteLength)
                      : Buffer.from(data);
}

// Sends a frame. `done` is called when the kernel has taken all of it: in the
// next tick, where that was at once.
function write(ws, opcode, data, fin, code, done) {
  const place = %socketSend(ws[socket], opcode, data, fin, code);
  if (place !== 0) {
    %push(ws._waiting, { place, done });
  } else if (done) {
    %nextTick(done, [null]);
  }
}

// Nothing is sent any more: it only counts as buffered for ever.
function sendAfterClose(ws, data, done) {
  if (data) ws._bufferedAmount += %socketBytes(toData(data));
  if (done) {
    const state = ws.readyState;
    %nextTick(done, [new Error(
      `WebSocket is not open: readyState ${state} (${names[state]})`)]);
  }
}

// send() and its kin allow the callback in the place of what stands before.
function control(ws, opcode, data, mask, done) {
  checkConnecting(ws);
  if (typeof data === "function") {
    done = data;
    data = undefined;
  } else if (typeof mask === "function") {
    done = mask;
  }
  if (typeof data === "number") data = `${data}`;
  if (ws.readyState !== OPEN) {
    sendAfterClose(ws, data, done);
    return;
  }
  const bytes = toData(data);
  if (%socketBytes(bytes) > 125) {
    throw new RangeError("The data size must not be greater than 125 bytes");
  }
  write(ws, opcode, bytes, true, undefined, done);
}

// --- closing ----------------------------------------------------------------

function isCloseCode(code) {
  return typeof code === "number" &&
         ((code >= 1000 && code <= 1014 && code !== 1004 &&
           code !== NO_STATUS && code !== ABNORMAL) ||
          (code >= 3000 && code <= 4999));
}

// Both sides have said close: now the connection itself ends.
function endIfBothSaid(ws) {
  if (ws._closeFrameSent && (ws._closeFrameReceived || ws._receiverFailed)) {
    %socketEnd(ws[socket]);
  }
}

function sendClose(ws, code, reason) {
  if (code !== undefined && !isCloseCode(code)) {
    throw new TypeError("First argument must be a valid error code number");
  }
  const text = reason === undefined || code === undefined ? empty : reason;
  if (%socketBytes(text) > 123) {
    throw new RangeError("The message must not be greater than 123 bytes");
  }
  write(ws, opcodes.close, text, true, code, (error) => {
    if (error) return;
    ws._closeFrameSent = true;
    endIfBothSaid(ws);
  });
}

// If the other side does not answer, the connection is cut.
function setCloseTimer(ws) {
  ws._closeTimer = setTimeout(() => %socketDestroy(ws[socket]),
                              CLOSE_TIMEOUT);
}

// --- WebSocket --------------------------------------------------------------

// What stands for the list of protocols: a text, a list, or nothing.
function protocolList(protocols, options) {
  if (protocols === undefined) {
    protocols = %isObject(options) ? options.protocols : undefined;
  }
  if (protocols === undefined) return [];
  return Array.isArray(protocols) ? protocols : [protocols];
}

function checkAddress(address) {
  const url = wsAddress(address);
  if (url === undefined) throw new SyntaxError(`Invalid URL: ${address}`);
  const { protocol } = url;
  if (protocol !== "ws:" && protocol !== "wss:" && protocol !== "ws+unix:") {
    throw new SyntaxError(
      'The URL\'s protocol must be one of "ws:", "wss:", "http:", ' +
      '"https:", or "ws+unix:"');
  }
  if (url.hash !== "") {
    throw new SyntaxError("The URL contains a fragment identifier");
  }
  if (protocol !== "ws:") refuse(`${protocol} (${address})`);
  return url;
}

// Header fields of the program's own, as lines.
function headerLines(headers) {
  let lines = "";
  if (%isObject(headers)) {
    const keys = %ownKeys(headers, 5);
    for (let i = 0; i < keys.length; i++) {
      lines += `${keys[i]}: ${headers[keys[i]]}\r\n`;
    }
  }
  return lines;
}

function checkVersion(options) {
  const version = options.protocolVersion ?? 13;
  if (version !== 13 && version !== 8) {
    throw new RangeError(`Unsupported protocol version: ${version} ` +
                         "(supported versions: 8, 13)");
  }
  if (version !== 13) refuse("The option 'protocolVersion' 8 of WebSocket");
}

function connect(ws, address, protocols, options) {
  checkVersion(options);
  const url = checkAddress(address);
  if (!wsProtocols(protocols)) {
    throw new SyntaxError(
      "An invalid or duplicated subprotocol was specified");
  }
  ws._url = url.href;
  const origin = options.origin ? `${options.origin}` : "";
  %define(ws, socket,
          %socketConnect(ws, url.port, url.host, url.authority, url.target,
                         %textJoin(protocols, ","), origin,
                         headerLines(options.headers)), 1);
}

class WebSocket extends EventEmitter {
  constructor(address, protocols, options) {
    super();
    this._binaryType = "nodebuffer";
    this._closeCode = ABNORMAL;
    this._closeFrameReceived = false;
    this._closeFrameSent = false;
    this._closeMessage = empty;
    this._closeTimer = null;
    this._errorEmitted = false;
    this._receiverFailed = false;
    this._protocol = "";
    this._bufferedAmount = 0;
    this._isServer = address === null;
    this._inMessage = false; // between the fragments of one
    this._waiting = []; // what is called when a write is done
    if (address === null) return;
    if (%isObject(protocols) && !Array.isArray(protocols)) {
      options = protocols;
      protocols = undefined;
    }
    refuseOptions(options, clientOptions, "WebSocket");
    connect(this, address, protocolList(protocols, options), options ?? {});
  }

  get readyState() {
    return %socketState(this[socket]);
  }

  get bufferedAmount() {
    return %socketBuffered(this[socket]) + this._bufferedAmount;
  }

  get binaryType() {
    return this._binaryType;
  }

  set binaryType(type) {
    if (type === "arraybuffer" || type === "fragments" || type === "blob") {
      refuse(`The binaryType '${type}'`);
    }
  }

  get extensions() {
    return "";
  }

  get isPaused() {
    return false;
  }

  get protocol() {
    return this._protocol;
  }

  get url() {
    return this._url;
  }

  send(data, options, done) {
    checkConnecting(this);
    if (typeof options === "function") {
      done = options;
      options = undefined;
    }
    if (typeof data === "number") data = `${data}`;
    if (this.readyState !== OPEN) {
      sendAfterClose(this, data, done);
      return;
    }
    const { binary = typeof data !== "string", fin = true } = options ?? {};
    const first = binary ? opcodes.binary : opcodes.text;
    const opcode = this._inMessage ? opcodes.continuation : first;
    const bytes = toData(data);
    this._inMessage = !fin;
    write(this, opcode, bytes, fin, undefined, done);
  }

  ping(data, mask, done) {
    control(this, opcodes.ping, data, mask, done);
  }

  pong(data, mask, done) {
    control(this, opcodes.pong, data, mask, done);
  }

  close(code, reason) {
    const state = this.readyState;
    if (state === CLOSED) return;
    if (state === CONNECTING) {
      abort(this);
    } else if (state === CLOSING) {
      endIfBothSaid(this);
    } else {
      sendClose(this, code, reason);
      change(this, CLOSING, this._closeFrameReceived
        ? "a close frame came" : this._receiverFailed
          ? "what came was wrong" : "close() was called");
      setCloseTimer(this);
    }
  }

  terminate() {
    const state = this.readyState;
    if (state === CLOSED) return;
    if (state === CONNECTING) {
      abort(this);
      return;
    }
    change(this, CLOSING, "terminate() was called");
    %socketDestroy(this[socket]);
  }

  pause() {
    refuse("WebSocket.pause()");
  }

  resume() {
    refuse("WebSocket.resume()");
  }
}

for (let state = CONNECTING; state <= CLOSED; state++) {
  %define(WebSocket, names[state], state, 2);
  %define(WebSocket.prototype, names[state], state, 2);
}
%import("wsEventTarget")(WebSocket.prototype);

// --- errors of the connection -----------------------------------------------

// What Node says of an error that came from its own inside.
function withFrame(error, frame) {
  %define(error, "stack", `${error.stack}\n    at ${frame}`, 5);
  return error;
}

const errnos = {
  __proto__: null,
  101: "ENETUNREACH",
  10013: "EACCES",
  104: "ECONNRESET",
  111: "ECONNREFUSED",
  110: "ETIMEDOUT",
  113: "EHOSTUNREACH",
};

function lookupError(errno, host) {
  const error = withFrame(
    new Error(`getaddrinfo ENOTFOUND ${host}`),
    "GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:120:26)");
  error.errno = -errno;
  error.code = "ENOTFOUND";
  error.syscall = "getaddrinfo";
  error.hostname = host;
  return error;
}

function connectError(errno, host, port) {
  const address = host === "localhost" ? "127.0.0.1" : host;
  const code = errnos[errno] ?? `E${errno}`;
  const shown = errno === 10013
    ? " (Loopline connects to this computer only, unless --allow-net is given)"
    : "";
  const error = withFrame(
    new Error(`connect ${code} ${address}:${port}${shown}`),
    "TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)");
  error.errno = -errno;
  error.code = code;
  error.syscall = "connect";
  error.address = address;
  error.port = port;
  return error;
}

// The other side left in the middle of the handshake.
function hangUp(errno) {
  if (errno === 0) {
    const error = withFrame(new Error("socket hang up"),
                            "Socket.socketOnEnd (node:_http_client:524:23)");
    error.code = "ECONNRESET";
    return error;
  }
  const error = withFrame(
    new Error("read ECONNRESET"),
    "TCP.onStreamRead (node:internal/stream_base_commons:218:20)");
  error.errno = -errno;
  error.code = "ECONNRESET";
  error.syscall = "read";
  return error;
}

// --- HTTP -------------------------------------------------------------------

const { toLowerCase } = String.prototype;

// Fields of which only the first counts, where there are several.
const single = {
  __proto__: null, age: 1, authorization: 1, "content-length": 1,
  "content-type": 1, etag: 1, expires: 1, from: 1, host: 1,
  "if-modified-since": 1, "if-unmodified-since": 1, "last-modified": 1,
  location: 1, "max-forwards": 1, "proxy-authorization": 1, referer: 1,
  "retry-after": 1, server: 1, "user-agent": 1,
};

// {name: value}, as Node has it: names in small letters, several values of a
// name joined with a comma.
function headersOf(raw) {
  const headers = {};
  for (let i = 0; i < raw.length; i += 2) {
    const name = %call(toLowerCase, raw[i]);
    const before = headers[name];
    if (name === "set-cookie") {
      if (before === undefined) headers[name] = [raw[i + 1]];
      else %push(before, raw[i + 1]);
    } else if (before === undefined) {
      headers[name] = raw[i + 1];
    } else if (single[name] === undefined) {
      headers[name] =
        `${before}${name === "cookie" ? "; " : ", "}${raw[i + 1]}`;
    }
  }
  return headers;
}

class Socket {
  constructor(ports, isServer) {
    this.remoteAddress = isServer ? "::ffff:127.0.0.1" : "127.0.0.1";
    this.remoteFamily = isServer ? "IPv6" : "IPv4";
    this.remotePort = ports[isServer ? 0 : 1];
    this.localAddress = this.remoteAddress;
    this.localFamily = this.remoteFamily;
    this.localPort = ports[isServer ? 1 : 0];
  }

  address() {
    return {
      address: this.localAddress,
      family: this.localFamily,
      port: this.localPort,
    };
  }
}

// A request or an answer, as far as its head goes. `head`: see
// native_socket.c, socket_head.
class IncomingMessage {
  constructor(head, connection) {
    const raw = [];
    for (let i = 3; i < head.length; i++) %push(raw, head[i]);
    this.httpVersion = head[2];
    this.rawHeaders = raw;
    this.headers = headersOf(raw);
    const isAnswer = typeof head[0] === "number";
    this.url = isAnswer ? "" : head[1];
    this.method = isAnswer ? null : head[0];
    this.statusCode = isAnswer ? head[0] : null;
    this.statusMessage = isAnswer ? head[1] : null;
    %define(this, "socket", connection, 5);
    %define(this, "connection", connection, 5);
  }
}

// --- what the machine tells -------------------------------------------------

function emitFrameError(ws, message, code, closeCode, isRange) {
  const error = withFrame(
    isRange ? new RangeError(message) : new Error(message),
    "Receiver.getInfo (ws)");
  error.code = code;
  ws._receiverFailed = true;
  ws.close(closeCode);
  if (!ws._errorEmitted) {
    ws._errorEmitted = true;
    ws.emit("error", error);
  }
}

function conclude(ws, code, reason) {
  ws._closeFrameReceived = true;
  ws._closeCode = code;
  ws._closeMessage = reason;
  if (code === NO_STATUS) ws.close();
  else ws.close(code, reason);
}

// One message, control frame or error that has come.
function hear(ws, what) {
  const [kind, a, b] = what;
  if (kind === "message") {
    ws.emit("message", a, b);
  } else if (kind === "ping") {
    if (ws.readyState === OPEN) ws.pong(a);
    ws.emit("ping", a);
  } else if (kind === "pong") {
    ws.emit("pong", a);
  } else if (kind === "close") {
    conclude(ws, a, b);
  } else if (kind === "error") {
    %nextTick(emitFrameError, [ws, a, b, what[3], what[4]]);
  }
}

// Writes that never were done, because the connection is gone.
function failWrites(ws) {
  const list = ws._waiting;
  ws._waiting = [];
  for (let i = 0; i < list.length; i++) {
    if (list[i].done) {
      %nextTick(list[i].done, [nodeError(
        Error, "ERR_STREAM_DESTROYED",
        "Cannot call write after a stream was destroyed")]);
    }
  }
}

const handlers = {
  __proto__: null,

  failed(ws, errno, host, port) {
    if (ws.readyState !== CONNECTING) return;
    const error = host === undefined ? hangUp(errno)
      : errno === 3008 ? lookupError(errno, host)
        : connectError(errno, host, port);
    emitErrorAndClose(ws, error);
  },

  refused(ws, message, code, isLate) {
    const error = withFrame(new Error(message),
                            "ClientRequest.emit (node:events:524:28)");
    if (code !== undefined) error.code = code;
    change(ws, CLOSING, "the handshake was refused");
    %socketDestroy(ws[socket]);
    if (isLate) %nextTick(() => ws.emit("error", error), undefined);
    else %nextTick(emitErrorAndClose, [ws, error]);
  },

  open(ws, head, protocol, hasMore) {
    const answer =
      new IncomingMessage(head, new Socket(%socketPorts(ws[socket]), false));
    ws._protocol = protocol;
    ws.emit("upgrade", answer);
    if (hasMore) %nextTick(handlers.readable, [ws]);
    if (ws.readyState === OPEN) ws.emit("open");
  },

  readable(ws) {
    for (;;) {
      const what = %socketRead(ws[socket]);
      if (what === undefined) return;
      hear(ws, what);
    }
  },

  drained(ws) {
    const settled = %socketSettled(ws[socket]);
    while (ws._waiting.length > 0 && ws._waiting[0].place <= settled) {
      const { done } = ws._waiting[0];
      const rest = [];
      for (let i = 1; i < ws._waiting.length; i++) {
        %push(rest, ws._waiting[i]);
      }
      ws._waiting = rest;
      if (done) done(null);
    }
  },

  ended(ws) {
    change(ws, CLOSING, "the other side sent FIN");
    %socketEnd(ws[socket]);
  },

  reset(ws) {
    change(ws, CLOSING, "the connection broke");
  },

  closed(ws) {
    if (ws.readyState === CLOSED) return;
    change(ws, CLOSING, "the connection is closed");
    if (ws._closeTimer) clearTimeout(ws._closeTimer);
    failWrites(ws);
    emitClose(ws);
  },

  accepted(server, handle, head, protocol) {
    const request =
      new IncomingMessage(head, new Socket(%socketPorts(handle), true));
    const ws = new WebSocket(null);
    %define(ws, socket, handle, 1);
    ws._protocol = protocol;
    %tcpAttach(handle, ws);
    %import("wsAccept")(server, ws, request);
  },
};

%processHook("socket", (event, object, a, b, c) => {
  handlers[event](object, a, b, c);
});

%export("WebSocket", WebSocket);
%export("wsRefuseOptions", refuseOptions);
%export("node:ws", WebSocket);
