// ws_url.js: the address of a WebSocket, taken apart (URL Standard, as far as
// addresses with a host go).
//
// Exported: "wsAddress", (text) => {protocol, host, port, target, hash, href}
// or undefined where it is no URL. `port` is a number, `target` is what the
// request line asks for, `authority` is what the field Host says.

const { toLowerCase, trim } = String.prototype;
const encode = encodeURIComponent;

const ports = { __proto__: null, "ws:": 80, "wss:": 443, "http:": 80,
                "https:": 443, "ftp:": 21 };
const names = { __proto__: null, "http:": "ws:", "https:": "wss:" };

function isLetter(c) {
  return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z");
}

function isDigit(c) {
  return c >= "0" && c <= "9";
}

// Where `text` has the first of these characters; its length if none.
function findAny(text, characters, from) {
  let i = from;
  while (i < text.length && %textFind(characters, text[i], 0) < 0) i++;
  return i;
}

// "ws:" of "WS://..."; undefined where there is none.
function schemeOf(text) {
  let i = 0;
  while (i < text.length && (isLetter(text[i]) || (i > 0 &&
         (isDigit(text[i]) || %textFind("+-.", text[i], 0) >= 0)))) {
    i++;
  }
  if (i === 0 || text[i] !== ":") return undefined;
  return %call(toLowerCase, %textCut(text, 0, i + 1));
}

// A number up to 65535, or undefined; an empty text is `fallback`.
function portOf(text, fallback) {
  let port = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isDigit(text[i])) return undefined;
    port = port * 10 + %toNumber(text[i]);
    if (port > 65535) return undefined;
  }
  return text === "" ? fallback : port;
}

// The host without its port; undefined where it cannot be one.
function hostOf(text) {
  const host = %call(toLowerCase, text);
  if (host === "") return undefined;
  if (host[0] === "[") {
    return host[host.length - 1] === "]" ? host : undefined;
  }
  const bad = findAny(host, " #%/:<>?@[\\]^`{|}\t\r\n", 0);
  return bad < host.length ? undefined : host;
}

// Characters that a URL does not show as they are become %XX.
function escaped(text, characters) {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    let c = text[i];
    if (c >= "\ud800" && c <= "\udbff" && i + 1 < text.length) c += text[++i];
    const plain = c > " " && c < "\x7f" && %textFind(characters, c, 0) < 0;
    out += plain ? c : c === "'" ? "%27" : encode(c);
  }
  return out;
}

// A path without "." and "..".
function straight(path) {
  const list = [];
  let from = 1;
  for (;;) {
    const at = findAny(path, "/\\", from);
    const part = %textCut(path, from, at);
    const isLast = at >= path.length;
    if (part === "..") {
      if (list.length > 0) list.length--;
      if (isLast) %push(list, "");
    } else if (part === ".") {
      if (isLast) %push(list, "");
    } else {
      %push(list, part);
    }
    if (isLast) return `/${%textJoin(list, "/")}`;
    from = at + 1;
  }
}

// Host and port, behind what a user's name may stand before.
function takeAuthority(text, fallback) {
  let from = 0;
  for (let i = 0; i < text.length; i++) if (text[i] === "@") from = i + 1;
  const rest = %textCut(text, from);
  const bracket = %textFind(rest, "]", 0);
  const colon = %textFind(rest, ":", bracket < 0 ? 0 : bracket);
  const host = hostOf(%textCut(rest, 0, colon < 0 ? rest.length : colon));
  const port = colon < 0 ? fallback
                         : portOf(%textCut(rest, colon + 1), fallback);
  if (host === undefined || port === undefined) return undefined;
  return { host, port };
}

function wsAddress(address) {
  const text = %call(trim, `${address}`);
  const scheme = schemeOf(text);
  if (scheme === undefined) return undefined;
  const protocol = names[scheme] ?? scheme;
  if (ports[scheme] === undefined) return { protocol, hash: "", href: text };
  let start = scheme.length;
  while (text[start] === "/" || text[start] === "\\") start++;
  const end = findAny(text, "/\\?#", start);
  const authority =
    takeAuthority(%textCut(text, start, end), ports[protocol]);
  if (authority === undefined) return undefined;
  const hashAt = findAny(text, "#", end);
  const queryAt = findAny(%textCut(text, 0, hashAt), "?", end);
  const path = escaped(straight(%textCut(text, end, queryAt)), "\"<>`{}");
  let search = escaped(%textCut(text, queryAt, hashAt), "\"<>'");
  if (search === "?") search = "";
  const hash = hashAt + 1 < text.length ? %textCut(text, hashAt) : "";
  const { host, port } = authority;
  const shown = port === ports[protocol] ? host : `${host}:${port}`;
  return {
    protocol,
    host: host[0] === "[" ? %textCut(host, 1, host.length - 1) : host,
    port,
    authority: shown,
    target: path + search,
    hash,
    href: `${protocol}//${shown}${path}${search}${hash}`,
  };
}

// Is it a token (RFC 9110, 5.6.2), as a subprotocol must be?
function isToken(text) {
  if (typeof text !== "string" || text === "") return false;
  for (let i = 0; i < text.length; i++) {
    if (!isLetter(text[i]) && !isDigit(text[i]) &&
        %textFind("!#$%&'*+-.^_`|~", text[i], 0) < 0) {
      return false;
    }
  }
  return true;
}

// Are these the names of subprotocols, each once?
function areProtocols(list) {
  for (let i = 0; i < list.length; i++) {
    if (!isToken(list[i])) return false;
    for (let k = 0; k < i; k++) if (list[k] === list[i]) return false;
  }
  return true;
}

%export("wsAddress", wsAddress);
%export("wsProtocols", areProtocols);
