// module.js: require, module.exports, and where a module is found.
//
// Files are read only inside the project folder: the nearest folder upwards
// with a package.json, else the main file's.

const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const placeOfSyntax = %import("placeOfSyntax");
const coreModule = %import("coreModule");

const { slice, lastIndexOf, indexOf, startsWith, endsWith } =
  String.prototype;
const { parse } = JSON;
const folder = %processFolder();

// --- paths ---------------------------------------------------------------

function dirname(path) {
  const at = %call(lastIndexOf, path, "/");
  if (at < 0) return ".";
  return at === 0 ? "/" : %call(slice, path, 0, at);
}

// The parts between the slashes.
function parts(path) {
  const list = [];
  let from = 0;
  for (;;) {
    const at = %call(indexOf, path, "/", from);
    %push(list, %call(slice, path, from, at < 0 ? path.length : at));
    if (at < 0) return list;
    from = at + 1;
  }
}

// `base` and `path` as one absolute path without "." and "..".
function resolvePath(base, path) {
  const whole = %call(startsWith, path, "/") ? path : `${base}/${path}`;
  const from = parts(whole);
  const list = [];
  for (let i = 0; i < from.length; i++) {
    if (from[i] === "..") {
      if (list.length > 0) list.length--;
    } else if (from[i] !== "" && from[i] !== ".") {
      %push(list, from[i]);
    }
  }
  let result = "";
  for (let i = 0; i < list.length; i++) result += `/${list[i]}`;
  return result === "" ? "/" : result;
}

function isInside(path) {
  return path === folder || folder === "/" ||
         %call(startsWith, path, `${folder}/`);
}

function isRelative(request) {
  return request === "." || request === ".." ||
         %call(startsWith, request, "./") ||
         %call(startsWith, request, "../") ||
         %call(startsWith, request, "/");
}

// --- modules ---------------------------------------------------------------

class Module {
  constructor(id, parent) {
    this.id = id;
    this.path = dirname(id);
    this.exports = {};
    this.filename = null;
    this.loaded = false;
    this.children = [];
    %define(this, "parent", parent, 5);
    if (parent) %push(parent.children, this);
  }

  require(id) {
    return makeRequire(this)(id);
  }
}
const cache = { __proto__: null };
Module._cache = cache;

// The node_modules folders that are looked into, from the inside out.
function modulePaths(from) {
  const list = [];
  let at = from;
  for (;;) {
    if (!%call(endsWith, at, "/node_modules")) {
      %push(list, at === "/" ? "/node_modules" : `${at}/node_modules`);
    }
    if (at === "/" || at === ".") return list;
    at = dirname(at);
  }
}

// --- finding -----------------------------------------------------------------

// The text of a file inside the project, or undefined.
function read(path) {
  if (!isInside(path)) return undefined;
  const text = %moduleRead(path);
  return typeof text === "string" ? text : undefined;
}

const endings = ["", ".js", ".json"];

// {path, text} of the first of these files that is there.
function findFile(path, from) {
  for (let i = from; i < endings.length; i++) {
    const text = read(path + endings[i]);
    if (text !== undefined) return { path: path + endings[i], text };
  }
  return undefined;
}

// What an `exports` entry of a package.json leads to.
function exported(entry) {
  if (typeof entry === "string") return entry;
  if (!%isObject(entry)) return undefined;
  const keys = %ownKeys(entry, 5);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === "node" || key === "require" || key === "default" ||
        key === ".") {
      const found = exported(entry[key]);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function readPackage(path) {
  const text = read(`${path}/package.json`);
  if (text === undefined) return undefined;
  try {
    return parse(text);
  } catch (error) {
    error.message = `Error parsing ${path}/package.json: ${error.message}`;
    throw error;
  }
}

function findFolder(path) {
  const info = readPackage(path);
  if (%isObject(info)) {
    const main = exported(info.exports) ?? info.main;
    if (typeof main === "string" && main !== "") {
      const at = resolvePath(path, main);
      const found = findFile(at, 0) ?? findFile(`${at}/index`, 1);
      if (found !== undefined) return found;
    }
  }
  return findFile(`${path}/index`, 1);
}

function findInModules(request, from) {
  const paths = modulePaths(from);
  for (let i = 0; i < paths.length; i++) {
    if (isInside(paths[i])) {
      const at = `${paths[i]}/${request}`;
      const found = findFile(at, 0) ?? findFolder(at);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function refuseOutside(request, path) {
  throw new Error(`The module '${request}' lies outside the project folder ` +
                  `'${folder}' (${path}), and nothing outside it is loaded`);
}

function findPath(request, from) {
  if (!isRelative(request)) return findInModules(request, from);
  const path = resolvePath(from, request);
  if (!isInside(path)) refuseOutside(request, path);
  const isFolder = request === "." || request === ".." ||
                   %call(endsWith, request, "/") ||
                   %call(endsWith, request, "/..") ||
                   %call(endsWith, request, "/.");
  return (isFolder ? undefined : findFile(path, 0)) ?? findFolder(path);
}

function notFound(request, parent) {
  const stack = [];
  for (let at = parent; at; at = at.parent) {
    %push(stack, at.filename || at.id);
  }
  let message = `Cannot find module '${request}'`;
  if (stack.length > 0) {
    message += "\nRequire stack:";
    for (let i = 0; i < stack.length; i++) message += `\n- ${stack[i]}`;
  }
  const error = new Error(message);
  error.code = "MODULE_NOT_FOUND";
  error.requireStack = stack;
  return error;
}

// --- the modules that are part of Node -------------------------------------------

// A package that is part of Loopline: "ws".
function ours(name) {
  return %moduleCore(`node:${name}`);
}

// {exports} of a module that comes with Loopline, or undefined.
function findCore(request) {
  const named = %call(startsWith, request, "node:");
  const name = named ? %call(slice, request, 5) : request;
  const exports = coreModule(name) ?? (named ? undefined : ours(name));
  if (exports !== undefined) return { exports };
  if (named) {
    throw nodeError(Error, "ERR_UNKNOWN_BUILTIN_MODULE",
                    `No such built-in module: ${request}`);
  }
  return undefined;
}

// --- loading -----------------------------------------------------------------------

const known = { __proto__: null };

// {path, text}; `text` is undefined where the path was known before.
function locate(request, parent) {
  const key = `${parent.path}\n${request}`;
  if (known[key] !== undefined && cache[known[key]] !== undefined) {
    return { path: known[key], text: undefined };
  }
  const found = findPath(request, parent.path);
  if (found === undefined) throw notFound(request, parent);
  known[key] = found.path;
  return found;
}

function withoutMark(text) {
  return %call(startsWith, text, "\ufeff") ? %call(slice, text, 1) : text;
}

function run(module, text) {
  const { filename } = module;
  if (%call(endsWith, filename, ".json")) {
    try {
      module.exports = parse(withoutMark(text));
    } catch (error) {
      error.message = `${filename}: ${error.message}`;
      throw error;
    }
  } else {
    const body = %moduleCompile(filename, text, placeOfSyntax);
    execute(module, body);
  }
  module.loaded = true;
}

function execute(module, body) {
  %call(body, module.exports, module.exports, makeRequire(module), module,
        module.filename, module.path);
}

function forget(module, parent) {
  delete cache[module.filename];
  const { children } = parent;
  if (children[children.length - 1] === module) children.length--;
}

function loadFile(request, parent) {
  const { path, text } = locate(request, parent);
  const cached = cache[path];
  if (cached !== undefined) return cached.exports;
  const module = new Module(path, parent);
  module.filename = path;
  module.paths = modulePaths(module.path);
  cache[path] = module;
  let done = false;
  try {
    run(module, text === undefined ? read(path) : text);
    done = true;
  } finally {
    if (!done) forget(module, parent);
  }
  return module.exports;
}

function checkRequest(request) {
  if (typeof request !== "string") {
    throw argumentError("id", "string", request);
  }
  if (request === "") {
    throw nodeError(TypeError, "ERR_INVALID_ARG_VALUE",
                    "The argument 'id' must be a non-empty string. " +
                    "Received ''");
  }
}

function makeRequire(module) {
  function require(id) {
    checkRequest(id);
    const core = findCore(id);
    return core === undefined ? loadFile(id, module) : core.exports;
  }
  require.resolve = function resolve(request) {
    checkRequest(request);
    return findCore(request) === undefined ? locate(request, module).path
                                           : request;
  };
  require.main = mainModule;
  require.extensions = { __proto__: null };
  require.cache = cache;
  return require;
}

// --- the main script ------------------------------------------------------------------

let mainModule;

%processHook("main", (body, filename) => {
  const module = new Module(".", undefined);
  module.path = dirname(filename);
  module.filename = filename;
  module.paths = modulePaths(module.path);
  cache[filename] = module;
  mainModule = module;
  %import("node:process").mainModule = module;
  execute(module, body);
  module.loaded = true;
});

Module.Module = Module;
Module.builtinModules = %import("builtinModules");
%export("node:module", Module);
