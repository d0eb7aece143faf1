// xhr.js: XMLHttpRequest (its own standard): one request, told of by events.

const { failed, expose, refuse } = %import("pageErrors");
const { EventTarget, Event, ProgressEvent, trusted, dispatch, defineHandlers } =
  %import("pageEvents");
const { runNow } = %import("pageTasks");
const { ask, joinBytes, textOf } = %import("pageRequest");
const { answerText } = %import("pageCharset");
const { bufferOf, blobOf } = %import("pageBlob");
const { Headers, bodyOf, isVisible, visibleFields } = %import("pageFetch");
const { toUpperCase } = String.prototype;
const { parse } = JSON;

const states = ["UNSENT", "OPENED", "HEADERS_RECEIVED", "LOADING", "DONE"];
const UNSENT = 0;
const OPENED = 1;
const HEADERS_RECEIVED = 2;
const LOADING = 3;
const DONE = 4;

const { setTimeout, clearTimeout } = %import("pageTimers");
const known = Symbol("state");
const types = ["abort", "error", "load", "loadend", "loadstart", "progress",
               "timeout"];

class XMLHttpRequestEventTarget extends EventTarget {}
defineHandlers(XMLHttpRequestEventTarget.prototype, types);
class XMLHttpRequestUpload extends XMLHttpRequestEventTarget {}

function newState() {
  return { readyState: UNSENT, method: "", url: undefined, fields: [],
           isSent: false, under: undefined, response: undefined, chunks: [],
           received: 0, total: 0, isFailed: false, responseType: "",
           object: undefined, timer: undefined };
}

class XMLHttpRequest extends XMLHttpRequestEventTarget {
  constructor() {
    super();
    %define(this, known, newState(), 5);
    this.timeout = 0;
    this.withCredentials = false;
    this.upload = new XMLHttpRequestUpload();
  }

  get readyState() {
    return this[known].readyState;
  }

  get status() {
    return this[known].response?.status ?? 0;
  }

  get statusText() {
    return this[known].response?.reason ?? "";
  }

  get responseURL() {
    return this[known].response?.url.href ?? "";
  }

  get responseType() {
    return this[known].responseType;
  }

  set responseType(type) {
    if (this.readyState >= LOADING) {
      throw failed("InvalidStateError",
                   "set the 'responseType' property on 'XMLHttpRequest'",
                   "The response type cannot be set if the object's state is " +
                   "LOADING or DONE.");
    }
    this[known].responseType = `${type}`;
  }

  get responseText() {
    const { responseType } = this[known];
    if (responseType !== "" && responseType !== "text") {
      throw failed("InvalidStateError",
                   "read the 'responseText' property from 'XMLHttpRequest'",
                   "The value is only accessible if the object's " +
                   `'responseType' is '' or 'text' (was '${responseType}').`);
    }
    return textSoFar(this);
  }

  get responseXML() {
    return refuse("XMLHttpRequest.responseXML");
  }

  get response() {
    const state = this[known];
    if (state.responseType === "" || state.responseType === "text") {
      return textSoFar(this);
    }
    if (state.readyState !== DONE || state.isFailed) return null;
    state.object ??= makeObject(state);
    return state.object;
  }

  open(method, url, isAsync = true) {
    const address = %import("resolveUrl")(url);
    if (address === undefined) {
      throw failed("SyntaxError", "execute 'open' on 'XMLHttpRequest'",
                   "Invalid URL");
    }
    if (!isAsync) refuse("a synchronous XMLHttpRequest");
    this[known].under?.cancel();
    const { responseType } = this[known];
    this[known] = newState();
    this[known].responseType = responseType;
    this[known].method = %call(toUpperCase, `${method}`);
    this[known].url = address;
    changeNow(this, OPENED);
  }

  setRequestHeader(name, value) {
    if (this.readyState !== OPENED || this[known].isSent) {
      throw failed("InvalidStateError",
                   "execute 'setRequestHeader' on 'XMLHttpRequest'",
                   "The object's state must be OPENED.");
    }
    %push(this[known].fields, `${name}`);
    %push(this[known].fields, `${value}`);
  }

  overrideMimeType() {}

  send(data) {
    const state = this[known];
    if (state.readyState !== OPENED || state.isSent) {
      throw failed("InvalidStateError", "execute 'send' on 'XMLHttpRequest'",
                   "The object's state must be OPENED.");
    }
    const isBare = state.method === "GET" || state.method === "HEAD";
    const { body, type } = bodyOf(isBare ? undefined : data);
    const headers = new Headers();
    for (let i = 0; i < state.fields.length; i += 2) {
      headers.append(state.fields[i], state.fields[i + 1]);
    }
    if (type !== undefined && !headers.has("content-type")) {
      %push(state.fields, "Content-Type");
      %push(state.fields, type);
    }
    state.isSent = true;
    progressNow(this, "loadstart");
    if (this[known] === state) start(this, state, body);
  }

  abort() {
    const state = this[known];
    state.under?.cancel();
    const isUnder = (state.readyState === OPENED && state.isSent) ||
                    state.readyState === HEADERS_RECEIVED ||
                    state.readyState === LOADING;
    if (isUnder) runNow(breakOff(this, "abort"));
    if (this[known].readyState === DONE) this[known].readyState = UNSENT;
  }

  getResponseHeader(name) {
    const { response } = this[known];
    if (response === undefined) return null;
    if (!isVisible(response, `${name}`)) {
      %consoleWrite(2, `Refused to get unsafe header "${name}"\n`);
    }
    return visibleFields(response).get(name);
  }

  getAllResponseHeaders() {
    const { response } = this[known];
    if (response === undefined) return "";
    let text = "";
    visibleFields(response).forEach((value, name) => {
      text += `${name}: ${value}\r\n`;
    });
    return text;
  }
}
for (let i = 0; i < states.length; i++) {
  %define(XMLHttpRequest, states[i], i, 2);
  %define(XMLHttpRequest.prototype, states[i], i, 2);
}
defineHandlers(XMLHttpRequest.prototype, ["readystatechange"]);
expose(XMLHttpRequest, "XMLHttpRequest");

function textSoFar(xhr) {
  const state = xhr[known];
  if (state.readyState < LOADING || state.isFailed) return "";
  return answerText(joinBytes(state.chunks),
                    visibleFields(state.response).get("content-type"));
}

function makeObject({ responseType, chunks, response }) {
  const bytes = joinBytes(chunks);
  if (responseType === "arraybuffer") return bufferOf(bytes);
  if (responseType === "blob") {
    return blobOf(bytes, visibleFields(response).get("content-type") ?? "");
  }
  if (responseType === "json") {
    try {
      return parse(textOf(bytes));
    } catch {
      return null;
    }
  }
  return refuse(`responseType ${responseType}`);
}

// --- events --------------------------------------------------------------------

function* change(xhr, to) {
  xhr[known].readyState = to;
  yield* dispatch(xhr, trusted(Event, "readystatechange"));
}

function changeNow(xhr, to) {
  runNow(change(xhr, to));
}

function progressEvent(xhr, type) {
  const { received, total } = xhr[known];
  return trusted(ProgressEvent, type, {
    lengthComputable: total > 0, loaded: received, total,
  });
}

function progressNow(xhr, type) {
  runNow(dispatch(xhr, progressEvent(xhr, type)));
}

function* breakOff(xhr, type) {
  const state = xhr[known];
  state.isFailed = true;
  state.isSent = false;
  state.response = undefined;
  state.received = 0;
  state.total = 0;
  yield* change(xhr, DONE);
  yield* dispatch(xhr, progressEvent(xhr, type));
  yield* dispatch(xhr, progressEvent(xhr, "loadend"));
}

function start(xhr, state, body) {
  const isHere = () => xhr[known] === state;
  state.under = ask({
    url: state.url, method: state.method, fields: state.fields, body,
    what: "XMLHttpRequest", mode: "cors", redirect: "follow",
    credentials: xhr.withCredentials ? "include" : "same-origin",
  }, {
    *head(response) {
      if (!isHere()) return;
      state.response = response;
      const { fieldOf } = %import("pageHttp");
      const size = %toNumber(fieldOf(response.fields, "content-length") ?? "0");
      state.total = size === size ? size : 0;
      yield* change(xhr, HEADERS_RECEIVED);
    },
    *data(bytes) {
      if (!isHere()) return;
      %push(state.chunks, bytes);
      state.received += bytes.length;
      yield* change(xhr, LOADING);
      if (isHere()) yield* dispatch(xhr, progressEvent(xhr, "progress"));
    },
    *end() {
      if (!isHere()) return;
      clearTimeout(state.timer);
      state.isSent = false;
      yield* change(xhr, DONE);
      if (isHere()) yield* dispatch(xhr, progressEvent(xhr, "load"));
      if (isHere()) yield* dispatch(xhr, progressEvent(xhr, "loadend"));
    },
    *failed() {
      if (isHere()) yield* breakOff(xhr, "error");
    },
  });
  if (xhr.timeout > 0) {
    state.timer = setTimeout(() => {
      if (!isHere() || state.readyState === DONE) return;
      state.under.cancel();
      runNow(breakOff(xhr, "timeout"));
    }, xhr.timeout);
  }
}

%install(globalThis, { XMLHttpRequest, XMLHttpRequestUpload,
                       XMLHttpRequestEventTarget });
