// http_head.js: the head that goes out: which fields a program has given, and
// which ones are added, so that the other side can tell where the body ends
// and whether the connection stays open.
//
// Exported: httpHead {storeHeader, renderTrailers}

const later = %import("later");
const { kOutHeaders, kUniqueHeaders, validateHeaderName, validateHeaderValue,
        hasInvalidChar, invalidChar, httpError, utcDate, lower } =
  later("node/http_words", "httpWords");
const valueError = %import("valueError");
const { Buffer } = %import("node:buffer");
const { Math, keys, regexpExec } = %import("originals");
const { floor } = Math;

const closeWord = /(?:^|\W)close(?:$|\W)/i;
const chunkedWord = /(?:^|\W)chunked(?:$|\W)/i;

function names(value, word) {
  return %call(regexpExec, word, `${value}`) !== null;
}

// --- the program's fields -----------------------------------------------------

// What a field that has just been written says of the message.
const meanings = {
  __proto__: null,

  connection(message, seen, value) {
    seen.connection = true;
    message._removedConnection = false;
    if (names(value, closeWord)) message._last = true;
    else message.shouldKeepAlive = true;
  },

  "transfer-encoding"(message, seen, value) {
    seen.encoding = true;
    message._removedTE = false;
    if (names(value, chunkedWord)) message.chunkedEncoding = true;
  },

  "content-length"(message, seen, value) {
    seen.length = true;
    message._contentLength = +value;
    message._removedContLen = false;
  },

  date(message, seen) {
    seen.date = true;
  },

  expect(message, seen) {
    seen.expect = true;
  },

  trailer(message, seen) {
    seen.trailer = true;
  },

  "keep-alive"(message) {
    message._defaultKeepAlive = false;
  },
};

function addLine(message, seen, name, value, checks) {
  if (checks) validateHeaderValue(name, value);
  seen.head += `${name}: ${value}\r\n`;
  meanings[lower(name)]?.(message, seen, value);
}

// A file's name in Content-Disposition goes as Latin-1 (RFC 6266, 4.3).
function asLatin1(value) {
  if (!%isArray(value)) return Buffer.from(value, "latin1");
  for (let i = 0; i < value.length; i++) {
    value[i] = Buffer.from(value[i], "latin1");
  }
  return value;
}

function joined(list) {
  let text = "";
  for (let i = 0; i < list.length; i++) text += `${i ? "; " : ""}${list[i]}`;
  return text;
}

// A list becomes several lines, unless the field may stand only once.
function addField(message, seen, name, value, checks) {
  if (checks) validateHeaderName(name);
  if (message._contentLength && lower(name) === "content-disposition") {
    value = asLatin1(value);
  }
  if (!%isArray(value)) {
    addLine(message, seen, name, value, checks);
    return;
  }
  const isCookies = value.length >= 2 && lower(name) === "cookie";
  if (isCookies || message[kUniqueHeaders]?.[lower(name)]) {
    addLine(message, seen, name, joined(value), checks);
    return;
  }
  for (let i = 0; i < value.length; i++) {
    addLine(message, seen, name, value[i], checks);
  }
}

// Fields come as what setHeader has gathered, as an object, as pairs in a
// list, or as one list of names and values.
function addFields(message, seen, fields) {
  if (fields === message[kOutHeaders]) {
    const all = keys(fields);
    for (let i = 0; i < all.length; i++) {
      const [name, value] = fields[all[i]];
      addField(message, seen, name, value, false);
    }
  } else if (!%isArray(fields)) {
    const all = keys(fields);
    for (let i = 0; i < all.length; i++) {
      addField(message, seen, all[i], fields[all[i]], true);
    }
  } else if (%isArray(fields[0])) {
    for (let i = 0; i < fields.length; i++) {
      addField(message, seen, fields[i][0], fields[i][1], true);
    }
  } else {
    if (fields.length % 2 !== 0) throw valueError("headers", fields);
    for (let i = 0; i < fields.length; i += 2) {
      addField(message, seen, fields[i], fields[i + 1], true);
    }
  }
}

// --- what is added ---------------------------------------------------------------

function keepAliveLine(message) {
  if (!message._keepAliveTimeout || !message._defaultKeepAlive) return "";
  const seconds = floor(message._keepAliveTimeout / 1000);
  const most = ~~message._maxRequestsPerSocket > 0
    ? `, max=${message._maxRequestsPerSocket}` : "";
  return `Keep-Alive: timeout=${seconds}${most}\r\n`;
}

// Does the connection stay open behind this message? Only where the other side
// can tell where it ends.
function connectionLines(message, seen) {
  if (message._removedConnection) {
    message._last = !message.shouldKeepAlive;
    return "";
  }
  if (seen.connection) return "";
  const keeps = message.shouldKeepAlive &&
    (seen.length || message.useChunkedEncodingByDefault || message.agent);
  if (keeps && message.maxRequestsOnConnectionReached) {
    return "Connection: close\r\n";
  }
  if (keeps) return `Connection: keep-alive\r\n${keepAliveLine(message)}`;
  message._last = true;
  return "Connection: close\r\n";
}

// How the other side tells where the body ends: by its length, where that is
// known by now, else by chunks, else by the end of the connection.
function bodyLine(message, seen) {
  if (seen.length || seen.encoding) return "";
  if (!message._hasBody) {
    message.chunkedEncoding = false;
    return "";
  }
  if (!message.useChunkedEncodingByDefault) {
    message._last = true;
    return "";
  }
  if (!seen.trailer && !message._removedContLen &&
      typeof message._contentLength === "number") {
    return `Content-Length: ${message._contentLength}\r\n`;
  }
  if (message._removedTE) {
    message._last = true;
    return "";
  }
  message.chunkedEncoding = true;
  return "Transfer-Encoding: chunked\r\n";
}

// The head is complete; it goes out with the first piece of the body, or at
// once, where the other side is asked whether it wants one.
function storeHeader(message, firstLine, fields) {
  const seen = { connection: false, length: false, encoding: false,
                 date: false, expect: false, trailer: false,
                 head: firstLine };
  if (fields) addFields(message, seen, fields);
  let { head } = seen;
  if (message.sendDate && !seen.date) head += `Date: ${utcDate()}\r\n`;
  const { statusCode } = message;
  if (message.chunkedEncoding && (statusCode === 204 || statusCode === 304)) {
    message.chunkedEncoding = false; // there is no body to end
    message.shouldKeepAlive = false;
  }
  head += connectionLines(message, seen);
  head += bodyLine(message, seen);
  if (message.chunkedEncoding !== true && seen.trailer) {
    throw httpError("ERR_HTTP_TRAILER_INVALID");
  }
  message._header = `${head}\r\n`;
  message._headerSent = false;
  if (seen.expect) message._send("");
}

// --- trailers ----------------------------------------------------------------------

function trailerLine(name, value) {
  if (hasInvalidChar(value)) throw invalidChar("trailer content", name);
  return `${name}: ${value}\r\n`;
}

// The lines behind the last chunk; `fields` an object, or a list of pairs.
function renderTrailers(message, fields) {
  const isList = %isArray(fields);
  const all = keys(fields);
  let lines = "";
  for (let i = 0; i < all.length; i++) {
    const [name, value] = isList ? fields[all[i]] : [all[i], fields[all[i]]];
    validateHeaderName(name, "Trailer name");
    if (%isArray(value) && value.length > 1 &&
        !message[kUniqueHeaders]?.[lower(name)]) {
      for (let k = 0; k < value.length; k++) {
        lines += trailerLine(name, value[k]);
      }
    } else {
      lines += trailerLine(name, %isArray(value) ? joined(value) : value);
    }
  }
  return lines;
}

%export("httpHead", { __proto__: null, storeHeader, renderTrailers });
