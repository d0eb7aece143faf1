// url_host.js: the host of a URL (URL Standard, 3): a name, an address of IPv4
// or IPv6, or whatever a scheme of its own calls a host.
//
// Exported: parseHost(text, isOpaque), the host as URLs show it, or undefined
// where it cannot be one.

const later = %import("later");
const { text: { startsWith, endsWith, toLowerCase } } = %import("originals");

const forbidden = "\0\t\n\r #/:<>?@[\\]^|";

function hasAny(text, characters) {
  for (let i = 0; i < text.length; i++) {
    if (%textFind(characters, text[i], 0) >= 0) return true;
  }
  return false;
}

// No control, and no "%" either.
function isForbiddenDomain(text) {
  for (let i = 0; i < text.length; i++) {
    if (text[i] <= "\x1f" || text[i] === "\x7f" || text[i] === "%") return true;
  }
  return hasAny(text, forbidden);
}

// --- IPv4 ----------------------------------------------------------------

// What the digits of `text` from `from` on are in a base; NaN where one is no
// digit. No digits are 0.
function digitsOf(text, from, base) {
  let number = 0;
  for (let i = from; i < text.length; i++) {
    const digit = %textFind("0123456789abcdef", text[i], 0);
    if (digit < 0 || digit >= base) return NaN;
    number = number * base + digit;
  }
  return number;
}

// 10, 0x0a or 012.
function partOf(text) {
  if (text === "") return NaN;
  if (%call(startsWith, text, "0x")) return digitsOf(text, 2, 16);
  return text[0] === "0" ? digitsOf(text, 1, 8) : digitsOf(text, 0, 10);
}

function partsOf(host) {
  const parts = %splitText(host, ".", 4294967295);
  if (parts.length > 1 && parts[parts.length - 1] === "") parts.length--;
  return parts;
}

// A host whose last part is a number must be an address.
function endsInNumber(host) {
  const parts = partsOf(host);
  const last = parts[parts.length - 1];
  if (last === "") return false;
  return digitsOf(last, 0, 10) >= 0 ||
         (%call(startsWith, last, "0x") && digitsOf(last, 2, 16) >= 0);
}

// The last part fills all bytes that are left: 127.1 is 127.0.0.1.
function parseIPv4(host) {
  const parts = partsOf(host);
  const count = parts.length;
  if (count > 4) return undefined;
  const bytes = [0, 0, 0, 0];
  for (let i = 0; i < count - 1; i++) {
    bytes[i] = partOf(parts[i]);
    if (!(bytes[i] <= 255)) return undefined;
  }
  let last = partOf(parts[count - 1]);
  if (!(last < 256 ** (5 - count))) return undefined;
  for (let i = 3; i >= count - 1; i--) {
    bytes[i] = last % 256;
    last = (last - bytes[i]) / 256;
  }
  return `${bytes[0]}.${bytes[1]}.${bytes[2]}.${bytes[3]}`;
}

// --- IPv6 ----------------------------------------------------------------

// Up to four hexadecimal digits from `at` on: {value, end}.
function pieceAt(text, at) {
  let end = at;
  let value = 0;
  for (; end < at + 4 && end < text.length; end++) {
    const digit = digitsOf(text[end], 0, 16);
    if (!(digit >= 0)) break;
    value = value * 16 + digit;
  }
  return { value, end };
}

// 1.2.3.4, the last two pieces of an address; undefined where it is none.
function tailOf(text) {
  const parts = %splitText(text, ".", 5);
  if (parts.length !== 4) return undefined;
  const bytes = [];
  for (let i = 0; i < 4; i++) {
    const part = parts[i];
    const byte = part === "" ? NaN : digitsOf(part, 0, 10);
    if (!(byte <= 255) || (part.length > 1 && part[0] === "0")) {
      return undefined;
    }
    %push(bytes, byte);
  }
  return [bytes[0] * 256 + bytes[1], bytes[2] * 256 + bytes[3]];
}

// The pieces in front of "::" and behind it; undefined where it is none.
function piecesOf(text) {
  const pieces = [];
  let gap = -1;
  let at = 0;
  if (text[0] === ":") {
    if (text[1] !== ":") return undefined;
    gap = 0;
    at = 2;
  }
  while (at < text.length) {
    if (pieces.length === 8) return undefined;
    if (text[at] === ":") {
      if (gap >= 0) return undefined;
      gap = pieces.length;
      at++;
      continue;
    }
    const { value, end } = pieceAt(text, at);
    if (text[end] === "." && end > at) {
      const tail = tailOf(%textCut(text, at));
      if (tail === undefined || pieces.length > 6) return undefined;
      %push(pieces, tail[0]);
      %push(pieces, tail[1]);
      return { pieces, gap };
    }
    if (end < text.length && (text[end] !== ":" || end + 1 === text.length)) {
      return undefined;
    }
    %push(pieces, value);
    at = end + 1;
  }
  return { pieces, gap };
}

function parseIPv6(text) {
  const found = piecesOf(text);
  if (found === undefined) return undefined;
  const { pieces, gap } = found;
  if (gap < 0 ? pieces.length !== 8 : pieces.length === 8) return undefined;
  const address = [];
  for (let i = 0; i < pieces.length; i++) {
    for (let k = pieces.length; i === gap && k < 8; k++) %push(address, 0);
    %push(address, pieces[i]);
  }
  while (address.length < 8) %push(address, 0);
  return address;
}

// The longest row of zeros, of two at least: {from, count}.
function zerosIn(address) {
  let best = { from: -1, count: 1 };
  for (let from = 0; from < 8; from++) {
    let count = 0;
    while (from + count < 8 && address[from + count] === 0) count++;
    if (count > best.count) best = { from, count };
  }
  return best;
}

function hexText(number) {
  const digit = "0123456789abcdef"[number % 16];
  return number < 16 ? digit : hexText(%floor(number / 16)) + digit;
}

function addressText(address) {
  const { from, count } = zerosIn(address);
  let out = "";
  for (let i = 0; i < 8; i++) {
    if (i === from) {
      out += i === 0 ? "::" : ":";
      i += count - 1;
    } else {
      out += hexText(address[i]) + (i < 7 ? ":" : "");
    }
  }
  return `[${out}]`;
}

// -------------------------------------------------------------------------

function parseHost(text, isOpaque) {
  if (text[0] === "[") {
    if (!%call(endsWith, text, "]")) return undefined;
    const inner = %textCut(text, 1, text.length - 1);
    const address = parseIPv6(%call(toLowerCase, inner));
    return address === undefined ? undefined : addressText(address);
  }
  if (isOpaque) {
    return hasAny(text, forbidden) ? undefined : %percentEncode(text, "");
  }
  const toAscii = later("node/url_domain", "domainToAscii");
  const domain = toAscii(%percentDecode(text));
  if (domain === undefined || domain === "" || isForbiddenDomain(domain)) {
    return undefined;
  }
  return endsInNumber(domain) ? parseIPv4(domain) : domain;
}

%export("parseHost", parseHost);
