// event_source.js: EventSource (HTML, 9.2): a stream that only the server can
// write, read line by line; when it breaks off, the page connects again.

const { DOMException, expose } = %import("pageErrors");
const { EventTarget, Event, MessageEvent, trusted, dispatch, defineHandlers } =
  %import("pageEvents");

const { ask, complain, originOf } = %import("pageRequest");
const { fieldOf } = %import("pageHttp");
const { toLowerCase, trim } = String.prototype;

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 2;
const names = ["CONNECTING", "OPEN", "CLOSED"];
const RETRY = 3000; // ms, unless the server says another time

const { setTimeout, clearTimeout } = %import("pageTimers");
const known = Symbol("state");

class EventSource extends EventTarget {
  constructor(address, options = undefined) {
    const url = %import("resolveUrl")(address);
    if (url === undefined) {
      throw new DOMException("Failed to construct 'EventSource': Cannot open " +
                             `an EventSource to '${address}'. The URL is ` +
                             "invalid.", "SyntaxError");
    }
    super();
    %define(this, known, {
      url, withCredentials: Boolean(options?.withCredentials),
      readyState: CONNECTING, retry: RETRY, lastId: "", under: undefined,
      timer: undefined, reader: undefined,
    }, 1);
    connect(this);
  }

  get url() {
    return this[known].url.href;
  }

  get withCredentials() {
    return this[known].withCredentials;
  }

  get readyState() {
    return this[known].readyState;
  }

  close() {
    const state = this[known];
    state.readyState = CLOSED;
    state.under?.cancel();
    clearTimeout(state.timer);
  }
}
for (let i = 0; i < names.length; i++) {
  %define(EventSource, names[i], i, 2);
  %define(EventSource.prototype, names[i], i, 2);
}
defineHandlers(EventSource.prototype, ["open", "message", "error"]);
expose(EventSource, "EventSource");

// --- the stream (9.2.5, 9.2.6) --------------------------------------------------

function newReader(state) {
  return { bytes: [], line: "", isAfterReturn: false, isFirst: true, data: "",
           type: "", id: state.lastId };
}

// The lines of a chunk; what is not ended yet waits for the next. A character
// may be cut in two, so lines are found among the bytes.
function* readChunk(source, chunk) {
  const { reader } = source[known];
  for (let i = 0; i < chunk.length; i++) {
    const byte = chunk[i];
    if (byte === 10 && reader.isAfterReturn) {
      reader.isAfterReturn = false;
    } else if (byte === 10 || byte === 13) {
      reader.isAfterReturn = byte === 13;
      const { bytes } = reader;
      reader.bytes = [];
      yield* readLine(source, textFrom(reader, bytes));
      if (source[known].readyState === CLOSED) return;
    } else {
      reader.isAfterReturn = false;
      %push(reader.bytes, byte);
    }
  }
}
const newBytes = Uint8Array;

function textFrom(reader, bytes) {
  const view = new newBytes(bytes);
  const mark = reader.isFirst && bytes.length >= 3 && bytes[0] === 0xef &&
               bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  reader.isFirst = false;
  return %bufferToString(view, "utf8", mark);
}

function* readLine(source, line) {
  if (line === "") {
    yield* deliver(source);
    return;
  }
  const colon = %textFind(line, ":", 0);
  if (colon === 0) return;
  const field = colon < 0 ? line : %textCut(line, 0, colon);
  const start = line[colon + 1] === " " ? colon + 2 : colon + 1;
  setField(source, field, colon < 0 ? "" : %textCut(line, start));
}

function isNumber(text) {
  for (let i = 0; i < text.length; i++) {
    if (text[i] < "0" || text[i] > "9") return false;
  }
  return text !== "";
}

function setField(source, field, value) {
  const { reader } = source[known];
  if (field === "event") reader.type = value;
  else if (field === "data") reader.data += `${value}\n`;
  else if (field === "id" && %textFind(value, "\0", 0) < 0) reader.id = value;
  else if (field === "retry" && isNumber(value)) {
    source[known].retry = %toNumber(value);
  }
}

// An empty line: the event is complete.
function* deliver(source) {
  const state = source[known];
  const { reader } = state;
  const { data, type } = reader;
  state.lastId = reader.id;
  reader.data = "";
  reader.type = "";
  if (data === "") return;
  yield* dispatch(source, trusted(MessageEvent, type || "message", {
    data: %textCut(data, 0, data.length - 1), origin: originOf(state.url),
    lastEventId: state.lastId,
  }));
}

// --- connecting -------------------------------------------------------------------

function fieldsOf(state) {
  const fields = ["Accept", "text/event-stream", "Cache-Control", "no-cache"];
  if (state.lastId !== "") {
    %push(fields, "Last-Event-ID");
    %push(fields, state.lastId);
  }
  return fields;
}

function connect(source) {
  const state = source[known];
  state.reader = newReader(state);
  state.under = ask({
    url: state.url, method: "GET", fields: fieldsOf(state), body: undefined,
    what: "resource", mode: "cors", redirect: "follow",
    credentials: state.withCredentials ? "include" : "same-origin",
    safe: true,
  }, {
    *head({ status, fields }) {
      if (state.readyState === CLOSED) return;
      const type = fieldOf(fields, "content-type") ?? "";
      const [kind] = %splitText(type, ";", 2);
      if (status === 200 &&
          %call(toLowerCase, %call(trim, kind)) === "text/event-stream") {
        state.readyState = OPEN;
        yield* dispatch(source, trusted(Event, "open"));
      } else {
        if (status === 200) {
          complain("EventSource's response has a MIME type " +
                   `("${%call(trim, kind)}") that is not ` +
                   '"text/event-stream". Aborting the connection.');
        }
        yield* giveUp(source);
      }
    },
    *data(bytes) {
      if (state.readyState === OPEN) yield* readChunk(source, bytes);
    },
    *end() {
      yield* connectAgain(source);
    },
    *failed(why) {
      if (why === "net::ERR_FAILED") yield* giveUp(source);
      else yield* connectAgain(source);
    },
  });
}

function* giveUp(source) {
  const state = source[known];
  if (state.readyState === CLOSED) return;
  state.readyState = CLOSED;
  state.under.cancel();
  yield* dispatch(source, trusted(Event, "error"));
}

function* connectAgain(source) {
  const state = source[known];
  if (state.readyState === CLOSED) return;
  state.readyState = CONNECTING;
  yield* dispatch(source, trusted(Event, "error"));
  if (state.readyState === CLOSED) return;
  state.timer = setTimeout(() => connect(source), state.retry);
}

%install(globalThis, { EventSource });
