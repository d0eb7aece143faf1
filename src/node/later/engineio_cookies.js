// engineio_cookies.js: with the option `withCredentials` a client in Node keeps
// the server's cookies and sends them back, as a browser does by itself.

// "sid=1; Path=/; Max-Age=60" as {name, value, expires}; expires: the moment
// in ms, or undefined. Where there is no name: undefined.
function parse(line) {
  const [pair, ...attributes] = line.split("; ");
  const at = pair.indexOf("=");
  const name = at < 0 ? "" : pair.slice(0, at).trim();
  if (name === "") return undefined;
  let value = pair.slice(at + 1).trim();
  if (value[0] === '"') value = value.slice(1, -1);
  return { name, value, expires: expiryOf(attributes) };
}

// What nobody can read is over: a cookie to be deleted must not stay.
function expiryOf(attributes) {
  let expires;
  for (const attribute of attributes) {
    const [key, value, ...more] = attribute.split("=");
    if (value === undefined || more.length > 0) continue;
    const name = key.trim().toLowerCase();
    const seconds = parseInt(value, 10);
    if (name === "expires") expires = new Date(value.trim()).getTime() || 0;
    else if (name !== "max-age") continue;
    else expires = seconds > 0 ? Date.now() + 1000 * seconds : 0;
  }
  return expires;
}

class Cookies {
  constructor() {
    this.known = new Map();
  }

  // `lines`: the fields Set-Cookie of an answer, or undefined.
  take(lines = []) {
    for (const line of lines) {
      const cookie = parse(line);
      if (cookie !== undefined) this.known.set(cookie.name, cookie);
    }
  }

  // Those that are still good: "name=value" each.
  list() {
    const now = Date.now();
    for (const [name, { expires }] of this.known) {
      if (expires <= now) this.known.delete(name);
    }
    return [...this.known.values()].map(
      ({ name, value }) => `${name}=${value}`);
  }
}

%export("EngineCookies", Cookies);
