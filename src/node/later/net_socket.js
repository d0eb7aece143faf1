// net_socket.js: net.Socket: one end of a TCP connection as a Duplex.
//
// The bytes are the machine's (native_tcp.c): what is read from its buffers
// is pushed into the readable side, what is written goes to its kernel. When
// something has happened, the machine calls the hook "tcp" at the end of this
// file, with the Socket (or the Server, for a new connection).
//
// Exported: netSocket {Socket, handle, adopt, toConnectArguments,
// isPath, refuse}, netReader (who else reads from a socket's bytes)

const later = %import("later");
const { Duplex } = later("node/stream_duplex", "streamDuplex");
const { addAbortSignal } = later("node/stream_signal", "streamSignal");
const { isIP, isIPv4, familyOf, toPort, systemFault, addressFault } =
  later("node/net_address", "netAddress");
const { validateNumber, validateString, validateBoolean, validateInteger } =
  later("node/validators", "validators");
const boundToContext = later("node/async_context", "boundToContext");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const valueError = %import("valueError");
const validateFunction = %import("validateFunction");
const { setTimeout, clearTimeout } = %import("node:timers");
const { Buffer } = %import("libraryModule")("buffer");
const { Error, TypeError, Symbol, Number, setPrototypeOf, defineProperties,
        text } = %import("originals");

const { from: bufferFrom, byteLength } = Buffer;
const { set: setBytes } = Uint8Array.prototype;
const { toLowerCase } = text;
const { prototype: duplex } = Duplex;

const RAW = 2; // enum endpoint_reader: Buffers come to this file

const handle = Symbol("handle"); // this end, in the machine; or null
const isReading = Symbol("isReading"); // the machine reads for it
const reader = Symbol("reader"); // called when bytes have come: see netReader
const waiting = Symbol("waiting"); // {place, done} of the write under way
const shutDone = Symbol("shutDone"); // called when the FIN is sent
const failed = Symbol("failed"); // it was destroyed with an error
const counts = Symbol("counts"); // [read, written] when it was destroyed
const timer = Symbol("timer"); // of setTimeout
const onread = Symbol("onread"); // {buffer, callback, next} of the option
const local = Symbol("local"); // what address() answers
const peer = Symbol("peer");

// --- what Loopline does not have --------------------------------------------

function refuse(what) {
  throw new Error(`${what} is not supported by Loopline yet`);
}

function checkOptions(options) {
  const modes = ["objectMode", "readableObjectMode", "writableObjectMode"];
  for (let i = 0; i < modes.length; i++) {
    if (options?.[modes[i]]) {
      throw valueError(`options.${modes[i]}`, options[modes[i]],
                       "is not supported");
    }
  }
  if (options?.keepAliveInitialDelay !== undefined) {
    validateNumber(options.keepAliveInitialDelay,
                   "options.keepAliveInitialDelay");
  }
  if (typeof options === "number" || options?.fd !== undefined) {
    refuse("A net.Socket of a file descriptor");
  }
}

// --- Socket -----------------------------------------------------------------

function Socket(options) {
  if (!(this instanceof Socket)) return new Socket(options);
  checkOptions(options);
  this.connecting = false;
  this._hadError = false;
  this._parent = null;
  this._host = null;
  this._closeAfterHandlingError = false;
  this[handle] = options?.handle ?? null;
  this[isReading] = false;
  const own = toOnread(options?.onread);
  if (own !== null) this[onread] = own;
  %call(Duplex, this, {
    ...options,
    allowHalfOpen: Boolean(options?.allowHalfOpen),
    emitClose: false, // _destroy does it, when the machine says so
    autoDestroy: true,
    decodeStrings: false,
  });
  this.on("end", onEnd);
  this._pendingData = null;
  this._pendingEncoding = "";
  this.server = this._server = null;
  if (this[handle] !== null) begin(this, options);
  if (options?.signal) addAbortSignal(options.signal, this);
}
%makeConstructor(Socket, {});
setPrototypeOf(Socket.prototype, duplex);
setPrototypeOf(Socket, Duplex);

// What a socket only has once it is needed: so an idle one stays small.
const unset = [waiting, shutDone, counts, timer, onread, local, peer];
for (let i = 0; i < unset.length; i++) {
  %define(Socket.prototype, unset[i], null, 1);
}
%define(Socket.prototype, reader, readBytes, 1);

// An end that is connected already: a server's.
function begin(socket, options) {
  %tcpAttach(socket[handle], socket);
  if (options.pauseOnCreate) {
    socket._readableState.flowing = false;
  } else if (options.readable !== false && !options.manualStart) {
    socket.read(0);
  }
}

function toOnread(option) {
  if (!%isObject(option) || typeof option.callback !== "function") return null;
  const { buffer, callback } = option;
  const next = typeof buffer === "function" ? buffer : null;
  const first = next ? next() : buffer;
  return %isClass(first, "TypedArray") ? { buffer: first, callback, next }
                                       : null;
}

const methods = {
  _final(done) {
    if (this.pending) {
      this.once("connect", () => this._final(done));
    } else if (this[handle] === null) {
      done();
    } else {
      this[shutDone] = boundToContext(done);
      %tcpEnd(this[handle]);
    }
  },

  _read(size) {
    if (this.connecting || this[handle] === null) {
      this.once("connect", () => this._read(size));
    } else {
      startReading(this);
    }
  },

  _write(data, encoding, done) {
    writeWhenConnected(this, data, encoding, () => {
      const place = send(this, data, encoding);
      wait(this, place, done);
    }, done);
  },

  _writev(chunks, done) {
    writeWhenConnected(this, chunks, "", () => {
      let place = 0;
      for (let i = 0; i < chunks.length && place >= 0; i++) {
        place = send(this, chunks[i].chunk, chunks[i].encoding);
      }
      wait(this, place, done);
    }, done);
  },

  _destroy(error, done) {
    const wasConnecting = this.connecting;
    this.connecting = false;
    if (this[timer]) clearTimeout(this[timer]);
    const end = this[handle];
    this[failed] = Boolean(error);
    if (end === null) {
      done(error);
      if (wasConnecting) %closeLater(() => handlers.closed(this));
      else %nextTick(() => this.emit("close"), undefined);
    } else {
      this[counts] = %tcpCounts(end);
      %tcpDestroy(end, this.resetAndClosing === true);
      this.resetAndClosing = false;
      this[handle] = null;
      this[local] = null;
      done(error);
    }
    leaveServer(this);
  },

  connect(...args) {
    const [options, listener] = %isArray(args[0]) ? args[0]
                                                  : toConnectArguments(args);
    if (listener !== null) this.once("connect", listener);
    if (options.port === undefined && (options.path ?? null) === null) {
      throw nodeError(TypeError, "ERR_MISSING_ARGS",
                      'The "options" or "port" or "path" argument must be ' +
                      "specified");
    }
    if (options.path) {
      validateString(options.path, "options.path");
      refuse(`A local socket (${options.path})`);
    }
    if (this.write !== duplex.write) this.write = duplex.write;
    if (this.destroyed) {
      this[handle] = this[local] = this[peer] = null;
      this._undestroy();
    }
    this._unrefTimer();
    this.connecting = true;
    lookUpAndConnect(this, options);
    return this;
  },

  end(data, encoding, done) {
    %call(duplex.end, this, data, encoding, done);
    return this;
  },

  // What was given up at once; the other side sees a reset.
  resetAndDestroy() {
    if (this.connecting) this.once("connect", () => this._reset());
    else if (this[handle] !== null) this._reset();
    else this.destroy(closedError());
    return this;
  },

  _reset() {
    this.resetAndClosing = true;
    return this.destroy();
  },

  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once("finish", this.destroy);
  },

  pause() {
    if (this[onread]) stopReading(this);
    return %call(duplex.pause, this);
  },

  resume() {
    if (this[onread] && !this.pending) startReading(this);
    return %call(duplex.resume, this);
  },

  read(size) {
    if (this[onread] && !this.pending) startReading(this);
    return %call(duplex.read, this, size);
  },

  setTimeout(ms, listener) {
    if (this.destroyed) return this;
    this.timeout = ms;
    validateNumber(ms, "msecs", 0, Infinity);
    if (this[timer]) {
      clearTimeout(this[timer]);
      this[timer] = null;
    }
    if (listener !== undefined) validateFunction(listener, "callback");
    if (ms === 0) {
      if (listener !== undefined) this.removeListener("timeout", listener);
      return this;
    }
    this[timer] = setTimeout(() => this._onTimeout(), ms);
    this[timer].unref();
    if (listener !== undefined) this.once("timeout", listener);
    return this;
  },

  _onTimeout() {
    this.emit("timeout");
  },

  // Something has happened here: the timeout counts from now on.
  _unrefTimer() {
    if (this[timer]) this[timer].refresh();
    if (this._parent !== null) this._parent._unrefTimer();
  },

  // Both are the real kernel's; the modelled one sends at once.
  setNoDelay() {
    return this;
  },

  setKeepAlive() {
    return this;
  },

  ref() {
    return keep(this, true);
  },

  unref() {
    return keep(this, false);
  },

  address() {
    return this._getsockname();
  },

  _getsockname() {
    if (this[handle] === null) return {};
    this[local] ??= addressPart(this[handle], 0);
    return this[local];
  },

  _getpeername() {
    if (this[handle] !== null && !this.connecting) {
      this[peer] ??= addressPart(this[handle], 2);
    }
    return this[peer] ?? {};
  },
};

const getters = {
  get _handle() { return this[handle]; },
  set _handle(value) { this[handle] = value; },
  get _connecting() { return this.connecting; },
  get pending() { return this[handle] === null || this.connecting; },

  get readyState() {
    if (this.connecting) return "opening";
    const { readable, writable } = this;
    if (readable && writable) return "open";
    if (readable) return "readOnly";
    return writable ? "writeOnly" : "closed";
  },

  get bufferSize() {
    return this[handle] === null ? undefined : this.writableLength;
  },

  get remoteAddress() { return this._getpeername().address; },
  get remoteFamily() { return this._getpeername().family; },
  get remotePort() { return this._getpeername().port; },
  get localAddress() { return this._getsockname().address; },
  get localFamily() { return this._getsockname().family; },
  get localPort() { return this._getsockname().port; },
  get bytesRead() { return countsOf(this)[0]; },
  get _bytesDispatched() { return countsOf(this)[1]; },

  // What was handed to the kernel, and what still waits for that.
  get bytesWritten() {
    const { writableBuffer, _pendingData: data } = this;
    let bytes = this._bytesDispatched;
    for (let i = 0; i < writableBuffer.length; i++) {
      bytes += sizeOf(writableBuffer[i].chunk, writableBuffer[i].encoding);
    }
    if (!%isArray(data)) {
      return data === null ? bytes
                           : bytes + sizeOf(data, this._pendingEncoding);
    }
    for (let i = 0; i < data.length; i++) {
      bytes += sizeOf(data[i].chunk, data[i].encoding);
    }
    return bytes;
  },
};

function install(target, source) {
  const names = %ownKeys(source, 5);
  for (let i = 0; i < names.length; i++) target[names[i]] = source[names[i]];
}
install(Socket.prototype, methods);
defineProperties(Socket.prototype,
                 %import("originals").getOwnPropertyDescriptors(getters));

// --- small things -----------------------------------------------------------

function addressPart(end, first) {
  const all = %tcpAddress(end);
  if (all === undefined) return {};
  return { address: all[first], family: familyOf(all[first]),
           port: all[first + 1] };
}

function countsOf(socket) {
  return socket[handle] !== null ? %tcpCounts(socket[handle])
                                 : socket[counts] ?? [0, 0];
}

function sizeOf(chunk, encoding) {
  return typeof chunk === "string" ? byteLength(chunk, encoding)
                                   : chunk.length;
}

function keep(socket, isKept) {
  if (socket[handle] !== null) %tcpRef(socket[handle], isKept);
  else socket.once("connect", isKept ? socket.ref : socket.unref);
  return socket;
}

function leaveServer(socket) {
  const server = socket._server;
  if (!server) return;
  server._connections--;
  if (server._emitCloseIfDrained) server._emitCloseIfDrained();
}

function closedError() {
  return nodeError(Error, "ERR_SOCKET_CLOSED", "Socket is closed");
}

// The other side has sent its FIN, and this one is not to stay half open.
function onEnd() {
  if (!this.allowHalfOpen) this.write = writeAfterFin;
}

function writeAfterFin(chunk, encoding, done) {
  if (!this.writableEnded) {
    return %call(duplex.write, this, chunk, encoding, done);
  }
  if (typeof encoding === "function") done = encoding;
  const error = new Error("This socket has been ended by the other party");
  error.code = "EPIPE";
  if (typeof done === "function") %nextTick(done, [error]);
  this.destroy(error);
  return false;
}

// --- reading ----------------------------------------------------------------

function startReading(socket) {
  if (socket[isReading]) return;
  socket[isReading] = true;
  %tcpPause(socket[handle], false);
}

function stopReading(socket) {
  if (!socket[isReading]) return;
  socket[isReading] = false;
  if (socket[handle] !== null) %tcpPause(socket[handle], true);
}

// As much as one read takes has come.
function readBytes(socket) {
  const option = socket[onread];
  const chunk = %tcpRead(socket[handle], option ? option.buffer.length : 0);
  if (chunk === undefined) return;
  const wantsMore = option ? handOver(option, chunk) : socket.push(chunk);
  if (!wantsMore) stopReading(socket);
}

// The option `onread`: into the program's own buffer.
function handOver(option, chunk) {
  %call(setBytes, option.buffer, chunk);
  const wantsMore = option.callback(chunk.length, option.buffer) !== false;
  const next = option.next?.();
  if (%isClass(next, "TypedArray")) option.buffer = next;
  return wantsMore;
}

// --- writing ----------------------------------------------------------------

// While there is no connection, the write waits for it.
function writeWhenConnected(socket, data, encoding, write, done) {
  if (socket.connecting) {
    const onClose = () => done(nodeError(
      Error, "ERR_SOCKET_CLOSED_BEFORE_CONNECTION",
      "Socket closed before the connection was established"));
    socket._pendingData = data;
    socket._pendingEncoding = encoding;
    socket.once("connect", () => {
      socket.off("close", onClose);
      writeWhenConnected(socket, data, encoding, write, done);
    });
    socket.once("close", onClose);
    return;
  }
  socket._pendingData = null;
  socket._pendingEncoding = "";
  if (socket[handle] === null) {
    done(closedError());
    return;
  }
  socket._unrefTimer();
  write();
}

// One chunk goes to the kernel: see %tcpWrite for the answer.
function send(socket, data, encoding) {
  if (typeof data !== "string") return %tcpWrite(socket[handle], data, false);
  switch (%call(toLowerCase, encoding ?? "utf8")) {
    case "utf8":
    case "utf-8":
      return %tcpWrite(socket[handle], data, false);
    case "latin1":
    case "binary":
      return %tcpWrite(socket[handle], data, true);
    default:
      return %tcpWrite(socket[handle], bufferFrom(data, encoding), false);
  }
}

function wait(socket, place, done) {
  if (place < 0) done(systemFault(-place, "write", WRITE_FRAME));
  else if (place === 0) done();
  else socket[waiting] = { place, done: boundToContext(done) };
}

// --- connecting -------------------------------------------------------------

const READ_FRAME =
  "TCP.onStreamRead (node:internal/stream_base_commons:218:20)";
const WRITE_FRAME =
  "WriteWrap.onWriteComplete [as oncomplete] " +
  "(node:internal/stream_base_commons:95:16)";
const CONNECT_FRAME =
  "TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)";

// A path, where a port could stand, is a string that is no number.
function isPath(value) {
  return typeof value === "string" && !(%toNumber(value) >= 0);
}

// [options, listener or null] of (options), (path) or (port, host), each with
// a listener behind it.
function toConnectArguments(args) {
  const first = args[0];
  let options = {};
  if (%isObject(first) && typeof first !== "function") {
    options = first;
  } else if (isPath(first)) {
    options.path = first;
  } else if (args.length > 0) {
    options.port = first;
    if (typeof args[1] === "string") options.host = args[1];
  }
  const last = args.length > 0 ? args[args.length - 1] : undefined;
  return [options, typeof last === "function" ? last : null];
}

function checkLocal({ localAddress, localPort }) {
  if (localAddress && !isIP(localAddress)) {
    throw nodeError(TypeError, "ERR_INVALID_IP_ADDRESS",
                    `Invalid IP address: ${localAddress}`);
  }
  if (localPort) {
    validateNumber(localPort, "options.localPort");
    refuse("The option 'localPort' of net.Socket.connect");
  }
}

function checkAutoSelect(options) {
  if ((options.autoSelectFamily ?? null) !== null) {
    validateBoolean(options.autoSelectFamily, "options.autoSelectFamily");
  }
  if ((options.autoSelectFamilyAttemptTimeout ?? null) !== null) {
    validateInteger(options.autoSelectFamilyAttemptTimeout,
                    "options.autoSelectFamilyAttemptTimeout", 1, 2147483647);
  }
}

function lookUpAndConnect(socket, options) {
  const host = options.host || "localhost";
  checkLocal(options);
  if (typeof options.port !== "number" && typeof options.port !== "string") {
    throw argumentError("options.port", "one of type number or string",
                        options.port);
  }
  const port = toPort(options.port);
  checkAutoSelect(options);
  if (isIP(host)) {
    %nextTick(() => {
      if (socket.connecting) connectTo(socket, host, port);
    }, undefined);
    return;
  }
  if ((options.lookup ?? null) !== null) {
    validateFunction(options.lookup, "options.lookup");
  }
  lookUp(socket, options, host, port);
}

function failLater(socket, error) {
  %nextTick(() => socket.destroy(error), undefined);
}

// What lookup says: all addresses, of which the first one is taken; or one,
// where a family was asked for.
function lookUp(socket, options, host, port) {
  const dns = %import("libraryModule")("dns");
  const lookup = options.lookup ?? dns.lookup;
  const { family } = options;
  const wanted = family === "IPv4" ? 4 : family === "IPv6" ? 6 : family;
  const all = wanted !== 4 && wanted !== 6 && !options.localAddress &&
              options.autoSelectFamily !== false;
  const asked = { family: wanted, hints: options.hints || 0 };
  if (wanted !== 4 && wanted !== 6 && asked.hints === 0) {
    asked.hints = dns.ADDRCONFIG;
  }
  if (all) asked.all = true;
  socket._host = host;
  lookup(host, asked, (error, answer, ipFamily) => {
    if (all && !socket.connecting) return;
    const found = error ? [{}]
      : all ? answer : [{ address: answer, family: ipFamily }];
    for (let i = 0; i < found.length; i++) {
      socket.emit("lookup", error, found[i].address, found[i].family, host);
      if (!socket.connecting) return;
    }
    const { address, family: type } = found[0];
    if (error) {
      failLater(socket, error);
    } else if (!isIP(address)) {
      failLater(socket, nodeError(TypeError, "ERR_INVALID_IP_ADDRESS",
                                  `Invalid IP address: ${address}`));
    } else if (type !== 4 && type !== 6) {
      failLater(socket, addressFamilyError(type, options));
    } else {
      socket._unrefTimer();
      connectTo(socket, address, port);
    }
  });
}

function addressFamilyError(type, { host, port }) {
  const error = nodeError(RangeError, "ERR_INVALID_ADDRESS_FAMILY",
                          `Invalid address family: ${type} ${host}:${port}`);
  error.host = host;
  error.port = port;
  return error;
}

function connectTo(socket, address, port) {
  socket.emit("connectionAttempt", address, port, isIP(address));
  socket[handle] = %tcpConnect(socket, port, address);
}

// --- what the machine tells -------------------------------------------------

const handlers = {
  __proto__: null,

  connected(socket) {
    if (socket.destroyed) return;
    socket.connecting = false;
    socket[local] = null;
    socket._unrefTimer();
    socket.emit("connect");
    socket.emit("ready");
    if (!socket.isPaused()) socket.read(0);
  },

  failed(socket, errno, address, port) {
    if (socket.destroyed) return;
    const error = addressFault(errno, "connect", address, port,
                               CONNECT_FRAME);
    socket.emit("connectionAttemptFailed", address, port, isIP(address),
                error);
    socket.destroy(error);
  },

  accepted(server, end) {
    server[accept](end);
  },

  readable(socket) {
    socket._unrefTimer();
    if (socket[handle] !== null) socket[reader](socket);
  },

  drained(socket, settled) {
    const { drained } = socket[reader];
    if (drained) drained(socket, settled);
    const write = socket[waiting];
    if (write === null || write.place > settled) return;
    socket[waiting] = null;
    socket._unrefTimer();
    write.done(null);
  },

  finished(socket) {
    const done = socket[shutDone];
    socket[shutDone] = null;
    if (done !== null) done();
  },

  ended(socket) {
    socket._unrefTimer();
    if (socket._readableState.endEmitted) return;
    socket.push(null);
    socket.read(0);
  },

  reset(socket, errno) {
    if (!socket.destroyed) {
      socket.destroy(systemFault(errno, "read", READ_FRAME));
    }
  },

  closed(socket) {
    const write = socket[waiting];
    socket[waiting] = null;
    if (write) write.done(null);
    socket.emit("close", socket[failed]);
  },
};

const accept = Symbol("accept"); // of a Server: see net_server.js

%processHook("tcp", (event, object, a, b, c) => {
  handlers[event](object, a, b, c);
});

// Another reader takes over at the next byte: `read(socket)` is called when
// there is something for it. `which`: enum endpoint_reader. Where the function
// has a property `drained`, that is called with the socket and how far what
// was written is done.
function netReader(socket, which, read = readBytes) {
  socket[reader] = read;
  %tcpReader(socket[handle], which);
}

%export("netReader", netReader);
%export("netHandle", (socket) => socket[handle]);
%export("netStartReading", startReading);
%export("netStopReading", stopReading);
%export("netSocket", {
  __proto__: null, Socket, accept, toConnectArguments, isPath, refuse, install,
});
