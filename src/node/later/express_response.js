// express_response.js: what res has beyond http.ServerResponse. Files are
// express_send_file.js's.

const later = %import("later");
const coreModule = %import("coreModule");
const http = coreModule("http");
const { extname } = coreModule("path");
const { encodeUrl, escapeHtml } = later("node/express_url", "expressUrl");
const createError = later("node/express_error", "createError");
const { serialize, sign } = later("node/express_cookie", "expressCookie");
const { typeOf, charsetOf, withCharset, normalType } =
  later("node/express_types", "expressTypes");
const addVary = later("node/express_vary", "expressVary");
const contentDisposition =
  later("node/express_disposition", "contentDisposition");
const files = later("node/express_send_file", "expressSendFile");
const deprecated =
  later("node/express_deprecated", "deprecationsOf")("express");

const { STATUS_CODES: reasons } = http;
const res = Object.create(http.ServerResponse.prototype);

// --- status and headers --------------------------------------------------

res.status = function status(code) {
  if ((typeof code === "string" || Math.floor(code) !== code) && code > 99 &&
      code < 1000) {
    deprecated(`res.status(${JSON.stringify(code)}): use ` +
               `res.status(${Math.floor(code)}) instead`);
  }
  this.statusCode = code;
  return this;
};

function headerValue(name, value) {
  if (name.toLowerCase() !== "content-type") {
    return Array.isArray(value) ? value.map(String) : String(value);
  }
  if (Array.isArray(value)) {
    throw new TypeError("Content-Type cannot be set to an Array");
  }
  const text = String(value);
  if (/;\s*charset\s*=/.test(text)) return text;
  const charset = charsetOf(text.split(";")[0]);
  return charset ? `${text}; charset=${charset.toLowerCase()}` : text;
}

// set(name, value) or set({name: value}).
function header(...list) {
  const [name, value] = list;
  if (list.length === 2) {
    this.setHeader(name, headerValue(name, value));
  } else {
    for (const each in name) this.set(each, name[each]);
  }
  return this;
}

res.set = header;
res.header = header;

res.get = function (name) {
  return this.getHeader(name);
};

// One more value of a header.
res.append = function append(name, value) {
  const before = this.get(name);
  return this.set(name, before ? [].concat(before, value) : value);
};

function contentType(type) {
  return this.set("Content-Type", type.includes("/") ? type : typeOf(type));
}

res.contentType = contentType;
res.type = contentType;

res.links = function (links) {
  const before = this.get("Link");
  const list = Object.keys(links)
    .map((relation) => `<${links[relation]}>; rel="${relation}"`);
  return this.set("Link", (before ? `${before}, ` : "") + list.join(", "));
};

res.vary = function (name) {
  if (!name || (Array.isArray(name) && name.length === 0)) {
    deprecated("res.vary(): Provide a field name");
    return this;
  }
  addVary(this, name);
  return this;
};

res.location = function location(url) {
  let place = String(url);
  if (url === "back") {
    deprecated('res.location("back"): use res.location(req.get("Referrer") ' +
               '|| "/") and refer to https://dub.sh/security-redirect for ' +
               "best practices");
    place = this.req.get("Referrer") || "/";
  }
  return this.set("Location", encodeUrl(place));
};

res.attachment = function attachment(name) {
  if (name) this.type(extname(name));
  return this.set("Content-Disposition", contentDisposition(name));
};

// --- bodies --------------------------------------------------------------

// send(200, body) and send(body, 200) are older ways; {value} is the body.
function withOldStatus(response, method, list) {
  const [first, second] = list;
  if (list.length < 2) return first;
  const [word] = method === "send" ? ["body"] : ["obj"];
  if (typeof second === "number" &&
      (method !== "send" || typeof first !== "number")) {
    deprecated(`res.${method}(${word}, status): Use ` +
               `res.status(status).${method}(${word}) instead`);
    response.statusCode = second;
    return first;
  }
  deprecated(`res.${method}(status, ${word}): Use ` +
             `res.status(status).${method}(${word}) instead`);
  response.statusCode = first;
  return second;
}

// A number alone was a status once.
function statusAlone(response, code) {
  if (!response.get("Content-Type")) response.type("txt");
  deprecated("res.send(status): Use res.sendStatus(status) instead");
  response.statusCode = code;
  return reasons[code];
}

function typeIfNone(response, type) {
  if (!response.get("Content-Type")) response.type(type);
}

// Texts go out as UTF-8, whatever the type said before.
function asUtf8(response) {
  const type = response.get("Content-Type");
  if (typeof type === "string") {
    response.set("Content-Type", withCharset(type, "utf-8"));
  }
}

// The entity tag lets the client ask next time whether anything is new.
function describeBody(response, body) {
  const tagOf = response.app.get("etag fn");
  const wantsTag = !response.get("ETag") && typeof tagOf === "function";
  if (body === undefined) return body;
  const isText = !Buffer.isBuffer(body);
  const bytes = isText && (wantsTag || body.length >= 1000)
    ? Buffer.from(body, "utf8") : body;
  response.set("Content-Length",
               Buffer.isBuffer(bytes) ? bytes.length
                                      : Buffer.byteLength(bytes, "utf8"));
  const tag = wantsTag ? tagOf(bytes) : undefined;
  if (tag) response.set("ETag", tag);
  return bytes;
}

// Answers that have no body: what is new is nothing, or is not there.
function withoutBody(response, body) {
  if (response.req.fresh) response.statusCode = 304;
  if (response.statusCode === 204 || response.statusCode === 304) {
    response.removeHeader("Content-Type");
    response.removeHeader("Content-Length");
    response.removeHeader("Transfer-Encoding");
    return "";
  }
  if (response.statusCode === 205) {
    response.set("Content-Length", "0");
    response.removeHeader("Transfer-Encoding");
    return "";
  }
  return body;
}

res.send = function send(...list) {
  let body = withOldStatus(this, "send", list);
  if (typeof body === "number" && list.length === 1) {
    body = statusAlone(this, body);
  }
  if (body === null) {
    body = "";
  } else if (Buffer.isBuffer(body)) {
    typeIfNone(this, "bin");
  } else if (typeof body === "string") {
    typeIfNone(this, "html");
  } else if (["boolean", "number", "object"].includes(typeof body)) {
    return this.json(body);
  }
  if (typeof body === "string") asUtf8(this);
  const isText = typeof body === "string";
  const bytes = withoutBody(this, describeBody(this, body));
  if (this.req.method === "HEAD") this.end();
  else this.end(bytes, isText && !Buffer.isBuffer(bytes) ? "utf8" : undefined);
  return this;
};

const escapes = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026" };

// JSON as the application's settings want it.
function jsonText(app, value) {
  const text =
    JSON.stringify(value, app.get("json replacer"), app.get("json spaces"));
  return app.get("json escape") && typeof text === "string"
    ? text.replace(/[<>&]/g, (letter) => escapes[letter]) : text;
}

res.json = function json(...list) {
  const value = withOldStatus(this, "json", list);
  const body = jsonText(this.app, value);
  if (!this.get("Content-Type")) this.set("Content-Type", "application/json");
  return this.send(body);
};

// JSON as a script that calls a function of the page: ?callback=show
res.jsonp = function jsonp(...list) {
  const value = withOldStatus(this, "jsonp", list);
  let body = jsonText(this.app, value);
  let callback = this.req.query[this.app.get("jsonp callback name")];
  if (!this.get("Content-Type")) {
    this.set("X-Content-Type-Options", "nosniff");
    this.set("Content-Type", "application/json");
  }
  if (Array.isArray(callback)) [callback] = callback;
  if (typeof callback === "string" && callback !== "") {
    this.set("X-Content-Type-Options", "nosniff");
    this.set("Content-Type", "text/javascript");
    const name = callback.replace(/[^\[\]\w$.]/g, "");
    const safe = (body ?? "").replaceAll("\u2028", "\\u2028")
      .replaceAll("\u2029", "\\u2029");
    body = `/**/ typeof ${name} === 'function' && ${name}(${safe});`;
  }
  return this.send(body);
};

res.sendStatus = function sendStatus(code) {
  this.statusCode = code;
  this.type("txt");
  return this.send(reasons[code] || String(code));
};

// --- answers by what the client takes ------------------------------------

// format({html() {}, json() {}, default() {}})
res.format = function (makers) {
  const { req } = this;
  const { next } = req;
  const types = Object.keys(makers).filter((type) => type !== "default");
  const type = types.length > 0 ? req.accepts(types) : false;
  this.vary("Accept");
  if (type) {
    this.set("Content-Type", normalType(type));
    makers[type](req, this, next);
  } else if (makers.default) {
    makers.default(req, this, next);
  } else {
    next(createError(406, { types: types.map(normalType) }));
  }
  return this;
};

// {status, url} of redirect(url), redirect(301, url) and redirect(url, 301).
function readRedirect([first, second], count) {
  if (count < 2) return { status: 302, url: first };
  if (typeof first === "number") return { status: first, url: second };
  deprecated("res.redirect(url, status): Use res.redirect(status, url) " +
             "instead");
  return { status: second, url: first };
}

res.redirect = function redirect(...list) {
  const { status, url } = readRedirect(list, list.length);
  const address = this.location(url).get("Location");
  const words = `${reasons[status]}. Redirecting to `;
  let body = "";
  this.format({
    text() {
      body = words + address;
    },
    html() {
      body = `<p>${words}${escapeHtml(address)}</p>`;
    },
    default() {
      body = "";
    },
  });
  this.statusCode = status;
  this.set("Content-Length", Buffer.byteLength(body));
  if (this.req.method === "HEAD") this.end();
  else this.end(body);
};

// --- cookies -------------------------------------------------------------

res.cookie = function (name, value, given) {
  const options = { ...given };
  const { secret } = this.req;
  if (options.signed && !secret) {
    throw new Error('cookieParser("secret") required for signed cookies');
  }
  const plain = typeof value === "object" ? `j:${JSON.stringify(value)}`
                                          : String(value);
  const text = options.signed ? `s:${sign(plain, secret)}` : plain;
  if (options.maxAge != null && !Number.isNaN(options.maxAge - 0)) {
    options.expires = new Date(Date.now() + (options.maxAge - 0));
    options.maxAge = Math.floor(options.maxAge / 1000);
  }
  options.path ??= "/";
  this.append("Set-Cookie", serialize(name, text, options));
  return this;
};

res.clearCookie = function clearCookie(name, options) {
  for (const option of ["maxAge", "expires"]) {
    if (options?.[option]) {
      deprecated(
        `res.clearCookie: Passing "options.${option}" is deprecated. In ` +
        "v5.0.0 of Express, this option will be ignored, as res.clearCookie " +
        "will automatically set cookies to expire immediately. Please " +
        "update your code to omit this option.");
    }
  }
  return this.cookie(name, "",
                     { expires: new Date(1), path: "/", ...options });
};

// --- views and files -----------------------------------------------------

res.render = function render(view, options, callback) {
  const { req } = this;
  const isShort = typeof options === "function";
  const values = isShort ? {} : options || {};
  const done = (isShort ? options : callback) || ((error, text) => {
    if (error) req.next(error);
    else this.send(text);
  });
  values._locals = this.locals;
  req.app.render(view, values, done);
};

res.sendFile = files.sendFile;
res.download = files.download;
res.sendfile = function (...list) {
  deprecated("res.sendfile: Use res.sendFile instead");
  files.sendOldFile.apply(this, list);
};

%export("expressResponse", res);
