// querystring.js: names and values in a text, "a=1&b=2".

const nodeError = %import("nodeError");
const { Buffer } = %import("node:buffer");
const { URIError, decodeURIComponent: decode,
        text: { charCodeAt, isWellFormed, replaceAll, toLowerCase } } =
  %import("originals");

// What is escaped, of ASCII; `~` and letters, digits, "-_.!*'()" are not.
const escaped = " \"#$%&+,/:;<=>?@[\\]^`{|}";

function isHex(c) {
  return c !== undefined &&
         %textFind("0123456789abcdef", %call(toLowerCase, c), 0) >= 0;
}

function hasEscape(text) {
  for (let at = %textFind(text, "%", 0); at >= 0;
       at = %textFind(text, "%", at + 1)) {
    if (isHex(text[at + 1]) && isHex(text[at + 2])) return true;
  }
  return false;
}

// --- from text -----------------------------------------------------------

function addValue(object, key, value) {
  const old = object[key];
  if (old === undefined) object[key] = value;
  else if (%isArray(old)) %push(old, value);
  else object[key] = [old, value];
}

function decoded(text, decoder) {
  if (decoder === unescape) {
    const plain = %call(replaceAll, text, "+", " ");
    return hasEscape(plain) ? tryDecode(plain, decoder) : plain;
  }
  return tryDecode(%call(replaceAll, text, "+", "%20"), decoder);
}

function tryDecode(text, decoder) {
  try {
    return decoder(text);
  } catch {
    return querystring.unescape(text, true);
  }
}

// At most options.maxKeys pairs, 1000 where it does not say; 0: all.
function parse(text, sep = "&", eq = "=", options = undefined) {
  const object = { __proto__: null };
  if (typeof text !== "string" || text === "") return object;
  const most = options && typeof options.maxKeys === "number"
    ? options.maxKeys : 1000;
  const decoder = options && typeof options.decodeURIComponent === "function"
    ? options.decodeURIComponent : querystring.unescape;
  const equals = eq ? `${eq}` : "=";
  const parts = %splitText(text, sep ? `${sep}` : "&", 4294967295);
  const count = most > 0 && most < parts.length ? most : parts.length;
  for (let i = 0; i < count; i++) {
    const part = parts[i];
    if (part === "") continue;
    const at = %textFind(part, equals, 0);
    const end = at < 0 ? part.length : at;
    addValue(object, decoded(%textCut(part, 0, end), decoder),
             decoded(%textCut(part, end + equals.length), decoder));
  }
  return object;
}

// Bytes of a text in which %XX is a byte.
function unescapeBuffer(text, decodeSpaces) {
  const bytes = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "%" && isHex(text[i + 1]) && isHex(text[i + 2])) {
      %push(bytes, %toNumber(`0x${%textCut(text, i + 1, i + 3)}`));
      i += 2;
    } else {
      const isSpace = decodeSpaces && text[i] === "+";
      %push(bytes, isSpace ? 32 : %call(charCodeAt, text, i) & 255);
    }
  }
  return Buffer.from(bytes);
}

function unescape(text, decodeSpaces) {
  try {
    return decode(text);
  } catch {
    return querystring.unescapeBuffer(text, decodeSpaces).toString();
  }
}

// --- to text -------------------------------------------------------------

function escape(value) {
  const text = typeof value === "string" || typeof value === "object"
    ? %toString(value) : `${value}`;
  if (!%call(isWellFormed, text)) {
    throw nodeError(URIError, "ERR_INVALID_URI", "URI malformed");
  }
  return %percentEncode(text, escaped);
}

function primitiveText(value) {
  if (typeof value === "string") return value;
  if (typeof value === "number") {
    return value - value === 0 ? `${value}` : "";
  }
  return typeof value === "bigint" || typeof value === "boolean"
    ? `${value}` : "";
}

function stringify(object, sep, eq, options) {
  if (object === null || typeof object !== "object") return "";
  const encode = options && typeof options.encodeURIComponent === "function"
    ? options.encodeURIComponent : querystring.escape;
  const fields = [];
  const keys = %ownKeys(object, 5);
  for (let i = 0; i < keys.length; i++) {
    const value = object[keys[i]];
    const name = encode(primitiveText(keys[i])) + (eq || "=");
    const values = %isArray(value) ? value : [value];
    for (let j = 0; j < values.length; j++) {
      const text = primitiveText(values[j]);
      %push(fields, name + (text === "" ? "" : encode(text)));
    }
  }
  return %textJoin(fields, sep || "&");
}

const querystring = {
  unescapeBuffer,
  unescape,
  escape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};
%define(unescape, "name", "qsUnescape", 4);
%define(escape, "name", "qsEscape", 4);

%export("node:querystring", querystring);
