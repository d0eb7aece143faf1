// http_server.js: http.Server: a net.Server whose connections speak HTTP
// (http_connection.js), with its options and its limits of time.

const later = %import("later");
const { Server: NetServer } = later("node/net", "node:net");
const { connectionListener, requestTimedOut } =
  later("node/http_connection", "httpConnection");
const { IncomingMessage } = later("node/http_incoming", "httpIncoming");
const { ServerResponse } = later("node/http_response", "httpResponse");
const { kUniqueHeaders, kIncomingMessage, kServerResponse, kConnections,
        kWatch, STATUS_CODES, uniqueHeaders, now } =
  later("node/http_words", "httpWords");
const { validateInteger, validateBoolean, validateObject } =
  later("node/validators", "validators");
const rangeError = %import("rangeError");
const EventEmitter = %import("node:events");
const { setTimeout, clearTimeout } = %import("node:timers");
const { Error, Set, Symbol, setPrototypeOf } = %import("originals");
const { forEach } = Set.prototype;

const kWatchedSince = Symbol("http.server.watchedSince"); // ms
const kCheck = Symbol("http.server.check"); // the timer, where one is set

// --- options -------------------------------------------------------------------

// An option that is a number, 0 or more; `usual` where it is not given.
function takeNumber(server, options, name, usual) {
  const value = options[name];
  if (value !== undefined) validateInteger(value, name, 0);
  server[name] = value ?? usual;
}

function takeBoolean(server, options, name, usual) {
  const value = options[name];
  if (value !== undefined) validateBoolean(value, `options.${name}`);
  server[name] = value ?? usual;
}

function takeOptions(server, options) {
  server[kIncomingMessage] = options.IncomingMessage || IncomingMessage;
  server[kServerResponse] = options.ServerResponse || ServerResponse;
  takeNumber(server, options, "maxHeaderSize", undefined);
  takeBoolean(server, options, "insecureHTTPParser", undefined);
  if (server.insecureHTTPParser) {
    throw new Error("The option 'insecureHTTPParser' of http.Server is not " +
                    "supported by Loopline yet");
  }
  takeNumber(server, options, "requestTimeout", 300000);
  const { requestTimeout } = server;
  takeNumber(server, options, "headersTimeout",
             requestTimeout < 60000 ? requestTimeout : 60000);
  if (requestTimeout > 0 && server.headersTimeout > requestTimeout) {
    throw rangeError("headersTimeout", "<= requestTimeout",
                     options.headersTimeout);
  }
  takeNumber(server, options, "keepAliveTimeout", 5000);
  takeNumber(server, options, "connectionsCheckingInterval", 30000);
  takeBoolean(server, options, "requireHostHeader", true);
  takeBoolean(server, options, "joinDuplicateHeaders", undefined);
  takeBoolean(server, options, "rejectNonStandardBodyWrites", false);
}

// --- limits of time ---------------------------------------------------------------

// Looks now and then for requests that take too long to come in, while there
// is somebody who could: else a server on a clock that jumps would never rest.
function watchConnections() {
  this[kConnections] ??= new Set();
  this[kWatchedSince] = now();
}

function watchAgain(server) {
  if (server[kCheck] !== undefined) return;
  const every = server.connectionsCheckingInterval;
  const since = now() - server[kWatchedSince];
  server[kCheck] =
    setTimeout(check, every - since % every, server).unref();
}

function check(server) {
  server[kCheck] = undefined;
  checkConnections(server);
  if (socketsOf(server, () => true).length > 0) watchAgain(server);
}

function watchNot(server) {
  clearTimeout(server[kCheck]);
  server[kCheck] = undefined;
}

function isLate(server, parser, time) {
  const { headersTimeout, requestTimeout } = server;
  if (parser.startedAt === 0 || parser.isLate) return false;
  const age = time - parser.startedAt;
  return (!parser.hasHead && headersTimeout > 0 && age > headersTimeout) ||
         (requestTimeout > 0 && age > requestTimeout);
}

function checkConnections(server) {
  if (server.headersTimeout === 0 && server.requestTimeout === 0) return;
  const all = [];
  const time = now();
  %call(forEach, server[kConnections], (parser) => {
    if (isLate(server, parser, time)) %push(all, parser);
  });
  for (let i = 0; i < all.length; i++) {
    all[i].isLate = true;
    if (all[i].socket) requestTimedOut(all[i].socket);
  }
}

// --- Server --------------------------------------------------------------------------

function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  if (typeof options === "function") {
    requestListener = options;
    options = {};
  } else if (options === undefined || options === null) {
    options = {};
  } else {
    validateObject(options, "options");
  }
  takeOptions(this, options);
  %call(NetServer, this, {
    allowHalfOpen: true,
    noDelay: options.noDelay ?? true,
    keepAlive: options.keepAlive,
    keepAliveInitialDelay: options.keepAliveInitialDelay,
    highWaterMark: options.highWaterMark,
  });
  if (requestListener) this.on("request", requestListener);
  this.httpAllowHalfOpen = false;
  this.on("connection", connectionListener);
  this.on("listening", watchConnections);
  this.timeout = 0;
  this.maxHeadersCount = null;
  this.maxRequestsPerSocket = 0;
  this[kUniqueHeaders] = uniqueHeaders(options.uniqueHeaders);
}
%makeConstructor(Server, {});
setPrototypeOf(Server.prototype, NetServer.prototype);
setPrototypeOf(Server, NetServer);

// The sockets that `fits` says, of those that are there now.
function socketsOf(server, fits) {
  const sockets = [];
  if (!server[kConnections]) return sockets;
  %call(forEach, server[kConnections], (parser) => {
    if (parser.socket && fits(parser)) %push(sockets, parser.socket);
  });
  return sockets;
}

function destroyAll(sockets) {
  for (let i = 0; i < sockets.length; i++) sockets[i].destroy();
}

// Nothing is coming in, and no answer is being written.
function isIdle(parser) {
  const message = parser.socket._httpMessage;
  return parser.startedAt === 0 && (!message || message.finished);
}

const methods = {
  close(...args) {
    this.closeIdleConnections();
    watchNot(this);
    %apply(NetServer.prototype.close, this, args);
    return this;
  },

  closeAllConnections() {
    destroyAll(socketsOf(this, () => true));
  },

  closeIdleConnections() {
    destroyAll(socketsOf(this, isIdle));
  },

  setTimeout(msecs, callback) {
    this.timeout = msecs;
    if (callback) this.on("timeout", callback);
    return this;
  },
};
%copyPlain(Server.prototype, methods, undefined);

// Somebody has connected.
Server.prototype[kWatch] = function () {
  if (this[kWatchedSince] !== undefined) watchAgain(this);
};

// With captureRejections: an answer to a request whose listener has failed.
Server.prototype[EventEmitter.captureRejectionSymbol] =
  function (error, event, request, response) {
    if (event !== "request") {
      this.emit("error", error);
      return;
    }
    if (response.headersSent || response.writableEnded) {
      response.destroy();
      return;
    }
    const names = response.getHeaderNames();
    for (let i = 0; i < names.length; i++) response.removeHeader(names[i]);
    response.statusCode = 500;
    response.end(STATUS_CODES[500]);
  };

%export("httpServer", { __proto__: null, Server });
