// fetch.js: Headers, Request, Response and fetch (Fetch, 5).

const { expose, refuse, missing } = %import("pageErrors");
const { ask, joinBytes, textOf, pageOrigin, originOf, complain } =
  %import("pageRequest");
const { isBlob, bytesOf, bufferOf, blobOf, isBytes } = %import("pageBlob");
const { whenAborted } = %import("pageAbort");
const { isFormData, formEntries } = %import("pageFormData");
const { toLowerCase, toUpperCase, trim } = String.prototype;
const { values: arrayValues, sort } = Array.prototype;
const { parse } = JSON;

// --- Headers ------------------------------------------------------------------

const list = Symbol("list"); // [name in small letters, value, ...]

function checkName(name, method) {
  const text = `${name}`;
  let good = text !== "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    good &&= c > " " && c < "\x7f" && %textFind('()<>@,;:\\"/[]?={}', c, 0) < 0;
  }
  if (!good) {
    throw new TypeError(`Failed to execute '${method}' on 'Headers': ` +
                        "Invalid name");
  }
  return %call(toLowerCase, text);
}

class Headers {
  constructor(fields = undefined) {
    %define(this, list, [], 5);
    if (fields === undefined || fields === null) return;
    if (fields[list] !== undefined) {
      for (let i = 0; i < fields[list].length; i++) {
        %push(this[list], fields[list][i]);
      }
    } else if (typeof fields[Symbol.iterator] === "function") {
      for (const [name, value] of fields) this.append(name, value);
    } else {
      const names = %ownKeys(fields, 5);
      for (let i = 0; i < names.length; i++) {
        this.append(names[i], fields[names[i]]);
      }
    }
  }

  append(name, value) {
    const key = checkName(name, "append");
    const old = this.get(key);
    const text = %call(trim, `${value}`);
    if (old === null) {
      %push(this[list], key);
      %push(this[list], text);
    } else {
      put(this, key, `${old}, ${text}`);
    }
  }

  set(name, value) {
    const key = checkName(name, "set");
    if (this.get(key) === null) this.append(key, value);
    else put(this, key, %call(trim, `${value}`));
  }

  get(name) {
    const key = checkName(name, "get");
    for (let i = 0; i < this[list].length; i += 2) {
      if (this[list][i] === key) return this[list][i + 1];
    }
    return null;
  }

  has(name) {
    return this.get(name) !== null;
  }

  delete(name) {
    const key = checkName(name, "delete");
    const rest = [];
    for (let i = 0; i < this[list].length; i += 2) {
      if (this[list][i] !== key) {
        %push(rest, this[list][i]);
        %push(rest, this[list][i + 1]);
      }
    }
    this[list] = rest;
  }

  forEach(callback, thisArg) {
    const pairs = pairsOf(this);
    for (let i = 0; i < pairs.length; i++) {
      %call(callback, thisArg, pairs[i][1], pairs[i][0], this);
    }
  }

  entries() {
    return %call(arrayValues, pairsOf(this));
  }

  keys() {
    return column(this, 0);
  }

  values() {
    return column(this, 1);
  }
}
expose(Headers, "Headers");
%define(Headers.prototype, Symbol.iterator, Headers.prototype.entries, 5);

function put(headers, key, value) {
  for (let i = 0; i < headers[list].length; i += 2) {
    if (headers[list][i] === key) headers[list][i + 1] = value;
  }
}

// [name, value] each, in the order of the names.
function pairsOf(headers) {
  const pairs = [];
  for (let i = 0; i < headers[list].length; i += 2) {
    %push(pairs, [headers[list][i], headers[list][i + 1]]);
  }
  return %call(sort, pairs, ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function column(headers, which) {
  const pairs = pairsOf(headers);
  for (let i = 0; i < pairs.length; i++) pairs[i] = pairs[i][which];
  return %call(arrayValues, pairs);
}

// --- bodies ---------------------------------------------------------------------

// {body, type} of what is to be sent; `body` undefined: nothing.
function bodyOf(value) {
  if (value === undefined || value === null) {
    return { body: undefined, type: undefined };
  }
  if (isFormData(value)) return formBody(value);
  if (isBlob(value)) {
    return { body: bytesOf(value), type: value.type || undefined };
  }
  if (isBytes(value)) return { body: bytesOf(value), type: undefined };
  if (value instanceof globalThis.URLSearchParams) {
    return { body: `${value}`,
             type: "application/x-www-form-urlencoded;charset=UTF-8" };
  }
  return { body: `${value}`, type: "text/plain;charset=UTF-8" };
}

let boundaries = 0;

function formBody(data) {
  boundaries++;
  const boundary = `----WebKitFormBoundaryLoopline${1000 + boundaries}`;
  const chunks = [];
  const entries = formEntries(data);
  for (let i = 0; i < entries.length; i++) {
    const [name, value] = entries[i];
    const file = isBlob(value) ? `; filename="${value.name ?? "blob"}"\r\n` +
      `Content-Type: ${value.type || "application/octet-stream"}` : "";
    %push(chunks, bytesOf(`--${boundary}\r\nContent-Disposition: form-data; ` +
                          `name="${name}"${file}\r\n\r\n`));
    %push(chunks, bytesOf(value));
    %push(chunks, bytesOf("\r\n"));
  }
  %push(chunks, bytesOf(`--${boundary}--\r\n`));
  return { body: joinBytes(chunks),
           type: `multipart/form-data; boundary=${boundary}` };
}

const state = Symbol("state");

// What a Request and a Response have in common. state: {bytes (a promise of
// them, or them), isUsed, what}
const bodyMethods = {
  get bodyUsed() {
    return this[state].isUsed;
  },

  get body() {
    if (this[state].isNull) return null;
    return refuse("a body as a stream (response.body)");
  },

  async text() {
    return textOf(await take(this, "text"));
  },

  async json() {
    return parse(textOf(await take(this, "json")));
  },

  async arrayBuffer() {
    return bufferOf(await take(this, "arrayBuffer"));
  },

  async bytes() {
    return new Uint8Array(bufferOf(await take(this, "bytes")));
  },

  async blob() {
    const all = await take(this, "blob");
    return blobOf(all, this.headers.get("content-type") ?? "");
  },

  async formData() {
    const text = textOf(await take(this, "formData"));
    const data = new FormData();
    for (const [name, value] of new URLSearchParams(text)) {
      data.append(name, value);
    }
    return data;
  },
};

async function take(message, method) {
  const known = message[state];
  if (known.isUsed) {
    throw new TypeError(`Failed to execute '${method}' on '${known.what}': ` +
                        "body stream already read");
  }
  known.isUsed = !known.isNull;
  return known.bytes;
}

function mixBody(prototype) {
  const names = %ownKeys(bodyMethods, 5);
  for (let i = 0; i < names.length; i++) {
    %objectDefineProperty(prototype, names[i],
                          %ownDescriptor(bodyMethods, names[i]));
  }
}

// --- Request ----------------------------------------------------------------------

const bigMethods = { __proto__: null, delete: 1, get: 1, head: 1, options: 1,
                     post: 1, put: 1 };

class Request {
  constructor(input, init = {}) {
    if (arguments.length === 0) throw missing("construct 'Request'", 1, 0);
    const base = input instanceof Request ? input : undefined;
    const url = base?.url ?? %import("resolveUrl")(input)?.href;
    if (url === undefined) {
      throw new TypeError(
        `Failed to construct 'Request': Failed to parse URL from ${input}`);
    }
    const given = `${init.method ?? base?.method ?? "GET"}`;
    const method = bigMethods[%call(toLowerCase, given)]
      ? %call(toUpperCase, given) : given;
    const { body, type } = init.body === undefined && base !== undefined
      ? { body: base[state].raw } : bodyOf(init.body);
    if (body !== undefined && (method === "GET" || method === "HEAD")) {
      throw new TypeError("Failed to construct 'Request': Request with " +
                          "GET/HEAD method cannot have body.");
    }
    this.method = method;
    this.url = url;
    this.headers = new Headers(init.headers ?? base?.headers);
    if (type !== undefined && !this.headers.has("content-type")) {
      this.headers.set("Content-Type", type);
    }
    this.mode = init.mode ?? base?.mode ?? "cors";
    this.credentials = init.credentials ?? base?.credentials ?? "same-origin";
    this.redirect = init.redirect ?? base?.redirect ?? "follow";
    this.cache = init.cache ?? "default";
    this.signal = init.signal ?? base?.signal ?? new AbortController().signal;
    %define(this, state, {
      raw: body, bytes: body === undefined ? bytesOf("") : bytesOf(body),
      isUsed: false, isNull: body === undefined, what: "Request",
    }, 1);
  }

  clone() {
    return new Request(this);
  }
}
mixBody(Request.prototype);
expose(Request, "Request");

// --- Response ---------------------------------------------------------------------

class Response {
  constructor(value = null, init = {}) {
    const { body, type } = bodyOf(value);
    const status = init.status ?? 200;
    if (status < 200 || status > 599) {
      throw new RangeError("Failed to construct 'Response': The status " +
                           `provided (${status}) is outside the range ` +
                           "[200, 599].");
    }
    fill(this, {
      status, statusText: `${init.statusText ?? ""}`,
      headers: new Headers(init.headers), type: "default", url: "",
      redirected: false,
    }, body === undefined ? bytesOf("") : bytesOf(body), body === undefined);
    if (type !== undefined && !this.headers.has("content-type")) {
      this.headers.set("Content-Type", type);
    }
  }

  clone() {
    return copyResponse(this);
  }

  static json(value, init = {}) {
    const response = new Response(%jsonStringify(value), init);
    response.headers.set("Content-Type", "application/json");
    return response;
  }

  static error() {
    return fill(%objectCreate(Response.prototype), {
      status: 0, statusText: "", headers: new Headers(), type: "error",
      url: "", redirected: false,
    }, bytesOf(""), true);
  }
}
mixBody(Response.prototype);
expose(Response, "Response");

function fill(response, fields, all, isNull) {
  response.type = fields.type;
  response.url = fields.url;
  response.redirected = fields.redirected;
  response.status = fields.status;
  response.ok = fields.status >= 200 && fields.status <= 299;
  response.statusText = fields.statusText;
  response.headers = fields.headers;
  %define(response, state, { bytes: all, isUsed: false, isNull,
                             what: "Response" }, 1);
  return response;
}

function copyResponse(response) {
  const copy = %objectCreate(Response.prototype);
  return fill(copy, { ...response, headers: new Headers(response.headers) },
              response[state].bytes, response[state].isNull);
}

// --- fetch --------------------------------------------------------------------------

const exposed = { __proto__: null, "cache-control": true,
                  "content-language": true, "content-length": true,
                  "content-type": true, expires: true, "last-modified": true,
                  pragma: true };

// Of another origin's fields the page sees those that everybody may, and what
// the server names.
function visibleFields({ fields, isCross }) {
  const headers = new Headers();
  for (let i = 0; i < fields.length; i += 2) {
    if (isVisible({ fields, isCross }, fields[i])) {
      headers.append(fields[i], fields[i + 1]);
    }
  }
  return headers;
}

function isVisible({ fields, isCross }, fieldName) {
  const name = %call(toLowerCase, fieldName);
  if (name === "set-cookie" || name === "set-cookie2") return false;
  if (!isCross || exposed[name] === true) return true;
  const named =
    %call(toLowerCase, %import("pageHttp").fieldOf(
      fields, "access-control-expose-headers") ?? "");
  return named === "*" || %textFind(`,${named},`, `,${name},`, 0) >= 0 ||
         %textFind(` ${named},`, ` ${name},`, 0) >= 0;
}

// The promise of the answer's head; the body comes as a promise of its own.
function run(request, done, fail) {
  const chunks = [];
  let isOpaque = false; // the page may know that there is one, and no more
  let finish;
  let breakOff;
  const all = new Promise((resolve, reject) => {
    finish = resolve;
    breakOff = reject;
  });
  all.catch(() => {});
  const fields = [];
  const pairs = request.headers[list];
  for (let i = 0; i < pairs.length; i++) %push(fields, pairs[i]);
  const url = %import("resolveUrl")(request.url);
  if (request.mode === "same-origin" && originOf(url) !== pageOrigin()) {
    complain(`Fetch API cannot load ${request.url}. Request mode is ` +
             '"same-origin" but the URL\'s origin is not same as the request ' +
             `origin ${pageOrigin()}.`);
    fail(new TypeError("Failed to fetch"));
    return;
  }
  const under = ask({ url, method: request.method, fields,
                      body: request[state].raw, what: "fetch",
                      mode: request.mode, credentials: request.credentials,
                      redirect: request.redirect }, {
    head(response) {
      isOpaque = response.isCross && request.mode === "no-cors";
      const type = isOpaque ? "opaque" : response.isCross ? "cors" : "basic";
      done(fill(%objectCreate(Response.prototype), {
        status: isOpaque ? 0 : response.status,
        statusText: isOpaque ? "" : response.reason,
        headers: isOpaque ? new Headers() : visibleFields(response), type,
        url: isOpaque ? "" : response.url.href,
        redirected: response.isRedirected,
      }, all, false));
    },
    data(bytes) {
      %push(chunks, bytes);
    },
    end() {
      finish(joinBytes(isOpaque ? [] : chunks));
    },
    failed() {
      const error = new TypeError("Failed to fetch");
      fail(error);
      breakOff(new TypeError("network error"));
    },
  });
  whenAborted(request.signal, () => {
    under.cancel();
    fail(request.signal.reason);
    breakOff(request.signal.reason);
  });
}

function fetch(input, init) {
  return new Promise((done, fail) => {
    if (arguments.length === 0) {
      throw missing("execute 'fetch' on 'Window'", 1, 0);
    }
    let request;
    try {
      request = new Request(input, init);
    } catch (error) {
      const { message } = error;
      const from = "Failed to construct 'Request'";
      throw new TypeError(%textFind(message, from, 0) === 0
        ? `Failed to execute 'fetch' on 'Window'${
          %textCut(message, from.length)}` : message);
    }
    if (request.signal.aborted) {
      throw request.signal.reason;
    }
    run(request, done, fail);
  });
}

%define(globalThis, "fetch", fetch, 7);
%install(globalThis, { Headers, Request, Response });
%export("pageFetch", { Headers, bodyOf, isVisible, visibleFields });
