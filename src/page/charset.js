// charset.js: how bytes become text: by the mark that they begin with, by what
// the server says, by what the document says of itself (HTML, 13.2.3), else as
// UTF-8.

const page = %import("pageState");
const later = %import("later");
const { toLowerCase } = String.prototype;

const LOOKED_AT = 1024; // bytes in which a document may say it

function complain(text) {
  %consoleWrite(2, `Loopline: ${text}\n`);
}

// The encoding of that name; undefined: none is called that.
function encodingOf(label) {
  if (label === undefined || label === null || label === "") return undefined;
  return later("node/encoding_labels", "encodingOfLabel")(label);
}

// --- the byte order mark (Encoding Standard, 6) ------------------------------------

// [encoding, bytes of the mark]
function markOf(bytes) {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return ["utf-8", 3];
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be", 2];
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le", 2];
  return [undefined, 0];
}

// --- what the server says: text/html; charset=euc-kr -----------------------------------

function charsetOfType(type) {
  const parts = %splitText(type ?? "", ";", 100);
  for (let i = 1; i < parts.length; i++) {
    const label = charsetIn(parts[i]);
    if (label !== undefined) return encodingOf(label);
  }
  return undefined;
}

const isSpace = (c) => c === " " || c === "\t" || c === "\n" || c === "\r" ||
                       c === "\f";

function skipSpaces(text, at) {
  while (isSpace(text[at])) at++;
  return at;
}

// What stands behind "charset=" in a text, also in quotes (HTML, 2.5.5).
function charsetIn(text) {
  const small = %call(toLowerCase, text);
  let at = 0;
  for (;;) {
    at = %textFind(small, "charset", at);
    if (at < 0) return undefined;
    at = skipSpaces(text, at + 7);
    if (text[at] === "=") break;
  }
  at = skipSpaces(text, at + 1);
  const quote = text[at] === '"' || text[at] === "'" ? text[at] : undefined;
  const start = quote === undefined ? at : at + 1;
  let end = start;
  while (end < text.length &&
         (quote === undefined ? !isSpace(text[end]) && text[end] !== ";"
                              : text[end] !== quote)) {
    end++;
  }
  return quote !== undefined && end === text.length
    ? undefined : %textCut(text, start, end);
}

// --- what the document says: <meta charset="euc-kr"> (HTML, 13.2.3.2) -----------------

const isLetter = (c) => (c >= "a" && c <= "z") || (c >= "A" && c <= "Z");

// The encoding that the first bytes name, as far as they are looked at.
function charsetOfMeta(bytes) {
  const text = %bufferToString(bytes, "latin1", 0, LOOKED_AT);
  for (let at = 0; at < text.length;) {
    if (text[at] !== "<") {
      at++;
    } else if (%textCut(text, at, at + 4) === "<!--") {
      const end = %textFind(text, "-->", at + 2);
      at = end < 0 ? text.length : end + 3;
    } else if (isLetter(text[at + 1]) ||
               (text[at + 1] === "/" && isLetter(text[at + 2]))) {
      const tag = readTag(text, at + 1);
      const encoding = tag.name === "meta" ? encodingOfMeta(tag) : undefined;
      if (encoding !== undefined) return encoding;
      at = tag.end;
    } else if (text[at + 1] === "!" || text[at + 1] === "?" ||
               text[at + 1] === "/") {
      const end = %textFind(text, ">", at);
      at = end < 0 ? text.length : end + 1;
    } else {
      at++;
    }
  }
  return undefined;
}

// The tag behind a "<": its name, its attributes, and where it is over.
function readTag(text, start) {
  let at = start;
  while (at < text.length && !isSpace(text[at]) && text[at] !== ">") at++;
  const tag = { name: %call(toLowerCase, %textCut(text, start, at)),
                fields: { __proto__: null }, end: at };
  while (readAttribute(text, tag));
  return tag;
}

function readAttribute(text, tag) {
  let at = tag.end;
  while (isSpace(text[at]) || text[at] === "/") at++;
  tag.end = at;
  if (at >= text.length || text[at] === ">") return false;
  const start = at;
  while (at < text.length && !isSpace(text[at]) && text[at] !== "/" &&
         text[at] !== ">" && (text[at] !== "=" || at === start)) {
    at++;
  }
  const name = %call(toLowerCase, %textCut(text, start, at));
  const equals = skipSpaces(text, at);
  let value = "";
  if (text[equals] === "=") {
    [value, at] = readValue(text, skipSpaces(text, equals + 1));
  }
  tag.fields[name] ??= %call(toLowerCase, value);
  tag.end = at;
  return true;
}

function readValue(text, at) {
  const quote = text[at];
  const start = quote === '"' || quote === "'" ? at + 1 : at;
  let end = start;
  while (end < text.length &&
         (start > at ? text[end] !== quote
                     : !isSpace(text[end]) && text[end] !== ">")) {
    end++;
  }
  return [%textCut(text, start, end), start > at ? end + 1 : end];
}

// A document in UTF-16 could not say so in ASCII.
function encodingOfMeta({ fields }) {
  const isPragma = fields["http-equiv"] === "content-type";
  const label = fields.charset ??
    (isPragma ? charsetIn(fields.content ?? "") : undefined);
  const encoding = encodingOf(label);
  return encoding === "utf-16le" || encoding === "utf-16be" ? "utf-8"
                                                             : encoding;
}

// --- text ------------------------------------------------------------------------------

// undefined, and a complaint: the encoding is none of ours.
function decode(bytes, encoding, start, address) {
  const text = encoding === "utf-8" ? %bufferToString(bytes, "utf8", start)
                                    : %decodeBytes(bytes, encoding, start);
  if (text === undefined) {
    complain(`the encoding ${encoding} of ${address} is not supported`);
  }
  return text;
}

// A document's; `type` is the header Content-Type. undefined: see decode.
function documentText(bytes, type) {
  const [marked, start] = markOf(bytes);
  const said = marked ?? charsetOfType(type) ?? charsetOfMeta(bytes);
  const encoding = said ?? "utf-8";
  if (said === undefined && !%bytesUtf8(bytes)) {
    complain(`${page.address.href} is not UTF-8, and does not say what it ` +
             'is: <meta charset="euc-kr">, for example, says so');
  }
  if (encoding !== "utf-8") {
    page.encoding = later("node/encoding_labels", "encodingShown")(encoding);
  }
  return decode(bytes, encoding, start, page.address.href);
}

// A script's: a module is always UTF-8; another one may say what it is
// (`charset`), and else it is like its document.
function scriptText(bytes, type, isModule, charset, address) {
  const [marked, start] = markOf(bytes);
  if (isModule) return decode(bytes, "utf-8", marked === "utf-8" ? 3 : 0);
  const encoding = marked ?? charsetOfType(type) ?? encodingOf(charset) ??
                   %call(toLowerCase, page.encoding);
  return decode(bytes, encoding, start, address);
}

// An answer's text (XMLHttpRequest).
function answerText(bytes, type) {
  const [marked, start] = markOf(bytes);
  const encoding = marked ?? charsetOfType(type) ?? "utf-8";
  return decode(bytes, encoding, start, "an answer") ?? "";
}

%export("pageCharset", { documentText, scriptText, answerText });
