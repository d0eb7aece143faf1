// cookies.js: what the page's host wants to be told again (RFC 6265): from
// Set-Cookie of any answer, a handshake's too, and from document.cookie.

const page = %import("pageState");
const { toLowerCase, trim, lastIndexOf } = String.prototype;
const { parse, now } = Date;

const LONGEST = 4096; // UTF-16 units of name and value

// {name, value, path, isHidden, until (ms)}, in the order in which they were
// made. All are of the page's own host, whatever the port.
let jar = [];

// "name=value", or a value alone.
function halves(text) {
  const at = %textFind(text, "=", 0);
  if (at < 0) return ["", %call(trim, text)];
  return [%call(trim, %textCut(text, 0, at)),
          %call(trim, %textCut(text, at + 1))];
}

// The folder of the path (5.1.4).
function folderOf(path) {
  const end = %call(lastIndexOf, path, "/");
  return end <= 0 ? "/" : %textCut(path, 0, end);
}

function isBelow(path, folder) {
  const { length } = folder;
  if (%textFind(path, folder, 0) !== 0) return false;
  return path.length === length || folder[length - 1] === "/" ||
         path[length] === "/";
}

// The attributes, by their names in small letters (5.2).
function attributesOf(parts) {
  const found = { __proto__: null };
  for (let i = 1; i < parts.length; i++) {
    const at = %textFind(parts[i], "=", 0);
    const name = at < 0 ? parts[i] : %textCut(parts[i], 0, at);
    found[%call(toLowerCase, %call(trim, name))] =
      at < 0 ? "" : %call(trim, %textCut(parts[i], at + 1));
  }
  return found;
}

function untilOf({ "max-age": age, expires }) {
  const seconds = age === undefined || age === "" ? NaN : %toNumber(age);
  if (seconds === seconds) {
    return seconds <= 0 ? -Infinity : now() + seconds * 1000;
  }
  const time = expires === undefined ? NaN : parse(expires);
  return time === time ? time : Infinity;
}

function startsWith(text, start) {
  return %textFind(%call(toLowerCase, text), start, 0) === 0;
}

// What a browser does not take. What is not on this machine is not safe.
function isRefused(name, attributes) {
  const { secure, samesite, domain, path } = attributes;
  const { hostname } = page.address;
  const isSecure = secure !== undefined;
  if (isSecure && hostname !== "localhost" && hostname !== "127.0.0.1") {
    return true;
  }
  if (domain !== undefined && domain !== "" && domain !== hostname &&
      domain !== `.${hostname}`) {
    return true;
  }
  const isForAll = samesite !== undefined &&
                   %call(toLowerCase, samesite) === "none";
  if (isForAll || startsWith(name, "__secure-")) return !isSecure;
  return startsWith(name, "__host-") &&
         (!isSecure || path !== "/" || (domain ?? "") !== "");
}

// Set-Cookie of an answer from this host and path, or what a script sets.
function takeCookie(text, host, path, isScript) {
  if (host !== page.address?.hostname || page.address.protocol === "file:") {
    return;
  }
  const parts = %splitText(text, ";", 4294967295);
  const [name, value] = halves(parts[0]);
  const attributes = attributesOf(parts);
  const isHidden = attributes.httponly !== undefined;
  if ((name === "" && value === "") || (isScript && isHidden) ||
      name.length + value.length > LONGEST || isRefused(name, attributes)) {
    return;
  }
  const folder = attributes.path?.[0] === "/" ? attributes.path
                                              : folderOf(path);
  keep({ name, value, path: folder, isHidden, until: untilOf(attributes) },
       isScript);
}

// In the place of the one with the same name and path; where its value is
// another one, it counts as new.
function keep(cookie, isScript) {
  const rest = [];
  let isKept = false;
  for (let i = 0; i < jar.length; i++) {
    const old = jar[i];
    const isSame = old.name === cookie.name && old.path === cookie.path;
    if (isSame && isScript && old.isHidden) return;
    if (!isSame) {
      %push(rest, old);
    } else if (old.value === cookie.value) {
      %push(rest, cookie);
      isKept = true;
    }
  }
  if (!isKept) %push(rest, cookie);
  jar = rest;
}

// "a=1; b=2" for that path of this host, longer paths first (5.4).
function cookiesFor(host, path, isScript) {
  if (host !== page.address?.hostname) return "";
  const found = [];
  const time = now();
  for (let i = 0; i < jar.length; i++) {
    const cookie = jar[i];
    if (cookie.until <= time || !isBelow(path, cookie.path) ||
        (isScript && cookie.isHidden)) {
      continue;
    }
    let at = found.length;
    %push(found, cookie);
    while (at > 0 && found[at - 1].path.length < cookie.path.length) {
      found[at] = found[at - 1];
      at--;
    }
    found[at] = cookie;
  }
  let text = "";
  for (let i = 0; i < found.length; i++) {
    const { name, value } = found[i];
    text += `${i > 0 ? "; " : ""}${name === "" ? "" : `${name}=`}${value}`;
  }
  return text;
}

%export("pageCookies", { takeCookie, cookiesFor });
