// url_legacy.js: url.parse, url.format and url.resolve, which are older than
// the URL Standard and have rules of their own.
//
// Exported: Url, urlParse.

const later = %import("later");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const emitWarning = %import("emitWarning");
const { TypeError, decodeURIComponent: decode,
        text: { lastIndexOf, replaceAll, startsWith, toLowerCase } } =
  %import("originals");
const domainToAscii = later("node/url_domain", "domainToAscii");

const slashed = { __proto__: null };
for (const name of ["http", "https", "ftp", "gopher", "file", "ws", "wss"]) {
  slashed[name] = slashed[`${name}:`] = true;
}
const hostless = { __proto__: null, "javascript": true, "javascript:": true };

const forbiddenIPv6 = "\0\t\n\r #%/<>?@\\^|";
const forbidden = `${forbiddenIPv6}:[]`;
const escapedAlways = "\t\n\r \"'<>\\^`{|}";
const authSet = " \"#$%&+,/;<=>?@[\\]^`{|}"; // and ":" stays

function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

%makeConstructor(Url, {});

// --- parsing -------------------------------------------------------------

function findAny(text, characters, from) {
  let i = from;
  while (i < text.length && %textFind(characters, text[i], 0) < 0) i++;
  return i;
}

function isSpaceAround(c) {
  return c <= " " || c === "\xa0" || c === "\ufeff";
}

// Without space around, and with "/" for "\" in front of "?" and "#".
function prepared(url) {
  let from = 0;
  let to = url.length;
  while (from < to && isSpaceAround(url[from])) from++;
  while (to > from && isSpaceAround(url[to - 1])) to--;
  const text = %textCut(url, from, to);
  const end = findAny(text, "?#", 0);
  return %call(replaceAll, %textCut(text, 0, end), "\\", "/") +
         %textCut(text, end);
}

function queryOf(text, asObject) {
  if (!asObject) return text;
  return later("node/querystring", "node:querystring").parse(text);
}

// A path alone, with or without a query: true where it was one.
function parsePath(self, text, asObject) {
  const isPath = text[0] === "/" && text[2] !== undefined ? text[1] !== "/" ||
    text[2] !== "/" : text[0] === "/";
  for (let i = 0; i < text.length; i++) {
    if (text[i] <= " " || text[i] === "\xa0") return false;
  }
  if (!isPath) return false;
  const end = findAny(text, "?", 0);
  self.path = self.href = text;
  self.pathname = %textCut(text, 0, end);
  if (end < text.length) {
    self.search = %textCut(text, end);
    self.query = queryOf(%textCut(text, end + 1), asObject);
  } else if (asObject) {
    self.query = { __proto__: null };
  }
  return true;
}

function protocolOf(text) {
  const colon = %textFind(text, ":", 0);
  for (let i = 0; i < colon; i++) {
    const c = %call(toLowerCase, text[i]);
    const fits = (c >= "a" && c <= "z") || (c >= "0" && c <= "9") ||
                 c === "." || c === "+" || c === "-";
    if (!fits) return "";
  }
  return colon > 0 ? %textCut(text, 0, colon + 1) : "";
}

// //user@host
function looksLikeHost(text) {
  if (text[0] !== "/" || text[1] !== "/") return false;
  const at = findAny(text, "@/", 2);
  if (text[at] !== "@" || at === 2 || at + 1 >= text.length) return false;
  return text[at + 1] !== "@" && text[at + 1] !== "/";
}

function withoutNewlines(text) {
  return %call(replaceAll, %call(replaceAll, %call(replaceAll, text, "\t", ""),
                                 "\n", ""), "\r", "");
}

function invalidUrl(url) {
  const error = nodeError(TypeError, "ERR_INVALID_URL", "Invalid URL");
  error.input = url;
  return error;
}

let warned = false;
function warnOfPort(url) {
  if (warned) return;
  warned = true;
  emitWarning(`The URL ${url} is invalid. Future versions of Node.js will ` +
              "throw an error.", "DeprecationWarning", "DEP0170");
}

// Takes user and host from the start of `rest`; answers what is left.
function takeHost(self, rest, url) {
  const end = findAny(rest, "#/?", 0);
  const hostEnd = withoutNewlines(%textCut(rest, 0, end));
  const text = hostEnd + %textCut(rest, end);
  const at = %call(lastIndexOf, hostEnd, "@");
  if (at >= 0) self.auth = decode(%textCut(text, 0, at));
  const stop = findAny(text, " \"%';<>\\^`{|}#/?", at + 1);
  self.host = %textCut(text, at + 1, stop);
  self.parseHost();
  return checkHost(self, %textCut(text, stop), url);
}

function checkHost(self, rest, url) {
  const hostname = self.hostname ?? "";
  const isIPv6 = hostname[0] === "[" && hostname[hostname.length - 1] === "]";
  let left = rest;
  self.hostname = hostname;
  if (!isIPv6) {
    const end = findAny(hostname, "/\\#?:", 0);
    if (hostname[end] === ":") warnOfPort(url);
    if (end < hostname.length) {
      self.hostname = %textCut(hostname, 0, end);
      left = `/${%textCut(hostname, end)}${rest}`;
    }
  }
  const lower = %call(toLowerCase, self.hostname);
  self.hostname = lower.length > 255 ? "" : lower;
  if (self.hostname !== "") {
    if (!isIPv6) self.hostname = domainToAscii(self.hostname) ?? "";
    const bad = isIPv6 ? forbiddenIPv6 : forbidden;
    if (self.hostname === "" ||
        findAny(self.hostname, bad, 0) < self.hostname.length) {
      throw invalidUrl(url);
    }
  }
  self.host = self.hostname + (self.port ? `:${self.port}` : "");
  if (isIPv6) {
    self.hostname = %textCut(self.hostname, 1, self.hostname.length - 1);
    if (left[0] !== "/") left = `/${left}`;
  }
  return left;
}

function escapeSome(text) {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    out += %textFind(escapedAlways, text[i], 0) < 0
      ? text[i] : %percentEncode(text[i], escapedAlways);
  }
  return out;
}

// Path, query and hash.
function parseTail(self, rest, asObject) {
  const hash = findAny(rest, "#", 0);
  if (hash < rest.length) self.hash = %textCut(rest, hash);
  const before = %textCut(rest, 0, hash);
  const mark = findAny(before, "?", 0);
  if (mark < before.length) {
    self.search = %textCut(before, mark);
    self.query = queryOf(%textCut(before, mark + 1), asObject);
  } else if (asObject) {
    self.query = { __proto__: null };
  }
  if (mark > 0) self.pathname = %textCut(before, 0, mark);
}

Url.prototype.parse = function parse(url, parseQueryString, slashesDenoteHost) {
  if (typeof url !== "string") throw argumentError("url", "string", url);
  let rest = prepared(url);
  if (!slashesDenoteHost && %textFind(rest, "#", 0) < 0 &&
      %textFind(%textCut(rest, 0, findAny(rest, "?", 0)), "@", 0) < 0 &&
      parsePath(this, rest, parseQueryString)) {
    return this;
  }
  const protocol = protocolOf(rest);
  const lower = %call(toLowerCase, protocol);
  if (protocol !== "") {
    this.protocol = lower;
    rest = %textCut(rest, protocol.length);
  }
  let slashes = false;
  if (slashesDenoteHost || protocol !== "" || looksLikeHost(rest)) {
    slashes = %call(startsWith, rest, "//");
    if (slashes && !hostless[lower]) {
      rest = %textCut(rest, 2);
      this.slashes = true;
    }
  }
  if (!hostless[lower] &&
      (slashes || (protocol !== "" && !slashed[protocol]))) {
    rest = takeHost(this, rest, url);
  }
  if (!hostless[lower]) rest = escapeSome(rest);
  parseTail(this, rest, parseQueryString);
  if (slashed[lower] && this.hostname && !this.pathname) this.pathname = "/";
  setPath(this);
  this.href = this.format();
  return this;
};

function setPath(url) {
  if (url.pathname || url.search) {
    url.path = (url.pathname || "") + (url.search || "");
  }
}

Url.prototype.parseHost = function parseHost() {
  const { host } = this;
  const colon = %call(lastIndexOf, host, ":");
  let isPort = colon >= 0;
  for (let i = colon + 1; i < host.length; i++) {
    if (host[i] < "0" || host[i] > "9") isPort = false;
  }
  if (isPort && colon + 1 < host.length) {
    this.port = %textCut(host, colon + 1);
  }
  const name = isPort ? %textCut(host, 0, colon) : host;
  if (name) this.hostname = name;
};

// --- to text -------------------------------------------------------------

function hostText(url) {
  const auth = url.auth ? `${%percentEncode(url.auth, authSet)}@` : "";
  if (url.host) return auth + url.host;
  const { hostname } = url;
  if (!hostname) return "";
  const isIPv6 = %textFind(hostname, ":", 0) >= 0 && hostname[0] !== "[";
  return auth + (isIPv6 ? `[${hostname}]` : hostname) +
         (url.port ? `:${url.port}` : "");
}

function withMark(text, mark) {
  return text && text[0] !== mark ? mark + text : text;
}

function searchText(url) {
  let query = "";
  if (url.query !== null && typeof url.query === "object") {
    query = later("node/querystring", "node:querystring").stringify(url.query);
  }
  const search = url.search || (query && `?${query}`) || "";
  return withMark(%call(replaceAll, search, "#", "%23"), "?");
}

Url.prototype.format = function format() {
  let protocol = this.protocol || "";
  let host = hostText(this);
  let pathname = %call(replaceAll, %call(replaceAll, this.pathname || "", "#",
                                         "%23"), "?", "%3F");
  const search = searchText(this);
  if (protocol && protocol[protocol.length - 1] !== ":") protocol += ":";
  if (this.slashes || slashed[protocol]) {
    if (this.slashes || host) {
      pathname = withMark(pathname, "/");
      host = `//${host}`;
    } else if (%call(startsWith, protocol, "file")) {
      host = "//";
    }
  }
  return protocol + host + pathname + search + withMark(this.hash || "", "#");
};

// --- one relative to another ---------------------------------------------

function assign(target, source, except) {
  const keys = %ownKeys(source, 5);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] !== except) target[keys[i]] = source[keys[i]];
  }
}

function finish(url) {
  url.href = url.format();
  return url;
}

// The first part of a path is the host where a scheme has one and no slashes
// were written.
function otherScheme(result, relative) {
  if (!slashed[relative.protocol]) {
    assign(result, relative);
    return finish(result);
  }
  result.protocol = relative.protocol;
  result.pathname = relative.pathname;
  if (!relative.host && relative.protocol !== "file:" &&
      relative.protocol !== "file" && !hostless[relative.protocol]) {
    const parts = %splitText(relative.pathname || "", "/", 4294967295);
    let from = 0;
    while (from < parts.length && !(relative.host = parts[from++]));
    if (!relative.host) relative.host = "";
    if (!relative.hostname) relative.hostname = "";
    let path = "";
    for (let i = from; i < parts.length; i++) {
      path += `${i > from || parts[i] !== "" ? "/" : ""}${parts[i]}`;
    }
    result.pathname = path[0] === "/" ? path : `/${path}`;
  }
  result.search = relative.search;
  result.query = relative.query;
  result.host = relative.host || "";
  result.auth = relative.auth;
  result.hostname = relative.hostname || relative.host;
  result.port = relative.port;
  setPath(result);
  result.slashes = result.slashes || relative.slashes;
  return finish(result);
}

function partsOf(path) {
  return path ? %splitText(path, "/", 4294967295) : [];
}

function shift(list) {
  const first = list[0];
  for (let i = 1; i < list.length; i++) list[i - 1] = list[i];
  if (list.length > 0) list.length--;
  return first;
}

function unshift(list, item) {
  for (let i = list.length; i > 0; i--) list[i] = list[i - 1];
  list[0] = item;
}

// Removes "." and "..", and answers how many ".." lead out of the list.
function straighten(parts) {
  const kept = [];
  let up = 0;
  for (let i = parts.length - 1; i >= 0; i--) {
    if (parts[i] === ".") continue;
    if (parts[i] === "..") up++;
    else if (up > 0) up--;
    else %push(kept, parts[i]);
  }
  parts.length = 0;
  for (let i = kept.length - 1; i >= 0; i--) %push(parts, kept[i]);
  return up;
}

// Where no slashes follow the scheme, the first part holds the host.
function hostFromParts(result, parts) {
  result.hostname = result.host = parts.length > 0 ? shift(parts) : "";
  const at = result.host ? %textFind(result.host, "@", 0) : -1;
  if (at > 0) {
    result.auth = %textCut(result.host, 0, at);
    result.host = result.hostname = %textCut(result.host, at + 1);
  }
}

function takeHostInto(parts, host) {
  if (!host) return;
  if (parts[0] === "") parts[0] = host;
  else unshift(parts, host);
}

function copyHost(result, relative) {
  if (relative.host || relative.host === "") {
    if (result.host !== relative.host) result.auth = null;
    result.host = relative.host;
    result.port = relative.port;
  }
  if (relative.hostname || relative.hostname === "") {
    if (result.hostname !== relative.hostname) result.auth = null;
    result.hostname = relative.hostname;
  }
}

function startsWithSlash(text) {
  return text && text[0] === "/";
}

function endPath(result, parts, relative, mustEndAbs, isBare) {
  const last = parts[parts.length - 1];
  const isFolder = last === "" ||
    ((result.host || relative.host || parts.length > 1) &&
     (last === "." || last === ".."));
  for (let up = straighten(parts); up > 0 && !mustEndAbs.dots; up--) {
    unshift(parts, "..");
  }
  if (mustEndAbs.slash && parts[0] !== "" && !startsWithSlash(parts[0])) {
    unshift(parts, "");
  }
  if (isFolder && parts[parts.length - 1] !== "") %push(parts, "");
  if (isFolder && parts.length === 1 && parts[0] === "") %push(parts, "");
  const isAbsolute = parts[0] === "" || startsWithSlash(parts[0]);
  if (isBare) {
    if (isAbsolute) result.hostname = result.host = "";
    else hostFromParts(result, parts);
  }
  if ((mustEndAbs.slash || (result.host && parts.length > 0)) &&
      !isAbsolute) {
    unshift(parts, "");
  }
}

function resolveObject(relative) {
  const rel = typeof relative === "string"
    ? new Url().parse(relative, false, true) : relative;
  const result = new Url();
  assign(result, this);
  result.hash = rel.hash;
  if (rel.href === "") return finish(result);
  if (rel.slashes && !rel.protocol) {
    assign(result, rel, "protocol");
    if (slashed[result.protocol] && result.hostname && !result.pathname) {
      result.path = result.pathname = "/";
    }
    return finish(result);
  }
  if (rel.protocol && rel.protocol !== result.protocol) {
    return otherScheme(result, rel);
  }
  return resolvePath(result, rel);
}

function resolvePath(result, rel) {
  const isRelAbs = rel.host || startsWithSlash(rel.pathname);
  let slash = isRelAbs || startsWithSlash(result.pathname) ||
              (result.host && rel.pathname);
  const dots = slash;
  let parts = partsOf(result.pathname);
  const relParts = partsOf(rel.pathname);
  const isBare = result.protocol && !slashed[result.protocol];
  if (isBare) {
    result.hostname = "";
    result.port = null;
    takeHostInto(parts, result.host);
    result.host = "";
    if (rel.protocol) {
      rel.hostname = rel.port = result.auth = null;
      takeHostInto(relParts, rel.host);
      rel.host = null;
    }
    slash = slash && (relParts[0] === "" || parts[0] === "");
  }
  if (isRelAbs) {
    copyHost(result, rel);
    parts = relParts;
  } else if (relParts.length > 0) {
    if (parts.length > 0) parts.length--;
    for (let i = 0; i < relParts.length; i++) %push(parts, relParts[i]);
  } else if (rel.search !== null && rel.search !== undefined) {
    if (isBare) hostFromParts(result, parts);
    result.search = rel.search;
    result.query = rel.query;
    setPath(result);
    return finish(result);
  }
  if (isRelAbs || relParts.length > 0) {
    result.search = rel.search;
    result.query = rel.query;
  }
  if (parts.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    return finish(result);
  }
  endPath(result, parts, rel, { slash, dots }, isBare);
  result.pathname = parts.length > 0 ? %textJoin(parts, "/") : null;
  if (parts.length === 0) result.path = null;
  if (result.pathname !== null || result.search !== null) {
    result.path = (result.pathname || "") + (result.search || "");
  }
  result.auth = rel.auth || result.auth;
  result.slashes = result.slashes || rel.slashes;
  return finish(result);
}

Url.prototype.resolve = function resolve(relative) {
  return this.resolveObject(urlParse(relative, false, true)).format();
};
Url.prototype.resolveObject = resolveObject;

function urlParse(url, parseQueryString, slashesDenoteHost) {
  if (url instanceof Url) return url;
  return new Url().parse(url, parseQueryString, slashesDenoteHost);
}

%export("Url", Url);
%export("urlParse", urlParse);
