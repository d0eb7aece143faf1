// express_cookie.js: cookies as they are written in headers, and signatures
// that show whether somebody changed one.

const coreModule = %import("coreModule");
const crypto = coreModule("crypto");

function tryDecode(text, decode) {
  try {
    return decode(text);
  } catch {
    return text;
  }
}

function decodeValue(text) {
  return text.includes("%") ? decodeURIComponent(text) : text;
}

// {name: value} of "a=1; b=2"; of two with one name the first counts.
function parse(header, options) {
  const decode = options?.decode || decodeValue;
  const cookies = {};
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at < 0) continue;
    const name = part.slice(0, at).trim();
    if (Object.hasOwn(cookies, name)) continue;
    const value = part.slice(at + 1).trim();
    const inner = value.length > 1 && /^".*"$/s.test(value)
      ? value.slice(1, -1) : value;
    cookies[name] = tryDecode(inner, decode);
  }
  return cookies;
}

const nameForm = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const valueForm = /^("?)[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*\1$/;
const domainForm = new RegExp(
  "^\\.?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?" +
  "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$", "i");
const pathForm = /^[\x20-\x3a\x3d-\x7e]*$/;

function check(good, what) {
  if (!good) throw new TypeError(what);
}

function isGoodDate(value) {
  return value instanceof Date && !Number.isNaN(value.valueOf());
}

// "Lax" of "lax": one of the words that an attribute can have.
function wordOf(value, words, option) {
  const small = typeof value === "string" ? value.toLowerCase() : value;
  const found = words.find((word) => word.toLowerCase() === small);
  check(found !== undefined, `option ${option} is invalid`);
  return found;
}

// Each attribute in the order in which they are written: its text, or "".
const attributes = [
  ({ maxAge }) => {
    if (maxAge === undefined || maxAge === null) return "";
    const seconds = Math.floor(maxAge);
    check(Number.isFinite(seconds), "option maxAge is invalid");
    return `Max-Age=${seconds}`;
  },
  ({ domain }) => {
    if (!domain) return "";
    check(domainForm.test(domain), "option domain is invalid");
    return `Domain=${domain}`;
  },
  ({ path }) => {
    if (!path) return "";
    check(pathForm.test(path), "option path is invalid");
    return `Path=${path}`;
  },
  ({ expires }) => {
    if (!expires) return "";
    check(isGoodDate(expires), "option expires is invalid");
    return `Expires=${expires.toUTCString()}`;
  },
  ({ httpOnly }) => (httpOnly ? "HttpOnly" : ""),
  ({ secure }) => (secure ? "Secure" : ""),
  ({ partitioned }) => (partitioned ? "Partitioned" : ""),
  ({ priority }) => (priority
    ? `Priority=${wordOf(priority, ["Low", "Medium", "High"], "priority")}`
    : ""),
  ({ sameSite }) => {
    if (!sameSite) return "";
    const wanted = sameSite === true ? "strict" : sameSite;
    return `SameSite=${wordOf(wanted, ["Lax", "Strict", "None"], "sameSite")}`;
  },
];

// What Set-Cookie says.
function serialize(name, value, options) {
  check(nameForm.test(name), "argument name is invalid");
  const encode = options?.encode || encodeURIComponent;
  check(typeof encode === "function", "option encode is invalid");
  const text = encode(value);
  check(valueForm.test(text), "argument val is invalid");
  const parts = [`${name}=${text}`];
  for (const attribute of options ? attributes : []) {
    const shown = attribute(options);
    if (shown) parts.push(shown);
  }
  return parts.join("; ");
}

// The value, a dot, and what only somebody with the secret can compute.
function sign(value, secret) {
  if (typeof value !== "string") {
    throw new TypeError("Cookie value must be provided as a string.");
  }
  if (typeof secret !== "string") {
    throw new TypeError("Secret string must be provided.");
  }
  const mark = crypto.createHmac("sha256", secret).update(value)
    .digest("base64").replace(/=+$/, "");
  return `${value}.${mark}`;
}

// The value of a signed text, or false where the signature is not ours.
function unsign(text, secret) {
  const value = text.slice(0, Math.max(0, text.lastIndexOf(".")));
  return sign(value, secret) === text ? value : false;
}

%export("expressCookie", { parse, serialize, sign, unsign });
