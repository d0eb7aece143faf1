// mime.js: util.MIMEType and util.MIMEParams (WHATWG MIME Sniffing, 4): the
// text "text/html; charset=utf-8" in its parts.

const { TypeError, Map, Symbol, text: { toLowerCase } } = %import("originals");
const nodeError = %import("nodeError");

const TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

// `index` is where it goes wrong; -1: something is missing.
function syntaxError(part, text, index) {
  const place = index < 0 ? "" : ` at ${index}`;
  return nodeError(TypeError, "ERR_INVALID_MIME_SYNTAX",
                   `The MIME syntax for a ${part} in "${text}" is invalid` +
                     place);
}

// --- characters -------------------------------------------------------------------

function isSpace(c) {
  return c === " " || c === "\t" || c === "\r" || c === "\n";
}

function isTokenChar(c) {
  return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") ||
         (c >= "0" && c <= "9") || %textFind(TOKEN_SIGNS, c, 0) >= 0;
}

function isQuotedChar(c) {
  return c === "\t" || (c >= " " && c <= "~") ||
         (c >= "\x80" && c <= "\xff");
}

// Where the first character stands that is not one of those; -1: nowhere.
function firstOther(text, isOne) {
  for (let i = 0; i < text.length; i++) {
    if (!isOne(text[i])) return i;
  }
  return -1;
}

// Only A to Z, whatever the language.
function lower(text) {
  let result = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    result += c >= "A" && c <= "Z" ? %call(toLowerCase, c) : c;
  }
  return result;
}

function trimEnd(text) {
  let end = text.length;
  while (end > 0 && isSpace(text[end - 1])) end--;
  return %textCut(text, 0, end);
}

function checkToken(part, token, text, isThere) {
  const wrong = firstOther(token, isTokenChar);
  if (token === "" || wrong >= 0 || !isThere) {
    throw syntaxError(part, text, wrong);
  }
}

// --- parameters -------------------------------------------------------------------

// Goes over "name=value; name="quoted value"".
class Scanner {
  #text;
  #at = 0;

  constructor(text) {
    this.#text = trimEnd(text);
  }

  get isOver() {
    return this.#at >= this.#text.length;
  }

  skipSpaces() {
    while (!this.isOver && isSpace(this.#text[this.#at])) this.#at++;
  }

  // Up to one of the characters in `ends`, which is not taken.
  upTo(ends) {
    const from = this.#at;
    while (!this.isOver && %textFind(ends, this.#text[this.#at], 0) < 0) {
      this.#at++;
    }
    return %textCut(this.#text, from, this.#at);
  }

  // Whether `c` comes next; it is taken.
  take(c) {
    if (this.#text[this.#at] !== c) return false;
    this.#at++;
    return true;
  }

  // Behind the first quote: up to the second. A "\" stands before any one.
  quoted() {
    let value = "";
    while (!this.isOver && !this.take('"')) {
      const isLast = this.#at === this.#text.length - 1;
      if (this.#text[this.#at] === "\\" && !isLast) this.#at++;
      value += this.#text[this.#at++];
    }
    return value;
  }
}

// One parameter: undefined where it is not well formed.
function readParameter(scanner) {
  scanner.skipSpaces();
  const name = lower(scanner.upTo(";="));
  if (!scanner.take("=") || scanner.isOver) return undefined;
  let value;
  if (scanner.take('"')) {
    value = scanner.quoted();
    scanner.upTo(";");
  } else {
    value = trimEnd(scanner.upTo(";"));
    if (value === "") return undefined;
  }
  const isGood = name !== "" && firstOther(name, isTokenChar) < 0 &&
                 firstOther(value, isQuotedChar) < 0;
  return isGood ? { name, value } : undefined;
}

function parseInto(map, text) {
  const scanner = new Scanner(text);
  while (!scanner.isOver) {
    const found = readParameter(scanner);
    if (found !== undefined && !map.has(found.name)) {
      map.set(found.name, found.value);
    }
    scanner.take(";");
  }
}

function written(value) {
  if (value === "") return '""';
  if (firstOther(value, isTokenChar) < 0) return value;
  let text = "";
  for (let i = 0; i < value.length; i++) {
    const c = value[i];
    text += c === '"' || c === "\\" ? `\\${c}` : c;
  }
  return `"${text}"`;
}

class MIMEParams {
  #map = new Map();

  static of(text) {
    const params = new MIMEParams();
    parseInto(params.#map, text);
    return params;
  }

  delete(name) {
    this.#map.delete(name);
  }

  get(name) {
    return this.#map.has(name) ? this.#map.get(name) : null;
  }

  has(name) {
    return this.#map.has(name);
  }

  set(name, value) {
    name = `${name}`;
    value = `${value}`;
    checkToken("parameter name", name, name, true);
    const wrong = firstOther(value, isQuotedChar);
    if (wrong >= 0) throw syntaxError("parameter value", value, wrong);
    this.#map.set(name, value);
  }

  *entries() {
    yield* this.#map.entries();
  }

  *keys() {
    yield* this.#map.keys();
  }

  *values() {
    yield* this.#map.values();
  }

  toString() {
    let text = "";
    for (const [name, value] of this.#map) {
      text += `${text === "" ? "" : ";"}${name}=${written(value)}`;
    }
    return text;
  }
}
const makeParams = MIMEParams.of;
delete MIMEParams.of;
%define(MIMEParams.prototype, Symbol.iterator, MIMEParams.prototype.entries,
        5);
%define(MIMEParams.prototype, "toJSON", MIMEParams.prototype.toString, 5);
const paramsText = MIMEParams.prototype.toString;

// --- types --------------------------------------------------------------------------

class MIMEType {
  #type;
  #subtype;
  #params;

  constructor(string) {
    const text = `${string}`;
    let from = 0;
    while (from < text.length && isSpace(text[from])) from++;
    const slash = %textFind(text, "/", from);
    const type = %textCut(text, from, slash < 0 ? text.length : slash);
    checkToken("type", type, text, slash >= 0);
    const semicolon = %textFind(text, ";", slash + 1);
    const end = semicolon < 0 ? text.length : semicolon;
    const subtype = trimEnd(%textCut(text, slash + 1, end));
    checkToken("subtype", subtype, text, true);
    this.#type = lower(type);
    this.#subtype = lower(subtype);
    this.#params = makeParams(%textCut(text, semicolon < 0 ? end : end + 1));
  }

  get type() {
    return this.#type;
  }

  set type(v) {
    const text = `${v}`;
    checkToken("type", text, text, true);
    this.#type = lower(text);
  }

  get subtype() {
    return this.#subtype;
  }

  set subtype(v) {
    const text = `${v}`;
    checkToken("subtype", text, text, true);
    this.#subtype = lower(text);
  }

  get essence() {
    return `${this.#type}/${this.#subtype}`;
  }

  get params() {
    return this.#params;
  }

  toString() {
    const params = %call(paramsText, this.#params);
    return params === "" ? this.essence : `${this.essence};${params}`;
  }
}
%define(MIMEType.prototype, "toJSON", MIMEType.prototype.toString, 5);

%export("mime", { __proto__: null, MIMEType, MIMEParams });
