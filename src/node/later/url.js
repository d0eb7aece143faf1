// url.js: the module url.

const later = %import("later");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const path = later("node/path", "node:path");
const { parse, change, serialize, isSpecial } =
  later("node/url_parser", "urlParser");
const domainToAscii = later("node/url_domain", "domainToAscii");
const domainToUnicode = %import("domainToUnicode");
const URL = later("node/url_class", "URL");
const URLSearchParams = %import("URLSearchParams");
const isUrl = %import("isUrl");
const urlRecord = %import("urlRecord");
const Url = later("node/url_legacy", "Url");
const urlParse = %import("urlParse");
const { TypeError, decodeURIComponent: decode,
        text: { endsWith, replaceAll, toLowerCase } } = %import("originals");
const { validateObject } = later("node/validators", "validators");

// --- names of hosts ------------------------------------------------------

function hostOf(domain) {
  const record = parse("ws://x", undefined);
  return change(record, domain, "hostname") ? record.host : "";
}

// --- files ---------------------------------------------------------------

function invalidPath(text, input) {
  const error = nodeError(TypeError, "ERR_INVALID_FILE_URL_PATH",
                          `File URL path ${text}`);
  error.input = input;
  return error;
}

function hasEscaped(pathname, digits) {
  const lower = %call(toLowerCase, pathname);
  return %textFind(lower, `%${digits}`, 0) >= 0;
}

function posixPath(url) {
  if (url.hostname !== "") {
    throw nodeError(TypeError, "ERR_INVALID_FILE_URL_HOST",
                    'File URL host must be "localhost" or empty on linux');
  }
  if (hasEscaped(url.pathname, "2f")) {
    throw invalidPath("must not include encoded / characters", url);
  }
  return decode(url.pathname);
}

function isLetter(c) {
  return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z");
}

function windowsPath(url) {
  if (hasEscaped(url.pathname, "2f") || hasEscaped(url.pathname, "5c")) {
    throw invalidPath("must not include encoded \\ or / characters", url);
  }
  const name = decode(%call(replaceAll, url.pathname, "/", "\\"));
  if (url.hostname !== "") {
    return `\\\\${domainToUnicode(url.hostname)}${name}`;
  }
  if (!isLetter(name[1]) || name[2] !== ":") {
    throw invalidPath("must be absolute", url);
  }
  return %textCut(name, 1);
}

function fileURLToPath(file, options = undefined) {
  const url = typeof file === "string" ? new URL(file) : file;
  if (!isUrl(url)) {
    throw argumentError("path", "string or an instance of URL", file);
  }
  if (url.protocol !== "file:") {
    throw nodeError(TypeError, "ERR_INVALID_URL_SCHEME",
                    "The URL must be of scheme file");
  }
  return options && options.windows ? windowsPath(url) : posixPath(url);
}

// What a URL would take for something else, or drop.
const fileSet = " \"#%<>?`{}\\[]^|";

function pathToFileURL(name, options = undefined) {
  if (typeof name !== "string") throw argumentError("path", "string", name);
  const isWindows = options && options.windows;
  const kind = isWindows ? path.win32 : path;
  let whole = kind.resolve(name);
  const endsOpen = %call(endsWith, name, "/") ||
                   (isWindows && %call(endsWith, name, "\\"));
  if (endsOpen && !%call(endsWith, whole, kind.sep)) whole += kind.sep;
  if (isWindows) whole = %call(replaceAll, whole, "\\", "/");
  const start = isWindows && whole[0] !== "/" ? "/" : "";
  const server = isWindows && whole[0] === "/" && whole[1] === "/";
  return new URL(`file://${server ? %textCut(%percentEncode(whole, fileSet), 2)
                                  : start + %percentEncode(whole, fileSet)}`);
}

// --- url.format ----------------------------------------------------------

function copyRecord(record) {
  const copy = { __proto__: null };
  %copyPlain(copy, record, undefined);
  return copy;
}

function wants(options, name, fallback) {
  const value = options[name];
  return value === undefined || value === null ? fallback : !!value;
}

function formatUrl(url, options) {
  if (options) validateObject(options, "options");
  const record = copyRecord(urlRecord(url));
  const given = options || {};
  if (!wants(given, "auth", true)) record.username = record.password = "";
  if (!wants(given, "search", true)) record.query = null;
  if (wants(given, "unicode", false) && record.host && isSpecial(record)) {
    record.host = domainToUnicode(record.host);
  }
  return serialize(record, wants(given, "fragment", true));
}

function format(urlObject, options = undefined) {
  if (typeof urlObject === "string") return urlParse(urlObject).format();
  if (typeof urlObject !== "object" || urlObject === null) {
    throw argumentError("urlObject", "one of type object or string",
                        urlObject);
  }
  if (isUrl(urlObject)) return formatUrl(urlObject, options);
  return %call(Url.prototype.format, urlObject);
}

// -------------------------------------------------------------------------

function urlToHttpOptions(url) {
  const { hostname, pathname, port, username, password, search } = url;
  const isIPv6 = hostname && hostname[0] === "[";
  const options = {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: isIPv6 ? %textCut(hostname, 1, hostname.length - 1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ""}${search || ""}`,
    href: url.href,
  };
  if (port !== "") options.port = %toNumber(port);
  if (username || password) {
    options.auth = `${decode(username)}:${decode(password)}`;
  }
  return options;
}

%export("node:url", {
  Url,
  parse: urlParse,
  resolve(source, relative) {
    return urlParse(source, false, true).resolve(relative);
  },
  resolveObject(source, relative) {
    if (!source) return relative;
    return urlParse(source, false, true).resolveObject(relative);
  },
  format,
  URL,
  URLSearchParams,
  domainToASCII(domain) {
    return hostOf(`${domain}`);
  },
  domainToUnicode(domain) {
    return domainToUnicode(hostOf(`${domain}`));
  },
  pathToFileURL,
  fileURLToPath,
  urlToHttpOptions,
});
