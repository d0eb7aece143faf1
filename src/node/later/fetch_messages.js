// fetch_messages.js: Request and Response (Fetch, 5.4 and 5.5).

const later = %import("later");
const { Headers } = later("node/fetch_headers", "fetchHeaders");
const { ReadableStream, toBody, addBodyMethods } =
  later("node/fetch_body", "fetchBody");
const { showAs } = later("node/event_target", "eventTarget");
const { isToken } = later("node/http_words", "httpWords");
const inspect = %import("inspect");
const { JSON, RangeError, Symbol, TypeError, defineProperty,
        getOwnPropertyDescriptors, toUpperCase } = %import("originals");
const { stringify } = JSON;

const kState = Symbol("state");

// Getters of a class are enumerable, as a page's script would find them.
function define(maker, tag, getters, order) {
  const all = getOwnPropertyDescriptors(getters);
  const names = %ownKeys(getters, 5);
  for (let i = 0; i < names.length; i++) {
    defineProperty(maker.prototype, names[i],
                   { __proto__: null, ...all[names[i]], enumerable: true });
  }
  addBodyMethods(maker.prototype, (message) => message[kState].stream);
  maker.prototype[inspect.custom] = function (depth, options) {
    const shown = {};
    for (let i = 0; i < order.length; i++) shown[order[i]] = this[order[i]];
    return showAs(this, shown, depth, options);
  };
  %define(maker.prototype, inspect.custom, maker.prototype[inspect.custom], 5);
  %define(maker.prototype, Symbol.toStringTag, tag, 4);
}

const ofBodies = {
  get headers() { return this[kState].headers; },
  get body() { return this[kState].stream; },
  get bodyUsed() { return this[kState].stream?.isDisturbed ?? false; },
};

// A body and, where nothing else is said, its type.
function takeBody(state, source) {
  const { bytes, stream, type } = toBody(source);
  state.bytes = bytes;
  state.stream = stream;
  if (type !== null && !state.headers.has("content-type")) {
    state.headers.append("content-type", type);
  }
}

// A second message with the same body: both read from one stream.
function cloneState(message, state) {
  if (message.bodyUsed || state.stream?.locked) {
    throw new TypeError(`${message.constructor.name}.clone: Body has ` +
                        "already been consumed.");
  }
  const copy = { ...state, headers: new Headers(state.headers) };
  if (state.stream !== null) {
    const [one, other] = state.stream.tee();
    state.stream = one;
    copy.stream = other;
  }
  return copy;
}

// --- Response -----------------------------------------------------------------------

const bodiless = { __proto__: null, 101: 1, 103: 1, 204: 1, 205: 1, 304: 1 };

function newState() {
  return { headers: new Headers(), bytes: null, stream: null, type: "default",
           url: "", redirected: false, status: 200, statusText: "" };
}

class Response {
  constructor(body = null, init = {}) {
    const state = this[kState] = newState();
    const { status = 200, statusText = "", headers } = init ?? {};
    if (!(status >= 200 && status <= 599)) {
      throw new RangeError('init["status"] must be in the range of 200 to ' +
                           "599, inclusive.");
    }
    state.status = status | 0;
    state.statusText = `${statusText}`;
    if (headers !== undefined) state.headers = new Headers(headers);
    if (body === null || body === undefined) return;
    if (bodiless[state.status]) {
      throw new TypeError("Response constructor: Invalid response status " +
                          `code ${state.status}`);
    }
    takeBody(state, body);
  }

  clone() {
    return responseOf(cloneState(this, this[kState]));
  }

  static error() {
    return responseOf({ ...newState(), type: "error", status: 0 });
  }

  static json(data, init = {}) {
    const response = new Response(stringify(data), init);
    const { headers } = response[kState];
    const given = new Headers(init?.headers);
    if (!given.has("content-type")) {
      headers.set("content-type", "application/json");
    }
    return response;
  }

  static redirect(url, status = 302) {
    if (status !== 301 && status !== 302 && status !== 303 &&
        status !== 307 && status !== 308) {
      throw new RangeError(`Invalid status code ${status}`);
    }
    const URL = later("node/url_class", "URL");
    const state = { ...newState(), status };
    state.headers.append("location", new URL(`${url}`).href);
    return responseOf(state);
  }
}

function responseOf(state) {
  const response = new Response();
  response[kState] = state;
  %define(response, kState, state, 5);
  return response;
}

define(Response, "Response", {
  get type() { return this[kState].type; },
  get url() { return this[kState].url; },
  get redirected() { return this[kState].redirected; },
  get status() { return this[kState].status; },
  get ok() {
    return this[kState].status >= 200 && this[kState].status <= 299;
  },
  get statusText() { return this[kState].statusText; },
}, ["status", "statusText", "headers", "body", "bodyUsed", "ok",
    "redirected", "type", "url"]);

// --- Request ------------------------------------------------------------------------

const known = { __proto__: null, DELETE: 1, GET: 1, HEAD: 1, OPTIONS: 1,
                POST: 1, PUT: 1 };

function toMethod(method) {
  const shown = `${method}`;
  const upper = %call(toUpperCase, shown);
  if (!isToken(shown)) {
    throw new TypeError(`'${shown}' is not a valid HTTP method.`);
  }
  if (upper === "CONNECT" || upper === "TRACE" || upper === "TRACK") {
    throw new TypeError(`'${shown}' HTTP method is unsupported.`);
  }
  return known[upper] ? upper : shown;
}

function toUrl(input) {
  const URL = later("node/url_class", "URL");
  let url;
  try {
    url = new URL(`${input}`);
  } catch (error) {
    throw new TypeError(`Failed to parse URL from ${input}`, { cause: error });
  }
  if (url.username || url.password) {
    throw new TypeError("Request cannot be constructed from a URL that " +
                        `includes credentials: ${input}`);
  }
  return url;
}

class Request {
  constructor(input, init = {}) {
    const from = input instanceof Request ? input[kState] : undefined;
    const options = init ?? {};
    const state = this[kState] = {
      url: from ? from.url : toUrl(input),
      method: toMethod(options.method ?? from?.method ?? "GET"),
      headers: new Headers(options.headers ?? from?.headers),
      redirect: options.redirect ?? from?.redirect ?? "follow",
      signal: options.signal ?? from?.signal ?? null,
      bytes: null,
      stream: null,
    };
    const { body = null } = options;
    if (body !== null && (state.method === "GET" || state.method === "HEAD")) {
      throw new TypeError("Request with GET/HEAD method cannot have body.");
    }
    if (body !== null) {
      takeBody(state, body);
      if (state.bytes === null && options.duplex !== "half") {
        throw new TypeError("RequestInit: duplex option is required when " +
                            "sending a body.");
      }
    } else if (from) {
      if (input.bodyUsed) {
        throw new TypeError("Cannot construct a Request with a Request " +
                            "object that has already been used.");
      }
      state.bytes = from.bytes;
      state.stream = from.stream;
    }
  }

  clone() {
    const copy = new Request(this[kState].url);
    copy[kState] = cloneState(this, this[kState]);
    return copy;
  }
}

function usualSignal(state) {
  if (state.signal === null) {
    const { AbortController } = later("node/abort", "abort");
    state.signal = new AbortController().signal;
  }
  return state.signal;
}

define(Request, "Request", {
  get method() { return this[kState].method; },
  get url() { return this[kState].url.href; },
  get destination() { return ""; },
  get referrer() { return "about:client"; },
  get referrerPolicy() { return ""; },
  get mode() { return "cors"; },
  get credentials() { return "same-origin"; },
  get cache() { return "default"; },
  get redirect() { return this[kState].redirect; },
  get integrity() { return ""; },
  get keepalive() { return false; },
  get isReloadNavigation() { return false; },
  get isHistoryNavigation() { return false; },
  get signal() { return usualSignal(this[kState]); },
  get duplex() { return "half"; },
}, ["method", "url", "headers", "destination", "referrer", "referrerPolicy",
    "mode", "credentials", "cache", "redirect", "integrity", "keepalive",
    "isReloadNavigation", "isHistoryNavigation", "signal"]);

const shared = getOwnPropertyDescriptors(ofBodies);
const makers = [Request, Response];
for (let i = 0; i < makers.length; i++) {
  const names = %ownKeys(ofBodies, 5);
  for (let k = 0; k < names.length; k++) {
    defineProperty(makers[i].prototype, names[k],
                   { __proto__: null, ...shared[names[k]], enumerable: true });
  }
}

%export("fetchMessages", {
  __proto__: null, Request, Response, responseOf,
  stateOf: (message) => message[kState], newState, ReadableStream,
});
