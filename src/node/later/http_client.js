// http_client.js: ClientRequest, a request that a program sends. Where its
// connection comes from says the agent (http_agent.js); what happens on the
// connection is in http_client_connection.js.

const later = %import("later");
const net = later("node/net", "node:net");
const { OutgoingMessage } = later("node/http_outgoing", "httpOutgoing");
const agents = later("node/http_agent", "httpAgent");
const { onSocket, setSocketTimeout, listenForTimeout, emitError } =
  later("node/http_client_connection", "httpClientConnection");
const { kOutHeaders, kUniqueHeaders, isToken, invalidToken, headersSent,
        uniqueHeaders } = later("node/http_words", "httpWords");
const { addAbortSignal } = later("node/stream_signal", "streamSignal");
const { validateInteger, validateBoolean, validateNumber } =
  later("node/validators", "validators");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const { Buffer } = %import("node:buffer");
const { Error, TypeError, keys, regexpExec, setPrototypeOf, toUpperCase } =
  %import("originals");

const notInPath = /[^\u0021-\u00ff]/;
const kError = later("node/http_client_connection", "httpClientConnection")
  .kError;

// Requests that have no body, unless the program says so: they are not sent in
// chunks.
const bare = { __proto__: null, GET: 1, HEAD: 1, DELETE: 1, OPTIONS: 1,
               TRACE: 1, CONNECT: 1 };

// --- arguments -------------------------------------------------------------------

// What a URL says, as options; `source` a text or a URL.
function optionsOfUrl(source) {
  const URL = later("node/url_class", "URL");
  const url = typeof source === "string" ? new URL(source) : source;
  return later("node/url", "node:url").urlToHttpOptions(url);
}

function isUrl(value) {
  return Boolean(%isObject(value) && value.href && value.protocol &&
                 value.auth === undefined && value.path === undefined);
}

// (url, options, callback), (options, callback), (url, callback)
function toArguments(input, options, callback) {
  let fromUrl = null;
  if (typeof input === "string" || isUrl(input)) {
    fromUrl = optionsOfUrl(input);
  } else {
    callback = options;
    options = input;
  }
  if (typeof options === "function") {
    return [fromUrl || {}, options];
  }
  const all = fromUrl || {};
  if (%isObject(options)) %copyPlain(all, options, undefined);
  return [all, callback];
}

function checkHost(host, name) {
  if (host !== null && host !== undefined && typeof host !== "string") {
    throw argumentError(`options.${name}`,
                        "string or one of undefined or null", host);
  }
  return host;
}

function checkPath(path) {
  if (path && %call(regexpExec, notInPath, `${path}`) !== null) {
    throw nodeError(TypeError, "ERR_UNESCAPED_CHARACTERS",
                    "Request path contains unescaped characters");
  }
}

function checkProtocol(protocol, expected) {
  if (protocol === expected) return;
  throw nodeError(TypeError, "ERR_INVALID_PROTOCOL",
                  `Protocol "${protocol}" not supported. ` +
                    `Expected "${expected}"`);
}

function toMethod(method) {
  if (method !== null && method !== undefined && typeof method !== "string") {
    throw argumentError("options.method", "string", method);
  }
  if (!method) return "GET";
  if (!isToken(method)) throw invalidToken("Method", method);
  return %call(toUpperCase, method);
}

function toAgent(options, usual) {
  const { agent } = options;
  if (agent === false) return new usual.constructor();
  if (agent === null || agent === undefined) {
    return typeof options.createConnection === "function" ? agent : usual;
  }
  if (typeof agent.addRequest !== "function") {
    throw argumentError("options.agent",
                        "one of Agent-like Object, undefined, or false",
                        agent);
  }
  return agent;
}

function toDuration(ms, name) {
  validateNumber(ms, name);
  if (ms < 0 || ms - ms !== 0) {
    throw %import("rangeError")(name, "a non-negative finite number", ms);
  }
  return ms > 2147483647 ? 2147483647 : ms;
}

// --- the fields -------------------------------------------------------------------

// An IPv6 address stands in brackets (RFC 3986, 3.2.2).
function hostField(host, port, usualPort) {
  const colon = %textFind(host, ":", 0);
  const isSix = colon >= 0 && %textFind(host, ":", colon + 1) >= 0 &&
                host[0] !== "[";
  const name = isSix ? `[${host}]` : host;
  return port && +port !== usualPort ? `${name}:${port}` : name;
}

function setFields(request, options, host, port, usualPort) {
  const { headers } = options;
  if (headers) {
    const all = keys(headers);
    for (let i = 0; i < all.length; i++) {
      request.setHeader(all[i], headers[all[i]]);
    }
  }
  const setsHost = options.setHost === undefined || Boolean(options.setHost);
  if (host && !request.getHeader("host") && setsHost) {
    request.setHeader("Host", hostField(host, port, usualPort));
  }
  if (options.auth && !request.getHeader("Authorization")) {
    request.setHeader(
      "Authorization",
      `Basic ${Buffer.from(options.auth).toString("base64")}`);
  }
  if (request.getHeader("expect")) {
    if (request._header) throw headersSent("render");
    request._storeHeader(startLine(request), request[kOutHeaders]);
  }
}

function startLine(request) {
  return `${request.method} ${request.path} HTTP/1.1\r\n`;
}

// --- the connection ---------------------------------------------------------------

// Without an agent: a connection for this request alone.
function connectAlone(request, options) {
  request._last = true;
  request.shouldKeepAlive = false;
  const all = { ...options };
  if (all.socketPath) all.path = all.socketPath;
  else if (all.path) all.path = undefined;
  if (typeof all.createConnection !== "function") {
    request.onSocket(net.createConnection(all));
    return;
  }
  let called = false;
  const onCreate = (error, socket) => {
    if (called) return;
    called = true;
    if (error) %nextTick(emitError, [request, error]);
    else request.onSocket(socket);
  };
  try {
    const socket = all.createConnection(all, onCreate);
    if (socket) onCreate(null, socket);
  } catch (error) {
    onCreate(error);
  }
}

// --- ClientRequest -----------------------------------------------------------------

function ClientRequest(input, options, cb) {
  %call(OutgoingMessage, this);
  const [all, callback] = toArguments(input, options, cb);
  const usual = all._defaultAgent || agents.globalAgent;
  this.agent = toAgent(all, usual);
  const protocol = all.protocol || usual.protocol;
  checkPath(all.path);
  checkProtocol(protocol, this.agent?.protocol || usual.protocol);
  const usualPort = all.defaultPort || this.agent?.defaultPort;
  const settings = { __proto__: null, ...all };
  const port = settings.port = all.port || usualPort || 80;
  const host = settings.host = checkHost(all.hostname, "hostname") ||
                               checkHost(all.host, "host") || "localhost";
  this.socketPath = all.socketPath;
  if (all.timeout !== undefined) {
    this.timeout = toDuration(all.timeout, "timeout");
  }
  if (all.signal) {
    addAbortSignal(all.signal, this);
    delete settings.signal;
  }
  const method = this.method = toMethod(all.method);
  if (all.maxHeaderSize !== undefined) {
    validateInteger(all.maxHeaderSize, "maxHeaderSize", 0);
  }
  this.maxHeaderSize = all.maxHeaderSize;
  if (all.insecureHTTPParser !== undefined) {
    validateBoolean(all.insecureHTTPParser, "options.insecureHTTPParser");
    if (all.insecureHTTPParser) {
      throw new Error("The option 'insecureHTTPParser' of http.request is " +
                      "not supported by Loopline yet");
    }
  }
  this.insecureHTTPParser = all.insecureHTTPParser;
  if (all.joinDuplicateHeaders !== undefined) {
    validateBoolean(all.joinDuplicateHeaders, "options.joinDuplicateHeaders");
  }
  this.joinDuplicateHeaders = all.joinDuplicateHeaders;
  this.path = all.path || "/";
  if (callback) this.once("response", callback);
  this.useChunkedEncodingByDefault = bare[method] === undefined;
  this._ended = false; // the answer was read to its end
  this.res = null;
  this.aborted = false;
  this.timeoutCb = null;
  this.upgradeOrConnect = false;
  this.parser = null;
  this.maxHeadersCount = null;
  this.reusedSocket = false;
  this.host = host;
  this.protocol = protocol;
  if (this.agent) {
    // The connection is asked to stay open only where it can be used again.
    const keeps = this.agent.keepAlive ||
                  this.agent.maxSockets - this.agent.maxSockets === 0;
    this._last = !keeps;
    this.shouldKeepAlive = keeps;
  }
  if (%isArray(all.headers)) {
    this._storeHeader(startLine(this), all.headers);
  } else {
    setFields(this, all, host, port, usualPort);
  }
  this[kUniqueHeaders] = uniqueHeaders(all.uniqueHeaders);
  if (this.agent) this.agent.addRequest(this, settings);
  else connectAlone(this, settings);
}
%makeConstructor(ClientRequest, {});
setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
setPrototypeOf(ClientRequest, OutgoingMessage);

function emitAbort(request) {
  request.emit("abort");
}

// Calls a method of the connection, as soon as that is there and up.
function whenConnected(request, method, args) {
  const call = () => %apply(request.socket[method], request.socket, args);
  const onSocket = () => {
    if (request.socket.writable) call();
    else request.socket.once("connect", call);
  };
  if (request.socket) onSocket();
  else request.once("socket", onSocket);
}

const methods = {
  _implicitHeader() {
    if (this._header) throw headersSent("render");
    this._storeHeader(startLine(this), this[kOutHeaders]);
  },

  abort() {
    if (this.aborted) return;
    this.aborted = true;
    %nextTick(emitAbort, [this]);
    this.destroy();
  },

  destroy(err) {
    if (this.destroyed) return this;
    this.destroyed = true;
    if (this.res) this.res._dump(); // what still comes is of no interest
    this[kError] = err;
    this.socket?.destroy(err);
    return this;
  },

  onSocket(socket, err) {
    %nextTick(onSocket, [this, socket, err]);
  },

  setTimeout(msecs, callback) {
    if (this._ended) return this;
    listenForTimeout(this);
    const ms = toDuration(msecs, "msecs");
    if (callback) this.once("timeout", callback);
    if (this.socket) setSocketTimeout(this.socket, ms);
    else this.once("socket", (socket) => setSocketTimeout(socket, ms));
    return this;
  },

  clearTimeout(cb) {
    this.setTimeout(0, cb);
  },

  setNoDelay(noDelay) {
    whenConnected(this, "setNoDelay", [noDelay]);
  },

  setSocketKeepAlive(enable, initialDelay) {
    whenConnected(this, "setKeepAlive", [enable, initialDelay]);
  },
};
%copyPlain(ClientRequest.prototype, methods, undefined);

%export("httpClient", { __proto__: null, ClientRequest });
