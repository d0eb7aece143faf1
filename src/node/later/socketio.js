// socketio.js: the package socket.io: a server whose clients send and hear
// events by their names.
//
// Three layers, and each is a few files here: Socket.IO (socketio_*.js) knows
// events, acknowledgements, rooms and namespaces; Engine.IO (engineio_*.js)
// below it knows sessions and messages, and carries them over HTTP or a
// WebSocket; `http` and `ws` below that know TCP. A bare WebSocket has only
// the last of them: whoever wants names for messages, answers to them, groups
// of clients, or a connection that comes back, writes the rest again and again.

const later = %import("later");
const EventEmitter = %import("node:events");
const parser = later("node/socketio_parser", "socketioParser");
const Engine = later("node/engineio_server", "EngineServer");
const Adapter = later("node/socketio_adapter", "SocketioAdapter");
const Namespace = later("node/socketio_namespace", "SocketioNamespace");
const Parent = later("node/socketio_parent", "SocketioParentNamespace");
const Socket = later("node/socketio_socket", "SocketioSocket");
const Client = later("node/socketio_connection", "SocketioConnection");

class Server extends EventEmitter {
  constructor(server, options = {}) {
    super();
    this._nsps = new Map(); // namespaces, by name
    this.parentNsps = new Map(); // test -> parent
    this.parentNamespacesFromRegExp = new Map();
    if (typeof server === "object" && server !== null && !server.listen) {
      [options, server] = [server, undefined];
    }
    this.path(options.path || "/socket.io");
    this.connectTimeout(options.connectTimeout || 45000);
    this.serveClient(options.serveClient !== false);
    this._parser = options.parser || parser;
    this.encoder = new this._parser.Encoder();
    this.opts = options;
    this.adapter(options.adapter || this.usualAdapter());
    const { cleanupEmptyChildNamespaces: isTidy } = options;
    options.cleanupEmptyChildNamespaces = !!isTidy;
    this.sockets = this.of("/");
    if (options.cors) {
      this._corsMiddleware = %import("commonjs").ours("cors")(options.cors);
    }
    if (server || typeof server === "number") this.attach(server);
  }

  usualAdapter() {
    const { connectionStateRecovery: recovery } = this.opts;
    if (!recovery) return Adapter;
    this.opts.connectionStateRecovery = {
      maxDisconnectionDuration: 2 * 60 * 1000,
      skipMiddlewares: true,
      ...recovery,
    };
    return later("node/socketio_recovery", "SessionAwareAdapter");
  }

  get _opts() {
    return this.opts;
  }

  // --- settings: read without an argument, set with one -------------------

  serveClient(on) {
    if (arguments.length === 0) return this._serveClient;
    this._serveClient = on;
    return this;
  }

  path(path) {
    if (arguments.length === 0) return this._path;
    this._path = path.replace(/\/$/, "");
    return this;
  }

  connectTimeout(ms) {
    if (ms === undefined) return this._connectTimeout;
    this._connectTimeout = ms;
    return this;
  }

  adapter(Adapter) {
    if (arguments.length === 0) return this._adapter;
    this._adapter = Adapter;
    for (const nsp of this._nsps.values()) nsp._initAdapter();
    return this;
  }

  // --- the HTTP server -------------------------------------------------------

  // An HTTP server, or a port.
  attach(server, options = {}) {
    if (typeof server === "function") {
      throw new Error("You are trying to attach socket.io to an express " +
                      "request handler function. Please pass a http.Server " +
                      "instance.");
    }
    if (Number(server) == server) server = listenAt(Number(server));
    Object.assign(options, this.opts);
    options.path = options.path || this._path;
    this.eio = new Engine(options);
    this.eio.attach(server, options);
    if (this._serveClient) this.attachServe(server);
    this.httpServer = server;
    return this.bind(this.eio);
  }

  listen(server, options) {
    return this.attach(server, options);
  }

  attachServe(server) {
    const serve = later("node/socketio_serve", "socketioServe");
    serve(server, this._path, this._corsMiddleware);
  }

  bind(engine) {
    this.engine = engine;
    engine.on("connection", (conn) => this.onconnection(conn));
    return this;
  }

  onconnection(conn) {
    new Client(this, conn);
    return this;
  }

  attachApp() {
    throw new Error("attachApp() of uWebSockets.js is not supported by " +
                    "Loopline: give it a server of node:http");
  }

  // --- namespaces ----------------------------------------------------------

  // A namespace by its name, or the parent of those that a regular expression
  // or a function accepts.
  of(name, listener) {
    const nsp = typeof name === "function" || name instanceof RegExp
      ? this.parentOf(name) : this.namespace(name);
    if (listener) nsp.on("connect", listener);
    return nsp;
  }

  namespace(given) {
    const name = String(given)[0] === "/" ? given : `/${given}`;
    const known = this._nsps.get(name);
    if (known !== undefined) return known;
    for (const [expression, parent] of this.parentNamespacesFromRegExp) {
      if (expression.test(name)) return parent.createChild(name);
    }
    const nsp = new Namespace(this, name);
    this._nsps.set(name, nsp);
    if (name !== "/") this.sockets.emitReserved("new_namespace", nsp);
    return nsp;
  }

  parentOf(test) {
    if (typeof test === "function") {
      const parent = new Parent(this);
      this.parentNsps.set(test, parent);
      return parent;
    }
    if (test.global || test.sticky) {
      throw new Error("stateful regular expressions are not supported");
    }
    const parent = new Parent(this);
    this.parentNsps.set((name, auth, next) => next(null, test.test(name)),
                        parent);
    this.parentNamespacesFromRegExp.set(test, parent);
    return parent;
  }

  // Asks the parents one after the other, and calls `done` with the
  // namespace that there is now, or with false.
  _checkNamespace(name, auth, done) {
    const parents = this.parentNsps.entries();
    const ask = () => {
      const { done: isOver, value } = parents.next();
      if (isOver) {
        done(false);
        return;
      }
      const [test, parent] = value;
      test(name, auth, (error, isAllowed) => {
        if (error || !isAllowed) ask();
        else done(this._nsps.get(name) ?? parent.createChild(name));
      });
    };
    ask();
  }

  // --- the end -----------------------------------------------------------

  async close(done) {
    const shut = async (nsp) => {
      for (const socket of nsp.sockets.values()) {
        socket._onclose("server shutting down");
      }
      await nsp.adapter.close();
    };
    await Promise.allSettled([...this._nsps.values()].map(shut));
    this.engine.close();
    if (!this.httpServer) {
      if (done) done();
      return;
    }
    await new Promise((resolve) => {
      this.httpServer.close((error) => {
        if (done) done(error);
        resolve();
      });
    });
  }

  // --- what is said of all goes to the namespace "/" -------------------------

  use(middleware) {
    this.sockets.use(middleware);
    return this;
  }

  send(...args) {
    this.sockets.emit("message", ...args);
    return this;
  }

  write(...args) {
    return this.send(...args);
  }

  get volatile() {
    return this.sockets.volatile;
  }

  get local() {
    return this.sockets.local;
  }
}

// A server for a program that has none: it knows nothing but Socket.IO.
function listenAt(port) {
  const { createServer } = %import("coreModule")("http");
  const server = createServer((request, res) => {
    res.writeHead(404);
    res.end();
  });
  server.listen(port);
  return server;
}

const emitterMethods = Object.keys(EventEmitter.prototype).filter(
  (name) => typeof EventEmitter.prototype[name] === "function");
const forwarded = [
  ...emitterMethods, "to", "in", "except", "compress", "timeout",
  "serverSideEmit", "serverSideEmitWithAck", "allSockets", "fetchSockets",
  "socketsJoin", "socketsLeave", "disconnectSockets",
];
for (const name of forwarded) {
  Object.defineProperty(Server.prototype, name, {
    writable: true,
    configurable: true,
    value(...args) {
      return this.sockets[name](...args);
    },
  });
}

function socketio(server, options) {
  return new Server(server, options);
}

%export("node:socket.io",
        Object.assign(socketio, { Server, Namespace, Socket }));
