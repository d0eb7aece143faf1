// ws_client.js: how a client's WebSocket comes about: a request of HTTP, and
// the checks of its answer (RFC 6455, 4.1), each a step of the machine
// (native_handshake.c).
//
// Exported: wsClient {listOf, connect}

const later = %import("later");
const http = later("node/http", "node:http");
const net = later("node/net", "node:net");
const URL = later("node/url_class", "URL");
const { end, change, emitClose, emitErrorAndClose } =
  later("node/ws_socket", "wsSocket");
const { refuse, withFrame, isToken } = later("node/ws_words", "wsWords");
const { Buffer } = %import("libraryModule")("buffer");
const { Error, RangeError, SyntaxError, Symbol, text } =
  %import("originals");

const { startsWith, slice, toLowerCase, indexOf } = text;
const decode = decodeURIComponent;

const CONNECTING = 0;
const CLOSING = 2;

const isAborted = Symbol("kAborted");

const usual = {
  __proto__: null,
  allowSynchronousEvents: true, autoPong: true, closeTimeout: 30000,
  protocolVersion: 13, maxBufferedChunks: 256 * 1024,
  maxFragments: 16 * 1024, maxPayload: 100 * 1024 * 1024,
  maxPendingAutoPongs: 60, skipUTF8Validation: false, perMessageDeflate: true,
  followRedirects: false, maxRedirects: 10,
};

// What a program cannot choose: the address says it.
const fixed = {
  __proto__: null,
  socketPath: undefined, hostname: undefined, protocol: undefined,
  protocols: undefined, timeout: undefined, method: "GET", host: undefined,
  path: undefined, port: undefined,
};

// --- arguments ------------------------------------------------------------------

// What stands for the list of protocols: a text, a list, or nothing.
function listOf(protocols, options) {
  if (protocols === undefined) {
    protocols = options ? options.protocols : undefined;
    if (protocols === undefined) return [];
  }
  return %isArray(protocols) ? protocols : [protocols];
}

function checkProtocols(list) {
  for (let i = 0; i < list.length; i++) {
    let isGood = isToken(list[i]);
    for (let k = 0; k < i; k++) if (list[k] === list[i]) isGood = false;
    if (!isGood) {
      throw new SyntaxError(
        "An invalid or duplicated subprotocol was specified");
    }
  }
}

function toUrl(address) {
  let url;
  try {
    url = address instanceof URL ? address : new URL(address);
  } catch {
    throw new SyntaxError(`Invalid URL: ${address}`);
  }
  if (url.protocol === "http:" || url.protocol === "https:") {
    url = new URL(url);
    url.protocol = url.protocol === "http:" ? "ws:" : "wss:";
  }
  return url;
}

// What is wrong with the address, or undefined.
function faultOf(url) {
  const { protocol } = url;
  if (protocol !== "ws:" && protocol !== "wss:" && protocol !== "ws+unix:") {
    return 'The URL\'s protocol must be one of "ws:", "wss:", "http:", ' +
           '"https:", or "ws+unix:"';
  }
  if (protocol === "ws+unix:" && !url.pathname) {
    return "The URL's pathname is empty";
  }
  return url.hash ? "The URL contains a fragment identifier" : undefined;
}

// --- the request ----------------------------------------------------------------

function newKey() {
  const bytes = Buffer.alloc(16);
  %randomFill(bytes);
  return bytes.toString("base64");
}

function userOf(url) {
  if (!url.username && !url.password) return undefined;
  return `${decode(url.username)}:${decode(url.password)}`;
}

function netConnect(options) {
  options.path = options.socketPath;
  return net.connect(options);
}

// The options for http.request; `asked`: what the handshake asks for.
function requestOptions(opts, url, asked) {
  opts.createConnection = opts.createConnection || netConnect;
  opts.defaultPort = opts.defaultPort || 80;
  opts.port = url.port || 80;
  const { hostname } = url;
  opts.host = %call(startsWith, hostname, "[")
    ? %call(slice, hostname, 1, hostname.length - 1) : hostname;
  opts.headers = {
    ...opts.headers,
    "Sec-WebSocket-Version": opts.protocolVersion,
    "Sec-WebSocket-Key": asked.key,
    Connection: "Upgrade",
    Upgrade: "websocket",
  };
  opts.path = url.pathname + url.search;
  opts.timeout = opts.handshakeTimeout;
  if (asked.wishes) {
    opts.headers["Sec-WebSocket-Extensions"] = %deflateOffer(asked.wishes);
  }
  if (asked.protocols.length > 0) {
    opts.headers["Sec-WebSocket-Protocol"] = %textJoin(asked.protocols, ",");
  }
  if (opts.origin) {
    const name = opts.protocolVersion < 13 ? "Sec-WebSocket-Origin" : "Origin";
    opts.headers[name] = opts.origin;
  }
  opts.auth = userOf(url) ?? opts.auth;
}

// The first address of a chain of redirects, and its header fields, by names
// in small letters.
function rememberOrigin(ws, url, options) {
  ws._originalHostOrSocketPath = url.host;
  ws._originalSecure = false;
  const headers = {};
  const given = options?.headers ?? {};
  const names = %ownKeys(given, 5);
  for (let i = 0; i < names.length; i++) {
    headers[%call(toLowerCase, names[i])] = given[names[i]];
  }
  return { ...options, headers };
}

// What was meant for the first host is not for another one's ears.
function forgetSecrets(ws, url, opts) {
  if (url.host === ws._originalHostOrSocketPath) return;
  delete opts.headers.authorization;
  delete opts.headers.cookie;
  delete opts.headers.host;
  opts.auth = undefined;
}

function newRequest(ws, url, opts, options) {
  if (!opts.followRedirects) return [http.request(opts), options];
  if (ws._redirects === 0) options = rememberOrigin(ws, url, options);
  else if (ws.listenerCount("redirect") === 0) forgetSecrets(ws, url, opts);
  if (opts.auth && !options.headers.authorization) {
    options.headers.authorization =
      `Basic ${Buffer.from(opts.auth).toString("base64")}`;
  }
  const request = http.request(opts);
  ws._req = request;
  if (ws._redirects) ws.emit("redirect", ws.url, request);
  return [request, options];
}

// --- giving up ------------------------------------------------------------------

// Before there is a connection of frames.
function abort(ws, request, message, why) {
  change(ws, CLOSING, why);
  const error = new Error(message);
  request[isAborted] = true;
  request.abort();
  if (request.socket && !request.socket.destroyed) request.socket.destroy();
  %nextTick(emitErrorAndClose, [ws, error]);
}

// The answer is an upgrade, but not the one that was asked for.
function refuseAnswer(ws, socket, message) {
  change(ws, CLOSING, "the handshake was refused");
  const error = withFrame(new Error(message),
                          "ClientRequest.emit (node:events:524:28)");
  socket.destroy(error);
  socket.once("error", (fault) => ws.emit("error", fault));
  socket.once("close", () => emitClose(ws));
}

// --- the answer -----------------------------------------------------------------

// The machine's name for the end, as soon as there is one: what happens to the
// connection is told there.
function watchConnection(ws, request) {
  const note = (socket) => {
    if (ws[end] !== undefined) return;
    ws[end] = %import("netHandle")(socket) ?? undefined;
    if (ws[end] !== undefined) %handshakeFor(ws[end]);
  };
  const ask = (socket) => {
    note(socket);
    if (ws[end] === undefined) return;
    %handshakeSays(ws[end], `${request.method} ${request.path} HTTP/1.1`);
  };
  request.on("socket", (socket) => {
    if (!socket.connecting) {
      ask(socket);
      return;
    }
    note(socket);
    socket.once("lookup", () => %nextTick(note, [socket]));
    socket.once("connectionAttemptFailed", () => note(socket));
    socket.once("connect", () => ask(socket));
  });
}

// [status, reason, minor version, name, value, ...]
function headOf(answer) {
  const head = [answer.statusCode, answer.statusMessage,
                answer.httpVersionMinor];
  for (let i = 0; i < answer.rawHeaders.length; i++) {
    %push(head, answer.rawHeaders[i]);
  }
  return head;
}

function checkAnswer(ws, answer, asked) {
  if (ws[end] === undefined) return undefined;
  return %handshakeCheck(ws[end], headOf(answer), asked.key,
                         %textJoin(asked.protocols, ","), asked.wishes);
}

function onResponse(ws, request, answer, again, opts, asked) {
  const { location } = answer.headers;
  const status = answer.statusCode;
  if (location && opts.followRedirects && status >= 300 && status < 400) {
    if (++ws._redirects > opts.maxRedirects) {
      abort(ws, request, "Maximum redirects exceeded",
            "the handshake was refused");
      return;
    }
    request.abort();
    ws[end] = undefined;
    again(location);
  } else {
    checkAnswer(ws, answer, asked);
    if (!ws.emit("unexpected-response", request, answer)) {
      abort(ws, request, `Unexpected server response: ${status}`,
            "the handshake was refused");
    }
  }
}

function onUpgrade(ws, answer, socket, head, opts, asked) {
  ws.emit("upgrade", answer);
  if (ws._readyState !== CONNECTING) return;
  ws._req = null;
  const verdict = checkAnswer(ws, answer, asked);
  if (verdict === undefined) {
    refuse("A WebSocket on a connection that is no net.Socket");
  }
  if (typeof verdict === "string") {
    refuseAnswer(ws, socket, verdict);
    return;
  }
  const protocol = answer.headers["sec-websocket-protocol"];
  if (protocol) ws._protocol = protocol;
  let deflate;
  if (verdict[0] !== undefined) {
    const { Deflate } = later("node/ws_deflate", "wsDeflate");
    deflate = new Deflate(asked.options, verdict[0], ws[end],
                          opts.maxPayload | 0);
    ws._extensions = { "permessage-deflate": deflate };
  }
  ws._take(socket, head, opts, deflate);
}

function compressionOf(opts, asked) {
  if (!opts.perMessageDeflate) return;
  const { wishesOf } = later("node/ws_deflate", "wsDeflate");
  asked.options = %isObject(opts.perMessageDeflate) ? opts.perMessageDeflate
                                                    : {};
  asked.wishes = wishesOf(asked.options);
}

// Begins to connect; answers the options as they count.
function connect(ws, address, protocols, options) {
  const opts = { ...usual, ...options, ...fixed };
  const version = opts.protocolVersion;
  if (version !== 13 && version !== 8) {
    throw new RangeError(`Unsupported protocol version: ${version} ` +
                         "(supported versions: 8, 13)");
  }
  const url = toUrl(address);
  ws._url = url.href;
  const fault = faultOf(url);
  if (fault !== undefined) {
    const error = new SyntaxError(fault);
    if (ws._redirects === 0) throw error;
    emitErrorAndClose(ws, error);
    return opts;
  }
  if (url.protocol !== "ws:") refuse(`${url.protocol} (${url.href})`);
  const asked = { key: newKey(), protocols, wishes: undefined, options: {} };
  compressionOf(opts, asked);
  checkProtocols(protocols);
  requestOptions(opts, url, asked);
  const [request, kept] = newRequest(ws, url, opts, options);
  ws._req = request;
  ws._giveUp = (message, why) => abort(ws, request, message, why);
  watchConnection(ws, request);
  if (opts.timeout) {
    request.on("timeout", () => {
      abort(ws, request, "Opening handshake has timed out",
            "the handshake took too long");
    });
  }
  request.on("error", (error) => {
    if (ws._req === null || request[isAborted]) return;
    ws._req = null;
    if (ws[end] !== undefined && error.rawPacket !== undefined) {
      %handshakeDeny(ws[end], error.message);
    }
    emitErrorAndClose(ws, error);
  });
  request.on("response", (answer) => {
    onResponse(ws, request, answer, (location) => {
      let next;
      try {
        next = new URL(location, address);
      } catch {
        emitErrorAndClose(ws, new SyntaxError(`Invalid URL: ${location}`));
        return;
      }
      connect(ws, next, protocols, kept);
    }, opts, asked);
  });
  request.on("upgrade", (answer, socket, head) => {
    onUpgrade(ws, answer, socket, head, opts, asked);
  });
  if (opts.finishRequest) opts.finishRequest(request, ws);
  else request.end();
  return opts;
}

%export("wsClient", { __proto__: null, listOf, connect });
