// url_parser.js: the basic URL parser (URL Standard, 4.4), state by state, and
// the serializer (4.5).
//
// A URL record is {scheme, username, password, host, port, path, query,
// fragment}. `host`, `port`, `query` and `fragment` may be null. `path` is a
// list of segments, or one text where it is opaque ("mailto:a@b").
//
// Exported: urlParser = {parse, change, serialize, ...}.

const later = %import("later");
const { text: { toLowerCase, toWellFormed } } = %import("originals");

const DONE = true; // the parser's answers, beside undefined: go on
const FAILURE = false;

const defaultPorts = { __proto__: null, "ftp": 21, "file": null, "http": 80,
                       "https": 443, "ws": 80, "wss": 443 };

// What is percent-encoded, besides controls and what is not ASCII (1.3).
const fragmentSet = " \"<>`";
const querySet = " \"#<>";
const specialQuerySet = " \"#<>'";
const pathSet = " \"#<>?`{}";
const userinfoSet = " \"#<>?`{}/:;=@[\\]^|";

// --- small questions -----------------------------------------------------

function isAlpha(c) {
  return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z");
}

function isDigit(c) {
  return c >= "0" && c <= "9";
}

function isSpecial(url) {
  return defaultPorts[url.scheme] !== undefined;
}

function isOpaque(url) {
  return typeof url.path === "string";
}

function hasCredentials(url) {
  return url.username !== "" || url.password !== "";
}

function isDriveLetter(text) {
  return text.length === 2 && isAlpha(text[0]) &&
         (text[1] === ":" || text[1] === "|");
}

function isNormalizedDriveLetter(text) {
  return isDriveLetter(text) && text[1] === ":";
}

// Does the text begin with a drive letter, and nothing but a separator after?
function startsWithDrive(text) {
  if (!isDriveLetter(%textCut(text, 0, 2))) return false;
  return text.length === 2 || %textFind("/\\?#", text[2], 0) >= 0;
}

function isSingleDot(segment) {
  const lower = %call(toLowerCase, segment);
  return lower === "." || lower === "%2e";
}

function isDoubleDot(segment) {
  const lower = %call(toLowerCase, segment);
  return lower === ".." || lower === ".%2e" || lower === "%2e." ||
         lower === "%2e%2e";
}

function copyList(list) {
  const copy = [];
  for (let i = 0; i < list.length; i++) %push(copy, list[i]);
  return copy;
}

function shorten(url) {
  const { path } = url;
  if (url.scheme === "file" && path.length === 1 &&
      isNormalizedDriveLetter(path[0])) {
    return;
  }
  if (path.length > 0) path.length--;
}

// --- the parser's own ----------------------------------------------------

function rest(p) {
  return %textCut(p.input, p.at + 1);
}

function nextIs(p, c) {
  return p.input[p.at + 1] === c;
}

function isSlash(p, c) {
  return c === "/" || (c === "\\" && isSpecial(p.url));
}

// Is it a character that ends the authority, or the end of the input?
function endsAuthority(p, c) {
  return c === "" || c === "/" || c === "?" || c === "#" ||
         (c === "\\" && isSpecial(p.url));
}

// The same character again, in another state.
function again(p, state) {
  p.state = state;
  p.at--;
}

function beginQuery(p) {
  p.url.query = "";
  p.state = "query";
}

function beginFragment(p) {
  p.url.fragment = "";
  p.state = "fragment";
}

function copyAuthority(url, base) {
  url.username = base.username;
  url.password = base.password;
  url.host = base.host;
  url.port = base.port;
}

function setHost(p) {
  const parseHost = later("node/url_host", "parseHost");
  const host = parseHost(p.buffer, !isSpecial(p.url));
  if (host === undefined) return false;
  p.url.host = host;
  p.buffer = "";
  return true;
}

// "user:password" in front of an "@".
function addCredentials(p) {
  const text = p.atSignSeen ? `%40${p.buffer}` : p.buffer;
  p.atSignSeen = true;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === ":" && !p.passwordSeen) {
      p.passwordSeen = true;
      p.url.username += %percentEncode(%textCut(text, 0, i), userinfoSet);
      p.url.password += %percentEncode(%textCut(text, i + 1), userinfoSet);
      p.buffer = "";
      return;
    }
  }
  p.url[p.passwordSeen ? "password" : "username"] +=
    %percentEncode(text, userinfoSet);
  p.buffer = "";
}

// A relative reference inherits its base's path and query.
function inherit(p, c, base) {
  const { url } = p;
  url.path = copyList(base.path);
  url.query = base.query;
  if (c === "?") {
    beginQuery(p);
  } else if (c === "#") {
    beginFragment(p);
  } else if (c !== "") {
    url.query = null;
    return true;
  }
  return false;
}

function endScheme(p) {
  const { url, base } = p;
  url.scheme = p.buffer;
  p.buffer = "";
  if (url.scheme === "file") {
    p.state = "file";
  } else if (isSpecial(url)) {
    p.state = base && base.scheme === url.scheme
      ? "specialRelativeOrAuthority" : "specialAuthoritySlashes";
  } else if (nextIs(p, "/")) {
    p.state = "pathOrAuthority";
    p.at++;
  } else {
    url.path = "";
    p.state = "opaquePath";
  }
}

// The setter of `protocol` may not change what kind of URL it is.
function changeScheme(p) {
  const { url, buffer } = p;
  const changesKind =
    isSpecial(url) !== (defaultPorts[buffer] !== undefined);
  const needsHost = (hasCredentials(url) || url.port !== null) &&
                    buffer === "file";
  const hasNone = url.scheme === "file" && !url.host;
  if (!changesKind && !needsHost && !hasNone) {
    url.scheme = buffer;
    if (url.port === defaultPorts[buffer]) url.port = null;
  }
  return DONE;
}

// A segment of the path is complete.
function endSegment(p, c) {
  const { url } = p;
  const isFolder = isSlash(p, c);
  if (isDoubleDot(p.buffer)) {
    shorten(url);
    if (!isFolder) %push(url.path, "");
  } else if (isSingleDot(p.buffer)) {
    if (!isFolder) %push(url.path, "");
  } else {
    const isDrive = url.scheme === "file" && url.path.length === 0 &&
                    isDriveLetter(p.buffer);
    const segment = isDrive ? `${p.buffer[0]}:` : p.buffer;
    %push(url.path, %percentEncode(segment, pathSet));
  }
  p.buffer = "";
}

// --- the states ----------------------------------------------------------

// Each gets the parser and a character ("" behind the last one).
const states = {
  __proto__: null,

  schemeStart(p, c) {
    if (isAlpha(c)) {
      p.buffer = %call(toLowerCase, c);
      p.state = "scheme";
    } else if (!p.override) {
      again(p, "noScheme");
    } else {
      return FAILURE;
    }
  },

  scheme(p, c) {
    if (isAlpha(c) || isDigit(c) || c === "+" || c === "-" || c === ".") {
      p.buffer += %call(toLowerCase, c);
    } else if (c === ":") {
      if (p.override) return changeScheme(p);
      endScheme(p);
    } else if (!p.override) {
      p.buffer = "";
      p.state = "noScheme";
      p.at = -1;
    } else {
      return FAILURE;
    }
  },

  noScheme(p, c) {
    const { url, base } = p;
    if (!base || (isOpaque(base) && c !== "#")) return FAILURE;
    if (isOpaque(base)) {
      url.scheme = base.scheme;
      url.path = base.path;
      url.query = base.query;
      beginFragment(p);
    } else {
      again(p, base.scheme === "file" ? "file" : "relative");
    }
  },

  specialRelativeOrAuthority(p, c) {
    if (c === "/" && nextIs(p, "/")) {
      p.state = "specialAuthorityIgnoreSlashes";
      p.at++;
    } else {
      again(p, "relative");
    }
  },

  pathOrAuthority(p, c) {
    if (c === "/") p.state = "authority";
    else again(p, "path");
  },

  relative(p, c) {
    const { url, base } = p;
    url.scheme = base.scheme;
    if (isSlash(p, c)) {
      p.state = "relativeSlash";
      return;
    }
    copyAuthority(url, base);
    if (inherit(p, c, base)) {
      shorten(url);
      again(p, "path");
    }
  },

  relativeSlash(p, c) {
    if (isSpecial(p.url) && (c === "/" || c === "\\")) {
      p.state = "specialAuthorityIgnoreSlashes";
    } else if (c === "/") {
      p.state = "authority";
    } else {
      copyAuthority(p.url, p.base);
      again(p, "path");
    }
  },

  specialAuthoritySlashes(p, c) {
    p.state = "specialAuthorityIgnoreSlashes";
    if (c === "/" && nextIs(p, "/")) p.at++;
    else p.at--;
  },

  specialAuthorityIgnoreSlashes(p, c) {
    if (c !== "/" && c !== "\\") again(p, "authority");
  },

  authority(p, c) {
    if (c === "@") {
      addCredentials(p);
    } else if (endsAuthority(p, c)) {
      if (p.atSignSeen && p.buffer === "") return FAILURE;
      p.at -= p.buffer.length + 1;
      p.buffer = "";
      p.state = "host";
    } else {
      p.buffer += c;
    }
  },

  host(p, c) {
    const { url } = p;
    if (p.override && url.scheme === "file") {
      again(p, "fileHost");
    } else if (c === ":" && !p.inBrackets) {
      if (p.buffer === "" || p.override === "hostname") return FAILURE;
      if (!setHost(p)) return FAILURE;
      p.state = "port";
    } else if (endsAuthority(p, c)) {
      p.at--;
      if (p.buffer === "" && isSpecial(url)) return FAILURE;
      if (p.buffer === "" && p.override &&
          (hasCredentials(url) || url.port !== null)) {
        return FAILURE;
      }
      if (!setHost(p)) return FAILURE;
      if (p.override) return DONE;
      p.state = "pathStart";
    } else {
      if (c === "[") p.inBrackets = true;
      if (c === "]") p.inBrackets = false;
      p.buffer += c;
    }
  },

  port(p, c) {
    const { url } = p;
    if (isDigit(c)) {
      p.buffer += c;
    } else if (endsAuthority(p, c) || p.override) {
      if (p.buffer !== "") {
        const port = %toNumber(p.buffer);
        if (port > 65535) return FAILURE;
        url.port = port === defaultPorts[url.scheme] ? null : port;
        p.buffer = "";
      }
      if (p.override) return DONE;
      again(p, "pathStart");
    } else {
      return FAILURE;
    }
  },

  file(p, c) {
    const { url, base } = p;
    url.scheme = "file";
    url.host = "";
    if (c === "/" || c === "\\") {
      p.state = "fileSlash";
    } else if (base && base.scheme === "file") {
      url.host = base.host;
      if (inherit(p, c, base)) {
        if (startsWithDrive(c + rest(p))) url.path = [];
        else shorten(url);
        again(p, "path");
      }
    } else {
      again(p, "path");
    }
  },

  fileSlash(p, c) {
    const { url, base } = p;
    if (c === "/" || c === "\\") {
      p.state = "fileHost";
      return;
    }
    if (base && base.scheme === "file") {
      url.host = base.host;
      if (!startsWithDrive(c + rest(p)) && base.path.length > 0 &&
          isNormalizedDriveLetter(base.path[0])) {
        %push(url.path, base.path[0]);
      }
    }
    again(p, "path");
  },

  fileHost(p, c) {
    if (c !== "" && %textFind("/\\?#", c, 0) < 0) {
      p.buffer += c;
      return;
    }
    p.at--;
    if (!p.override && isDriveLetter(p.buffer)) {
      p.state = "path"; // the letter is its first segment
      return;
    }
    if (p.buffer === "") p.url.host = "";
    else if (!setHost(p)) return FAILURE;
    if (p.url.host === "localhost") p.url.host = "";
    if (p.override) return DONE;
    p.state = "pathStart";
  },

  pathStart(p, c) {
    if (isSpecial(p.url)) {
      p.state = "path";
      if (c !== "/" && c !== "\\") p.at--;
    } else if (!p.override && c === "?") {
      beginQuery(p);
    } else if (!p.override && c === "#") {
      beginFragment(p);
    } else if (c !== "") {
      p.state = "path";
      if (c !== "/") p.at--;
    } else if (p.override && p.url.host === null) {
      %push(p.url.path, "");
    }
  },

  path(p, c) {
    const ends = !p.override && (c === "?" || c === "#");
    if (c !== "" && !isSlash(p, c) && !ends) {
      p.buffer += c;
      return;
    }
    endSegment(p, c);
    if (ends && c === "?") beginQuery(p);
    if (ends && c === "#") beginFragment(p);
  },

  opaquePath(p, c) {
    if (c === "?") beginQuery(p);
    else if (c === "#") beginFragment(p);
    else p.buffer += c;
    if (p.state !== "opaquePath" || c === "") {
      p.url.path += %percentEncode(p.buffer, "");
      p.buffer = "";
    }
  },

  query(p, c) {
    if (c !== "" && (p.override || c !== "#")) {
      p.buffer += c;
      return;
    }
    p.url.query += %percentEncode(p.buffer, isSpecial(p.url) ? specialQuerySet
                                                             : querySet);
    p.buffer = "";
    if (c === "#") beginFragment(p);
  },

  fragment(p, c) {
    p.url.fragment += %percentEncode(c + rest(p), fragmentSet);
    p.at = p.input.length;
  },
};

// --- from text and to text -----------------------------------------------

function emptyUrl() {
  return { scheme: "", username: "", password: "", host: null, port: null,
           path: [], query: null, fragment: null };
}

function withoutNewlines(text) {
  let out = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\t" || text[i] === "\n" || text[i] === "\r") {
      out += %textCut(text, from, i);
      from = i + 1;
    }
  }
  return from === 0 ? text : out + %textCut(text, from);
}

function withoutSpaceAround(text) {
  let from = 0;
  let to = text.length;
  while (from < to && text[from] <= " ") from++;
  while (to > from && text[to - 1] <= " ") to--;
  return %textCut(text, from, to);
}

// Runs the parser over `input` from `state` on; a setter gives its URL and the
// state it begins with as `override`. False where it failed: then the URL may
// be half changed.
function run(input, base, url, state, override) {
  const p = { input: withoutNewlines(input), at: 0, base, url, state, override,
              buffer: "", atSignSeen: false, passwordSeen: false,
              inBrackets: false };
  for (;; p.at++) {
    const c = p.at < p.input.length ? p.input[p.at] : "";
    const answer = states[p.state](p, c);
    if (answer !== undefined) return answer;
    if (p.at >= p.input.length) return true;
  }
}

// A record, or undefined where it is no URL. `base` is a record or undefined.
function parse(input, base) {
  const url = emptyUrl();
  const text = withoutSpaceAround(%call(toWellFormed, input));
  return run(text, base, url, "schemeStart", undefined) ? url : undefined;
}

// Changes `url` as a setter does; unchanged where that fails.
function change(url, input, state) {
  const copy = { __proto__: null };
  %copyPlain(copy, url, undefined);
  if (!isOpaque(url)) copy.path = copyList(url.path);
  const start = state === "hostname" ? "host" : state;
  if (!run(%call(toWellFormed, input), undefined, copy, start, state)) {
    return false;
  }
  %copyPlain(url, copy, undefined);
  return true;
}

function serializePath(url) {
  if (isOpaque(url)) return url.path;
  let out = "";
  for (let i = 0; i < url.path.length; i++) out += `/${url.path[i]}`;
  return out;
}

function serializeHost(url) {
  if (url.host === null) return "";
  return url.port === null ? url.host : `${url.host}:${url.port}`;
}

function serialize(url, withFragment = true) {
  let out = `${url.scheme}:`;
  if (url.host !== null) {
    out += "//";
    if (hasCredentials(url)) {
      const password = url.password === "" ? "" : `:${url.password}`;
      out += `${url.username}${password}@`;
    }
    out += serializeHost(url);
  } else if (!isOpaque(url) && url.path.length > 1 && url.path[0] === "") {
    out += "/.";
  }
  out += serializePath(url);
  if (url.query !== null) out += `?${url.query}`;
  return url.fragment !== null && withFragment ? `${out}#${url.fragment}`
                                               : out;
}

// 4.7; "null" where a URL has none.
function origin(url) {
  if (url.scheme === "blob") {
    const inner = parse(serializePath(url), undefined);
    const isHttp = inner !== undefined &&
                   (inner.scheme === "http" || inner.scheme === "https");
    return isHttp ? origin(inner) : "null";
  }
  if (!isSpecial(url) || url.scheme === "file") return "null";
  return `${url.scheme}://${serializeHost(url)}`;
}

%export("urlParser", { __proto__: null, parse, change, serialize,
                       serializePath, serializeHost, origin, isSpecial,
                       isOpaque, userinfoSet });
