// transcode.js: what the module buffer does with text beside Buffer itself.

const argumentError = %import("argumentError");
const { Error, isView, text: { toLowerCase } } = %import("originals");
const UINT8 = 1; // see script/binary.h

// Encodings that transcode takes, and what it writes for other characters.
const transcoded = { __proto__: null, utf8: "utf8", ucs2: "utf16le",
                     utf16le: "utf16le", latin1: "latin1", ascii: "ascii",
                     binary: "latin1" };

function transcode(source, fromEncoding, toEncoding) {
  if (%viewType(source) !== UINT8) {
    throw argumentError("source", "an instance of Buffer or Uint8Array",
                        source);
  }
  const from = transcoded[normalized(fromEncoding)];
  const to = transcoded[normalized(toEncoding)];
  if (from === undefined || to === undefined) {
    const error = new Error(
      "Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]");
    error.code = "U_ILLEGAL_ARGUMENT_ERROR";
    error.errno = 1;
    throw error;
  }
  const text = %bufferToString(source, from);
  const most = to === "ascii" ? "\x7f" : to === "latin1" ? "\xff" : undefined;
  let out = most === undefined ? text : "";
  for (let i = 0; most !== undefined && i < text.length; i++) {
    const isPair = text[i] >= "\ud800" && text[i] <= "\udbff";
    out += text[i] > most ? "?" : text[i];
    if (isPair) i++;
  }
  return %bufferFrom(out, to);
}

function normalized(encoding) {
  const name = %call(toLowerCase, `${encoding}`);
  return name === "utf-8" ? "utf8" : name === "utf-16le" || name === "ucs-2"
    ? "utf16le" : name;
}

function checkInput(input) {
  if (isView(input)) return input;
  if (%isClass(input, "ArrayBuffer")) {
    return %import("node:buffer").Buffer.from(input);
  }
  throw argumentError(
    "input", "an instance of ArrayBuffer, Buffer, or TypedArray", input);
}

function isUtf8(input) {
  return %bytesUtf8(checkInput(input));
}

function isAscii(input) {
  return %bytesAscii(checkInput(input));
}

%export("transcode", transcode);
%export("isUtf8", isUtf8);
%export("isAscii", isAscii);
