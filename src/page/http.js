// http.js: one HTTP message there and one back (RFC 9112), over a connection
// that is kept for the next. What they mean is request.js's.

const { begin } = %import("pageTasks");
const { toLowerCase } = String.prototype;

// How a message goes on behind its head (wire/http_message.h).
const AS_SAID = 0;
const WITHOUT_BODY = 1;

const MOST_IDLE = 6; // connections to one server that wait for use
const idle = { __proto__: null }; // by "host:port"

// What the machine's errors are called in the browser.
const names = {
  __proto__: null,
  104: "net::ERR_CONNECTION_RESET",
  111: "net::ERR_CONNECTION_REFUSED",
  3008: "net::ERR_NAME_NOT_RESOLVED",
};

class Connection {
  constructor(place) {
    this.place = place; // "host:port"
    this.handle = undefined;
    this.reader = undefined;
    this.exchange = undefined; // the one under way
    this.isUp = false;
    this.isKept = false; // the answer leaves it open
    this.isUsed = false; // an answer has come over it before
  }
}

// {method, target, host, port, fields: [name, value, ...], body} and those who
// are told: {head, data, end, failed}, each a function that may answer a
// generator. `cancel` of what comes back ends it.
function exchange(request, told) {
  const place = `${request.host}:${request.port}`;
  const waiting = idle[place] ?? [];
  let connection;
  if (waiting.length > 0) {
    connection = waiting[waiting.length - 1];
    waiting.length--;
    %tcpRef(connection.handle, true);
  } else {
    connection = new Connection(place);
  }
  const one = { request, told, connection, hasHead: false, isOver: false };
  connection.exchange = one;
  if (connection.handle === undefined) {
    connection.handle =
      %tcpConnect(connection, request.port, bareHost(request.host));
  } else {
    send(connection);
  }
  one.cancel = () => {
    if (one.isOver) return;
    one.isOver = true;
    connection.exchange = undefined;
    %tcpDestroy(connection.handle, false);
  };
  return one;
}

function bareHost(host) {
  return host[0] === "[" ? %textCut(host, 1, host.length - 1) : host;
}

function send(connection) {
  const { method, target, fields, body } = connection.exchange.request;
  let text = `${method} ${target} HTTP/1.1\r\n`;
  for (let i = 0; i < fields.length; i += 2) {
    text += `${fields[i]}: ${fields[i + 1]}\r\n`;
  }
  %tcpWrite(connection.handle, `${text}\r\n`, false);
  if (body !== undefined) %tcpWrite(connection.handle, body, false);
}

// --- what comes back -------------------------------------------------------------

function fieldOf(fields, name) {
  for (let i = 0; i < fields.length; i += 2) {
    if (%call(toLowerCase, fields[i]) === name) return fields[i + 1];
  }
  return undefined;
}

// The end is told of when the whole chunk is used up: then the connection may
// be used again.
function* readChunk(connection, chunk) {
  let ended;
  for (;;) {
    const part = %httpRead(connection.reader, chunk);
    const { exchange: one } = connection;
    if (typeof part === "boolean") break; // the chunk is used up
    if (one === undefined) {
      yield* fail(connection, "net::ERR_INVALID_HTTP_RESPONSE");
      return;
    }
    if (part[0] === "head") {
      yield* readHead(connection, one, part);
    } else if (part[0] === "body") {
      yield* done(one.told.data?.(part[1]));
    } else if (part[0] === "end") {
      ended = one.hasHead ? one : undefined;
      if (ended !== undefined) connection.exchange = undefined;
    } else {
      yield* fail(connection, "net::ERR_INVALID_HTTP_RESPONSE");
      return;
    }
  }
  if (ended !== undefined && !ended.isOver) yield* finish(connection, ended);
}

// What the one who was told has still to do.
function* done(work) {
  if (work !== undefined) yield* work;
}

function* readHead(connection, one, part) {
  const [, status, reason, , , fields, , keepsAlive] = part;
  const isInterim = status >= 100 && status < 200 && status !== 101;
  const hasNone = isInterim || one.request.method === "HEAD" ||
                  status === 204 || status === 304;
  %httpAccept(connection.reader, hasNone ? WITHOUT_BODY : AS_SAID);
  if (isInterim) return;
  one.hasHead = true;
  connection.isKept = keepsAlive;
  yield* done(one.told.head({ status, reason, fields }));
}

function* finish(connection, one) {
  one.isOver = true;
  connection.exchange = undefined;
  connection.isUsed = true;
  if (connection.isKept) {
    const list = (idle[connection.place] ??= []);
    if (list.length < MOST_IDLE) {
      %push(list, connection);
      %tcpRef(connection.handle, false);
    } else {
      %tcpDestroy(connection.handle, false);
    }
  } else {
    %tcpDestroy(connection.handle, false);
  }
  yield* done(one.told.end?.());
}

function* fail(connection, why) {
  const one = connection.exchange;
  forget(connection);
  %tcpDestroy(connection.handle, false);
  if (one === undefined || one.isOver) return;
  connection.exchange = undefined;
  one.isOver = true;
  yield* done(one.told.failed(why));
}

// It cannot be used again.
function forget(connection) {
  const list = idle[connection.place] ?? [];
  const rest = [];
  for (let i = 0; i < list.length; i++) {
    if (list[i] !== connection) %push(rest, list[i]);
  }
  idle[connection.place] = rest;
}

// An answer without a length ends with the connection.
function* endOfStream(connection) {
  const one = connection.exchange;
  if (one === undefined) {
    forget(connection);
    %tcpDestroy(connection.handle, false);
    return;
  }
  const part = %httpFinish(connection.reader);
  if (part !== undefined && part[0] === "end" && one.hasHead) {
    connection.isKept = false;
    yield* finish(connection, one);
  } else {
    yield* fail(connection, one.hasHead
      ? "net::ERR_INCOMPLETE_CHUNKED_ENCODING" : "net::ERR_EMPTY_RESPONSE");
  }
}

const handlers = {
  __proto__: null,

  *connected(connection) {
    connection.isUp = true;
    connection.reader = %httpParser(true, 0);
    %httpBind(connection.reader, connection.handle);
    %tcpPause(connection.handle, false);
    if (connection.exchange !== undefined) send(connection);
  },

  *failed(connection, errno) {
    yield* fail(connection, names[errno] ?? "net::ERR_CONNECTION_FAILED");
  },

  *readable(connection) {
    const chunk = %tcpRead(connection.handle, 0);
    if (chunk !== undefined) yield* readChunk(connection, chunk);
  },

  ended: endOfStream,

  *reset(connection) {
    yield* fail(connection, "net::ERR_CONNECTION_RESET");
  },
};

// A WebSocket asks for its handshake itself: it has handlers of its own.
const ownHandlers = Symbol("ownHandlers");
%processHook("tcp", (event, object, a, b, c) => {
  const handler = (object[ownHandlers] ?? handlers)[event];
  const work = handler?.(object, a, b, c);
  return work === undefined ? undefined : begin(work);
});

%export("pageHttp", { exchange, fieldOf, ownHandlers });
