// net.js: TCP: Socket and Server over the natives of the machine
// (native_tcp.c), which tell by the hook "tcp" what has happened.

const later = %import("later");
const EventEmitter = %import("node:events");
const { isIP, isIPv4, isIPv6, familyOf, toPort, withFrame, systemFault,
        addressFault, lookupFault } = later("node/net_address", "netAddress");
const { Symbol } = %import("originals");

const handle = Symbol("handle"); // an end or a listener, in the machine
const told = Symbol("told"); // what is called when bytes have come

class Socket extends EventEmitter {
  connecting = false;
  destroyed = false;
  #ended = false; // end() was called
  #finished = false; // the FIN is sent
  #over = false; // that of the other side was read
  #error = null;
  #done = null; // of the write that waits

  [told]() {
    const chunk = %tcpRead(this[handle]);
    if (chunk !== undefined) this.emit("data", chunk);
  }

  connect(port, host, listener) {
    if (typeof host === "function") {
      listener = host;
      host = undefined;
    }
    if (%isObject(port)) ({ port, host } = port);
    host ??= "localhost";
    if (listener) this.once("connect", listener);
    this.connecting = true;
    const errno = %tcpLookup(host);
    %fileTask(() => {
      if (errno === 3008) {
        this.destroy(lookupFault(host));
        return;
      }
      const address = host === "localhost" ? "127.0.0.1" : host;
      this[handle] = %tcpConnect(this, toPort(port), address);
    }, undefined, 0);
    return this;
  }

  write(data, encoding, done) {
    if (typeof encoding === "function") done = encoding;
    const place = %tcpWrite(this[handle], data, false);
    if (place > 0) this.#done = done;
    else if (done) %nextTick(done, []);
    return place <= 0;
  }

  end(data, encoding, done) {
    if (data !== undefined) this.write(data, encoding, done);
    if (!this.#ended) %tcpEnd(this[handle]);
    this.#ended = true;
    return this;
  }

  pause() {
    %tcpPause(this[handle], true);
    return this;
  }

  resume() {
    %tcpPause(this[handle], false);
    return this;
  }

  destroy(error = null) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.#error = error;
    if (error) %nextTick(() => this.emit("error", error), undefined);
    if (this[handle] === undefined) {
      %nextTick(() => this.emit("close", error !== null), undefined);
    } else {
      %tcpDestroy(this[handle], false);
    }
    return this;
  }

  address() {
    const address = this.localAddress;
    return address === undefined ? {}
      : { address, family: this.localFamily, port: this.localPort };
  }

  #part(i) {
    return this[handle] && %tcpAddress(this[handle])?.[i];
  }

  get localAddress() { return this.#part(0); }
  get localPort() { return this.#part(1); }
  get localFamily() { return this.#part(0) && familyOf(this.#part(0)); }
  get remoteAddress() { return this.#part(2); }
  get remotePort() { return this.#part(3); }
  get remoteFamily() { return this.#part(2) && familyOf(this.#part(2)); }

  // --- what the machine tells ---

  _connected() {
    this.connecting = false;
    %tcpPause(this[handle], false);
    this.emit("connect");
    this.emit("ready");
  }

  _drained() {
    const done = this.#done;
    this.#done = null;
    if (done) done();
    this.emit("drain");
  }

  _finished() {
    this.#finished = true;
    this.emit("finish");
    if (this.#over) this.destroy();
  }

  _ended() {
    this.#over = true;
    this.emit("end");
    if (this.#finished) this.destroy();
    else this.end();
  }

  _closed() {
    this.emit("close", this.#error !== null);
  }
}

class Server extends EventEmitter {
  #connections = 0;

  constructor(options, listener) {
    super();
    if (typeof options === "function") listener = options;
    if (listener) this.on("connection", listener);
  }

  listen(port, host, listener) {
    if (typeof host === "function") {
      listener = host;
      host = "";
    }
    if (listener) this.once("listening", listener);
    const answer = %tcpListen(this, toPort(port), host ?? "");
    if (answer < 0) {
      const error = addressFault(-answer, "listen", host || "::", port);
      %nextTick(() => this.emit("error", error), undefined);
      return this;
    }
    this[handle] = %tcpBound(answer);
    %nextTick(() => {
      if (this[handle]) this.emit("listening");
    }, undefined);
    return this;
  }

  address() {
    if (!this[handle]) return null;
    const [address, port] = %tcpAddress(this[handle]);
    return { address, family: familyOf(address), port };
  }

  close(done) {
    if (done) this.once("close", done);
    if (this[handle]) %tcpUnlisten(this[handle], undefined);
    this[handle] = undefined;
    this.#leave();
    return this;
  }

  #leave() {
    if (this[handle] || this.#connections > 0) return;
    %nextTick(() => this.emit("close"), undefined);
  }

  _accepted(end) {
    const socket = new Socket();
    socket[handle] = end;
    this.#connections++;
    socket.once("close", () => {
      this.#connections--;
      this.#leave();
    });
    %tcpAttach(end, socket);
    %tcpPause(end, false);
    this.emit("connection", socket);
  }
}

const handlers = {
  __proto__: null,
  readable: (socket) => socket[told](),
  connected: (socket) => socket._connected(),
  failed: (socket, errno, host, port) => {
    socket.destroy(withFrame(
      addressFault(errno, "connect", host, port),
      "TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)"));
  },
  drained: (socket) => socket._drained(),
  finished: (socket) => socket._finished(),
  ended: (socket) => socket._ended(),
  reset: (socket, errno) => {
    socket.destroy(systemFault(
      errno, "read",
      "TCP.onStreamRead (node:internal/stream_base_commons:218:20)"));
  },
  closed: (socket) => socket._closed(),
  accepted: (server, end) => server._accepted(end),
};

%processHook("tcp", (event, object, a, b, c) => {
  handlers[event](object, a, b, c);
});

// Another reader takes over at the next byte; `read` is called when there is
// something for it. `which`: enum endpoint_reader.
%export("netReader", (socket, which, read) => {
  socket[told] = read;
  %tcpReader(socket[handle], which);
});
%export("netHandle", (socket) => socket[handle]);

function connect(...args) {
  return new Socket().connect(...args);
}

%export("node:net", {
  __proto__: null,
  Socket,
  Stream: Socket,
  Server,
  connect,
  createConnection: connect,
  createServer: (options, listener) => new Server(options, listener),
  isIP,
  isIPv4,
  isIPv6,
});
