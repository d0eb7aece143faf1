// fetch.js: fetch (Fetch, 5.6) over http's client, as Node's undici has it: a
// promise of a Response as soon as the head of the answer is there.

const later = %import("later");
const http = later("node/http", "node:http");
const { Headers, lines } = later("node/fetch_headers", "fetchHeaders");
const { ReadableStream, bytesOf, refuse } =
  later("node/fetch_body", "fetchBody");
const { Request, Response, responseOf, stateOf, newState } =
  later("node/fetch_messages", "fetchMessages");
const { Error, Promise, TypeError } = %import("originals");

const MOST_REDIRECTS = 20;
const PATIENCE = 4000; // ms that a free connection is kept

const agent = new http.Agent({ keepAlive: true, timeout: PATIENCE });
const redirects = { __proto__: null, 301: 1, 302: 1, 303: 1, 307: 1, 308: 1 };

function failed(cause) {
  return new TypeError("fetch failed", { cause });
}

// The lines of the request, in undici's order.
function fieldsOf(url, request) {
  const fields = ["host", url.host, "connection",
                  request.method === "HEAD" ? "close" : "keep-alive"];
  const given = lines(request.headers);
  for (let i = 0; i < given.length; i++) %push(fields, given[i]);
  const usual = ["accept", "*/*", "accept-language", "*", "sec-fetch-mode",
                 "cors", "user-agent", "node", "accept-encoding",
                 "gzip, deflate"];
  for (let i = 0; i < usual.length; i += 2) {
    if (request.headers.has(usual[i])) continue;
    %push(fields, usual[i]);
    %push(fields, usual[i + 1]);
  }
  const { method, bytes, stream } = request;
  if (bytes !== null || (stream === null &&
                         (method === "POST" || method === "PUT"))) {
    %push(fields, "content-length");
    %push(fields, `${bytes?.length ?? 0}`);
  } else if (stream !== null) {
    %push(fields, "transfer-encoding");
    %push(fields, "chunked");
  }
  return fields;
}

async function sendStream(outgoing, stream) {
  try {
    for await (const chunk of stream) outgoing.write(chunk);
    outgoing.end();
  } catch (error) {
    outgoing.destroy(error);
  }
}

// Sends one request: a promise of the IncomingMessage.
function send(url, request) {
  return new Promise((resolve, reject) => {
    const { method, signal, bytes, stream } = request;
    const outgoing = http.request({
      agent, method, protocol: url.protocol, hostname: hostOf(url),
      port: url.port || 80, path: `${url.pathname}${url.search}`,
      headers: fieldsOf(url, request),
    });
    const onAbort = () => {
      reject(signal.reason);
      outgoing.destroy(signal.reason);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    outgoing.on("error", (error) => reject(failed(error)));
    outgoing.on("response", (incoming) => {
      incoming.on("close", () => {
        signal?.removeEventListener("abort", onAbort);
      });
      resolve(incoming);
    });
    if (bytes === null && stream !== null) sendStream(outgoing, stream);
    else outgoing.end(bytes ?? undefined);
  });
}

function hostOf({ hostname }) {
  return hostname[0] === "[" ? %textCut(hostname, 1, hostname.length - 1)
                             : hostname;
}

// The body of an answer, read as fast as the program reads.
function bodyOf(incoming, signal) {
  const iterator = incoming[%import("originals").Symbol.asyncIterator]();
  return new ReadableStream(async () => {
    try {
      const { value, done } = await iterator.next();
      return done ? undefined : bytesOf(value);
    } catch (error) {
      throw signal?.aborted ? signal.reason
                            : new TypeError("terminated", { cause: error });
    }
  }, () => incoming.destroy());
}

function checkEncoding(incoming) {
  const encoding = incoming.headers["content-encoding"];
  if (encoding && encoding !== "identity") {
    incoming.destroy();
    refuse(`A body in the encoding ${encoding}`);
  }
}

function withoutHash({ href, hash }) {
  return %textCut(href, 0, href.length - hash.length);
}

function toResponse(incoming, url, request, isRedirected) {
  checkEncoding(incoming);
  const state = newState();
  state.type = "basic";
  state.url = withoutHash(url);
  state.redirected = isRedirected;
  state.status = incoming.statusCode;
  state.statusText = incoming.statusMessage;
  const raw = incoming.rawHeaders;
  for (let i = 0; i < raw.length; i += 2) {
    state.headers.append(raw[i], raw[i + 1]);
  }
  const isBare = request.method === "HEAD" || incoming.statusCode === 204 ||
                 incoming.statusCode === 304;
  if (isBare) incoming.resume();
  else state.stream = bodyOf(incoming, request.signal);
  return responseOf(state);
}

// The request that a redirection asks for (Fetch, 4.4).
function redirected(request, status) {
  const { method } = request;
  const becomesGet = (status === 303 && method !== "GET" &&
                      method !== "HEAD") ||
                     ((status === 301 || status === 302) && method === "POST");
  if (!becomesGet) return request;
  const headers = new Headers(request.headers);
  const ofBody = ["content-encoding", "content-language", "content-location",
                  "content-type", "content-length"];
  for (let i = 0; i < ofBody.length; i++) headers.delete(ofBody[i]);
  return { ...request, method: "GET", headers, bytes: null, stream: null };
}

function checkScheme(url) {
  if (url.protocol === "http:") return;
  if (url.protocol === "https:") refuse("https: in fetch");
  if (url.protocol === "data:" || url.protocol === "blob:" ||
      url.protocol === "about:") {
    refuse(`${url.protocol} in fetch`);
  }
  throw failed(new Error("unknown scheme"));
}

async function run(first) {
  const URL = later("node/url_class", "URL");
  let { url } = first;
  let request = first;
  for (let count = 0; ; count++) {
    checkScheme(url);
    const incoming = await send(url, request);
    const { location } = incoming.headers;
    const status = incoming.statusCode;
    if (!redirects[status] || location === undefined ||
        request.redirect === "manual") {
      return toResponse(incoming, url, request, count > 0);
    }
    incoming.resume();
    if (request.redirect === "error") {
      throw failed(new Error("unexpected redirect"));
    }
    if (count === MOST_REDIRECTS) {
      throw failed(new Error("redirect count exceeded"));
    }
    if (request.stream !== null && request.bytes === null && status !== 303) {
      throw failed(new Error("Response body cannot be sent twice"));
    }
    url = new URL(location, url);
    request = redirected(request, status);
  }
}

async function fetch(input, init = undefined) {
  const request = stateOf(new Request(input, init));
  if (request.signal?.aborted) throw request.signal.reason;
  return run(request);
}

%export("fetch", { __proto__: null, fetch, Headers, Request, Response });
