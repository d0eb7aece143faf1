// socketio_namespace.js: a conversation that clients may join, with sockets,
// rooms and middlewares of its own. "/" is the one that all begin with.

const later = %import("later");
const EventEmitter = %import("node:events");
const process = %import("node:process");
const run = later("node/socketio_middleware", "socketioRun");
const Socket = later("node/socketio_socket", "SocketioSocket");
const BroadcastOperator =
  later("node/socketio_broadcast", "BroadcastOperator");
const emitWithAck = %import("socketioEmitWithAck");

const reservedEvents = new Set(["connect", "connection", "new_namespace"]);

class Namespace extends EventEmitter {
  constructor(server, name) {
    super();
    this.sockets = new Map();
    this._preConnectSockets = new Map(); // those still at the middlewares
    this._fns = [];
    this._ids = 0; // numbers of what wants to be acknowledged
    this.server = server;
    this.name = name;
    this._initAdapter();
  }

  _initAdapter() {
    const Adapter = this.server.adapter();
    this.adapter = new Adapter(this);
    Promise.resolve(this.adapter.init()).catch(() => {});
  }

  use(middleware) {
    this._fns.push(middleware);
    return this;
  }

  // --- a client comes ------------------------------------------------------

  // `joined` is called with the socket, if it may be.
  async _add(client, auth, joined) {
    const socket = await this.createSocket(client, auth);
    this._preConnectSockets.set(socket.id, socket);
    const { connectionStateRecovery } = this.server.opts;
    if (socket.recovered && connectionStateRecovery.skipMiddlewares &&
        client.conn.readyState === "open") {
      this.doConnect(socket, joined);
      return;
    }
    run(this._fns, socket, (error) => {
      process.nextTick(() => this.decide(socket, error, joined));
    });
  }

  async createSocket(client, auth) {
    const { pid, offset } = auth;
    if (this.server.opts.connectionStateRecovery &&
        typeof pid === "string" && typeof offset === "string") {
      const session = await this.restoreSession(pid, offset);
      if (session) return new Socket(this, client, auth, session);
    }
    return new Socket(this, client, auth);
  }

  async restoreSession(pid, offset) {
    try {
      return await this.adapter.restoreSession(pid, offset);
    } catch {
      return null;
    }
  }

  decide(socket, error, joined) {
    if (socket.conn.readyState !== "open") {
      socket._cleanup(); // it has left meanwhile
    } else if (error) {
      socket._cleanup();
      socket._error({ message: error.message, data: error.data });
    } else {
      this.doConnect(socket, joined);
    }
  }

  doConnect(socket, joined) {
    this._preConnectSockets.delete(socket.id);
    this.sockets.set(socket.id, socket);
    socket._onconnect();
    joined(socket);
    super.emit("connect", socket);
    super.emit("connection", socket);
  }

  _remove(socket) {
    if (!this.sockets.delete(socket.id)) {
      this._preConnectSockets.delete(socket.id);
    }
  }

  // --- sending to all --------------------------------------------------------

  operator() {
    return new BroadcastOperator(this.adapter);
  }

  emit(event, ...args) {
    return this.operator().emit(event, ...args);
  }

  send(...args) {
    this.emit("message", ...args);
    return this;
  }

  write(...args) {
    return this.send(...args);
  }

  get volatile() {
    return this.operator().volatile;
  }

  get local() {
    return this.operator().local;
  }

  // The library's own events do not go to the clients.
  emitReserved(event, ...args) {
    return super.emit(event, ...args);
  }

  // --- to other servers: only with an adapter for several --------------------

  serverSideEmit(event, ...args) {
    if (reservedEvents.has(event)) {
      throw new Error(`"${String(event)}" is a reserved event name`);
    }
    this.adapter.serverSideEmit([event, ...args]);
    return true;
  }

  serverSideEmitWithAck(event, ...args) {
    const emit = (...all) => this.serverSideEmit(...all);
    return emitWithAck({ emit }, event, args);
  }

  _onServerSideEmit(args) {
    super.emit(...args);
  }
}

// What is said of all sockets of the namespace.
const forwarded = ["to", "in", "except", "compress", "timeout", "allSockets",
                   "fetchSockets", "socketsJoin", "socketsLeave",
                   "disconnectSockets"];
for (const name of forwarded) {
  Object.defineProperty(Namespace.prototype, name, {
    writable: true,
    configurable: true,
    value(...args) {
      return this.operator()[name](...args);
    },
  });
}

%export("SocketioNamespace", Namespace);
