// engineio_server.js: Engine.IO's server on an HTTP server of Node's. It takes
// the requests and upgrades below its path, asks whether they may be, and
// hands each to the session that it belongs to, or begins one.

const later = %import("later");
const EventEmitter = %import("node:events");
const { Buffer } = %import("node:buffer");
const { setTimeout } = %import("node:timers");
const URL = later("node/url_class", "URL");
const newId = later("node/engineio_id", "engineNewId");
const Session = later("node/engineio_session", "EngineSession");

const transports = {
  __proto__: null,
  polling: later("node/engineio_server_polling", "EngineServerPolling"),
  websocket: later("node/engineio_server_websocket", "EngineServerWebSocket"),
};
const upgradesOf = { __proto__: null, polling: ["websocket"], websocket: [] };

const defaults = {
  pingTimeout: 20000,
  pingInterval: 25000,
  upgradeTimeout: 10000,
  maxHttpBufferSize: 1e6,
  transports: ["polling", "websocket"],
  allowUpgrades: true,
  httpCompression: { threshold: 1024 },
  cors: false,
  allowEIO3: false,
};

// --- errors of the protocol --------------------------------------------------

const errors = {
  UNKNOWN_TRANSPORT: 0,
  UNKNOWN_SID: 1,
  BAD_HANDSHAKE_METHOD: 2,
  BAD_REQUEST: 3,
  FORBIDDEN: 4,
  UNSUPPORTED_PROTOCOL_VERSION: 5,
};
const errorMessages = {
  0: "Transport unknown",
  1: "Session ID unknown",
  2: "Bad handshake method",
  3: "Bad request",
  4: "Forbidden",
  5: "Unsupported protocol version",
};

// A refusal: what "connection_error" is told, and the client.
function refusal(code, context) {
  return { code, context };
}

function abortRequest(res, { code, context }) {
  res.writeHead(code === errors.FORBIDDEN ? 403 : 400,
                { "Content-Type": "application/json" });
  const message = context?.message ? context.message : errorMessages[code];
  res.end(JSON.stringify({ code, message }));
}

function abortUpgrade(socket, { code, context }) {
  socket.on("error", () => {}); // nobody is there any more to hear it
  if (socket.writable) {
    const message = context?.message || errorMessages[code];
    socket.write("HTTP/1.1 400 Bad Request\r\n" +
                 "Connection: close\r\n" +
                 "Content-type: text/html\r\n" +
                 `Content-Length: ${Buffer.byteLength(message)}\r\n` +
                 `\r\n${message}`);
  }
  socket.destroy();
}

// --- what is not there -------------------------------------------------------

function checkOptions(options) {
  if (options.allowEIO3) {
    throw new Error("The option 'allowEIO3' is not supported by Loopline: " +
                    "clients have to be of socket.io 3 or later");
  }
  for (const name of options.transports) {
    if (transports[name] === undefined) {
      throw new Error(`The transport '${name}' is not supported by Loopline`);
    }
  }
}

// What a middleware may do with the answer to an upgrade: add header fields.
const responseHeaders = Symbol("responseHeaders");

class UpgradeResponse {
  constructor(request, socket) {
    this.req = request;
    this.socket = socket;
    request[responseHeaders] = {};
  }

  setHeader(name, value) {
    this.req[responseHeaders][name] = value;
  }

  getHeader(name) {
    return this.req[responseHeaders][name];
  }

  removeHeader(name) {
    delete this.req[responseHeaders][name];
  }

  write() {}

  writeHead() {}

  end() {
    this.socket.destroy();
  }
}

// True where a header field has a character that it may not have.
function isInvalid(value) {
  return /[^\t\x20-\x7e\x80-\xff]/.test(`${value}`);
}

class EngineServer extends EventEmitter {
  constructor(options = {}) {
    super();
    this.middlewares = [];
    this.clients = {}; // the sessions, by id
    this.clientsCount = 0;
    this.opts = { ...defaults, ...options };
    checkOptions(this.opts);
    if (this.opts.cors) {
      this.use(%import("commonjs").ours("cors")(this.opts.cors));
    }
    if (options.perMessageDeflate) {
      this.opts.perMessageDeflate =
        { threshold: 1024, ...options.perMessageDeflate };
    }
    this.init();
  }

  init() {
    if (!this.opts.transports.includes("websocket")) return;
    if (this.ws) this.ws.close();
    const WebSocketServer =
      this.opts.wsEngine ?? %import("commonjs").ours("ws").Server;
    this.ws = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: this.opts.perMessageDeflate,
      maxPayload: this.opts.maxHttpBufferSize,
    });
    this.ws.on("headers", (lines, request) => this.addFields(lines, request));
  }

  // Header fields of the answer 101.
  addFields(lines, request) {
    const fields = request[responseHeaders] || {};
    delete request[responseHeaders];
    if (!request._query.sid) this.emit("initial_headers", fields, request);
    this.emit("headers", fields, request);
    for (const [name, value] of Object.entries(fields)) {
      lines.push(`${name}: ${value}`);
    }
  }

  upgrades(name) {
    if (!this.opts.allowUpgrades) return [];
    return upgradesOf[name].filter(
      (other) => this.opts.transports.includes(other));
  }

  // --- middlewares: functions (request, response, next) -------------------

  use(middleware) {
    this.middlewares.push(middleware);
  }

  applyMiddlewares(request, res, done) {
    const apply = (i) => {
      if (i === this.middlewares.length) {
        done();
        return;
      }
      this.middlewares[i](request, res, (error) => {
        if (error) done(error);
        else apply(i + 1);
      });
    };
    apply(0);
  }

  // --- may this request be? ------------------------------------------------

  // Calls `done` with a refusal, or with nothing.
  verify(request, isUpgrade, done) {
    const { transport, sid } = request._query;
    if (!this.opts.transports.includes(transport)) {
      done(refusal(errors.UNKNOWN_TRANSPORT, { transport }));
      return;
    }
    const { origin } = request.headers;
    if (isInvalid(origin)) {
      request.headers.origin = null;
      done(refusal(errors.BAD_REQUEST, { name: "INVALID_ORIGIN", origin }));
      return;
    }
    if (sid) done(this.verifyKnown(request, isUpgrade));
    else this.verifyFirst(request, isUpgrade, done);
  }

  verifyKnown(request, isUpgrade) {
    const { transport, sid } = request._query;
    if (!Object.hasOwn(this.clients, sid)) {
      return refusal(errors.UNKNOWN_SID, { sid });
    }
    const session = this.clients[sid];
    const previousTransport = session.transport.name;
    if (!isUpgrade && previousTransport !== transport) {
      return refusal(errors.BAD_REQUEST, {
        name: "TRANSPORT_MISMATCH", transport, previousTransport,
      });
    }
    const protocol = protocolOf(request);
    if (session.protocol !== protocol) {
      return refusal(errors.BAD_REQUEST, {
        name: "PROTOCOL_MISMATCH",
        protocol,
        previousProtocol: session.protocol,
      });
    }
    return undefined;
  }

  verifyFirst(request, isUpgrade, done) {
    const { method } = request;
    if (method !== "GET") {
      done(refusal(errors.BAD_HANDSHAKE_METHOD, { method }));
    } else if (request._query.transport === "websocket" && !isUpgrade) {
      done(refusal(errors.BAD_REQUEST, { name: "TRANSPORT_HANDSHAKE_ERROR" }));
    } else if (!this.opts.allowRequest) {
      done();
    } else {
      this.opts.allowRequest(request, (message, isAllowed) => {
        if (isAllowed) done();
        else done(refusal(errors.FORBIDDEN, { message }));
      });
    }
  }

  tellRefusal(req, { code, context }) {
    this.emit("connection_error",
              { req, code, message: errorMessages[code], context });
  }

  // Middlewares, then the checks.
  admit(request, res, isUpgrade, done) {
    this.applyMiddlewares(request, res, (error) => {
      const decided = (refused) => {
        if (refused) this.tellRefusal(request, refused);
        done(refused);
      };
      if (error) {
        decided(refusal(errors.BAD_REQUEST, { name: "MIDDLEWARE_FAILURE" }));
      } else {
        this.verify(request, isUpgrade, decided);
      }
    });
  }

  // --- a session begins ----------------------------------------------------

  // Overwritten by programs that want names of their own.
  generateId() {
    return newId();
  }

  createTransport(name, request) {
    const transport = new transports[name](request);
    transport.maxHttpBufferSize = this.opts.maxHttpBufferSize;
    return transport;
  }

  async handshake(name, request, abort) {
    const refuse = (code, context) => {
      const refused = refusal(code, context);
      this.tellRefusal(request, refused);
      abort(refused);
    };
    const protocol = protocolOf(request);
    if (protocol !== 4) {
      refuse(errors.UNSUPPORTED_PROTOCOL_VERSION, { protocol });
      return;
    }
    let id;
    try {
      id = await this.generateId(request);
    } catch (error) {
      refuse(errors.BAD_REQUEST, { name: "ID_GENERATION_ERROR", error });
      return;
    }
    const transport = this.createTransport(name, request);
    const session = new Session(id, this, transport, request, protocol);
    transport.on("headers", (headers, req) => {
      if (!req._query.sid) this.addCookie(headers, req, id);
      this.emit("headers", headers, req);
    });
    transport.onRequest(request);
    this.clients[id] = session;
    this.clientsCount++;
    session.once("close", () => {
      delete this.clients[id];
      this.clientsCount--;
    });
    this.emit("connection", session);
  }

  addCookie(headers, request, id) {
    const { cookie } = this.opts;
    if (cookie) {
      const write = later("node/engineio_cookie", "engineCookie");
      headers["Set-Cookie"] = [write(cookie, id)];
    }
    this.emit("initial_headers", headers, request);
  }

  // --- requests ------------------------------------------------------------

  prepare(request) {
    if (request._query) return;
    const { searchParams } = new URL(request.url, "https://socket.io");
    request._query = Object.fromEntries(searchParams.entries());
  }

  handleRequest(request, res) {
    this.prepare(request);
    request.res = res;
    this.admit(request, res, false, (refused) => {
      const { sid, transport } = request._query;
      const abort = (why) => abortRequest(res, why);
      if (refused) abort(refused);
      else if (sid) this.clients[sid].transport.onRequest(request);
      else this.handshake(transport, request, abort);
    });
  }

  handleUpgrade(request, socket, head) {
    this.prepare(request);
    const res = new UpgradeResponse(request, socket);
    this.admit(request, res, true, (refused) => {
      if (refused) {
        abortUpgrade(socket, refused);
        return;
      }
      res.writeHead(); // some middlewares wait for it
      this.ws.handleUpgrade(request, socket, head, (websocket) => {
        this.onWebSocket(request, socket, websocket);
      });
    });
  }

  onWebSocket(request, socket, websocket) {
    const { transport: name, sid } = request._query;
    const ignore = () => {};
    websocket.on("error", ignore);
    request.websocket = websocket;
    if (name !== "websocket") {
      websocket.close();
    } else if (!sid) {
      this.handshake(name, request, (why) => abortUpgrade(socket, why));
    } else {
      const session = this.clients[sid];
      if (!session || session.upgrading || session.upgraded) {
        websocket.close();
        return;
      }
      websocket.removeListener("error", ignore);
      session._maybeUpgrade(this.createTransport(name, request));
    }
  }

  // --- the HTTP server -------------------------------------------------------

  computePath(options) {
    const path = (options.path || "/engine.io").replace(/\/$/, "");
    return options.addTrailingSlash === false ? path : `${path}/`;
  }

  // What is not below our path goes to whoever listened before us.
  attach(server, options = {}) {
    const path = this.computePath(options);
    const isOurs = (request) => request.url.startsWith(path);
    const others = server.listeners("request");
    server.removeAllListeners("request");
    server.on("close", () => this.close());
    server.on("listening", () => this.init());
    server.on("request", (request, res) => {
      if (isOurs(request)) {
        this.handleRequest(request, res);
      } else {
        for (const other of others) other.call(server, request, res);
      }
    });
    if (!this.opts.transports.includes("websocket")) return;
    server.on("upgrade", (request, socket, head) => {
      if (isOurs(request)) this.handleUpgrade(request, socket, head);
      else if (options.destroyUpgrade !== false) endUnanswered(socket, options);
    });
  }

  // --- the end -----------------------------------------------------------

  close() {
    for (const session of Object.values(this.clients)) session.close(true);
    if (this.ws) this.ws.close();
    return this;
  }
}

function protocolOf(request) {
  return request._query.EIO === "4" ? 4 : 3;
}

// An upgrade that nobody has answered within a second is ended.
function endUnanswered(socket, options) {
  setTimeout(() => {
    if (!socket.writable || socket.bytesWritten > 0) return;
    socket.on("error", () => {});
    socket.end();
  }, options.destroyUpgradeTimeout || 1000);
}

EngineServer.errors = errors;
EngineServer.errorMessages = errorMessages;
Object.defineProperty(EngineServer, "name", { value: "Server" });

%export("EngineServer", EngineServer);
%export("engineServerTransports", transports);
