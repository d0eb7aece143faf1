// engineio_cookie.js: the cookie that names a session, for a balancer in front
// of several servers. There is none unless the option `cookie` asks for it.

const names = { maxAge: "Max-Age", domain: "Domain", path: "Path" };
const sites = { true: "Strict", strict: "Strict", lax: "Lax", none: "None" };

// A field's value of Set-Cookie, as the package cookie writes it.
%export("engineCookie", (options, id) => {
  const given = { name: "io", path: "/", httpOnly: true, sameSite: "lax",
                  ...options };
  let text = `${given.name}=${encodeURIComponent(id)}`;
  for (const [key, name] of Object.entries(names)) {
    if (given[key] !== undefined) text += `; ${name}=${given[key]}`;
  }
  if (given.expires) text += `; Expires=${given.expires.toUTCString()}`;
  if (given.httpOnly) text += "; HttpOnly";
  if (given.secure) text += "; Secure";
  const site = sites[`${given.sameSite}`.toLowerCase()];
  return site === undefined ? text : `${text}; SameSite=${site}`;
});
