// path_win32.js: path.win32, names of files and folders as on Windows.
//
// A path there may begin with a device: a drive ("C:"), or a server and what
// it shares ("\\\\server\\share"). Both "\\" and "/" separate.

const path = %import("later")("node/path", "node:path");
const { check, namesIn, lastName, folderOf, nameOf, endingOf, parse, format,
        notSupported } = %import("pathParts");
const { text: { toLowerCase, toUpperCase } } = %import("originals");

// Names of devices, whatever folder they are looked for in.
const reserved = { __proto__: null, CON: 1, PRN: 1, AUX: 1, NUL: 1 };
for (const digit of ["1", "2", "3", "4", "5", "6", "7", "8", "9", "\xb9",
                     "\xb2", "\xb3"]) {
  reserved[`COM${digit}`] = 1;
  reserved[`LPT${digit}`] = 1;
}

function isSeparator(c) {
  return c === "\\" || c === "/";
}

function isDrive(path) {
  const c = path[0];
  return path[1] === ":" && ((c >= "a" && c <= "z") || (c >= "A" && c <= "Z"));
}

function lower(text) {
  return %call(toLowerCase, text);
}

// Where the name that begins at `from` ends.
function nameEnd(path, from) {
  let i = from;
  while (i < path.length && !isSeparator(path[i])) i++;
  return i;
}

function skipSeparators(path, from) {
  let i = from;
  while (i < path.length && isSeparator(path[i])) i++;
  return i;
}

// {server, share, end} of \\server\share, or undefined.
function serverOf(path) {
  if (!isSeparator(path[0]) || !isSeparator(path[1])) return undefined;
  const first = nameEnd(path, 2);
  const next = skipSeparators(path, first);
  if (first === 2 || next === path.length) return undefined;
  const end = nameEnd(path, next);
  return { server: %textCut(path, 2, first), share: %textCut(path, next, end),
           end };
}

// {device, absolute, end}: how a path begins. `device` may be "".
function rootOf(path) {
  const shared = serverOf(path);
  if (shared !== undefined) {
    const { server, share, end } = shared;
    return server === "." || server === "?"
      ? { device: `\\\\${server}`, absolute: true, end: 4 }
      : { device: `\\\\${server}\\${share}`, absolute: true, end };
  }
  if (isSeparator(path[0])) {
    return { device: "", absolute: true, end: isSeparator(path[1]) ? 0 : 1 };
  }
  if (!isDrive(path)) return { device: "", absolute: false, end: 0 };
  const absolute = isSeparator(path[2]);
  return { device: %textCut(path, 0, 2), absolute, end: absolute ? 3 : 2 };
}

// Where the root ends that dirname and parse leave whole.
function rootLength(path) {
  const shared = serverOf(path);
  if (shared !== undefined) {
    return shared.end < path.length ? shared.end + 1 : shared.end;
  }
  if (isSeparator(path[0])) return 1;
  return isDrive(path) ? isSeparator(path[2]) ? 3 : 2 : 0;
}

function driveLength(path) {
  return isDrive(path) ? 2 : 0;
}

// "CON" of "CON:x", where that is the name of a device.
function reservedIn(path) {
  const colon = %textFind(path, ":", 0);
  const name = %call(toUpperCase,
                     %textCut(path, 0, colon < 0 ? path.length - 1 : colon));
  return reserved[name] === 1 ? colon : -1;
}

// Would Windows take the relative path `tail`, made of `path`, for one that
// begins with a device?
function looksAbsolute(path, tail) {
  if (isDrive(tail)) return true;
  for (let at = %textFind(path, ":", 0); at >= 0;
       at = %textFind(path, ":", at + 1)) {
    if (at === path.length - 1 || isSeparator(path[at + 1])) return true;
  }
  return false;
}

function normalize(path) {
  check(path, "path");
  if (path === "") return ".";
  if (path.length === 1) return path === "/" ? "\\" : path;
  const { device, absolute, end } = rootOf(path);
  if (device !== "" && absolute && end === path.length &&
      isSeparator(path[0]) && end !== 4) {
    return `${device}\\`;
  }
  const colon = device === "" ? reservedIn(path) : -1;
  const before = colon > 0 ? %textCut(path, 0, colon + 1) : device;
  const rest = %textCut(path, colon > 0 ? colon + 1 : end);
  let tail = %textJoin(namesIn(rest, absolute, isSeparator), "\\");
  if (tail === "" && !absolute) tail = ".";
  if (tail !== "" && isSeparator(path[path.length - 1])) tail += "\\";
  if (!absolute && before === "" && looksAbsolute(path, tail)) {
    return `.\\${tail}`;
  }
  if (reservedIn(path) !== -1) return `.\\${before}${tail}`;
  return absolute ? `${before}\\${tail}` : `${before}${tail}`;
}

// Many separators at the start of what was joined become one, but where the
// first part names a server.
function join(...paths) {
  const parts = [];
  for (let i = 0; i < paths.length; i++) {
    check(paths[i], "path");
    if (paths[i] !== "") %push(parts, paths[i]);
  }
  if (parts.length === 0) return ".";
  const whole = %textJoin(parts, "\\");
  const isServer = skipSeparators(parts[0], 0) === 2 && parts[0].length > 2;
  const start = skipSeparators(whole, 0);
  return normalize(isServer || start < 2 ? whole
                                         : `\\${%textCut(whole, start)}`);
}

// Goes from the last path to the first, and then to the folder we are in,
// until device and root are known.
function resolve(...paths) {
  let device = "";
  let tail = "";
  let absolute = false;
  for (let i = paths.length - 1; i >= -1; i--) {
    if (i >= 0) check(paths[i], `paths[${i}]`);
    const path = i >= 0 ? paths[i] : %processFolder();
    if (path === "") continue;
    const root = rootOf(path);
    if (root.device !== "") {
      if (device !== "" && lower(root.device) !== lower(device)) continue;
      if (device === "") device = root.device;
    }
    if (!absolute) {
      tail = `${%textCut(path, root.end)}\\${tail}`;
      absolute = root.absolute;
    }
    if (absolute && device !== "") break;
  }
  const names = %textJoin(namesIn(tail, absolute, isSeparator), "\\");
  return absolute ? `${device}\\${names}` : `${device}${names}` || ".";
}

// The names of an absolute path, its device the first of them.
function pieces(path) {
  const names = [];
  for (let at = skipSeparators(path, 0); at < path.length;
       at = skipSeparators(path, at)) {
    const end = nameEnd(path, at);
    %push(names, %textCut(path, at, end));
    at = end;
  }
  return names;
}

function relative(from, to) {
  check(from, "from");
  check(to, "to");
  const target = resolve(to);
  const a = pieces(resolve(from));
  const b = pieces(target);
  let same = 0;
  while (same < a.length && same < b.length &&
         lower(a[same]) === lower(b[same])) {
    same++;
  }
  if (same === 0 && a.length > 0 && b.length > 0) return target;
  const names = [];
  for (let i = same; i < a.length; i++) %push(names, "..");
  for (let i = same; i < b.length; i++) %push(names, b[i]);
  return %textJoin(names, "\\");
}

// \\?\ before an absolute path switches off what Windows does to names.
function toNamespacedPath(path) {
  if (typeof path !== "string" || path === "") return path;
  const whole = resolve(path);
  if (whole.length <= 2) return path;
  if (whole[0] === "\\") {
    return whole[1] === "\\" && whole[2] !== "?" && whole[2] !== "."
      ? `\\\\?\\UNC\\${%textCut(whole, 2)}` : whole;
  }
  return isDrive(whole) && whole[2] === "\\" ? `\\\\?\\${whole}` : whole;
}

const win32 = {
  resolve,
  normalize,

  isAbsolute(path) {
    check(path, "path");
    return isSeparator(path[0]) || (isDrive(path) && isSeparator(path[2]));
  },

  join,
  relative,
  toNamespacedPath,

  dirname(path) {
    check(path, "path");
    return folderOf(path, rootLength(path), isSeparator);
  },

  basename(path, suffix) {
    if (suffix !== undefined) check(suffix, "suffix");
    check(path, "path");
    return nameOf(path, suffix, driveLength(path), isSeparator);
  },

  extname(path) {
    check(path, "path");
    const { from, to } = lastName(path, driveLength(path), isSeparator);
    return endingOf(%textCut(path, from, to));
  },

  format(pathObject) {
    return format(pathObject, "\\");
  },

  parse(path) {
    check(path, "path");
    return parse(path, rootLength(path), isSeparator);
  },

  matchesGlob(path, pattern) {
    throw new Error(notSupported);
  },

  sep: "\\",
  delimiter: ";",
  win32: null,
  posix: path,
};
win32.win32 = win32;
%define(win32.format, "name", "bound _format", 4);
%define(win32, "_makeLong", toNamespacedPath, 7);
path.win32 = win32;

%export("node:path/win32", win32);
