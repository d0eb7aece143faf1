// ws_socket.js: WebSocket, as the package `ws` has it: its states and what a
// program can do with it. How one comes about is in ws_client.js and
// ws_server.js.
//
// Exported: wsSocket {WebSocket, end, owner, change, emitClose,
// emitErrorAndClose}

const later = %import("later");
const EventEmitter = %import("node:events");
const { end, sender, owner, idleSender, beginSending, empty, drained,
        failWrites, sendData, sendControl, sendClose, sendAfterClose } =
  later("node/ws_send", "wsSend");
const { receiver, idleReceiver, beginReceiving, read, endReceiving } =
  later("node/ws_receive", "wsReceive");
const { setTimeout, clearTimeout } = %import("node:timers");
const { Error, Symbol, defineProperty, freeze } = %import("originals");

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

const PING = 9;
const PONG = 10;
const ABNORMAL = 1006; // no close frame came

const READER_FRAMES = 1; // machine/socket.h, enum endpoint_reader
const FLAG_DEFLATE = 1; // native_frame.c, enum frame_flag
const FLAG_TRUST = 2;

const noExtensions = freeze({}); // who agrees on some takes an object of his own

const binaryTypes = { __proto__: null, nodebuffer: 1, arraybuffer: 1,
                      fragments: 1, blob: 1 };

// --- readyState ---------------------------------------------------------------

// The state is the program's to read at once; the machine keeps it too, and
// tells of the change in a step.
function change(ws, state, why) {
  ws._readyState = state;
  if (ws[end] !== undefined) %socketChange(ws[end], state, why);
}

// The last thing that a program hears.
function emitClose(ws) {
  if (ws._socket && ws[sender].deflate) ws[sender].deflate.close();
  change(ws, CLOSED, "the connection is closed");
  ws.emit("close", ws._closeCode, ws._closeMessage);
}

function emitErrorAndClose(ws, error) {
  change(ws, CLOSING, "no connection came about");
  ws._errorEmitted = true;
  ws.emit("error", error);
  emitClose(ws);
}

// The program does not want the connection any more that is being made.
function giveUp(ws, why) {
  ws._giveUp("WebSocket was closed before the connection was established",
             why);
}

const notYet = "WebSocket is not open: readyState 0 (CONNECTING)";

// --- closing --------------------------------------------------------------------

// Both sides have said close: now the connection itself ends.
function endIfBothSaid(ws) {
  if (ws._closeFrameSent &&
      (ws._closeFrameReceived || ws[receiver].hasFailed)) {
    ws._socket.end();
  }
}

// If the other side does not answer, the connection is cut.
function setCloseTimer(ws) {
  ws._closeTimer = setTimeout(() => ws._socket.destroy(), ws._closeTimeout);
}

function whyClosing(ws) {
  if (ws._closeFrameReceived) return "a close frame came";
  return ws[receiver].hasFailed ? "what came was wrong"
                                : "close() was called";
}

// --- WebSocket --------------------------------------------------------------------

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
    this._extensions = noExtensions;
    this._paused = false;
    this._protocol = "";
    this._readyState = CONNECTING;
    this._receiver = null;
    this._sender = null;
    this._socket = null;
    if (address !== null) {
      this._bufferedAmount = 0;
      this._isServer = false;
      this._redirects = 0;
      const { listOf, connect } = later("node/ws_client", "wsClient");
      if (protocols !== undefined && !%isArray(protocols) &&
          %isObject(protocols)) {
        options = protocols;
        protocols = undefined;
      }
      options = connect(this, address, listOf(protocols, options), options);
    } else {
      this._isServer = true;
    }
    if (options.autoPong) {
      this._autoPong = true;
      this._pendingAutoPongs = 0;
      this._maxPendingAutoPongs = options.maxPendingAutoPongs | 0;
    }
    this._closeTimeout = options.closeTimeout;
  }

  get binaryType() {
    return this._binaryType;
  }

  set binaryType(type) {
    if (binaryTypes[type] !== undefined) this._binaryType = type;
  }

  get bufferedAmount() {
    if (!this._socket) return this._bufferedAmount;
    return %socketBuffered(this[end]) + this[sender].bytes;
  }

  get extensions() {
    return %textJoin(%ownKeys(this._extensions, 5), ",");
  }

  get isPaused() {
    return this._paused;
  }

  // ws_events.js puts the real ones in the place of these four.
  get onclose() {
    return null;
  }

  get onerror() {
    return null;
  }

  get onopen() {
    return null;
  }

  get onmessage() {
    return null;
  }

  get protocol() {
    return this._protocol;
  }

  get readyState() {
    return this._readyState;
  }

  get url() {
    return this._url;
  }

  close(code, reason) {
    const state = this._readyState;
    if (state === CLOSED) return;
    if (state === CONNECTING) {
      giveUp(this, "close() was called");
      return;
    }
    if (state === CLOSING) {
      endIfBothSaid(this);
      return;
    }
    sendClose(this, code, reason, (error) => {
      if (error) return;
      this._closeFrameSent = true;
      endIfBothSaid(this);
    });
    change(this, CLOSING, whyClosing(this));
    setCloseTimer(this);
  }

  pause() {
    const state = this._readyState;
    if (state === CONNECTING || state === CLOSED) return;
    this._paused = true;
    %tcpPause(this[end], true);
  }

  ping(data, mask, done) {
    if (this._readyState === CONNECTING) throw new Error(notYet);
    control(this, PING, data, mask, done);
  }

  pong(data, mask, done) {
    if (this._readyState === CONNECTING) throw new Error(notYet);
    control(this, PONG, data, mask, done);
  }

  resume() {
    const state = this._readyState;
    if (state === CONNECTING || state === CLOSED) return;
    this._paused = false;
    if (this[receiver].isBusy) return;
    %tcpPause(this[end], false);
    %nextTick(readOn, [this]);
  }

  send(data, options, done) {
    if (this._readyState === CONNECTING) throw new Error(notYet);
    if (typeof options === "function") {
      done = options;
      options = undefined;
    }
    if (typeof data === "number") data = `${data}`;
    if (this._readyState !== OPEN) {
      sendAfterClose(this, data, done);
      return;
    }
    const all = {
      binary: typeof data !== "string", mask: !this._isServer, compress: true,
      fin: true, ...options,
    };
    sendData(this, data || empty, all, done);
  }

  terminate() {
    const state = this._readyState;
    if (state === CLOSED) return;
    if (state === CONNECTING) {
      giveUp(this, "terminate() was called");
    } else if (this._socket) {
      change(this, CLOSING, "terminate() was called");
      this._socket.destroy();
    }
  }

  // The handshake is over: from here on there are frames. `head`: bytes of
  // them that HTTP has read; `deflate`: permessage-deflate, or undefined.
  _take(socket, head, options, deflate) {
    beginSending(this, deflate, options.generateMask);
    beginReceiving(this, options, deflate);
    this._socket = socket;
    const flags = (deflate ? FLAG_DEFLATE : 0) |
                  (options.skipUTF8Validation ? FLAG_TRUST : 0);
    socket[owner] = this;
    %import("netReader")(socket, READER_FRAMES, onFrames);
    %frameBegin(this[end], head.length > 0 ? head : undefined,
                options.maxPayload | 0, options.maxFragments | 0, flags);
    if (socket.setTimeout) socket.setTimeout(0);
    if (socket.setNoDelay) socket.setNoDelay();
    listen(this, socket, head.length > 0);
    change(this, OPEN, "the handshake is done");
    this.emit("open");
  }

  emitClose() {
    emitClose(this);
  }

  // Something that was to be sent cannot be had.
  _fail(error) {
    if (this._readyState === CLOSED) return;
    if (this._readyState === OPEN) {
      change(this, CLOSING, "what was to be sent cannot be read");
      setCloseTimer(this);
    }
    this._socket.end();
    if (!this._errorEmitted) {
      this._errorEmitted = true;
      this.emit("error", error);
    }
  }
}

// ping() and pong() allow the callback in the place of what stands before.
function control(ws, opcode, data, mask, done) {
  if (typeof data === "function") {
    done = data;
    data = mask = undefined;
  } else if (typeof mask === "function") {
    done = mask;
    mask = undefined;
  }
  if (typeof data === "number") data = `${data}`;
  if (ws._readyState !== OPEN) sendAfterClose(ws, data, done);
  else sendControl(ws, opcode, data || empty, mask, done);
}

// --- the connection -----------------------------------------------------------------

// All sockets share these functions, and each knows its WebSocket: so an idle
// connection has none of its own.
function onFrames(socket) {
  read(socket[owner]);
}

onFrames.drained = (socket, settled) => {
  if (socket[owner] !== undefined) drained(socket[owner], settled);
};

function nothing() {}

function listen(ws, socket, hasMore) {
  socket.on("close", socketOnClose);
  socket.on("end", socketOnEnd);
  socket.on("error", socketOnError);
  socket.resume();
  if (hasMore) %nextTick(readOn, [ws]);
}

function readOn(ws) {
  if (!ws._paused) read(ws);
}

function socketOnEnd() {
  const ws = this[owner];
  change(ws, CLOSING, "the other side sent FIN");
  endReceiving(ws);
  this.end();
}

function socketOnError() {
  const ws = this[owner];
  this.removeListener("error", socketOnError);
  this.on("error", nothing);
  if (ws === undefined) return;
  change(ws, CLOSING, "the connection broke");
  this.destroy();
}

function socketOnClose() {
  const ws = this[owner];
  this.removeListener("close", socketOnClose);
  this.removeListener("end", socketOnEnd);
  change(ws, CLOSING, "the connection is closed");
  endReceiving(ws);
  this[owner] = undefined;
  clearTimeout(ws._closeTimer);
  failWrites(ws);
  const state = ws[receiver];
  if (state.isFinished || state.hasFailed) {
    emitClose(ws);
    return;
  }
  state.whenFinished = () => {
    state.whenFinished = undefined;
    emitClose(ws);
  };
}

// --- constants and attributes -----------------------------------------------------------

const attributes = ["binaryType", "bufferedAmount", "extensions", "isPaused",
                    "protocol", "readyState", "url"];
for (let i = 0; i < attributes.length; i++) {
  defineProperty(WebSocket.prototype, attributes[i],
                 { __proto__: null, enumerable: true });
}
%define(WebSocket.prototype, sender, idleSender, 1);
%define(WebSocket.prototype, receiver, idleReceiver, 1);
const names = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"];
for (let state = CONNECTING; state <= CLOSED; state++) {
  %define(WebSocket, names[state], state, 2);
  %define(WebSocket.prototype, names[state], state, 2);
}
%call(later("node/ws_events", "wsEventTarget"), undefined,
      WebSocket.prototype);

%export("wsSocket", {
  __proto__: null, WebSocket, end, owner, change, emitClose,
  emitErrorAndClose,
});
