// net_server.js: net.Server: a port, and those who connect to it.

const later = %import("later");
const EventEmitter = %import("node:events");
const { Socket, accept, toConnectArguments, isPath, refuse, install } =
  later("node/net_socket", "netSocket");
const { familyOf, toPort, addressFault } =
  later("node/net_address", "netAddress");
const { validateNumber, validateAbortSignal } =
  later("node/validators", "validators");
const { addAbortListener } = later("node/events_static", "eventsStatic");
const { getDefaultHighWaterMark } = later("node/stream_marks", "streamMarks");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const valueError = %import("valueError");
const { Error, Symbol, setPrototypeOf, defineProperties,
        getOwnPropertyDescriptors } = %import("originals");

const dispose = Symbol.dispose ?? %import("dispose");

function Server(options, listener) {
  if (!(this instanceof Server)) return new Server(options, listener);
  %call(EventEmitter, this);
  if (typeof options === "function") {
    listener = options;
    options = {};
  } else if (options !== undefined && !(options === null ||
                                        %isObject(options))) {
    throw argumentError("options", "object", options);
  }
  if (typeof listener === "function") this.on("connection", listener);
  const { allowHalfOpen = false, pauseOnConnect, noDelay, keepAlive,
          keepAliveInitialDelay, highWaterMark } = options ?? {};
  if (keepAliveInitialDelay !== undefined) {
    validateNumber(keepAliveInitialDelay, "options.keepAliveInitialDelay");
  }
  if (highWaterMark !== undefined) {
    validateNumber(highWaterMark, "options.highWaterMark");
  }
  const usual = getDefaultHighWaterMark(false);
  this._connections = 0;
  this._handle = null;
  this._usingWorkers = false;
  this._workers = [];
  this._unref = false;
  this._listeningId = 1;
  this.allowHalfOpen = allowHalfOpen || false;
  this.pauseOnConnect = !!pauseOnConnect;
  this.noDelay = Boolean(noDelay);
  this.keepAlive = Boolean(keepAlive);
  this.keepAliveInitialDelay = ~~(keepAliveInitialDelay / 1000);
  this.highWaterMark = highWaterMark < 0 ? usual : highWaterMark ?? usual;
}
%makeConstructor(Server, {});
setPrototypeOf(Server.prototype, EventEmitter.prototype);
setPrototypeOf(Server, EventEmitter);

// --- listening --------------------------------------------------------------

// What listen() was asked for: {port, host, path, signal}.
function toPlace(args) {
  const [options] = toConnectArguments(args);
  const isAny = args.length === 0 || typeof args[0] === "function" ||
                ("port" in options && (options.port ?? null) === null);
  const { host, path, signal, fd } = options;
  const port = isAny ? 0 : options.port;
  return { port, host, path, signal, fd, options };
}

// The machine answers at once; the program hears of it in the next tick.
function listenOn(server, port, address) {
  const number = %tcpListen(server, port, address);
  if (number < 0) {
    const error = addressFault(-number, "listen", address || "::", port,
                               "Server.setupListenHandle (node:net:1898:16)");
    %nextTick(emitError, [server, error]);
    return;
  }
  server._handle = %tcpBound(number);
  if (server._unref) server.unref();
  %nextTick(emitListening, [server]);
}

function emitError(server, error) {
  server.emit("error", error);
}

function emitListening(server) {
  if (server._handle) server.emit("listening");
}

function lookUpAndListen(server, port, host) {
  const id = server._listeningId;
  %import("libraryModule")("dns").lookup(host, (error, address) => {
    if (id !== server._listeningId) return;
    if (error) server.emit("error", error);
    else listenOn(server, port, address);
  });
}

function closeOnAbort(server, signal) {
  if (signal === undefined) return;
  validateAbortSignal(signal, "options.signal");
  const onAbort = () => server.close();
  if (signal.aborted) {
    %nextTick(onAbort, undefined);
  } else {
    const listening = addAbortListener(signal, onAbort);
    server.once("close", listening[dispose]);
  }
}

function emitClose(server) {
  server.emit("close");
}

const methods = {
  listen(...args) {
    const [, listener] = toConnectArguments(args);
    if (this._handle) {
      throw nodeError(Error, "ERR_SERVER_ALREADY_LISTEN",
                      "Listen method has been called more than once without " +
                      "closing.");
    }
    if (listener !== null) this.once("listening", listener);
    this._listeningId++;
    const { port, host, path, signal, fd, options } = toPlace(args);
    closeOnAbort(this, signal);
    if (typeof fd === "number" && fd >= 0) {
      refuse("net.Server.listen on a file descriptor");
    }
    if (typeof port === "number" || typeof port === "string") {
      const number = toPort(port, "options.port");
      if (host) lookUpAndListen(this, number, host);
      else listenOn(this, number, "");
      return this;
    }
    if (path && isPath(path)) refuse(`A local socket (${path})`);
    throw valueError("options", options,
                     "port" in options || "path" in options
                       ? undefined
                       : 'must have the property "port" or "path"');
  },

  address() {
    if (!this._handle) return null;
    const [address, port] = %tcpAddress(this._handle);
    return { address, family: familyOf(address), port };
  },

  // Nobody can connect any more. "close" comes when the last connection is
  // gone.
  close(listener) {
    this._listeningId++;
    if (typeof listener === "function") {
      if (this._handle) {
        this.once("close", listener);
      } else {
        this.once("close", () => listener(
          nodeError(Error, "ERR_SERVER_NOT_RUNNING",
                    "Server is not running.")));
      }
    }
    if (this._handle) {
      %tcpUnlisten(this._handle, undefined);
      this._handle = null;
    }
    this._emitCloseIfDrained();
    return this;
  },

  _emitCloseIfDrained() {
    if (!this._handle && this._connections === 0) %nextTick(emitClose, [this]);
  },

  getConnections(listener) {
    %nextTick(listener, [null, this._connections]);
    return this;
  },

  ref() {
    this._unref = false;
    if (this._handle) %tcpRef(this._handle, true);
    return this;
  },

  unref() {
    this._unref = true;
    if (this._handle) %tcpRef(this._handle, false);
    return this;
  },
};
install(Server.prototype, methods);
defineProperties(Server.prototype, getOwnPropertyDescriptors({
  get listening() { return !!this._handle; },
}));

// --- a new connection -------------------------------------------------------

// Too many: it is closed, and the program hears from whom it was.
function drop(server, end) {
  const [localAddress, localPort, remoteAddress, remotePort] =
    %tcpAddress(end);
  const data = {
    __proto__: null, localAddress, localPort,
    localFamily: familyOf(localAddress), remoteAddress, remotePort,
    remoteFamily: familyOf(remoteAddress),
  };
  server.emit("drop", data);
  %tcpAttach(end, new EventEmitter()); // nobody hears that it is gone
  %tcpDestroy(end, false);
}

Server.prototype[accept] = function (end) {
  if (this.maxConnections && this._connections >= this.maxConnections) {
    drop(this, end);
    return;
  }
  const socket = new Socket({
    handle: end, allowHalfOpen: this.allowHalfOpen,
    pauseOnCreate: this.pauseOnConnect, readable: true, writable: true,
    readableHighWaterMark: this.highWaterMark,
    writableHighWaterMark: this.highWaterMark,
  });
  this._connections++;
  socket.server = socket._server = this;
  this.emit("connection", socket);
};

%export("netServer", Server);
