// ws_receive.js: what a WebSocket receives. The machine decodes frames straight
// from the connection (native_frame.c); here they become messages and events.
//
// Exported: wsReceive {receiver, idleReceiver, beginReceiving, read,
// endReceiving}

const later = %import("later");
const { end, sender, owner, empty } = later("node/ws_send", "wsSend");
const { tooLong } = later("node/ws_deflate", "wsDeflate");
const { withFrame } = later("node/ws_words", "wsWords");
const { setImmediate } = %import("node:timers");
const { Buffer } = %import("libraryModule")("buffer");
const { Error, RangeError, Symbol } = %import("originals");

const { subarray } = Uint8Array.prototype;
const { slice: cutBuffer } = ArrayBuffer.prototype;
const { concat } = Buffer;

const TEXT = 1; // opcodes
const BINARY = 2;
const CONNECTING = 0;
const OPEN = 1;
const NO_STATUS = 1005; // the close frame had no code
const INVALID_DATA = 1007;
const TOO_BIG = 1009;

const receiver = Symbol("receiver");

// What is known of the receiving side, shared as the sender's (ws_send.js).
const usual = {
  __proto__: null,
  deflate: undefined, // permessage-deflate
  isSynchronous: true,
  maxPayload: 0,
  trustsText: false,
  isBusy: false, // something is unpacked, or waits for its turn
  parts: [], // frames of the message under way: lengths, or what they became;
             // never changed in place
  bytes: 0, // of what was unpacked
  hasFailed: false, // an error was told
  isEnded: false, // nothing more comes
  isFinished: false, // and everything was told
  whenFinished: undefined,
};

// The state, to be changed.
function owned(ws) {
  if (ws[receiver] === usual) ws[receiver] = { __proto__: usual };
  return ws[receiver];
}

function beginReceiving(ws, options, deflate) {
  if (options.allowSynchronousEvents === false) owned(ws).isSynchronous = false;
  if (options.skipUTF8Validation) owned(ws).trustsText = true;
  if (deflate !== undefined) {
    owned(ws).deflate = deflate;
    owned(ws).maxPayload = options.maxPayload | 0; // else the machine minds it
  }
}

function addPart(state, part) {
  if (state.parts.length === 0) state.parts = [part];
  else %push(state.parts, part);
}

// --- a message ------------------------------------------------------------------

// The class, as the library has it.
const newBlob = (data) => {
  const { Blob } = later("node/blob", "blob");
  return new Blob([data]);
};

// The bytes of a message as its binaryType wants them; `lengths` of its frames
// but for the last one.
function asWanted(type, data, lengths) {
  if (type === "arraybuffer") {
    return %call(cutBuffer, data.buffer, data.byteOffset,
                 data.byteOffset + data.length);
  }
  if (type === "blob") return newBlob(data);
  if (type !== "fragments") return data;
  const list = [];
  let at = 0;
  for (let i = 0; i <= lengths.length; i++) {
    const next = i < lengths.length ? at + lengths[i] : data.length;
    if (next > at) %push(list, %call(subarray, data, at, next));
    at = next;
  }
  return list;
}

function emitMessage(ws, data, binary, lengths) {
  const state = ws[receiver];
  const shown = binary && ws._binaryType !== "nodebuffer"
    ? asWanted(ws._binaryType, data, lengths) : data;
  if (state.isSynchronous) ws.emit("message", shown, binary);
  else inItsTurn(ws, () => ws.emit("message", shown, binary));
}

// Without synchronous events each one waits for the next turn of the loop.
function inItsTurn(ws, emit) {
  wait(ws);
  setImmediate(() => {
    emit();
    goOn(ws);
  });
}

// While something is under way nothing more is read.
function wait(ws) {
  owned(ws).isBusy = true;
  %tcpPause(ws[end], true);
}

function goOn(ws) {
  const state = owned(ws);
  state.isBusy = false;
  read(ws);
  if (!state.isBusy && !ws._paused) %tcpPause(ws[end], false);
  if (!state.isBusy && state.isEnded) finish(ws);
}

// --- a compressed message ---------------------------------------------------------

function unpack(ws, data, fin, binary) {
  const state = owned(ws);
  wait(ws);
  state.deflate.decompress(data, fin, binary ? BINARY : TEXT, (fault, bytes) => {
    if (fault !== undefined) {
      fail(ws, fault.error, fault.code);
      state.isBusy = false;
      return;
    }
    state.bytes += bytes.length;
    if (bytes.length > 0 && state.maxPayload > 0 &&
        state.bytes > state.maxPayload) {
      fail(ws, tooLong(), TOO_BIG);
      state.isBusy = false;
      return;
    }
    if (bytes.length > 0) addPart(state, bytes);
    state.isBusy = false;
    if (fin) finishUnpacked(ws, binary);
    if (!state.isBusy) goOn(ws);
  });
}

function finishUnpacked(ws, binary) {
  const state = owned(ws);
  const { parts } = state;
  const whole = parts.length === 1 ? parts[0] : concat(parts);
  const lengths = [];
  for (let i = 0; i + 1 < parts.length; i++) %push(lengths, parts[i].length);
  state.parts = usual.parts;
  state.bytes = 0;
  if (!binary && !state.trustsText && !later("node/transcode", "isUtf8")(whole)) {
    fail(ws, frameError("Invalid WebSocket frame: invalid UTF-8 sequence",
                        "WS_ERR_INVALID_UTF8", false), INVALID_DATA);
    return;
  }
  emitMessage(ws, whole, binary, lengths);
}

// --- errors -----------------------------------------------------------------------

function frameError(message, code, isRange) {
  const error = withFrame(
    isRange ? new RangeError(message) : new Error(message),
    "Receiver.getInfo (ws)");
  error.code = code;
  return error;
}

// What came was wrong: in the next tick the program hears of it.
function fail(ws, error, closeCode) {
  %frameFail(ws[end], closeCode);
  %nextTick(tellError, [ws, error, closeCode]);
}

function tellError(ws, error, closeCode) {
  const state = owned(ws);
  state.hasFailed = true;
  if (ws._socket[owner] !== undefined) {
    if (!ws._paused) %tcpPause(ws[end], false);
    ws.close(closeCode);
  }
  if (!ws._errorEmitted) {
    ws._errorEmitted = true;
    ws.emit("error", error);
  }
  if (state.whenFinished) state.whenFinished();
}

// --- what has come ------------------------------------------------------------------

function onPing(ws, data) {
  if (ws._autoPong && ws.readyState === OPEN) {
    if (ws._maxPendingAutoPongs > 0 &&
        ws._pendingAutoPongs >= ws._maxPendingAutoPongs) {
      ws.terminate();
    } else {
      ws._pendingAutoPongs++;
      ws._autoPongComplete ??= () => {
        ws._pendingAutoPongs--;
      };
      ws.pong(data, !ws._isServer, ws._autoPongComplete);
    }
  }
  ws.emit("ping", data);
}

// The other side's close frame: it is answered, unless it was an answer.
function conclude(ws, code, reason) {
  ws._closeFrameReceived = true;
  ws._closeCode = code;
  ws._closeMessage = reason.length > 0 ? reason : empty;
  const state = owned(ws);
  state.isEnded = state.isFinished = true;
  if (ws._socket[owner] === undefined) return;
  if (code === NO_STATUS) ws.close();
  else ws.close(code, reason);
}

const hears = {
  __proto__: null,
  message(ws, data, binary) {
    const { parts } = ws[receiver];
    if (parts.length > 0) owned(ws).parts = usual.parts;
    emitMessage(ws, data, binary, parts);
  },
  part: (ws, length) => {
    addPart(owned(ws), length);
  },
  packed: unpack,
  ping(ws, data) {
    if (ws[receiver].isSynchronous) onPing(ws, data);
    else inItsTurn(ws, () => onPing(ws, data));
  },
  pong(ws, data) {
    if (ws[receiver].isSynchronous) ws.emit("pong", data);
    else inItsTurn(ws, () => ws.emit("pong", data));
  },
  close: conclude,
  error(ws, message, code, closeCode, isRange) {
    %nextTick(tellError, [ws, frameError(message, code, isRange), closeCode]);
  },
};

// Everything that has arrived, up to what has to wait.
function read(ws) {
  const handle = ws[end];
  while (!ws[receiver].isBusy) {
    const what = %socketRead(handle);
    if (what === undefined) return;
    hears[what[0]](ws, what[1], what[2], what[3], what[4]);
  }
}

// --- the end -----------------------------------------------------------------------

// Nothing more comes. Once everything was told, `finished` is called, if it is
// not too late for that.
function endReceiving(ws) {
  const state = owned(ws);
  if (state.isEnded) return;
  state.isEnded = true;
  if (!state.isBusy) finish(ws);
}

function finish(ws) {
  const state = owned(ws);
  if (!state.isFinished && !state.hasFailed) %nextTick(receivedAll, [state]);
}

function receivedAll(state) {
  if (state.isFinished) return;
  state.isFinished = true;
  if (state.whenFinished) state.whenFinished();
}

%export("wsReceive", {
  __proto__: null, receiver, idleReceiver: usual, beginReceiving, read, endReceiving,
});
