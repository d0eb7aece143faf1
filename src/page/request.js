// request.js: what a page may ask of which server (Fetch): its origin, CORS,
// redirects, cookies, and what the console says when something goes wrong.

const { exchange, fieldOf } = %import("pageHttp");
const { queueTask } = %import("pageTasks");
const { documentText } = %import("pageCharset");
const { takeCookie, cookiesFor } = %import("pageCookies");
const page = %import("pageState");
const { toLowerCase, trim } = String.prototype;

const MOST_REDIRECTS = 20;

function complain(text) {
  %consoleWrite(2, `${text}\n`);
}

function originOf(url) {
  return url.protocol === "file:" ? "null" : url.origin;
}

function pageOrigin() {
  return originOf(page.address);
}

// --- cookies ------------------------------------------------------------------------

function takeCookies(url, fields) {
  for (let i = 0; i < fields.length; i += 2) {
    if (%call(toLowerCase, fields[i]) === "set-cookie") {
      takeCookie(fields[i + 1], url.hostname, url.pathname, false);
    }
  }
}

// --- CORS (Fetch, 3.2) ------------------------------------------------------------------

const safeMethods = { __proto__: null, GET: true, HEAD: true, POST: true };
const safeFields = { __proto__: null, accept: true, "accept-language": true,
                     "content-language": true, range: true };
const safeTypes = { __proto__: null,
                    "application/x-www-form-urlencoded": true,
                    "multipart/form-data": true, "text/plain": true };

function isSafeField(name, value) {
  const small = %call(toLowerCase, name);
  if (small !== "content-type") return safeFields[small] === true;
  const [type] = %splitText(value, ";", 2);
  return safeTypes[%call(toLowerCase, %call(trim, type))] === true;
}

// The fields that the server must allow first.
function unsafeFields(fields) {
  const list = [];
  for (let i = 0; i < fields.length; i += 2) {
    if (!isSafeField(fields[i], fields[i + 1])) {
      %push(list, %call(toLowerCase, fields[i]));
    }
  }
  return list;
}

function blocked(request, why) {
  const { url, what } = request;
  complain(`Access to ${what} at '${url.href}' from origin ` +
           `'${pageOrigin()}' has been blocked by CORS policy: ${why}`);
}

const NO_HEADER =
  "No 'Access-Control-Allow-Origin' header is present on the requested " +
  "resource.";

// Why the page may not see the answer; undefined: it may.
function refusalOf(request, fields) {
  const allowed = fieldOf(fields, "access-control-allow-origin");
  const origin = pageOrigin();
  if (allowed === undefined) return NO_HEADER;
  if (request.credentials === "include") {
    if (allowed === "*") {
      return "The value of the 'Access-Control-Allow-Origin' header in the " +
             "response must not be the wildcard '*' when the request's " +
             "credentials mode is 'include'.";
    }
    if (fieldOf(fields, "access-control-allow-credentials") !== "true") {
      return "The value of the 'Access-Control-Allow-Credentials' header in " +
             "the response is '' which must be 'true' when the request's " +
             "credentials mode is 'include'.";
    }
  }
  if (allowed === "*" || allowed === origin) return undefined;
  return "The 'Access-Control-Allow-Origin' header has a value " +
         `'${allowed}' that is not equal to the supplied origin. ` +
         "Have the server send the header with a valid value.";
}

function listOf(text) {
  const parts = %splitText(text ?? "", ",", 100);
  for (let i = 0; i < parts.length; i++) {
    parts[i] = %call(toLowerCase, %call(trim, parts[i]));
  }
  return parts;
}

function isAmong(list, word) {
  for (let i = 0; i < list.length; i++) {
    if (list[i] === word || list[i] === "*") return true;
  }
  return false;
}

const PREFLIGHT = "Response to preflight request doesn't pass access " +
                  "control check: ";

// Why the server's answer to the question beforehand forbids the request.
function preflightRefusal(request, { status, fields }) {
  const refusal = refusalOf(request, fields);
  if (refusal !== undefined) return PREFLIGHT + refusal;
  if (status < 200 || status > 299) {
    return `${PREFLIGHT}It does not have HTTP ok status.`;
  }
  const methods = listOf(fieldOf(fields, "access-control-allow-methods"));
  if (!safeMethods[request.method] &&
      !isAmong(methods, %call(toLowerCase, request.method))) {
    return `Method ${request.method} is not allowed by ` +
           "Access-Control-Allow-Methods in preflight response.";
  }
  const allowed = listOf(fieldOf(fields, "access-control-allow-headers"));
  const wanted = unsafeFields(request.fields);
  for (let i = 0; i < wanted.length; i++) {
    if (!isAmong(allowed, wanted[i])) {
      return `Request header field ${wanted[i]} is not allowed by ` +
             "Access-Control-Allow-Headers in preflight response.";
    }
  }
  return undefined;
}

// --- sending -----------------------------------------------------------------------------

function fieldsFor(request, isCross, accept) {
  const { url, method } = request;
  const fields = ["Host", url.host, "Connection", "keep-alive"];
  if (request.body !== undefined) {
    %push(fields, "Content-Length");
    %push(fields, `${%socketBytes(request.body)}`);
  } else if (method === "POST" || method === "PUT") {
    %push(fields, "Content-Length");
    %push(fields, "0");
  }
  %push(fields, "User-Agent");
  %push(fields, globalThis.navigator.userAgent);
  for (let i = 0; i < request.fields.length; i++) {
    %push(fields, request.fields[i]);
  }
  if (fieldOf(fields, "accept") === undefined) {
    %push(fields, "Accept");
    %push(fields, accept);
  }
  if (request.what !== "document" &&
      ((isCross && request.mode === "cors") ||
       (method !== "GET" && method !== "HEAD"))) {
    %push(fields, "Origin");
    %push(fields, pageOrigin());
  }
  if (page.address.protocol !== "file:" && request.what !== "document") {
    %push(fields, "Referer");
    %push(fields, isCross ? `${page.address.origin}/` : page.address.href);
  }
  %push(fields, "Accept-Language");
  %push(fields, "en-US,en;q=0.9");
  const cookies = isCross && request.credentials !== "include"
    ? "" : cookiesFor(url.hostname, url.pathname, false);
  if (cookies !== "" && request.credentials !== "omit") {
    %push(fields, "Cookie");
    %push(fields, cookies);
  }
  return fields;
}

function portOf(url) {
  return url.port === "" ? 80 : %toNumber(url.port);
}

function message(request, method, fields, body) {
  const { url } = request;
  return { method, target: url.pathname + url.search, host: url.hostname,
           port: portOf(url), fields, body };
}

// The question beforehand (Fetch, 4.8).
function preflight(request, done, failed) {
  const wanted = unsafeFields(request.fields);
  const fields = ["Host", request.url.host, "Connection", "keep-alive",
                  "Accept", "*/*", "Access-Control-Request-Method",
                  request.method];
  if (wanted.length > 0) {
    %push(fields, "Access-Control-Request-Headers");
    %push(fields, %textJoin(wanted, ","));
  }
  %push(fields, "Origin");
  %push(fields, pageOrigin());
  let answer;
  return exchange(message(request, "OPTIONS", fields, undefined), {
    head(response) {
      answer = response;
    },
    end: () => done(answer),
    failed,
  });
}

/*
 * Asks for `request`: {url, method, fields, body, what ("fetch",
 * "XMLHttpRequest", "script", ...), mode ("cors", "no-cors", "same-origin"),
 * credentials, redirect}. `told` has functions that may answer generators:
 *   head({url, status, reason, fields, isCross, isRedirected})
 *   data(bytes), end(), failed()
 * The console has been told when it fails. cancel() ends it.
 */
function ask(request, told) {
  const state = { under: undefined, isOver: false, redirects: 0 };

  function fail(why) {
    if (state.isOver) return undefined;
    state.isOver = true;
    if (why !== undefined) {
      complain(`Failed to load resource: ${why} (${request.url.href})`);
    }
    return told.failed(why);
  }

  function start() {
    const { url } = request;
    const isCross = request.what !== "document" &&
                    originOf(url) !== pageOrigin();
    if (url.protocol === "https:") {
      complain(`Loopline: https: (${url.href}) is not supported by Loopline ` +
               "yet");
      return later(() => fail("net::ERR_FAILED"));
    }
    if (url.protocol !== "http:") {
      if (request.mode === "cors") {
        blocked(request, "Cross origin requests are only supported for " +
                "protocol schemes: chrome, " +
                "chrome-experimental-site-token-provider, chrome-extension, " +
                "chrome-untrusted, data, http, https, isolated-app.");
      }
      return later(() => fail("net::ERR_FAILED"));
    }
    const isAsked = isCross && request.mode === "cors" &&
      !request.safe && (!safeMethods[request.method] ||
                        unsafeFields(request.fields).length > 0);
    if (!isAsked) return send(isCross);
    state.under = preflight(request, (answer) => {
      const refusal = preflightRefusal(request, answer);
      if (refusal === undefined) return send(isCross);
      blocked(request, refusal);
      return fail("net::ERR_FAILED");
    }, fail);
    return undefined;
  }

  function later(callback) {
    queueTask("failed", function* () {
      const work = callback();
      if (work !== undefined) yield* work;
    });
  }

  // A redirect is followed, else the answer is the page's.
  function head(response, isCross) {
    const location = fieldOf(response.fields, "location");
    const { status } = response;
    const isRedirect = location !== undefined && status >= 301 &&
                       status <= 308 && status !== 304 && status !== 306;
    takeCookies(request.url, response.fields);
    if (isRedirect && request.redirect !== "manual") {
      return follow(status, location);
    }
    if (isCross && request.mode === "cors") {
      const refusal = refusalOf(request, response.fields);
      if (refusal !== undefined) {
        blocked(request, refusal);
        state.under.cancel();
        return fail("net::ERR_FAILED");
      }
    }
    if (status >= 400) {
      complain("Failed to load resource: the server responded with a status " +
               `of ${status} (${response.reason}) (${request.url.href})`);
    }
    return told.head({ url: request.url, status, reason: response.reason,
                       fields: response.fields, isCross,
                       isRedirected: state.redirects > 0 });
  }

  function follow(status, location) {
    state.under.cancel();
    state.redirects++;
    if (request.redirect === "error" || state.redirects > MOST_REDIRECTS) {
      return fail("net::ERR_TOO_MANY_REDIRECTS");
    }
    const { method } = request;
    if (status === 303 || (method === "POST" && status < 303)) {
      request.method = method === "HEAD" ? "HEAD" : "GET";
      request.body = undefined;
    }
    request.url = %import("resolveUrl")(location, request.url.href);
    return start();
  }

  function send(isCross) {
    const accept = request.what === "document"
      ? "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
      : "*/*";
    const fields = fieldsFor(request, isCross, accept);
    state.under = exchange(
      message(request, request.method, fields, request.body), {
        head: (response) => head(response, isCross),
        data: (bytes) => told.data?.(bytes),
        end() {
          if (state.isOver) return undefined;
          state.isOver = true;
          return told.end?.();
        },
        failed: fail,
      });
    return undefined;
  }

  start();
  return {
    cancel() {
      state.isOver = true;
      state.under?.cancel();
    },
  };
}

// Bytes that were gathered, as one Uint8Array.
function joinBytes(chunks) {
  let size = 0;
  for (let i = 0; i < chunks.length; i++) size += chunks[i].length;
  const all = new newBytes(size);
  let at = 0;
  for (let i = 0; i < chunks.length; i++) {
    %call(set, all, chunks[i], at);
    at += chunks[i].length;
  }
  return all;
}
const newBytes = Uint8Array;
const { set } = %prototypeOf(Uint8Array.prototype);

// As UTF-8.
function textOf(bytes) {
  const skip = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb &&
               bytes[2] === 0xbf ? 3 : 0;
  return %bufferToString(bytes, "utf8", skip);
}

// What is behind an address of a server, for scripts and the document: {url,
// bytes, type}, or {url, error}.
function loadRemote(url, what, done) {
  const chunks = [];
  let good = true;
  let type; // the header Content-Type
  ask({ url, method: "GET", fields: [], body: undefined, what,
        mode: what === "module" ? "cors" : "no-cors",
        credentials: "same-origin", redirect: "follow" }, {
    head(response) {
      url = response.url;
      type = fieldOf(response.fields, "content-type");
      good = what === "document" || response.status < 400;
      return undefined;
    },
    data(bytes) {
      %push(chunks, bytes);
    },
    end() {
      done(good ? { url: url.href, bytes: joinBytes(chunks), type }
                : { url: url.href, error: "status" });
    },
    failed(why) {
      done({ url: url.href, error: why });
    },
  });
}

// A page behind a URL: its document comes from there.
function* openAddress() {
  const { waiting } = %import("pageTasks");
  const loaded = yield* waiting(
    (done) => loadRemote(page.address, "document", done));
  if (loaded.error !== undefined) {
    complain(`Loopline: ${page.address.href} cannot be opened: ` +
             loaded.error);
    return;
  }
  page.address = %import("resolveUrl")(loaded.url, undefined);
  %define(globalThis, "origin", page.address.origin, 7);
  yield* openBytes(loaded.bytes, loaded.type);
}

// The document in these bytes; `type` is the header Content-Type.
function* openBytes(bytes, type) {
  const text = documentText(bytes, type);
  if (text !== undefined) yield* %import("parseDocument")(text);
}

%export("loadRemote", loadRemote);
%export("openAddress", openAddress);
%export("openBytes", openBytes);
%export("pageRequest", { ask, joinBytes, textOf, originOf, pageOrigin,
                         complain });
