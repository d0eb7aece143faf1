// express_request.js: what req has beyond http.IncomingMessage.

const later = %import("later");
const coreModule = %import("coreModule");
const http = coreModule("http");
const { isIP } = coreModule("net");
const { parseUrl } = later("node/express_url", "expressUrl");
const { isFresh, parseRange } = later("node/express_fresh", "expressFresh");
const { addresses, trustedAddress } =
  later("node/express_proxy", "expressProxy");
const accept = later("node/express_accept", "expressAccept");
const { bodyIs } = later("node/express_types", "expressTypes");
const deprecated =
  later("node/express_deprecated", "deprecationsOf")("express");

const req = Object.create(http.IncomingMessage.prototype);

// --- headers -------------------------------------------------------------

function header(name) {
  if (!name) throw new TypeError("name argument is required to req.get");
  if (typeof name !== "string") {
    throw new TypeError("name must be a string to req.get");
  }
  const small = name.toLowerCase();
  if (small === "referer" || small === "referrer") {
    return this.headers.referrer || this.headers.referer;
  }
  return this.headers[small];
}

req.get = header;
req.header = header;

req.accepts = function (...types) {
  return accept.types(this, types.flat());
};

req.acceptsEncodings = function (...encodings) {
  return accept.encodings(this, encodings.flat());
};

req.acceptsCharsets = function (...charsets) {
  return accept.charsets(this, charsets.flat());
};

req.acceptsLanguages = function (...languages) {
  return accept.languages(this, languages.flat());
};

for (const what of ["Encoding", "Charset", "Language"]) {
  req[`accepts${what}`] = function (...list) {
    deprecated(`req.accepts${what}: Use accepts${what}s instead`);
    return this[`accepts${what}s`](...list);
  };
}

req.range = function range(size, options) {
  const text = this.get("Range");
  return text ? parseRange(size, text, options) : undefined;
};

// Is the body of one of these types? null: there is no body.
req.is = function is(...types) {
  return bodyIs(this, types.flat());
};

req.param = function param(...list) {
  const [name, byDefault] = list;
  const { params = {}, body = {}, query = {} } = this;
  const shown = list.length === 1 ? "name" : "name, default";
  deprecated(`req.param(${shown}): Use req.params, req.body, or req.query ` +
             "instead");
  if (params[name] != null && Object.hasOwn(params, name)) return params[name];
  return body?.[name] ?? query[name] ?? byDefault;
};

// --- getters -------------------------------------------------------------

function getter(name, get) {
  Object.defineProperty(req, name,
                        { configurable: true, enumerable: true, get });
}

function trustOf(request) {
  return request.app.get("trust proxy fn");
}

// May what a proxy says of this connection be believed?
function isTrusted(request) {
  return trustOf(request)(request.connection.remoteAddress, 0);
}

function beforeComma(text) {
  const comma = text.indexOf(",");
  return comma < 0 ? text : text.slice(0, comma);
}

getter("protocol", function protocol() {
  const own = this.connection.encrypted ? "https" : "http";
  if (!isTrusted(this)) return own;
  return beforeComma(this.get("X-Forwarded-Proto") || own).trim();
});

getter("secure", function secure() {
  return this.protocol === "https";
});

getter("ip", function ip() {
  return trustedAddress(this, trustOf(this));
});

getter("ips", function ips() {
  return addresses(this, trustOf(this)).reverse().slice(0, -1);
});

getter("subdomains", function subdomains() {
  const { hostname } = this;
  if (!hostname) return [];
  const parts = isIP(hostname) ? [hostname] : hostname.split(".").reverse();
  return parts.slice(this.app.get("subdomain offset"));
});

getter("path", function path() {
  return parseUrl(this).pathname;
});

// The host without its port.
getter("hostname", function hostname() {
  const forwarded = this.get("X-Forwarded-Host");
  const host = forwarded && isTrusted(this)
    ? beforeComma(forwarded).trimEnd() : this.get("Host");
  if (!host) return undefined;
  const from = host[0] === "[" ? host.indexOf("]") + 1 : 0;
  const colon = host.indexOf(":", from);
  return colon < 0 ? host : host.slice(0, colon);
});

getter("host", function host() {
  deprecated("req.host: Use req.hostname instead");
  return this.hostname;
});

// Has the client what the answer would send?
getter("fresh", function () {
  const { method, res } = this;
  if (method !== "GET" && method !== "HEAD" && method !== "QUERY") {
    return false;
  }
  const { statusCode: status } = res;
  if ((status < 200 || status >= 300) && status !== 304) return false;
  return isFresh(this.headers, {
    etag: res.get("ETag"), "last-modified": res.get("Last-Modified"),
  });
});

getter("stale", function stale() {
  return !this.fresh;
});

getter("xhr", function xhr() {
  const value = this.get("X-Requested-With") || "";
  return value.toLowerCase() === "xmlhttprequest";
});

%export("expressRequest", req);
