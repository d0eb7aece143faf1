// url_class.js: the class URL (URL Standard, 5.1).

const later = %import("later");
const nodeError = %import("nodeError");
const inspect = %import("inspect");
const { parse, change, serialize, serializePath, serializeHost, origin,
        isOpaque, userinfoSet } = later("node/url_parser", "urlParser");
const searchOf = later("node/url_search", "searchOf");
const searchRefill = %import("searchRefill");
const { TypeError, Error, Symbol, defineProperties,
        text: { endsWith } } = %import("originals");

function invalidUrl(input, base) {
  const error = new TypeError("Invalid URL");
  error.code = "ERR_INVALID_URL";
  error.input = input;
  if (base !== undefined) error.base = base;
  return error;
}

// The record of `input`, or undefined.
function read(input, base) {
  if (base === undefined) return parse(input, undefined);
  const record = parse(base, undefined);
  return record === undefined ? undefined : parse(input, record);
}

function checkGiven(count) {
  if (count === 0) {
    throw nodeError(TypeError, "ERR_MISSING_ARGS",
                    'The "url" argument must be specified');
  }
}

// Without a host no user, password or port can be.
function takesAuthority(record) {
  return record.host !== null && record.host !== "" &&
         record.scheme !== "file";
}

function trimOpaque(record) {
  while (isOpaque(record) && record.fragment === null &&
         record.query === null && %call(endsWith, record.path, " ")) {
    record.path = %textCut(record.path, 0, record.path.length - 1);
  }
}

// What else may see into one; the class sets them.
let isUrl, recordOf;

class URL {
  #record;
  #search = undefined;

  constructor(input, base = undefined) {
    checkGiven(arguments.length);
    const text = `${input}`;
    const baseText = base === undefined ? undefined : `${base}`;
    this.#record = read(text, baseText);
    if (this.#record === undefined) throw invalidUrl(text, baseText);
  }

  static parse(input, base = undefined) {
    checkGiven(arguments.length);
    return URL.canParse(input, base) ? new URL(input, base) : null;
  }

  static canParse(url, base = undefined) {
    checkGiven(arguments.length);
    return read(`${url}`, base === undefined ? undefined
                                             : `${base}`) !== undefined;
  }

  static createObjectURL() {
    throw new Error("URL.createObjectURL is not supported by Loopline");
  }

  static revokeObjectURL() {
    throw new Error("URL.revokeObjectURL is not supported by Loopline");
  }

  #set(input, state) {
    return change(this.#record, `${input}`, state);
  }

  // The URL's query was changed: its parameters follow.
  #queryChanged() {
    if (this.#search !== undefined) {
      searchRefill(this.#search, this.#record.query ?? "");
    }
  }

  toString() {
    return serialize(this.#record);
  }

  get href() {
    return serialize(this.#record);
  }

  set href(value) {
    const text = `${value}`;
    const record = parse(text, undefined);
    if (record === undefined) {
      const error = nodeError(TypeError, "ERR_INVALID_URL", "Invalid URL");
      error.input = text;
      throw error;
    }
    this.#record = record;
    this.#queryChanged();
  }

  get origin() {
    return origin(this.#record);
  }

  get protocol() {
    return `${this.#record.scheme}:`;
  }

  set protocol(value) {
    change(this.#record, `${value}:`, "schemeStart");
  }

  get username() {
    return this.#record.username;
  }

  set username(value) {
    const text = `${value}`;
    if (takesAuthority(this.#record)) {
      this.#record.username = %percentEncode(text, userinfoSet);
    }
  }

  get password() {
    return this.#record.password;
  }

  set password(value) {
    const text = `${value}`;
    if (takesAuthority(this.#record)) {
      this.#record.password = %percentEncode(text, userinfoSet);
    }
  }

  get host() {
    return serializeHost(this.#record);
  }

  set host(value) {
    if (!isOpaque(this.#record)) this.#set(value, "host");
  }

  get hostname() {
    return this.#record.host ?? "";
  }

  set hostname(value) {
    if (!isOpaque(this.#record)) this.#set(value, "hostname");
  }

  get port() {
    const { port } = this.#record;
    return port === null ? "" : `${port}`;
  }

  set port(value) {
    const text = `${value}`;
    if (!takesAuthority(this.#record)) return;
    if (text === "") this.#record.port = null;
    else this.#set(text, "port");
  }

  get pathname() {
    return serializePath(this.#record);
  }

  set pathname(value) {
    const text = `${value}`;
    const record = this.#record;
    if (isOpaque(record)) return;
    const { path } = record;
    record.path = [];
    if (!this.#set(text, "pathStart")) record.path = path;
  }

  get search() {
    const { query } = this.#record;
    return query === null || query === "" ? "" : `?${query}`;
  }

  set search(value) {
    const text = `${value}`;
    const record = this.#record;
    if (text === "") {
      record.query = null;
      trimOpaque(record);
    } else {
      record.query = "";
      this.#set(text[0] === "?" ? %textCut(text, 1) : text, "query");
    }
    this.#queryChanged();
  }

  get searchParams() {
    if (this.#search === undefined) {
      this.#search = searchOf(this.#record.query ?? "", (text) => {
        this.#record.query = text === "" ? null : text;
        trimOpaque(this.#record);
      });
    }
    return this.#search;
  }

  get hash() {
    const { fragment } = this.#record;
    return fragment === null || fragment === "" ? "" : `#${fragment}`;
  }

  set hash(value) {
    const text = `${value}`;
    const record = this.#record;
    if (text === "") {
      record.fragment = null;
      trimOpaque(record);
    } else {
      record.fragment = "";
      this.#set(text[0] === "#" ? %textCut(text, 1) : text, "fragment");
    }
  }

  toJSON() {
    return serialize(this.#record);
  }

  [inspect.custom](depth, options) {
    if (typeof depth === "number" && depth < 0) return this;
    const shown = {
      href: this.href,
      origin: this.origin,
      protocol: this.protocol,
      username: this.username,
      password: this.password,
      host: this.host,
      hostname: this.hostname,
      port: this.port,
      pathname: this.pathname,
      search: this.search,
      searchParams: this.searchParams,
      hash: this.hash,
    };
    return `${this.constructor.name} ${inspect(shown, options)}`;
  }

  static {
    isUrl = (value) => %isObject(value) && #record in value;
    recordOf = (url) => url.#record;
  }
}

const shownProperty = { enumerable: true };
const members = { __proto__: null };
for (const name of ["toString", "href", "origin", "protocol", "username",
                    "password", "host", "hostname", "port", "pathname",
                    "search", "searchParams", "hash", "toJSON"]) {
  members[name] = shownProperty;
}
defineProperties(URL.prototype, members);
defineProperties(URL, {
  parse: shownProperty,
  canParse: shownProperty,
  createObjectURL: shownProperty,
  revokeObjectURL: shownProperty,
});
%define(URL.prototype, Symbol.toStringTag, "URL", 4);

%export("URL", URL);
%export("isUrl", isUrl);
%export("urlRecord", recordOf);
