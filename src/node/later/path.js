// path.js: names of files and folders, with slashes (path.posix), and the
// parts of it that path_win32.js takes over with backslashes.

const argumentError = %import("argumentError");
const notSupported = "path.matchesGlob is not supported by Loopline";
const { text: { lastIndexOf } } = %import("originals");

function check(path, name) {
  if (typeof path !== "string") throw argumentError(name, "string", path);
}

function isSlash(c) {
  return c === "/";
}

// --- what both kinds do alike --------------------------------------------

// The names in a path without "." and "..". Those that lead out of it stay
// where it is relative.
function namesIn(path, absolute, isSeparator) {
  const names = [];
  let from = 0;
  while (from <= path.length) {
    let end = from;
    while (end < path.length && !isSeparator(path[end])) end++;
    const name = %textCut(path, from, end);
    from = end + 1;
    if (name === "" || name === ".") continue;
    if (name !== "..") {
      %push(names, name);
    } else if (names.length > 0 && names[names.length - 1] !== "..") {
      names.length--;
    } else if (!absolute) {
      %push(names, name);
    }
  }
  return names;
}

// Where the last name behind `start` lies; separators at the end do not count.
function lastName(path, start, isSeparator) {
  let to = path.length;
  while (to > start && isSeparator(path[to - 1])) to--;
  let from = to;
  while (from > start && !isSeparator(path[from - 1])) from--;
  return { from, to };
}

// The folder of a path whose root ends at `root` (0: it has none).
function folderOf(path, root, isSeparator) {
  const { from } = lastName(path, root, isSeparator);
  if (from > root) return %textCut(path, 0, from - 1);
  return root === 0 ? "." : %textCut(path, 0, root);
}

// The last name without `ending`. As Node has it, an ending that reaches
// beyond the name takes nothing off, not even the separators behind it.
function nameOf(path, ending, start, isSeparator) {
  const { from, to } = lastName(path, start, isSeparator);
  const name = %textCut(path, from, to);
  if (ending === undefined || ending === "" || ending.length > path.length) {
    return name;
  }
  if (ending === path) return "";
  const rest = name.length - ending.length;
  if (rest > 0) {
    return %textCut(name, rest) === ending ? %textCut(name, 0, rest) : name;
  }
  const isTail = rest < 0 && %textCut(ending, -rest) === name;
  return isTail ? %textCut(path, from) : name;
}

// ".js" of "a.js"; nothing of ".js" and "..".
function endingOf(name) {
  const dot = %call(lastIndexOf, name, ".");
  return dot <= 0 || name === ".." ? "" : %textCut(name, dot);
}

// The five parts of a path whose root ends at `root`.
function parse(path, root, isSeparator) {
  const { from, to } = lastName(path, root, isSeparator);
  const base = %textCut(path, from, to);
  const ext = endingOf(base);
  return {
    root: %textCut(path, 0, root),
    dir: %textCut(path, 0, from > root ? from - 1 : root),
    base,
    ext,
    name: %textCut(base, 0, base.length - ext.length),
  };
}

function format(parts, separator) {
  if (parts === null || typeof parts !== "object") {
    throw argumentError("pathObject", "object", parts);
  }
  const dir = parts.dir || parts.root;
  const { ext } = parts;
  const dot = ext && ext[0] !== "." ? "." : "";
  const base = parts.base || `${parts.name || ""}${dot}${ext || ""}`;
  if (!dir) return base;
  return dir === parts.root ? `${dir}${base}` : `${dir}${separator}${base}`;
}

// --- with slashes --------------------------------------------------------

function rootLength(path) {
  return path[0] === "/" ? 1 : 0;
}

function join(...paths) {
  const parts = [];
  for (let i = 0; i < paths.length; i++) {
    check(paths[i], "path");
    if (paths[i] !== "") %push(parts, paths[i]);
  }
  return parts.length === 0 ? "."
                            : path.normalize(%textJoin(parts, "/"));
}

const path = {
  resolve(...paths) {
    let whole = "";
    for (let i = paths.length - 1; i >= 0 && whole[0] !== "/"; i--) {
      check(paths[i], `paths[${i}]`);
      if (paths[i] !== "") whole = `${paths[i]}/${whole}`;
    }
    if (whole[0] !== "/") whole = `${%processFolder()}/${whole}`;
    return `/${%textJoin(namesIn(whole, true, isSlash), "/")}`;
  },

  normalize(path) {
    check(path, "path");
    if (path === "") return ".";
    const absolute = path[0] === "/";
    let result = %textJoin(namesIn(path, absolute, isSlash), "/");
    if (result === "" && !absolute) result = ".";
    if (path[path.length - 1] === "/" && result !== "") result += "/";
    return absolute ? `/${result}` : result;
  },

  isAbsolute(path) {
    check(path, "path");
    return path[0] === "/";
  },

  join,

  relative(from, to) {
    check(from, "from");
    check(to, "to");
    const a = namesIn(path.resolve(from), true, isSlash);
    const b = namesIn(path.resolve(to), true, isSlash);
    let same = 0;
    while (same < a.length && same < b.length && a[same] === b[same]) same++;
    const names = [];
    for (let i = same; i < a.length; i++) %push(names, "..");
    for (let i = same; i < b.length; i++) %push(names, b[i]);
    return %textJoin(names, "/");
  },

  toNamespacedPath(path) {
    return path;
  },

  dirname(path) {
    check(path, "path");
    const { from } = lastName(path, 1, isSlash);
    if (from === 2 && path[0] === "/") return "//";
    return folderOf(path, rootLength(path), isSlash);
  },

  basename(path, suffix) {
    if (suffix !== undefined) check(suffix, "suffix");
    check(path, "path");
    return nameOf(path, suffix, 0, isSlash);
  },

  extname(path) {
    check(path, "path");
    return endingOf(nameOf(path, undefined, 0, isSlash));
  },

  format(pathObject) {
    return format(pathObject, "/");
  },

  parse(path) {
    check(path, "path");
    const parts = parse(path, rootLength(path), isSlash);
    if (parts.base === ".." && lastName(path, 0, isSlash).from === 1) {
      parts.name = parts.ext = "."; // so Node reads "/.."
    }
    return parts;
  },

  matchesGlob(path, pattern) {
    throw new Error(notSupported);
  },

  sep: "/",
  delimiter: ":",
  win32: null,
  posix: null,
};
path.posix = path;
%define(path.format, "name", "bound _format", 4);
%define(path, "_makeLong", path.toNamespacedPath, 7);

%export("pathParts", { check, namesIn, lastName, folderOf, nameOf, endingOf,
                       parse, format, notSupported });
%export("node:path", path);
%export("node:path/posix", path);
%import("later")("node/path_win32", "node:path/win32");
