// ws_send.js: what a WebSocket sends. A frame goes straight into the machine's
// connection; only where messages are compressed they may have to wait for one
// another.
//
// Exported: wsSend {end, sender, owner, idleSender, beginSending, empty, names, write,
// drained, failWrites, sendData, sendControl, sendClose, sendAfterClose, TEXT,
// BINARY}

const { Buffer } = %import("libraryModule")("buffer");
const nodeError = %import("nodeError");
const { Error, RangeError, TypeError, Symbol, isView } = %import("originals");

const { from: bufferFrom, alloc } = Buffer;

// What a frame can be (RFC 6455, 5.2).
const CONTINUATION = 0;
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;

const names = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"];
const empty = alloc(0);

const end = Symbol("end"); // this end of the connection, in the machine
const sender = Symbol("sender");
const owner = Symbol("owner"); // of a socket that is not closed: the WebSocket
                               // that it carries

// What is known of the sending side. Connections that are idle share all of it
// (ws_socket.js puts it into their prototype); from the first change on one has
// a state of its own (`owned`), and in that only what has changed.
const none = []; // stays empty
const usual = {
  __proto__: null,
  deflate: undefined, // permessage-deflate
  generateMask: undefined, // makes the masking keys
  isFirst: true, // the next frame begins a message
  isCompressed: false, // the message under way
  bytes: 0, // that wait to be compressed, or came too late
  isBusy: false, // a message is being compressed
  queue: none, // what waits for it: {bytes, done, run}
  waiting: none, // writes that the kernel has no room for: {place, done}
};

// The state, to be changed.
function owned(ws) {
  if (ws[sender] === usual) ws[sender] = { __proto__: usual };
  return ws[sender];
}

function beginSending(ws, deflate, generateMask) {
  if (deflate !== undefined) owned(ws).deflate = deflate;
  if (generateMask !== undefined) owned(ws).generateMask = generateMask;
}

// A string or bytes, as they go into a frame.
function toData(data) {
  if (typeof data === "string" || Buffer.isBuffer(data)) return data;
  return isView(data) ? bufferFrom(data.buffer, data.byteOffset,
                                   data.byteLength)
                      : bufferFrom(data);
}

// A Blob has to be read first, and that takes a while.
function isBlob(data) {
  return %isObject(data) && !isView(data) &&
         typeof data.arrayBuffer === "function" &&
         typeof data.type === "string" && typeof data.stream === "function" &&
         (data[Symbol.toStringTag] === "Blob" ||
          data[Symbol.toStringTag] === "File");
}

function sizeOf(data) {
  return isBlob(data) ? data.size : %socketBytes(toData(data));
}

// --- frames -----------------------------------------------------------------

// The masking key (RFC 6455, 5.3): undefined leaves it to the machine.
function keyOf(ws, mask) {
  const { generateMask } = ws[sender];
  if (mask === undefined) mask = !ws._isServer;
  if (!mask) return null;
  if (generateMask === undefined) return true;
  const key = alloc(4);
  generateMask(key);
  return key;
}

// Sends a frame. `done` is called when the kernel has taken all of it: in the
// next tick, where that was at once.
function write(ws, opcode, data, fin, code, rsv1, key, done) {
  const place = %socketSend(ws[end], opcode, data, fin, code, rsv1, key);
  if (place !== 0) {
    const state = owned(ws);
    if (state.waiting === none) state.waiting = [];
    %push(state.waiting, { place, done });
  } else if (done) {
    %nextTick(done, [null]);
  }
}

// The kernel has taken everything up to `settled`.
function drained(ws, settled) {
  const { waiting } = ws[sender];
  if (waiting === none) return;
  let count = 0;
  while (count < waiting.length && waiting[count].place <= settled) count++;
  let rest = none;
  if (count < waiting.length) {
    rest = [];
    for (let i = count; i < waiting.length; i++) %push(rest, waiting[i]);
  }
  owned(ws).waiting = rest;
  for (let i = 0; i < count; i++) {
    if (waiting[i].done) waiting[i].done(null);
  }
}

// Writes that never were done, because the connection is gone.
function failWrites(ws) {
  const { waiting } = ws[sender];
  if (waiting === none) return;
  owned(ws).waiting = none;
  for (let i = 0; i < waiting.length; i++) {
    if (waiting[i].done) {
      %nextTick(waiting[i].done, [nodeError(
        Error, "ERR_STREAM_DESTROYED",
        "Cannot call write after a stream was destroyed")]);
    }
  }
}

// --- compression --------------------------------------------------------------

// Does it now, or behind the message that is being compressed.
function inTurn(ws, bytes, done, run) {
  if (!ws[sender].isBusy) {
    run();
    return;
  }
  const state = owned(ws);
  state.bytes += bytes;
  if (state.queue === none) state.queue = [];
  %push(state.queue, { bytes, done, run });
}

function dequeue(state) {
  while (!state.isBusy && state.queue.length > 0) {
    const { bytes, run } = state.queue[0];
    const rest = [];
    for (let i = 1; i < state.queue.length; i++) %push(rest, state.queue[i]);
    state.queue = rest;
    state.bytes -= bytes;
    run();
  }
}

function failQueue(state, done, error) {
  if (typeof done === "function") done(error);
  for (let i = 0; i < state.queue.length; i++) {
    if (typeof state.queue[i].done === "function") state.queue[i].done(error);
  }
}

function compress(ws, data, bytes, fin, opcode, send, done) {
  const state = owned(ws);
  state.bytes += bytes;
  state.isBusy = true;
  const content = typeof data === "string" ? bufferFrom(data) : data;
  state.deflate.compress(content, fin, opcode, (packed) => {
    if (ws._socket.destroyed) {
      failQueue(state, done, new Error(
        "The socket was closed while data was being compressed"));
      return;
    }
    state.bytes -= bytes;
    state.isBusy = false;
    send(packed);
    dequeue(state);
  });
}

// Reads a Blob; `go` gets its bytes.
async function readBlob(ws, blob, go, done) {
  const state = owned(ws);
  const bytes = blob.size;
  state.bytes += bytes;
  state.isBusy = true;
  let content;
  try {
    content = bufferFrom(await blob.arrayBuffer());
  } catch (error) {
    %nextTick(() => {
      failQueue(state, done, error);
      ws._fail(error);
    }, undefined);
    return;
  }
  if (ws._socket.destroyed) {
    %nextTick(failQueue, [state, done, new Error(
      "The socket was closed while the blob was being read")]);
    return;
  }
  state.bytes -= bytes;
  state.isBusy = false;
  go(content);
  dequeue(state);
}

// Is it worth it? Without a window that stays, small messages are not.
function isWorth(state, wanted, bytes) {
  return wanted && (state.deflate.keeps || bytes >= state.deflate.threshold);
}

// --- messages -----------------------------------------------------------------

// One message, or a fragment of one. `options`: binary, compress, fin, mask.
function sendData(ws, data, options, done) {
  const state = ws[sender];
  const isPlain = typeof data === "string" || Buffer.isBuffer(data);
  if (state.deflate !== undefined || state.isBusy ||
      (!isPlain && isBlob(data))) {
    sendInTurn(ws, data, options, done);
    return;
  }
  // Nothing is compressed, nobody waits: straight into the connection.
  const fin = options.fin ? true : false;
  let opcode = CONTINUATION;
  if (state.isFirst) opcode = options.binary ? BINARY : TEXT;
  if (state.isFirst !== fin) owned(ws).isFirst = fin;
  write(ws, opcode, isPlain ? data : toData(data), fin, undefined, false,
        options.mask ? keyOf(ws, true) : null, done);
}

function sendInTurn(ws, data, options, done) {
  const state = owned(ws);
  const blob = isBlob(data) ? data : undefined;
  const content = blob ?? toData(data);
  const wanted = Boolean(options.compress) && state.deflate !== undefined;
  const fin = Boolean(options.fin);
  const bytes = sizeOf(content);
  let opcode = CONTINUATION;
  let rsv1 = false;
  if (state.isFirst) {
    opcode = options.binary ? BINARY : TEXT;
    rsv1 = wanted && isWorth(state, wanted, bytes);
    state.isCompressed = rsv1;
  }
  state.isFirst = fin;
  const { isCompressed } = state;
  const send = (payload) => {
    write(ws, opcode, payload, fin, undefined, rsv1,
          keyOf(ws, Boolean(options.mask)), done);
  };
  const go = (known) => {
    if (isCompressed) compress(ws, known, bytes, fin, opcode, send, done);
    else send(known);
  };
  inTurn(ws, bytes, done, () => {
    if (blob) readBlob(ws, blob, go, done);
    else go(content);
  });
}

// A ping or a pong.
function sendControl(ws, opcode, data, mask, done) {
  const bytes = sizeOf(data);
  if (bytes > 125) {
    throw new RangeError("The data size must not be greater than 125 bytes");
  }
  const send = (content) => {
    write(ws, opcode, content, true, undefined, false, keyOf(ws, mask), done);
  };
  inTurn(ws, bytes, done, () => {
    if (isBlob(data)) readBlob(ws, data, send, done);
    else send(toData(data));
  });
}

function isCloseCode(code) {
  return (code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 &&
          code !== 1006) || (code >= 3000 && code <= 4999);
}

// A close frame: a code, and where there is one a reason.
function sendClose(ws, code, reason, done) {
  let text = empty;
  if (code !== undefined) {
    if (typeof code !== "number" || !isCloseCode(code)) {
      throw new TypeError("First argument must be a valid error code number");
    }
    if (reason !== undefined && reason.length) {
      if (typeof reason !== "string" && !%isClass(reason, "TypedArray")) {
        throw new TypeError(
          "Second argument must be a string or a Uint8Array");
      }
      text = reason;
    }
  }
  const bytes = %socketBytes(text);
  if (bytes > 123) {
    throw new RangeError("The message must not be greater than 123 bytes");
  }
  inTurn(ws, code === undefined ? 0 : bytes + 2, done, () => {
    write(ws, CLOSE, text, true, code, false, keyOf(ws, undefined), done);
  });
}

// Nothing is sent any more: it only counts as buffered for ever.
function sendAfterClose(ws, data, done) {
  if (data) {
    const bytes = sizeOf(data);
    if (ws._socket) owned(ws).bytes += bytes;
    else ws._bufferedAmount += bytes;
  }
  if (done) {
    const { readyState } = ws;
    %nextTick(done, [new Error(
      `WebSocket is not open: readyState ${readyState} ` +
      `(${names[readyState]})`)]);
  }
}

%export("wsSend", {
  __proto__: null, end, sender, owner, idleSender: usual, beginSending, empty,
  names, write, drained, failWrites, sendData, sendControl, sendClose, sendAfterClose, TEXT, BINARY,
});
