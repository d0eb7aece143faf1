// websocket.js: the browser's WebSocket (WebSockets Standard). Each event is a
// task of its own. What goes over the wire is done by the machine, which calls
// `handlers` below.

const { DOMException, missing, expose } = %import("pageErrors");
const { Event, MessageEvent, CloseEvent, EventTarget, trusted, dispatch,
        defineHandlers } = %import("pageEvents");
const { begin } = %import("pageTasks");
const { fieldOf, ownHandlers } = %import("pageHttp");
const { pageOrigin, joinBytes } = %import("pageRequest");
const { isBytes, bytesOf, bufferOf, blobOf } = %import("pageBlob");
const { setTimeout, clearTimeout } = %import("pageTimers");
const wsAddress = %import("wsAddress");
const { takeCookie, cookiesFor } = %import("pageCookies");
const wsProtocols = %import("wsProtocols");

const newBytes = Uint8Array;
const { toLowerCase } = String.prototype;
const { fill } = %prototypeOf(Uint8Array.prototype);

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const names = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"];

const TEXT_FRAME = 1;
const BINARY_FRAME = 2;
const CLOSE_FRAME = 8;
const PONG_FRAME = 10;
const PROTOCOL_ERROR = 1002;
const NO_STATUS = 1005;
const ABNORMAL = 1006;

const WAITS = 2000; // ms, for the server's FIN behind the close frames
const ANSWER_WAITS = 60000; // ms, for its answer to a close frame

const socket = Symbol("socket"); // this end of the connection, in the machine
const state = Symbol("state"); // what is known of the end

function fail(name, method, text) {
  throw new DOMException(
    `Failed to ${method} 'WebSocket': ${text}`, name);
}

function change(ws, to, why) {
  %socketChange(ws[socket], to, why);
}

// What the browser writes into its console.
function complain(ws, text) {
  %consoleWrite(
    2, `WebSocket connection to '${ws.url}' failed: ${text}\n`);
}

// --- making -----------------------------------------------------------------

// An address may be one of the page's own server: "/chat".
function absolute(address) {
  const text = `${address}`;
  if (wsAddress(text) !== undefined) return text;
  return %import("resolveUrl")(text)?.href ?? text;
}

function checkAddress(address) {
  const make = "construct";
  const url = wsAddress(absolute(address));
  if (url === undefined) {
    fail("SyntaxError", make, `The URL '${address}' is invalid.`);
  }
  const { protocol } = url;
  if (protocol !== "ws:" && protocol !== "wss:") {
    const scheme = %textCut(protocol, 0, protocol.length - 1);
    fail("SyntaxError", make, "The URL's scheme must be either 'http', " +
         `'https', 'ws', or 'wss'. '${scheme}' is not allowed.`);
  }
  if (url.hash !== "") {
    fail("SyntaxError", make, "The URL contains a fragment identifier " +
         `('${%textCut(url.hash, 1)}'). Fragment identifiers are not ` +
         "allowed in WebSocket URLs.");
  }
  if (protocol === "wss:") {
    throw new Error(`wss: (${address}) is not supported by Loopline yet`);
  }
  return url;
}

function protocolList(protocols) {
  if (protocols === undefined) return [];
  const list = Array.isArray(protocols) ? protocols : [`${protocols}`];
  for (let i = 0; i < list.length; i++) {
    if (!wsProtocols([list[i]])) {
      fail("SyntaxError", "construct",
           `The subprotocol '${list[i]}' is invalid.`);
    }
    for (let k = 0; k < i; k++) {
      if (list[k] === list[i]) {
        fail("SyntaxError", "construct",
             `The subprotocol '${list[i]}' is duplicated.`);
      }
    }
  }
  return list;
}

// --- closing ----------------------------------------------------------------

function sendClose(ws, code, reason) {
  %socketSend(ws[socket], CLOSE_FRAME, reason, true, code);
  ws[state].closeSent = true;
}

function checkClose(code, reason) {
  if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
    fail("InvalidAccessError", "execute 'close' on",
         "The close code must be either 1000, or between 3000 and 4999. " +
         `${code} is neither.`);
  }
  if (%socketBytes(reason) > 123) {
    fail("SyntaxError", "execute 'close' on",
         "The close reason must not be greater than 123 UTF-8 bytes.");
  }
}

// The protocol was broken, or something came that cannot be taken: what it
// was is told, and nobody waits for an answer (RFC 6455, 7.1.7).
function giveUp(ws, reason, text) {
  const known = ws[state];
  complain(ws, text);
  if (ws.readyState === OPEN) {
    sendClose(ws, PROTOCOL_ERROR, reason);
    change(ws, CLOSING, "what came was wrong");
  }
  known.failed = true;
  known.code = ABNORMAL;
  known.reason = "";
  known.clean = false;
  %socketEnd(ws[socket]);
  %socketDestroy(ws[socket]);
}

// The connection goes if the server does not end it in this time.
function limit(ws, ms) {
  const known = ws[state];
  clearTimeout(known.timer);
  known.timer = setTimeout(function closeTimeout() {
    %socketEnd(ws[socket]);
    %socketDestroy(ws[socket]);
  }, ms);
}

// --- WebSocket --------------------------------------------------------------

class WebSocket extends EventTarget {
  constructor(address, protocols) {
    if (arguments.length === 0) throw missing("construct 'WebSocket'", 1, 0);
    const url = checkAddress(address);
    const list = protocolList(protocols);
    super();
    %define(this, state, {
      url: url.href, origin: originOf(url), protocol: "", buffered: 0,
      binaryType: "blob", failed: false,
      closeSent: false, code: ABNORMAL, reason: "", clean: false,
      deflate: undefined, asked: undefined, reader: undefined,
      timer: undefined,
    }, 1);
    %define(this, socket, %tcpConnect(this, url.port, url.host), 1);
    this[state].asked = newRequest(url, %textJoin(list, ","));
    %handshakeFor(this[socket]);
  }

  get url() {
    return this[state].url;
  }

  get binaryType() {
    return this[state].binaryType;
  }

  set binaryType(type) {
    if (type === "blob" || type === "arraybuffer") {
      this[state].binaryType = type;
    } else {
      %consoleWrite(2, `The provided value '${type}' is not a valid enum ` +
                       "value of type BinaryType.\n");
    }
  }

  get readyState() {
    return %socketState(this[socket]);
  }

  get bufferedAmount() {
    return %socketBuffered(this[socket]) + this[state].buffered;
  }

  get protocol() {
    return this[state].protocol;
  }

  get extensions() {
    return this[state].deflate?.field ?? "";
  }

  send(data) {
    if (this.readyState === CONNECTING) {
      fail("InvalidStateError", "execute 'send' on",
           "Still in CONNECTING state.");
    }
    if (arguments.length === 0) {
      throw missing("execute 'send' on 'WebSocket'", 1, 0);
    }
    const isBinary = isBytes(data);
    const message = isBinary ? bytesOf(data) : `${data}`;
    if (this.readyState === OPEN) {
      sendMessage(this, isBinary ? BINARY_FRAME : TEXT_FRAME, message);
    } else {
      %consoleWrite(
        2, "WebSocket is already in CLOSING or CLOSED state.\n");
      this[state].buffered += %socketBytes(message);
    }
  }

  close(code, reason = "") {
    const number = code === undefined ? undefined : %toNumber(code);
    const text = `${reason}`;
    checkClose(number, text);
    const now = this.readyState;
    if (now === CONNECTING) {
      complain(this, "WebSocket is closed before the connection is " +
                     "established.");
      this[state].failed = true;
      change(this, CLOSING, "close() was called");
      %socketDestroy(this[socket]);
    } else if (now === OPEN) {
      sendClose(this, number ?? (text === "" ? undefined : 1000), text);
      change(this, CLOSING, "close() was called");
      limit(this, ANSWER_WAITS);
    }
  }
}

defineHandlers(WebSocket.prototype, ["open", "message", "error", "close"]);
expose(WebSocket, "WebSocket");
for (let number = CONNECTING; number <= CLOSED; number++) {
  %define(WebSocket, names[number], number, 2);
  %define(WebSocket.prototype, names[number], number, 2);
}

function originOf({ protocol, authority }) {
  return `${protocol}//${authority}`;
}

// --- the handshake: HTTP, and then frames (RFC 6455, 4.1) ------------------------

// How HTTP goes on behind a head (wire/http_message.h).
const WITHOUT_BODY = 1;
const LEAVES_HTTP = 2;

const READER_HTTP = 3; // machine/socket.h, enum endpoint_reader

const UNSET = 255; // no wish (wire/deflate.h)
const wishes = new newBytes(4);
%call(fill, wishes, UNSET);

// What a request line asks for, without what stands behind "?".
function pathOf(target) {
  const end = %textFind(target, "?", 0);
  return end < 0 ? target : %textCut(target, 0, end);
}

function newRequest(url, protocols) {
  const bytes = new newBytes(16);
  %randomFill(bytes);
  const key = %bufferToString(bytes, "base64");
  const line = `GET ${url.target} HTTP/1.1`;
  let text = `${line}\r\nHost: ${url.authority}\r\nConnection: Upgrade\r\n` +
    "Pragma: no-cache\r\nCache-Control: no-cache\r\n" +
    `User-Agent: ${globalThis.navigator.userAgent}\r\n` +
    `Upgrade: websocket\r\nOrigin: ${pageOrigin()}\r\n` +
    "Sec-WebSocket-Version: 13\r\n" +
    "Accept-Encoding: gzip, deflate, br, zstd\r\n" +
    "Accept-Language: en-US,en;q=0.9\r\n";
  const cookies = cookiesFor(url.host, pathOf(url.target), false);
  if (cookies !== "") text += `Cookie: ${cookies}\r\n`;
  text += `Sec-WebSocket-Key: ${key}\r\n` +
          `Sec-WebSocket-Extensions: ${%deflateOffer(wishes)}\r\n`;
  if (protocols !== "") text += `Sec-WebSocket-Protocol: ${protocols}\r\n`;
  return { line, text: `${text}\r\n`, key, protocols, host: url.host,
           path: pathOf(url.target) };
}

function fails(ws, text) {
  complain(ws, text);
  ws[state].failed = true;
  %socketDestroy(ws[socket]);
}

// The head of the answer is there, and the chunk in which it ends.
function* takeAnswer(ws, [, status, reason, , minor, fields], chunk) {
  const known = ws[state];
  const head = [status, reason, minor];
  const { host, path } = known.asked;
  for (let i = 0; i < fields.length; i++) %push(head, fields[i]);
  const verdict = %handshakeCheck(ws[socket], head, known.asked.key,
                                  known.asked.protocols, wishes);
  if (typeof verdict === "string") {
    fails(ws, `Error during WebSocket handshake: ${verdict}`);
    return;
  }
  for (let i = 0; i < fields.length; i += 2) {
    if (%call(toLowerCase, fields[i]) === "set-cookie") {
      takeCookie(fields[i + 1], host, path, false);
    }
  }
  const [agreed] = verdict;
  known.protocol = fieldOf(fields, "sec-websocket-protocol") ?? "";
  if (agreed !== undefined) known.deflate = newDeflate(agreed);
  %httpAccept(known.reader, LEAVES_HTTP);
  let part = %httpRead(known.reader, chunk);
  while (part[0] !== "left") part = %httpRead(known.reader, chunk);
  const early = part[1] < chunk.length ? %bufferSlice(chunk, part[1])
                                       : undefined;
  %socketFrames(ws[socket], early, agreed !== undefined);
  change(ws, OPEN, "the handshake is done");
  yield* dispatch(ws, trusted(Event, "open"));
}

// None came about, or it broke.
function noConnection(ws, errno) {
  const why = reasons[errno];
  complain(ws, why === undefined
    ? "Connection closed before receiving a handshake response"
    : `Error in connection establishment: ${why}`);
  ws[state].failed = true;
}

// What the connection tells before there are frames.
const openingHandlers = {
  __proto__: null,

  connected(ws) {
    const known = ws[state];
    known.reader = %httpParser(true, 0);
    %httpBind(known.reader, ws[socket]);
    %tcpReader(ws[socket], READER_HTTP);
    %handshakeSays(ws[socket], known.asked.line);
    %tcpWrite(ws[socket], known.asked.text, false);
    %tcpPause(ws[socket], false);
  },

  *readable(ws) {
    const chunk = %tcpRead(ws[socket], 0);
    while (chunk !== undefined) {
      const part = %httpRead(ws[state].reader, chunk);
      if (typeof part === "boolean") return; // it is used up
      if (part[0] === "error") {
        %handshakeDeny(ws[socket], part[2]);
        fails(ws, "Error during WebSocket handshake: " +
                  "net::ERR_INVALID_HTTP_RESPONSE");
        return;
      }
      const isInterim = part[1] >= 100 && part[1] < 200 && part[1] !== 101;
      if (part[0] === "head" && !isInterim) {
        yield* takeAnswer(ws, part, chunk);
        return;
      }
      if (isInterim) %httpAccept(ws[state].reader, WITHOUT_BODY);
    }
  },

  failed: noConnection,
  reset: noConnection,

  ended(ws) {
    fails(ws, "Connection closed before receiving a handshake response");
  },

  closed: tellClosed,
};
%define(WebSocket.prototype, ownHandlers, openingHandlers, 0);

// --- compression: permessage-deflate (RFC 7692) --------------------------------

const LEVEL = -1; // zlib's own choice
const MEMORY = 8;

// `agreed`: see machine/native_handshake.c.
function newDeflate([bits, keeps, otherBits, otherKeeps, field]) {
  return { field, bits, keeps, otherBits, otherKeeps, out: undefined,
           in: undefined, parts: [] };
}

// A whole message in one frame; where it was agreed, compressed.
function sendMessage(ws, opcode, message) {
  const { deflate } = ws[state];
  if (deflate === undefined) {
    %socketSend(ws[socket], opcode, message, true, undefined);
    return;
  }
  const bytes = typeof message === "string" ? %bufferFrom(message, "utf8")
                                            : message;
  deflate.out ??= %deflateOpen(deflate.bits, deflate.keeps, LEVEL, MEMORY);
  const packed = %deflateRun(ws[socket], deflate.out, bytes, true, 0, false,
                             opcode);
  %socketSend(ws[socket], opcode, packed, true, undefined, true, undefined,
              %socketBytes(bytes));
}

// A frame of a compressed message; the message, once it is whole.
function unpack(ws, packed, isLast, isBinary) {
  const { deflate } = ws[state];
  deflate.in ??= %inflateOpen(deflate.otherBits, deflate.otherKeeps);
  const bytes = %deflateRun(ws[socket], deflate.in, packed, isLast, 0, true,
                            isBinary ? BINARY_FRAME : TEXT_FRAME);
  if (typeof bytes === "string") { // zlib's words
    giveUp(ws, "WebSocket Protocol Error", "Invalid frame header");
    return undefined;
  }
  %push(deflate.parts, bytes);
  if (!isLast) return undefined;
  const whole = joinBytes(deflate.parts);
  deflate.parts = [];
  if (isBinary) return whole;
  if (%bytesUtf8(whole)) return %bufferToString(whole, "utf8");
  giveUp(ws, "Invalid UTF-8 in text frame",
         "Could not decode a text frame as UTF-8.");
  return undefined;
}

// --- what the machine tells -------------------------------------------------

// A binary message as the page wants it.
function shownData(ws, bytes) {
  return ws.binaryType === "blob" ? blobOf(bytes, "") : bufferOf(bytes);
}

function deliver(ws, data, isBinary) {
  if (ws.readyState !== OPEN) return undefined;
  return dispatch(ws, trusted(MessageEvent, "message", {
    data: isBinary ? shownData(ws, data) : data, origin: ws[state].origin,
  }));
}

// The other side's close: it is answered, unless it was an answer itself. It
// is the server who ends the connection (RFC 6455, 7.1.1).
function conclude(ws, code, reason) {
  const known = ws[state];
  known.code = code;
  known.reason = reason;
  known.clean = true;
  if (!known.closeSent) {
    sendClose(ws, code === NO_STATUS ? undefined : code, reason);
    change(ws, CLOSING, "a close frame came");
  }
  limit(ws, WAITS);
}

const reasons = {
  __proto__: null,
  104: "net::ERR_CONNECTION_RESET",
  111: "net::ERR_CONNECTION_REFUSED",
  3008: "net::ERR_NAME_NOT_RESOLVED",
};

const handlers = {
  __proto__: null,

  // One message: the next one is another task.
  readable(ws) {
    const what = %socketRead(ws[socket]);
    if (what === undefined) return undefined;
    const [kind, a, b] = what;
    if (kind === "message") {
      return deliver(ws, a, b);
    } else if (kind === "packed") {
      const message = unpack(ws, a, b, what[3]);
      if (message !== undefined) return deliver(ws, message, what[3]);
    } else if (kind === "ping") {
      if (ws.readyState === OPEN) {
        %socketSend(ws[socket], PONG_FRAME, a, true, undefined);
      }
    } else if (kind === "close") {
      conclude(ws, a, b);
    } else if (kind === "error") {
      giveUp(ws, b, a);
    }
    return undefined;
  },

  drained() {},

  ended(ws) {
    change(ws, CLOSING, "the other side sent FIN");
    %socketEnd(ws[socket]);
  },

  reset(ws) {
    ws[state].clean = false;
    change(ws, CLOSING, "the connection broke");
  },

  closed: tellClosed,
};

function* tellClosed(ws) {
  const { failed, code, reason, clean, timer } = ws[state];
  clearTimeout(timer);
  change(ws, CLOSED, "the connection is closed");
  if (failed) yield* dispatch(ws, trusted(Event, "error"));
  yield* dispatch(ws, trusted(CloseEvent, "close",
                              { wasClean: clean, code, reason }));
}

%processHook("socket", (event, object, a, b, c) => {
  const work = handlers[event](object, a, b, c);
  return work === undefined ? undefined : begin(work);
});
%install(globalThis, { WebSocket });
