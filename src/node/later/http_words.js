// http_words.js: the words of HTTP: methods, the names of statuses, what a
// field may hold, and the errors, as Node words them.
//
// Exported: httpWords.

const nodeError = %import("nodeError");
const { Error, TypeError, RangeError, Symbol, Date, regexpExec, text } =
  %import("originals");
const { toLowerCase } = text;
const { toUTCString } = Date.prototype;

// Between the files of http; no program sees them.
const kOutHeaders = Symbol("kOutHeaders"); // {name in small letters: [name, value]}
const kNeedDrain = Symbol("kNeedDrain"); // a write() has answered false
const kUniqueHeaders = Symbol("kUniqueHeaders");
const kIncomingMessage = Symbol("IncomingMessage"); // the server's class
const kServerResponse = Symbol("ServerResponse"); // likewise
const kConnections = Symbol("http.server.connections");
const kWatch = Symbol("http.server.watch");

const METHODS = [
  "ACL", "BIND", "CHECKOUT", "CONNECT", "COPY", "DELETE", "GET", "HEAD",
  "LINK", "LOCK", "M-SEARCH", "MERGE", "MKACTIVITY", "MKCALENDAR", "MKCOL",
  "MOVE", "NOTIFY", "OPTIONS", "PATCH", "POST", "PROPFIND", "PROPPATCH",
  "PURGE", "PUT", "QUERY", "REBIND", "REPORT", "SEARCH", "SOURCE", "SUBSCRIBE",
  "TRACE", "UNBIND", "UNLINK", "UNLOCK", "UNSUBSCRIBE",
];

const STATUS_CODES = {
  100: "Continue",
  101: "Switching Protocols",
  102: "Processing",
  103: "Early Hints",
  200: "OK",
  201: "Created",
  202: "Accepted",
  203: "Non-Authoritative Information",
  204: "No Content",
  205: "Reset Content",
  206: "Partial Content",
  207: "Multi-Status",
  208: "Already Reported",
  226: "IM Used",
  300: "Multiple Choices",
  301: "Moved Permanently",
  302: "Found",
  303: "See Other",
  304: "Not Modified",
  305: "Use Proxy",
  307: "Temporary Redirect",
  308: "Permanent Redirect",
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  407: "Proxy Authentication Required",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  411: "Length Required",
  412: "Precondition Failed",
  413: "Payload Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  416: "Range Not Satisfiable",
  417: "Expectation Failed",
  418: "I'm a Teapot",
  421: "Misdirected Request",
  422: "Unprocessable Entity",
  423: "Locked",
  424: "Failed Dependency",
  425: "Too Early",
  426: "Upgrade Required",
  428: "Precondition Required",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  451: "Unavailable For Legal Reasons",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
  505: "HTTP Version Not Supported",
  506: "Variant Also Negotiates",
  507: "Insufficient Storage",
  508: "Loop Detected",
  509: "Bandwidth Limit Exceeded",
  510: "Not Extended",
  511: "Network Authentication Required",
};

// --- what a field may hold (RFC 9110, 5.1, 5.5) -----------------------------

const token = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const notAllowed = /[^\t\x20-\x7e\x80-\xff]/;

function isToken(value) {
  return %call(regexpExec, token, `${value}`) !== null;
}

function hasInvalidChar(value) {
  return %call(regexpExec, notAllowed, `${value}`) !== null;
}

function invalidToken(what, name) {
  return nodeError(TypeError, "ERR_INVALID_HTTP_TOKEN",
                   `${what} must be a valid HTTP token ["${name}"]`);
}

function invalidChar(what, field) {
  const where = field === undefined ? "" : ` ["${field}"]`;
  return nodeError(TypeError, "ERR_INVALID_CHAR",
                   `Invalid character in ${what}${where}`);
}

function validateHeaderName(name, label) {
  if (typeof name !== "string" || !name || !isToken(name)) {
    throw invalidToken(label || "Header name", name);
  }
}

function validateHeaderValue(name, value) {
  if (value === undefined) {
    throw nodeError(TypeError, "ERR_HTTP_INVALID_HEADER_VALUE",
                    `Invalid value "${value}" for header "${name}"`);
  }
  if (hasInvalidChar(value)) throw invalidChar("header content", name);
}

// --- errors ------------------------------------------------------------------

const messages = {
  __proto__: null,
  ERR_HTTP_BODY_NOT_ALLOWED:
    "Adding content for this request method or response status is not allowed.",
  ERR_HTTP_REQUEST_TIMEOUT: "Request timeout",
  ERR_HTTP_SOCKET_ASSIGNED: "ServerResponse has an already assigned socket",
  ERR_HTTP_SOCKET_ENCODING:
    "Changing the socket encoding is not allowed per RFC7230 Section 3.",
  ERR_HTTP_TRAILER_INVALID:
    "Trailers are invalid with this transfer encoding",
};

function httpError(code) {
  return nodeError(Error, code, messages[code]);
}

function headersSent(verb) {
  return nodeError(Error, "ERR_HTTP_HEADERS_SENT",
                   `Cannot ${verb} headers after they are sent to the client`);
}

function invalidStatus(status) {
  return nodeError(RangeError, "ERR_HTTP_INVALID_STATUS_CODE",
                   `Invalid status code: ${status}`);
}

function wrongLength(given, promised) {
  return nodeError(
    Error, "ERR_HTTP_CONTENT_LENGTH_MISMATCH",
    `Response body's content-length of ${given} byte(s) does not match the ` +
      `content-length of ${promised} byte(s) set in header`);
}

// What happens inside of Node has a frame of Node's own.
function withFrame(error, frame) {
  %define(error, "stack", `${error.stack}\n    at ${frame}`, 5);
  return error;
}

// The other side is gone: "socket hang up" or "aborted".
function connectionReset(message) {
  const error = withFrame(
    new Error(message), "Socket.emit (node:events:524:28)");
  error.code = "ECONNRESET";
  return error;
}

// What came breaks the rules; `part` is the parser's ["error", ...].
function parseError(part) {
  const [, code, reason, bytesParsed] = part;
  const error = withFrame(
    new Error("Parse Error"), "socketOnData (node:_http_server:1:1)");
  error.bytesParsed = bytesParsed;
  error.code = code;
  error.reason = reason;
  return error;
}

// As a connection tells it: with what had come, and the reason said.
function completeParseError(error, rawPacket) {
  error.rawPacket = rawPacket;
  if (typeof error.reason !== "string") return;
  %define(error, "message", `Parse Error: ${error.reason}`, 5);
}

// --- small things ---------------------------------------------------------------

function utcDate() {
  return %call(toUTCString, new Date());
}

// Milliseconds on the program's clock, above 0.
function now() {
  return %processTime() / 1000 + 1;
}

function lower(name) {
  return %call(toLowerCase, name);
}

// Takes the item out of a list of the library's, and answers it.
function removeAt(list, at) {
  const item = list[at];
  for (let i = at + 1; i < list.length; i++) list[i - 1] = list[i];
  if (at >= 0 && at < list.length) list.length--;
  return item;
}

function insertFirst(list, item) {
  for (let i = list.length; i > 0; i--) list[i] = list[i - 1];
  list[0] = item;
}

function placeOf(list, item) {
  for (let i = 0; i < list.length; i++) {
    if (list[i] === item) return i;
  }
  return -1;
}

// Options that name fields which may stand only once; a set, or null.
function uniqueHeaders(option) {
  if (!%isArray(option)) return null;
  const names = { __proto__: null };
  for (let i = 0; i < option.length; i++) names[lower(option[i])] = true;
  return names;
}

// Defines getters (and setters) of a prototype, which are not enumerable.
function defineGetters(prototype, getters) {
  const { defineProperty, getOwnPropertyDescriptors } = %import("originals");
  const all = getOwnPropertyDescriptors(getters);
  const names = %ownKeys(getters, 5);
  for (let i = 0; i < names.length; i++) {
    const { get, set } = all[names[i]];
    defineProperty(prototype, names[i],
                   { __proto__: null, get, set, configurable: false });
  }
}

%export("httpWords", {
  __proto__: null,
  kOutHeaders, kNeedDrain, kUniqueHeaders, kIncomingMessage, kServerResponse,
  kConnections, kWatch, METHODS, STATUS_CODES, isToken, hasInvalidChar, invalidToken,
  invalidChar, validateHeaderName, validateHeaderValue, httpError, headersSent,
  invalidStatus, wrongLength, connectionReset, parseError, completeParseError,
  utcDate, now, lower, removeAt, insertFirst, placeOf, uniqueHeaders, defineGetters,
});
