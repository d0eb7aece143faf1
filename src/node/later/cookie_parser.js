// cookie_parser.js: require("cookie-parser"): req.cookies and, where there is
// a secret, req.signedCookies.

const later = %import("later");
const { parse, unsign } = later("node/express_cookie", "expressCookie");

function listOf(secret) {
  return Array.isArray(secret) ? secret : secret ? [secret] : [];
}

// The value of a cookie "j:{...}"; undefined for any other.
function JSONCookie(text) {
  if (typeof text !== "string" || !text.startsWith("j:")) return undefined;
  try {
    return JSON.parse(text.slice(2));
  } catch {
    return undefined;
  }
}

function JSONCookies(cookies) {
  for (const name of Object.keys(cookies)) {
    const value = JSONCookie(cookies[name]);
    if (value) cookies[name] = value;
  }
  return cookies;
}

// The value of a cookie "s:value.signature"; false where it is not ours. A
// cookie without a signature is as it is.
function signedCookie(text, secret) {
  if (typeof text !== "string") return undefined;
  if (!text.startsWith("s:")) return text;
  for (const each of listOf(secret)) {
    const value = unsign(text.slice(2), each);
    if (value !== false) return value;
  }
  return false;
}

// The signed ones, which leave `cookies`.
function signedCookies(cookies, secret) {
  const signed = Object.create(null);
  for (const name of Object.keys(cookies)) {
    const value = signedCookie(cookies[name], secret);
    if (value === cookies[name]) continue;
    signed[name] = value;
    delete cookies[name];
  }
  return signed;
}

function cookieParser(secret, options) {
  const secrets = listOf(secret);
  return function cookieParser(req, res, next) {
    if (req.cookies) {
      next();
      return;
    }
    const header = req.headers.cookie;
    req.secret = secrets[0];
    req.cookies = header ? parse(header, options) : Object.create(null);
    req.signedCookies = Object.create(null);
    if (header && secrets.length > 0) {
      req.signedCookies = JSONCookies(signedCookies(req.cookies, secrets));
    }
    req.cookies = JSONCookies(req.cookies);
    next();
  };
}

Object.assign(cookieParser,
              { JSONCookie, JSONCookies, signedCookie, signedCookies });

%export("node:cookie-parser", cookieParser);
