// engineio_platform.js: what the client of Engine.IO and Socket.IO needs of
// the place where it runs, here of Node. A page has its own of the same shape:
// engineio_platform_page.js.
//
// The files of the client (and the parsers, which both ends use) ask only for
// this and for the language, so that their text can be sent to a page as it
// is: see socketio_bundle.js.

const { Buffer } = %import("node:buffer");
const process = %import("node:process");
const { setTimeout, clearTimeout } = %import("node:timers");
const later = %import("later");

// --- bytes ---------------------------------------------------------------

function toBuffer(bytes) {
  if (Buffer.isBuffer(bytes)) return bytes;
  return bytes instanceof ArrayBuffer
    ? Buffer.from(bytes)
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// Bytes as a program wants to get them: a Buffer, or an ArrayBuffer.
function mapBinary(bytes, binaryType) {
  if (binaryType !== "arraybuffer") return toBuffer(bytes);
  if (bytes instanceof ArrayBuffer) return bytes;
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

// --- connections ---------------------------------------------------------

// Options of the client that are handed on to the package ws.
const webSocketOptions = [
  "agent", "perMessageDeflate", "rejectUnauthorized", "localAddress",
  "protocolVersion", "origin", "maxPayload", "family",
];

function openWebSocket(uri, options) {
  const { WebSocket } = %import("commonjs").ours("ws");
  const given = {};
  for (const name of webSocketOptions) {
    if (Object.hasOwn(options, name)) given[name] = options[name];
  }
  if (options.extraHeaders) given.headers = { ...options.extraHeaders };
  const cookies = options.socket._cookieJar?.list() ?? [];
  if (cookies.length > 0) {
    given.headers = { ...given.headers,
                      cookie: [given.headers?.cookie ?? [], cookies].flat() };
  }
  return new WebSocket(uri, options.protocols, given);
}

// A short text is not worth compressing, even where the other side could.
function sendOverWebSocket(ws, data, packet, options) {
  const how = {};
  if (packet.options) how.compress = packet.options.compress;
  const limit = options.perMessageDeflate?.threshold;
  const size = typeof data === "string" ? Buffer.byteLength(data)
                                        : data.byteLength;
  if (size < limit) how.compress = false;
  ws.send(data, how);
}

%export("engineioPlatform", {
  location: undefined, // a page's address, which a URL may leave out
  binaryType: "nodebuffer",
  canSendBinary: true,
  transports: ["polling", "websocket"],
  nextTick: process.nextTick,
  setTimeout,
  clearTimeout,
  isBinary: (value) => value instanceof ArrayBuffer ||
                       ArrayBuffer.isView(value),
  mapBinary,
  toBase64: (bytes) => toBuffer(bytes).toString("base64"),
  fromBase64: (text, binaryType) =>
    mapBinary(Buffer.from(text, "base64"), binaryType),
  makeCookies: () =>
    new (later("node/engineio_cookies", "EngineCookies"))(),
  openWebSocket,
  sendOverWebSocket,
  makeRequest: (method, uri, options) =>
    new (later("node/engineio_request", "EngineRequest"))(method, uri,
                                                          options),
});
