// path.js: names of files and folders, with slashes (path.posix).

const argumentError = %import("argumentError");
const { lastIndexOf } = String.prototype;

function check(path, name) {
  if (typeof path !== "string") throw argumentError(name, "string", path);
}

function isAbsolute(path) {
  check(path, "path");
  return path.length > 0 && path[0] === "/";
}

// The names in a path without "." and "..". Those that lead out of it stay
// where it is relative.
function namesIn(path, absolute) {
  const names = [];
  let from = 0;
  while (from <= path.length) {
    const slash = %textFind(path, "/", from);
    const end = slash < 0 ? path.length : slash;
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

function normalize(path) {
  check(path, "path");
  if (path === "") return ".";
  const absolute = path[0] === "/";
  let result = %textJoin(namesIn(path, absolute), "/");
  if (result === "" && !absolute) result = ".";
  if (path[path.length - 1] === "/" && result !== "") result += "/";
  return absolute ? `/${result}` : result;
}

function join(...paths) {
  const parts = [];
  for (let i = 0; i < paths.length; i++) {
    check(paths[i], "path");
    if (paths[i] !== "") %push(parts, paths[i]);
  }
  return parts.length === 0 ? "." : normalize(%textJoin(parts, "/"));
}

function resolve(...paths) {
  let whole = "";
  let i = paths.length - 1;
  for (; i >= 0 && whole[0] !== "/"; i--) {
    check(paths[i], `paths[${i}]`);
    if (paths[i] !== "") whole = `${paths[i]}/${whole}`;
  }
  if (whole[0] !== "/") whole = `${%processFolder()}/${whole}`;
  return `/${%textJoin(namesIn(whole, true), "/")}`;
}

function relative(from, to) {
  check(from, "from");
  check(to, "to");
  const a = namesIn(resolve(from), true);
  const b = namesIn(resolve(to), true);
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  const names = [];
  for (let i = same; i < a.length; i++) %push(names, "..");
  for (let i = same; i < b.length; i++) %push(names, b[i]);
  return %textJoin(names, "/");
}

// The path without slashes at its end; "/" stays.
function trimmed(path) {
  let end = path.length;
  while (end > 1 && path[end - 1] === "/") end--;
  return %textCut(path, 0, end);
}

function dirname(path) {
  check(path, "path");
  if (path === "") return ".";
  const whole = trimmed(path);
  const slash = %call(lastIndexOf, whole, "/");
  if (slash < 0) return ".";
  if (slash === 0) return "/";
  return slash === 1 && path[0] === "/" ? "//" : %textCut(whole, 0, slash);
}

function basename(path, ending) {
  if (ending !== undefined) check(ending, "suffix");
  check(path, "path");
  const whole = trimmed(path);
  const cuts = ending !== undefined && ending !== "" &&
               ending.length <= path.length;
  if (cuts && ending === path) return "";
  if (whole === "/") return cuts ? path : "";
  const name = %textCut(whole, %call(lastIndexOf, whole, "/") + 1);
  if (!cuts) return name;
  const rest = name.length - ending.length;
  return rest > 0 && %textCut(name, rest) === ending
    ? %textCut(name, 0, rest) : name;
}

function extname(path) {
  const name = basename(path);
  const dot = %call(lastIndexOf, name, ".");
  return dot <= 0 || name === ".." ? "" : %textCut(name, dot);
}

function parse(path) {
  check(path, "path");
  const root = isAbsolute(path) ? "/" : "";
  const base = basename(path);
  const ext = extname(path);
  const folder = dirname(path);
  const slash = %textFind(trimmed(path), "/", 0);
  return {
    root,
    dir: slash < 0 && root === "" ? "" : path === "" ? "" : folder,
    base,
    ext,
    name: %textCut(base, 0, base.length - ext.length),
  };
}

function format(parts) {
  if (!%isObject(parts)) throw argumentError("pathObject", "Object", parts);
  const dir = parts.dir || parts.root;
  const base = parts.base || `${parts.name || ""}${parts.ext || ""}`;
  if (!dir) return base;
  return dir === parts.root ? `${dir}${base}` : `${dir}/${base}`;
}

const path = {
  resolve,
  normalize,
  isAbsolute,
  join,
  relative,
  toNamespacedPath(name) {
    return name;
  },
  dirname,
  basename,
  extname,
  format,
  parse,
  sep: "/",
  delimiter: ":",
  win32: null,
  posix: null,
};
path.posix = path;

%export("node:path", path);
%export("node:path/posix", path);
