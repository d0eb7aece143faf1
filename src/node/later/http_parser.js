// http_parser.js: what stands between a connection and the messages on it.
//
// The bytes are parsed by the machine (native_http.c); here its parts become
// what http's users know: an IncomingMessage with its fields, chunks that are
// pushed into it, its end. A parser belongs to one connection, and to a
// server's it tells when a message began, for the timeouts.

const later = %import("later");
const { kIncomingMessage, parseError, now } =
  later("node/http_words", "httpWords");
const { IncomingMessage, readStart, readStop } =
  later("node/http_incoming", "httpIncoming");

const MOST_PAIRS = 2000; // names and values taken of one head

// How a message goes on behind its head (wire/http_message.h).
const AS_SAID = 0;
const WITHOUT_BODY = 1;
const LEAVES_HTTP = 2;

class HTTPParser {
  constructor(isResponse, maxHeaderSize) {
    this.reader = %httpParser(isResponse, maxHeaderSize || 0);
    this.chunk = null; // what is being parsed
    this.socket = null;
    this.incoming = null; // the message that is coming in
    this.outgoing = null;
    this.onIncoming = null; // (message, keepsAlive): how it goes on
    this.maxHeaderPairs = MOST_PAIRS;
    this.joinDuplicateHeaders = null;
    this.startedAt = 0; // when the present message began, in ms; 0: none has
    this.hasHead = false;
    this.wasBody = false; // the last part
    this.isFree = false;
    this.context = %asyncContext();
  }

  // What it tells of its messages it tells in a context of its own, that of
  // whoever made it, as the last time has left it.
  within(work) {
    const before = %asyncContext();
    %setAsyncContext(this.context);
    try {
      return work();
    } finally {
      this.context = %asyncContext();
      %setAsyncContext(before);
    }
  }

  // The end of a connection that it reads at, in the machine: what it finds
  // there becomes steps and lines in the log.
  bind(handle) {
    %httpBind(this.reader, handle);
  }

  // Parses a chunk to its end: how many bytes of it were HTTP, or an error.
  execute(chunk) {
    for (;;) {
      const result = this.step(chunk);
      if (result !== undefined) return result;
    }
  }

  // One part of the chunk. Undefined: there is more in it.
  step(chunk) {
    return this.within(() => this.read(chunk));
  }

  read(chunk) {
    const part = %httpRead(this.reader, chunk);
    this.wasBody = part[0] === "body";
    if (typeof part === "boolean") {
      if (part) this.begin();
      return chunk.length;
    }
    switch (part[0]) {
      case "head": this.head(part); return undefined;
      case "body": this.body(part[1]); return undefined;
      case "end": this.end(part[1]); return undefined;
      case "left": return part[1];
      default: return parseError(part);
    }
  }

  // The connection has ended: an error, where a message was not complete.
  finish() {
    const part = %httpFinish(this.reader);
    if (part === undefined) return undefined;
    if (part[0] === "error") return parseError(part);
    this.within(() => this.end(part[1]));
    return undefined;
  }

  begin() {
    if (this.startedAt === 0) {
      this.startedAt = now();
      this.hasHead = false;
    }
  }

  head([, first, second, major, minor, fields, upgrade, keepsAlive]) {
    const { socket } = this;
    const Message = socket?.server?.[kIncomingMessage] || IncomingMessage;
    const message = new Message(socket);
    this.begin();
    this.hasHead = true;
    this.incoming = message;
    message.httpVersionMajor = major;
    message.httpVersionMinor = minor;
    message.httpVersion = `${major}.${minor}`;
    message.joinDuplicateHeaders =
      socket?.server?.joinDuplicateHeaders || this.joinDuplicateHeaders;
    message.url = typeof first === "number" ? "" : second;
    message.upgrade = upgrade;
    const most = this.maxHeaderPairs;
    if (most > 0 && fields.length > most) fields.length = most;
    message._addHeaderLines(fields, fields.length);
    if (typeof first === "number") {
      message.statusCode = first;
      message.statusMessage = second;
    } else {
      message.method = first;
    }
    %httpAccept(this.reader, this.onIncoming(message, keepsAlive));
  }

  body(bytes) {
    const { incoming } = this;
    if (incoming === null || incoming._dumped) return;
    if (!incoming.push(bytes)) readStop(this.socket);
  }

  end(trailers) {
    const { incoming } = this;
    this.startedAt = 0;
    if (incoming !== null) {
      incoming.complete = true;
      if (trailers !== undefined) {
        incoming._addHeaderLines(trailers, trailers.length);
      }
      incoming.push(null);
    }
    readStart(this.socket); // the next message may come
  }
}

// The parser is done with: nothing holds the other.
function freeParser(parser, message, socket) {
  if (parser) {
    parser.socket = null;
    parser.incoming = null;
    parser.outgoing = null;
    parser.onIncoming = null;
    parser.isFree = true;
  }
  if (message) message.parser = null;
  if (socket) socket.parser = null;
}

%export("httpParser", {
  __proto__: null, HTTPParser, freeParser, AS_SAID, WITHOUT_BODY, LEAVES_HTTP,
});
