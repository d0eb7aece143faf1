// packages.js: what a package.json says: its type, and what `exports` and
// `imports` lead to (Node's "Modules: Packages"). Both kinds of modules ask.
//
// Exported: packages, an object with scopeOf, resolveExports, resolveImports,
// splitName, readPackage.

const nodeError = %import("nodeError");
const files = %import("moduleFiles");
const { parse, indexOf, lastIndexOf, slice, startsWith, endsWith, includes,
        Error, TypeError, JSON } = %import("originals");

const { stringify } = JSON;
const cache = { __proto__: null };

// {path, data} of the package.json in a folder, or undefined.
function readPackage(folder) {
  if (cache[folder] !== undefined) return cache[folder] || undefined;
  if (files.hasNoPackage(folder)) return undefined;
  const path = `${folder}/package.json`;
  const text = files.read(path);
  if (text === undefined) {
    cache[folder] = false;
    return undefined;
  }
  let data;
  try {
    data = parse(files.withoutMark(text));
  } catch (error) {
    throw nodeError(Error, "ERR_INVALID_PACKAGE_CONFIG",
                    `Invalid package config ${path}.`);
  }
  cache[folder] = { path, folder, data: %isObject(data) ? data : {} };
  return cache[folder];
}

// The nearest package.json upwards from a file.
function scopeOf(path) {
  let folder = files.dirname(path);
  for (;;) {
    if (%call(endsWith, folder, "/node_modules")) return undefined;
    const found = readPackage(folder);
    if (found !== undefined) return found;
    if (folder === "/" || folder === ".") return undefined;
    folder = files.dirname(folder);
  }
}

function own(object, key) {
  return %hasOwn(object, key) ? object[key] : undefined;
}

// "module", "commonjs" or "none".
function typeOf(path) {
  const found = scopeOf(path);
  const type = found && own(found.data, "type");
  return type === "module" || type === "commonjs" ? type : "none";
}

// "a/b/c" and "@a/b/c" as [name, "./rest"], or undefined: not a package's name.
function splitName(specifier) {
  let at = %call(indexOf, specifier, "/");
  if (specifier[0] === "@") {
    if (at < 0) return undefined;
    at = %call(indexOf, specifier, "/", at + 1);
  }
  const name = at < 0 ? specifier : %call(slice, specifier, 0, at);
  if (name[0] === "." || %call(indexOf, name, "%") >= 0 ||
      %call(indexOf, name, "\\") >= 0) {
    return undefined;
  }
  return [name, at < 0 ? "." : `.${%call(slice, specifier, at)}`];
}

// --- errors --------------------------------------------------------------------

function from(base) {
  return base === undefined ? "" : ` imported from ${base}`;
}

function notExported(subpath, at, base) {
  const message = subpath === "."
    ? `No "exports" main defined in ${at.path}`
    : `Package subpath '${subpath}' is not defined by "exports" in ${at.path}`;
  return nodeError(Error, "ERR_PACKAGE_PATH_NOT_EXPORTED",
                   message + from(base));
}

function invalidTarget(key, target, at, isImports, base) {
  const isRelative = typeof target === "string" &&
                     !%call(startsWith, target, "./") && !isImports;
  const shown = stringify(target);
  const field = isImports ? "imports" : "exports";
  const what = key === "."
    ? `Invalid "exports" main target ${shown} defined in the package config ` +
      `${at.path}${from(base)}`
    : `Invalid "${field}" target ${shown} defined for '${key}' in the ` +
      `package config ${at.path}${from(base)}`;
  return nodeError(Error, "ERR_INVALID_PACKAGE_TARGET",
                   what + (isRelative ? '; targets must start with "./"' : ""));
}

// --- targets (PACKAGE_TARGET_RESOLVE) -------------------------------------------------

function hasOddSegment(path) {
  const parts = %splitText(path, "/", 1000);
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === "." || parts[i] === ".." || parts[i] === "node_modules") {
      return true;
    }
  }
  return false;
}

function withStar(target, star) {
  if (star === undefined) return target;
  const parts = %splitText(target, "*", 1000);
  return %textJoin(parts, star);
}

function resolveText(target, star, key, at, ask) {
  const isInner = %call(startsWith, target, "./");
  if (!isInner) {
    const isBare = target !== "" && target[0] !== "/" &&
                   !%call(startsWith, target, "../");
    if (ask.isImports && isBare) return { specifier: withStar(target, star) };
    throw invalidTarget(key, target, at, ask.isImports, ask.base);
  }
  const rest = %call(slice, target, 2);
  if (hasOddSegment(rest) || (star !== undefined && hasOddSegment(star))) {
    throw invalidTarget(key, target, at, ask.isImports, ask.base);
  }
  return { path: files.resolvePath(at.folder, withStar(target, star)) };
}

// {path}, {specifier} (imports only), null (forbidden) or undefined.
function resolveTarget(target, star, key, at, ask) {
  if (typeof target === "string") {
    return resolveText(target, star, key, at, ask);
  }
  if (%isClass(target, "Array")) {
    return resolveAlternatives(target, star, key, at, ask);
  }
  if (target === null) return null;
  if (!%isObject(target)) {
    throw invalidTarget(key, target, at, ask.isImports, ask.base);
  }
  const conditions = %ownKeys(target, 5);
  for (let i = 0; i < conditions.length; i++) {
    const condition = conditions[i];
    if (condition !== "default" &&
        !%call(includes, ask.conditions, condition)) {
      continue;
    }
    const found = resolveTarget(target[condition], star, key, at, ask);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolveAlternatives(targets, star, key, at, ask) {
  let failure;
  let result = targets.length === 0 ? null : undefined;
  for (let i = 0; i < targets.length; i++) {
    try {
      result = resolveTarget(targets[i], star, key, at, ask);
      failure = undefined;
    } catch (error) {
      if (error.code !== "ERR_INVALID_PACKAGE_TARGET") throw error;
      failure = error;
      continue;
    }
    if (result !== undefined && result !== null) return result;
  }
  if (failure !== undefined) throw failure;
  return result;
}

// --- keys and patterns (PACKAGE_IMPORTS_EXPORTS_RESOLVE) ----------------------------------

// Of two patterns the one with the longer beginning, then the longer one.
function isBetter(a, b) {
  if (b === undefined) return true;
  const starA = %call(indexOf, a, "*");
  const starB = %call(indexOf, b, "*");
  if (starA !== starB) return starA > starB;
  return a.length > b.length;
}

function matchKey(map, subpath) {
  let best;
  let star;
  const keys = %ownKeys(map, 5);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const at = %call(indexOf, key, "*");
    if (at < 0 || %call(lastIndexOf, key, "*") !== at) continue;
    const tail = %call(slice, key, at + 1);
    if (!%call(startsWith, subpath, %call(slice, key, 0, at)) ||
        subpath.length < key.length || !%call(endsWith, subpath, tail) ||
        !isBetter(key, best)) {
      continue;
    }
    best = key;
    star = %call(slice, subpath, at, subpath.length - tail.length);
  }
  return best === undefined ? undefined : { key: best, star };
}

function resolveMap(map, subpath, at, ask) {
  if (%hasOwn(map, subpath) && %call(indexOf, subpath, "*") < 0) {
    return resolveTarget(map[subpath], undefined, subpath, at, ask);
  }
  const match = matchKey(map, subpath);
  if (match === undefined) return undefined;
  return resolveTarget(map[match.key], match.star, match.key, at, ask);
}

// `exports` may be the main entry alone.
function exportsMap(value, at) {
  if (typeof value === "string" || %isClass(value, "Array")) {
    return { ".": value };
  }
  const keys = %ownKeys(value, 5);
  let dotted = 0;
  for (let i = 0; i < keys.length; i++) dotted += keys[i][0] === ".";
  if (dotted !== 0 && dotted !== keys.length) {
    throw nodeError(Error, "ERR_INVALID_PACKAGE_CONFIG",
                    `Invalid package config ${at.path}. "exports" cannot ` +
                    "contain some keys starting with '.' and some not. The " +
                    "exports object must either be an object of package " +
                    "subpath keys or an object of main entry condition name " +
                    "keys only.");
  }
  return dotted === keys.length && keys.length > 0 ? value : { ".": value };
}

// The path of a package's subpath. `base`: who asks, for ES modules' errors.
function resolveExports(at, subpath, conditions, base) {
  const map = exportsMap(own(at.data, "exports"), at);
  const ask = { conditions, base, isImports: false };
  const found = resolveMap(map, subpath, at, ask);
  if (found === undefined || found === null) {
    throw notExported(subpath, at, base);
  }
  return found.path;
}

// What "#name" stands for: {path} or {specifier}; undefined where the package
// says nothing of it.
function resolveImports(at, name, conditions, base) {
  const map = at && own(at.data, "imports");
  if (!%isObject(map)) return undefined;
  const ask = { conditions, base, isImports: true };
  return resolveMap(map, name, at, ask) ?? undefined;
}

function notImported(at, name, base) {
  const inside = at === undefined ? "" : ` in package ${at.path}`;
  return nodeError(TypeError, "ERR_PACKAGE_IMPORT_NOT_DEFINED",
                   `Package import specifier "${name}" is not defined` +
                   `${inside}${from(base)}`);
}

%export("packages", {
  readPackage, scopeOf, typeOf, splitName, resolveExports, resolveImports,
  notImported, own,
});
