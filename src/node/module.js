// module.js: require, module.exports, and where a module is found. ES modules
// are the loader's (later/loader.js), package.json is later/packages.js's.
//
// Files are read only inside the project folder: the nearest folder upwards
// with a package.json, else the main file's. The world sees to that; a path
// that would lead out is answered with OUTSIDE.

const later = %import("later");
const coreModule = %import("coreModule");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const placeOfSyntax = %import("placeOfSyntax");
const builtinModules = %import("builtinModules");

const { slice, lastIndexOf, indexOf, startsWith, endsWith } =
  String.prototype;
const { includes } = Array.prototype;
const { parse } = JSON;
const { defineProperty, setPrototypeOf, getOwnPropertyDescriptor } =
  Object;
const { Proxy } = globalThis;
const folder = %processFolder();

const OUTSIDE = 18; // EXDEV

// --- paths ---------------------------------------------------------------

function dirname(path) {
  const at = %call(lastIndexOf, path, "/");
  if (at < 0) return ".";
  return at === 0 ? "/" : %call(slice, path, 0, at);
}

// True where no package.json is: the project folder is the nearest one that
// has one, and the world has looked there.
function hasNoPackage(path) {
  return path === folder && !%processPackaged();
}

// What follows the last dot of a file's name; "" for none.
function extension(path) {
  const slash = %call(lastIndexOf, path, "/");
  const dot = %call(lastIndexOf, path, ".");
  return dot > slash + 1 ? %call(slice, path, dot) : "";
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

// --- files ------------------------------------------------------------------

// True where a folder is there.
function isFolder(path) {
  return isInside(path) && %moduleRead(path) === 21; // EISDIR
}

// The text of a file inside the project, or undefined.
function read(path) {
  if (!isInside(path)) return undefined;
  const text = %moduleRead(path);
  if (text === OUTSIDE) refuseOutside(path);
  return typeof text === "string" ? text : undefined;
}

function refuseOutside(path) {
  throw nodeError(Error, "ERR_ACCESS_DENIED",
                  `'${path}' lies outside the project folder '${folder}', ` +
                  "and nothing outside it is read");
}

function withoutMark(text) {
  return %call(startsWith, text, "\ufeff") ? %call(slice, text, 1) : text;
}

%export("moduleFiles", {
  read, isFolder, hasNoPackage, dirname, extension, resolvePath, isInside, refuseOutside, withoutMark,
  folder,
});

const packages = () => later("node/packages", "packages");
const loader = () => later("node/loader", "loader");

// --- modules ---------------------------------------------------------------

const kIsMain = Symbol("kIsMainSymbol");
const kIsCachedByESMLoader = Symbol("kIsCachedByESMLoader");
const kIsExecuting = Symbol("kIsExecuting");
const kFormat = Symbol("kFormat");

function Module(id = "", parent) {
  this.id = id;
  this.path = dirname(id);
  this.exports = {};
  %define(this, "parent", parent, 5);
  if (parent && parent.children) %push(parent.children, this);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}
%makeConstructor(Module, {});
// A getter, as in Node, so that modules are shown as plain objects.
defineProperty(Module.prototype, "constructor", { get: () => Module });
const cache = { __proto__: null };

// The node_modules folders that are looked into, from the inside out.
function modulePaths(from) {
  const list = [];
  let at = resolvePath("/", from);
  for (;;) {
    if (!%call(endsWith, at, "/node_modules")) {
      %push(list, at === "/" ? "/node_modules" : `${at}/node_modules`);
    }
    if (at === "/" || at === ".") return list;
    at = dirname(at);
  }
}

// --- finding -----------------------------------------------------------------

const endings = ["", ".js", ".json", ".node"];

// {path, text} of the first of these files that is there.
function findFile(path, from) {
  for (let i = from; i < endings.length; i++) {
    const text = read(path + endings[i]);
    if (text !== undefined) return { path: path + endings[i], text };
  }
  return undefined;
}

function readPackage(path) {
  if (hasNoPackage(path)) return undefined;
  const text = read(`${path}/package.json`);
  if (text === undefined) return undefined;
  try {
    return parse(withoutMark(text));
  } catch (error) {
    error.path = `${path}/package.json`;
    error.message = `Error parsing ${path}/package.json: ${error.message}`;
    throw error;
  }
}

function findFolder(path, request) {
  const info = readPackage(path);
  const main = %isObject(info) && %hasOwn(info, "main") ? info.main : undefined;
  if (typeof main !== "string" || main === "") {
    return findFile(`${path}/index`, 1);
  }
  const at = resolvePath(path, main);
  const found = findFile(at, 0) ?? findFile(`${at}/index`, 1);
  if (found !== undefined) return found;
  const index = findFile(`${path}/index`, 1);
  if (index === undefined) {
    const error = new Error(`Cannot find module '${at}'. Please verify that ` +
                            'the package.json has a valid "main" entry');
    error.code = "MODULE_NOT_FOUND";
    error.path = `${path}/package.json`;
    error.requestPath = request;
    throw error;
  }
  return index;
}

const conditions = ["node", "require", "module-sync", "node-addons"];

function atPath(path) {
  const text = read(path);
  if (text !== undefined) return { path, text };
  const error = new Error(`Cannot find module '${path}'`);
  error.code = "MODULE_NOT_FOUND";
  throw error;
}

// A package by its own name, through its own `exports`.
function findSelf(request, parent) {
  const { scopeOf, splitName, resolveExports, own } = packages();
  const scope = parent.filename && scopeOf(parent.filename);
  const split = splitName(request);
  if (!scope || !split || own(scope.data, "name") !== split[0]) {
    return undefined;
  }
  const exports = own(scope.data, "exports");
  if (exports === undefined || exports === null) return undefined;
  return atPath(resolveExports(scope, split[1], conditions, parent.filename));
}

function findImport(request, parent) {
  const { scopeOf, resolveImports, notImported, own } = packages();
  const scope = parent.filename && scopeOf(parent.filename);
  if (!scope || !%isObject(own(scope.data, "imports"))) return undefined;
  const found = resolveImports(scope, request, conditions, parent.filename);
  if (!found) throw notImported(scope, request, parent.filename);
  if (found.path !== undefined) return atPath(found.path);
  const core = findCore(found.specifier);
  return core ?? findInModules(found.specifier, parent.paths);
}

// In one folder node_modules: its package's `exports`, else file or folder.
function findPackage(request, from) {
  const { readPackage: readData, splitName, resolveExports, own } = packages();
  const split = splitName(request);
  const data = split && readData(`${from}/${split[0]}`);
  const exports = data && own(data.data, "exports");
  if (exports !== undefined && exports !== null) {
    return atPath(resolveExports(data, split[1], conditions, undefined));
  }
  const at = `${from}/${request}`;
  const isFolder = %call(endsWith, request, "/");
  return (isFolder ? undefined : findFile(at, 0)) ??
         findFolder(resolvePath(at, "."), request);
}

function findInModules(request, paths) {
  for (let i = 0; i < paths.length; i++) {
    if (isInside(paths[i])) {
      const found = findPackage(request, paths[i]);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function findPath(request, parent) {
  if (request[0] === "#") {
    const found = findImport(request, parent);
    if (found !== undefined) return found;
  }
  if (!isRelative(request)) {
    return findSelf(request, parent) ?? findInModules(request, parent.paths);
  }
  const path = resolvePath(parent.path, request);
  if (!isInside(path)) refuseOutside(path);
  const isFolder = request === "." || request === ".." ||
                   %call(endsWith, request, "/") ||
                   %call(endsWith, request, "/..") ||
                   %call(endsWith, request, "/.");
  return (isFolder ? undefined : findFile(path, 0)) ??
         findFolder(path, request);
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

// The packages that are part of Loopline: the file in `later` that exports it
// as "node:NAME" (none: it runs with every program), and, where they are not
// all that the package's own `module.exports` has, the names that `import`
// takes from it.
const ourPackages = {
  __proto__: null,
  ws: {
    file: "node/ws",
    parts: "wsParts",
    complete: "wsComplete",
    imports: ["PerMessageDeflate", "Receiver", "Sender", "WebSocket",
              "WebSocketServer", "createWebSocketStream", "default",
              "extension", "subprotocol"],
  },
  express: {
    file: "node/express",
    imports: ["Route", "Router", "application", "default", "json", "query",
              "raw", "request", "response", "static", "text", "urlencoded"],
  },
  "body-parser": {
    file: "node/body_parser",
    imports: ["default", "json", "raw", "text", "urlencoded"],
  },
  "cookie-parser": {
    file: "node/cookie_parser",
    imports: ["JSONCookie", "JSONCookies", "default", "signedCookie",
              "signedCookies"],
  },
  cors: { file: "node/cors", imports: ["default"] },
  dotenv: { file: "node/dotenv" },
  "dotenv/config": { file: "node/dotenv_config" },
  "express-session": {
    file: "node/express_session",
    imports: ["Cookie", "MemoryStore", "Session", "Store", "default"],
  },
  "http-errors": {
    file: "node/express_error",
    imports: ["HttpError", "default", "isHttpError"],
  },
  morgan: {
    file: "node/morgan",
    imports: ["compile", "default", "format", "token"],
  },
  nunjucks: {
    file: "node/nunjucks",
    imports: ["Environment", "FileSystemLoader", "Loader", "Template",
              "default"],
  },
  "socket.io": {
    file: "node/socketio",
    imports: ["Namespace", "Server", "Socket"],
  },
  "socket.io-client": {
    file: "node/socketio_io",
    imports: ["Manager", "Socket", "connect", "default", "io"],
  },
  "socket.io-adapter": { file: "node/socketio_recovery" },
  "socket.io-parser": { file: "node/socketio_parser" },
  "engine.io": { file: "node/engineio" },
  "engine.io-client": { file: "node/engineio_client_package" },
  "engine.io-parser": { file: "node/engineio_parser" },
};

// What such a package exports, or undefined.
function ours(name) {
  const known = ourPackages[name];
  if (known === undefined) return undefined;
  if (known.file === undefined) return %moduleCore(`node:${name}`);
  if (known.complete !== undefined) later(known.file, known.complete)();
  return later(known.file, `node:${name}`);
}

function isOurs(name) {
  return ourPackages[name] !== undefined;
}

// {default, names} of a package that `import` finds otherwise than `require`.
function oursImported(name) {
  const known = ourPackages[name];
  return known?.parts === undefined
    ? undefined
    : { value: later(known.file, `node:${name}`),
        parts: later(known.file, known.parts) };
}

// The names that `import` takes from it; undefined for all.
function oursImports(name) {
  return ourPackages[name]?.imports;
}

// {exports} of a module that comes with Loopline, or undefined.
function findCore(request) {
  const named = %call(startsWith, request, "node:");
  const name = named ? %call(slice, request, 5) : request;
  const exports = coreModule(name) ?? (named ? undefined : ours(name));
  if (exports !== undefined) return { exports };
  if (named && %call(includes, onlyNamed, request)) {
    throw new Error(`The module '${request}' is not supported by Loopline`);
  }
  if (named) {
    throw nodeError(Error, "ERR_UNKNOWN_BUILTIN_MODULE",
                    `No such built-in module: ${request}`);
  }
  return undefined;
}

// Node's own that are known under this prefix alone.
const onlyNamed = ["node:sea", "node:sqlite", "node:test",
                   "node:test/reporters"];

function isBuiltin(request) {
  const name = %call(startsWith, request, "node:") ? %call(slice, request, 5)
                                                   : request;
  return %call(includes, builtinModules, name) ||
         %call(includes, onlyNamed, request);
}

// --- loading -----------------------------------------------------------------------

const known = { __proto__: null };

// {path, text}; `text` is undefined where the path was known before. A core
// module that `imports` leads to has {exports} instead.
function locate(request, parent) {
  const key = `${parent.path}\n${request}`;
  if (known[key] !== undefined && cache[known[key]] !== undefined) {
    return { path: known[key], text: undefined };
  }
  const found = findPath(request, parent);
  if (found === undefined) throw notFound(request, parent);
  known[key] = found.path;
  return found;
}

function loadJson(module, text) {
  try {
    module.exports = parse(withoutMark(text));
  } catch (error) {
    error.message = `${module.filename}: ${error.message}`;
    throw error;
  }
}

// A .js file is what its package.json says; else what it turns out to be.
function loadScript(module, text) {
  const { filename } = module;
  const ending = extension(filename);
  if (ending === ".mjs") return loadModule(module, text);
  const type = ending === ".js" ? packages().typeOf(filename) : "none";
  if (type === "module") return loadModule(module, text);
  let body;
  try {
    body = %moduleCompile(filename, text, placeOfSyntax);
  } catch (error) {
    if (ending === ".cjs" || !loader().speaksModule(error, filename, text)) {
      throw error;
    }
    if (type === "commonjs") {
      loader().adviseType();
      throw error;
    }
    loader().adviseSyntax(filename);
    return loadModule(module, text);
  }
  execute(module, body);
  return undefined;
}

// require() of an ES module: its namespace, where nothing in it awaits.
function loadModule(module, text) {
  module[kFormat] = "module";
  loader().requireModule(module, text);
}

function execute(module, body, filename = module.filename) {
  module[kIsExecuting] = true;
  try {
    %call(body, module.exports, module.exports, makeRequire(module), module,
          filename, dirname(filename));
  } finally {
    module[kIsExecuting] = false;
  }
}

function forget(module, parent) {
  delete cache[module.filename];
  const children = parent && parent.children;
  if (children && children[children.length - 1] === module) children.length--;
}

function refuseAddon(filename) {
  throw nodeError(Error, "ERR_DLOPEN_FAILED",
                  `${filename}: add-ons in machine code are not supported ` +
                  "by Loopline");
}

// What require.extensions holds; a program may replace them.
const extensions = {
  __proto__: null,
  ".js": %define(function (module, filename) {
    loadScript(module, textOf(filename));
  }, "name", "", 4),
  ".json": %define(function (module, filename) {
    loadJson(module, textOf(filename));
  }, "name", "", 4),
  ".node": %define(function (module, filename) {
    refuseAddon(filename);
  }, "name", "", 4),
};

// The text that was read while the file was looked for, or read now.
let found = { path: "", text: undefined };

function textOf(filename) {
  const text = found.path === filename ? found.text : undefined;
  found = { path: "", text: undefined };
  const whole = text ?? read(filename);
  if (whole !== undefined) return whole;
  const error =
    new Error(`ENOENT: no such file or directory, open '${filename}'`);
  error.errno = -2;
  error.code = "ENOENT";
  error.syscall = "open";
  error.path = filename;
  throw error;
}

%install(Module.prototype, {
  load(filename) {
    this.filename = filename;
    this.paths = modulePaths(dirname(filename));
    const ending = extension(filename);
    const handler = extensions[ending] ?? extensions[".js"];
    %call(handler, extensions, this, filename);
    this.loaded = true;
  },

  require(id) {
    checkRequest(id);
    return Module._load(id, this, false);
  },

  _compile(content, filename) {
    execute(this, %moduleCompile(filename, content, placeOfSyntax), filename);
  },
});

function newModule(path, parent, isMain) {
  const module = new Module(path, parent);
  module.paths = modulePaths(module.path);
  module[kIsMain] = isMain;
  module[kIsCachedByESMLoader] = false;
  module[kIsExecuting] = false;
  return module;
}

function addChild(parent, module) {
  const children = parent && parent.children;
  if (children && !%call(includes, children, module)) %push(children, module);
}

function loadFile(request, parent) {
  const place = parent === undefined ? { path: request, text: undefined }
                                      : locate(request, parent);
  if (place.exports !== undefined) return place.exports;
  const { path, text } = place;
  const cached = cache[path];
  if (cached !== undefined) {
    addChild(parent, cached);
    return cached.loaded ? cached.exports : exportsSoFar(cached);
  }
  const module = newModule(path, parent, false);
  cache[path] = module;
  found = { path, text };
  let done = false;
  try {
    module.load(path);
    done = true;
  } finally {
    if (!done) forget(module, parent);
    else if (isWarned(module.exports)) {
      setPrototypeOf(module.exports, ordinary);
    }
  }
  return module.exports;
}

// --- cycles -----------------------------------------------------------------------

// The prototype of exports that somebody got before their module had run: a
// name that is not there yet is worth a warning.
const ordinary = Object.prototype;
let warning;

function warnOf(name) {
  const shown = typeof name === "symbol" ? describe(name) : name;
  %import("emitWarning")(`Accessing non-existent property '${shown}' of ` +
                         "module exports inside circular dependency");
}

const describe = (symbol) => %call(symbolText, symbol);
const symbolText = Symbol.prototype.toString;

function makeWarning() {
  return new Proxy({}, {
    __proto__: null,
    get(target, name) {
      if (name in target || name === "__esModule") return target[name];
      warnOf(name);
      return undefined;
    },
    getOwnPropertyDescriptor(target, name) {
      if (%hasOwn(target, name) || name === "__esModule") {
        return getOwnPropertyDescriptor(target, name);
      }
      warnOf(name);
      return undefined;
    },
  });
}

function isWarned(exports) {
  return warning !== undefined && %isObject(exports) && !%isProxy(exports) &&
         %prototypeOf(exports) === warning;
}

function exportsSoFar(module) {
  const { exports } = module;
  if (%isObject(exports) && !%isProxy(exports) &&
      %prototypeOf(exports) === ordinary && !exports.__esModule) {
    warning ??= makeWarning();
    setPrototypeOf(exports, warning);
  }
  return exports;
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

// Our packages have no path: what is not in node_modules is not there.
function resolveFilename(request, parent) {
  const core = ourPackages[request] === undefined ? findCore(request)
                                                  : undefined;
  return core === undefined ? locate(request, parent).path : request;
}

function makeRequire(module) {
  function require(id) {
    checkRequest(id);
    return Module._load(id, module, false);
  }
  require.resolve = function resolve(request) {
    if (typeof request !== "string") {
      throw argumentError("request", "string", request);
    }
    return Module._resolveFilename(request, module, false);
  };
  require.resolve.paths = function paths(request) {
    if (typeof request !== "string") {
      throw argumentError("request", "string", request);
    }
    if (isBuiltin(request)) return null;
    return isRelative(request) ? [module.path] : modulePaths(module.path);
  };
  require.main = mainModule;
  require.extensions = extensions;
  require.cache = cache;
  return require;
}

// --- what the module `module` exports -----------------------------------------

const wrapper = [
  "(function (exports, require, module, __filename, __dirname) { ", "\n});",
];

function createRequire(filename) {
  let path = filename;
  if (%isObject(filename) && typeof filename.href === "string") {
    path = filename.href;
  }
  if (typeof path === "string" && %call(startsWith, path, "file:")) {
    path = loader().pathOfUrl(path);
  }
  if (typeof path !== "string" || path[0] !== "/") {
    throw nodeError(TypeError, "ERR_INVALID_ARG_VALUE",
                    "The argument 'filename' must be a file URL object, file " +
                    "URL string, or absolute path string. Received " +
                    %import("inspect")(filename));
  }
  if (%call(endsWith, path, "/")) path += "noop.js";
  const module = newModule(path, undefined, false);
  module.filename = path;
  return makeRequire(module);
}

const exported = {
  _load(request, parent) {
    const core = findCore(request);
    return core === undefined ? loadFile(request, parent ?? mainModule)
                              : core.exports;
  },
  _resolveFilename: resolveFilename,
  _nodeModulePaths: modulePaths,
  wrap(script) {
    return wrapper[0] + script + wrapper[1];
  },
  isBuiltin,
  createRequire,
};

%define(exported._resolveFilename, "name", "_resolveFilename", 4);
%define(exported._nodeModulePaths, "name", "_nodeModulePaths", 4);
const names = %ownKeys(exported, 5);
for (let i = 0; i < names.length; i++) Module[names[i]] = exported[names[i]];
Module._cache = cache;
Module._extensions = extensions;
Module._pathCache = { __proto__: null };
Module.globalPaths = [];
%define(Module, "wrapper", wrapper, 5);
Module.builtinModules = builtinModules;
Module.Module = Module;

// What `request` in the file `path` leads to, without running it.
function peek(request, path) {
  try {
    const module = new Module(path, undefined);
    module.filename = path;
    module.paths = modulePaths(module.path);
    return findCore(request) ?? findPath(request, module);
  } catch {
    return undefined;
  }
}

// require() as the main file would call it.
function requireMain(request) {
  return exported._load(request, mainModule);
}

// The exports of the file at a path, for an ES module that imports it.
function loadPath(path) {
  return loadFile(path, undefined);
}

%export("commonjs", { findCore, isBuiltin, ours, isOurs, oursImported,
                      oursImports, peek, loadPath, requireMain });
%export("node:module", Module);

// --- the main script ------------------------------------------------------------------

let mainModule;

// `main` is the function of a CommonJS file, or the table of an ES module.
%processHook("main", (main, filename) => {
  if (loadsAsModule(main, filename)) {
    loader().runMain(main, filename);
    return;
  }
  const module = newModule(".", null, true);
  module.path = dirname(filename);
  module.filename = filename;
  module.paths = modulePaths(module.path);
  cache[filename] = module;
  mainModule = module;
  %import("node:process").mainModule = module;
  execute(module, main);
  module.loaded = true;
});

function loadsAsModule(main, filename) {
  const ending = extension(filename);
  if (ending === ".mjs" || ending === ".cjs") return ending === ".mjs";
  const type = hasNoPackage(dirname(filename)) ? "none"
                                               : packages().typeOf(filename);
  if (typeof main !== "function") {
    if (type === "none") loader().adviseSyntax(filename);
    if (type !== "commonjs") return true;
    loader().adviseType();
    %moduleCompile(filename, read(filename), placeOfSyntax); // it throws
  }
  return type === "module";
}

// import() of a script: see OP_IMPORT_CALL.
%hook("import", (specifier, options, referrer) =>
  loader().importModule(specifier, options, referrer));
