// loader.js: where ES modules come from: URLs, files, built-in and CommonJS
// modules; import(), import.meta, and the main script where it is a module.
// What modules ask of each other is linker.js's.
//
// Exported: loader, an object with runMain, importModule, requireModule, ...

const later = %import("later");
const files = %import("moduleFiles");
const commonjs = %import("commonjs");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const emitWarning = %import("emitWarning");
const coreModule = %import("coreModule");
const placeOfSyntax = %import("placeOfSyntax");
const process = %import("node:process");
const packages = later("node/packages", "packages");
const { ModuleRecord, SyntheticModule, link, evaluate, getNamespace } =
  later("node/linker", "linker");
const { parse, indexOf, slice, startsWith, endsWith, includes, sort,
        regexpExec, Error, TypeError, SyntaxError, decodeURIComponent } =
  %import("originals");

const conditions = ["node", "import", "module-sync", "node-addons"];

// --- URLs of files --------------------------------------------------------------

function withoutQuery(url) {
  const query = %call(indexOf, url, "?");
  const hash = %call(indexOf, url, "#");
  if (query < 0 && hash < 0) return url;
  const end = query < 0 || (hash >= 0 && hash < query) ? hash : query;
  return %call(slice, url, 0, end);
}

function pathOfUrl(url) {
  return decodeURIComponent(%call(slice, withoutQuery(url), 7));
}

// What an error says of a module that asks.
function baseOf(url) {
  return %call(startsWith, url, "file:") ? pathOfUrl(url) : url;
}

function folderOf(base) {
  return files.dirname(baseOf(base));
}

// --- errors --------------------------------------------------------------------------

function notFound(path, base, url) {
  const error = nodeError(Error, "ERR_MODULE_NOT_FOUND",
                          `Cannot find module '${path}' imported from ` +
                          baseOf(base));
  if (url !== undefined) error.url = url;
  return error;
}

function packageNotFound(name, base) {
  return nodeError(Error, "ERR_MODULE_NOT_FOUND",
                   `Cannot find package '${name}' imported from ` +
                   baseOf(base));
}

function isFolderError(path, base, url) {
  const error = nodeError(Error, "ERR_UNSUPPORTED_DIR_IMPORT",
                          `Directory import '${path}' is not supported ` +
                          "resolving ES modules imported from " +
                          baseOf(base));
  error.url = url;
  return error;
}

function invalidSpecifier(specifier, why, base) {
  return nodeError(TypeError, "ERR_INVALID_MODULE_SPECIFIER",
                   `Invalid module "${specifier}" ${why} imported from ` +
                   baseOf(base));
}

// --- resolving (ESM_RESOLVE) ------------------------------------------------------------

// Where a relative, absolute or file: specifier leads: {path, rest}; `rest` is
// its query and fragment.
function locate(specifier, base) {
  const plain = withoutQuery(specifier);
  const rest = %call(slice, specifier, plain.length);
  const isUrl = %call(startsWith, plain, "file:");
  const text = isUrl ? %call(slice, plain, 7) : plain;
  const path = decodeURIComponent(text);
  const lower = %call(indexOf, text, "%2f") >= 0 ||
                %call(indexOf, text, "%2F") >= 0 ||
                %call(indexOf, text, "%5c") >= 0 ||
                %call(indexOf, text, "%5C") >= 0;
  if (lower) {
    throw invalidSpecifier(`${folderOf(base)}/${%call(slice, text, 2)}`,
                           'must not include encoded "/" or "\\" characters',
                           base);
  }
  const whole = files.resolvePath(folderOf(base), path);
  const isFolder = %call(endsWith, path, "/") || path === "." ||
                   path === ".." || %call(endsWith, path, "/.") ||
                   %call(endsWith, path, "/..");
  return { path: isFolder && whole !== "/" ? `${whole}/` : whole, rest };
}

function isLocated(specifier) {
  return specifier === "." || specifier === ".." || specifier[0] === "/" ||
         %call(startsWith, specifier, "./") ||
         %call(startsWith, specifier, "../") ||
         %call(startsWith, specifier, "file:");
}

function hasScheme(specifier) {
  const colon = %call(indexOf, specifier, ":");
  const slash = %call(indexOf, specifier, "/");
  return colon > 0 && (slash < 0 || colon < slash);
}

function resolveScheme(specifier) {
  if (%call(startsWith, specifier, "data:")) return { url: specifier };
  if (%call(startsWith, specifier, "node:")) {
    commonjs.findCore(specifier); // it throws
  }
  const protocol =
    %call(slice, specifier, 0, %call(indexOf, specifier, ":") + 1);
  throw nodeError(Error, "ERR_UNSUPPORTED_ESM_URL_SCHEME",
                  "Only URLs with a scheme in: file, data, and node are " +
                  "supported by the default ESM loader. Received protocol " +
                  `'${protocol}'`);
}

function inPackage(folder, split, base) {
  const at = packages.readPackage(folder);
  const exports = at && packages.own(at.data, "exports");
  if (exports !== undefined && exports !== null) {
    return packages.resolveExports(at, split[1], conditions, baseOf(base));
  }
  if (split[1] !== ".") return files.resolvePath(folder, split[1]);
  return mainOf(folder, at, base);
}

// The main file of a package without `exports`, as CommonJS finds it.
function mainOf(folder, at, base) {
  const main = at && packages.own(at.data, "main");
  const tries = [];
  if (typeof main === "string") {
    const file = files.resolvePath(folder, main);
    %push(tries, file);
    %push(tries, `${file}.js`);
    %push(tries, `${file}.json`);
    %push(tries, `${file}.node`);
    %push(tries, `${file}/index.js`);
    %push(tries, `${file}/index.json`);
    %push(tries, `${file}/index.node`);
  }
  %push(tries, `${folder}/index.js`);
  %push(tries, `${folder}/index.json`);
  %push(tries, `${folder}/index.node`);
  for (let i = 0; i < tries.length; i++) {
    if (files.read(tries[i]) !== undefined) return tries[i];
  }
  const first = typeof main === "string" ? files.resolvePath(folder, main)
                                         : `${folder}/index.js`;
  throw packageNotFound(first, base);
}

// A package's own name, or one from node_modules upwards.
function resolvePackage(specifier, base) {
  const split = packages.splitName(specifier);
  if (split === undefined || split[0] === "") {
    throw invalidSpecifier(specifier, "is not a valid package name", base);
  }
  const path = baseOf(base);
  const scope = packages.scopeOf(path);
  const exports = scope && packages.own(scope.data, "exports");
  if (exports && packages.own(scope.data, "name") === split[0]) {
    return packages.resolveExports(scope, split[1], conditions, path);
  }
  let folder = files.dirname(path);
  for (;;) {
    const at = `${folder === "/" ? "" : folder}/node_modules/${split[0]}`;
    if (files.isFolder(at)) return inPackage(at, split, base);
    if (folder === "/" || folder === ".") break;
    folder = files.dirname(folder);
  }
  throw packageNotFound(split[0], base);
}

function resolveImports(specifier, base) {
  const path = baseOf(base);
  const scope = packages.scopeOf(path);
  const found =
    packages.resolveImports(scope, specifier, conditions, path);
  if (found === undefined) {
    throw packages.notImported(scope, specifier, path);
  }
  return found.path === undefined ? resolve(found.specifier, base)
                                  : { path: found.path, rest: "" };
}

// {core}, {url} or {path, rest}.
function resolve(specifier, base) {
  const isCore = isLocated(specifier) || !commonjs.isBuiltin(specifier)
    ? commonjs.isOurs(specifier)
    : commonjs.findCore(specifier) !== undefined;
  if (isCore) return { core: specifier };
  if (specifier[0] === "#") return resolveImports(specifier, base);
  if (isLocated(specifier)) return locate(specifier, base);
  if (hasScheme(specifier)) return resolveScheme(specifier);
  return { path: resolvePackage(specifier, base), rest: "" };
}

function coreUrl(specifier) {
  return %call(startsWith, specifier, "node:") ? specifier
                                               : `node:${specifier}`;
}

function urlOf(place) {
  if (place.core !== undefined) return coreUrl(place.core);
  return place.url ?? %fileUrl(place.path) + place.rest;
}

// --- modules of other kinds -----------------------------------------------------------------

function exportNames(exports) {
  const names = ["default"];
  const own = %isObject(exports) ? %ownKeys(exports, 5) : [];
  for (let i = 0; i < own.length; i++) {
    if (own[i] !== "default") %push(names, own[i]);
  }
  return names;
}

// A refused export throws where it is read; importing alone is no use of it.
function valueOf(exports, name) {
  try {
    return exports[name];
  } catch {
    return undefined;
  }
}

function coreRecord(url, specifier) {
  const imported = commonjs.oursImported(specifier);
  const exports = imported?.value ?? commonjs.findCore(specifier).exports;
  const values = imported?.parts ?? exports;
  const names = commonjs.oursImports(specifier) ?? exportNames(exports);
  return new SyntheticModule(url, names, (set) => {
    for (let i = 0; i < names.length; i++) {
      set(names[i], names[i] === "default" ? exports
                                           : valueOf(values, names[i]));
    }
  }, "builtin");
}

function jsonRecord(url, path, text) {
  let value;
  try {
    value = parse(files.withoutMark(text));
  } catch (error) {
    error.message = `${path}: ${error.message}`;
    throw error;
  }
  return new SyntheticModule(url, ["default"], (set) => set("default", value),
                             "json");
}

// The names that a CommonJS file exports, as far as its text shows them;
// those of files that it passes on too.
function commonjsNames(path, text, names, seen) {
  if (%call(includes, seen, path)) return;
  %push(seen, path);
  const { exports, reexports } = %moduleExports(path, text);
  for (let i = 0; i < exports.length; i++) {
    if (!%call(includes, names, exports[i])) %push(names, exports[i]);
  }
  for (let i = 0; i < reexports.length; i++) {
    const other = commonjs.peek(reexports[i], path);
    if (other === undefined) continue;
    if (other.exports !== undefined) {
      addAll(names, exportNames(other.exports));
    } else if (files.extension(other.path) !== ".json") {
      const content = other.text ?? files.read(other.path);
      if (content !== undefined) {
        commonjsNames(other.path, content, names, seen);
      }
    }
  }
}

function addAll(names, others) {
  for (let i = 0; i < others.length; i++) {
    if (!%call(includes, names, others[i])) %push(names, others[i]);
  }
}

function commonjsRecord(url, path, text) {
  const names = [];
  commonjsNames(path, text, names, []);
  if (!%call(includes, names, "default")) %push(names, "default");
  return new SyntheticModule(url, names, (set) => {
    const exports = commonjs.loadPath(path);
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      if (name !== "default" && %isObject(exports) && name in exports) {
        set(name, valueOf(exports, name));
      }
    }
    set("default", exports);
  }, "commonjs");
}

// --- text modules ------------------------------------------------------------------------------

const onlyModules = ["Cannot use import statement outside a module",
                     "Unexpected token 'export'",
                     "Cannot use 'import.meta' outside a module"];
const maybeModules = [
  "Identifier '__filename' has already been declared",
  "Identifier '__dirname' has already been declared",
  "Identifier 'exports' has already been declared",
  "Identifier 'module' has already been declared",
  "Identifier 'require' has already been declared",
  "await is only valid in async functions and the top level bodies of modules",
  "missing ) after argument list", // f(await x)
];

// True where a file is no CommonJS because it is an ES module.
function speaksModule(error, path, text) {
  if (%call(includes, onlyModules, error.message)) return true;
  const unexpected = %textFind(error.message, "Unexpected ", 0) === 0;
  if (!unexpected && !%call(includes, maybeModules, error.message))
    return false;
  try {
    %moduleParse(path, text, placeOfSyntax);
    return true;
  } catch {
    return false;
  }
}

function adviseSyntax(path) {
  const scope = packages.scopeOf(path);
  if (scope === undefined) return;
  emitWarning(
    `Module type of ${%fileUrl(path)} is not specified and it doesn't parse ` +
    "as CommonJS.\nReparsing as ES module because module syntax was " +
    "detected. This incurs a performance overhead.\nTo eliminate this " +
    `warning, add "type": "module" to ${scope.path}.`,
    { code: "MODULE_TYPELESS_PACKAGE_JSON" });
}

function adviseType() {
  emitWarning('To load an ES module, set "type": "module" in the ' +
              "package.json or use the .mjs extension.");
}

// "module", "commonjs" or "json"; `text` decides where nothing else does.
function formatOf(path, text) {
  const ending = files.extension(path);
  if (ending === ".mjs") return "module";
  if (ending === ".cjs") return "commonjs";
  if (ending === ".json") return "json";
  if (ending !== ".js" && ending !== "") {
    throw nodeError(TypeError, "ERR_UNKNOWN_FILE_EXTENSION",
                    `Unknown file extension "${ending}" for ${path}`);
  }
  const type = packages.typeOf(path);
  if (type !== "none") return type;
  try {
    %moduleExports(path, text);
    return "commonjs";
  } catch (error) {
    if (!speaksModule(error, path, text)) return "commonjs";
    adviseSyntax(path);
    return "module";
  }
}

function checkType(type, format, url) {
  if (format === "json" && type === undefined) {
    throw nodeError(TypeError, "ERR_IMPORT_ASSERTION_TYPE_MISSING",
                    `Module "${url}" needs an import attribute of type ` +
                    '"json"');
  }
  if (type === undefined || type === format) return;
  if (type !== "json") {
    throw nodeError(TypeError, "ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED",
                    `Import attribute type "${type}" is unsupported`);
  }
  throw nodeError(TypeError, "ERR_IMPORT_ASSERTION_TYPE_FAILED",
                  `Module "${url}" is not of type "${type}"`);
}

const records = { __proto__: null }; // by URL
const formats = { __proto__: null };

function textRecord(url, path, text) {
  const table = %moduleParse(path, text, placeOfSyntax);
  if (table.odd) {
    throw nodeError(TypeError, "ERR_IMPORT_ATTRIBUTE_UNSUPPORTED",
                    "This import attribute is not supported");
  }
  const record = new ModuleRecord(table);
  record.url = url;
  return record;
}

function fileRecord(url, path, text, type) {
  const format = formatOf(path, text);
  checkType(type, format, url);
  formats[url] = format;
  if (format === "module") return textRecord(url, path, text);
  if (format === "json") return jsonRecord(url, path, text);
  return commonjsRecord(url, path, text);
}

// data:text/javascript,... and data:application/json,...
function dataRecord(url, type) {
  const comma = %call(indexOf, url, ",");
  const kind = %call(slice, url, 5, comma);
  const text = decodeURIComponent(%call(slice, url, comma + 1));
  if (kind === "application/json") {
    checkType(type, "json", url);
    return jsonRecord(url, url, text);
  }
  if (kind !== "text/javascript") {
    throw nodeError(RangeError, "ERR_UNKNOWN_MODULE_FORMAT",
                    `Unknown module format: ${kind} for URL ${url}`);
  }
  return textRecord(url, url, text);
}

function readFile(place, base, url) {
  const { path } = place;
  if (!files.isInside(path)) files.refuseOutside(path);
  if (%call(endsWith, path, "/")) throw isFolderError(path, base, url);
  const text = files.read(path);
  if (text !== undefined) return text;
  throw files.isFolder(path) ? isFolderError(path, base, url)
                             : notFound(path, base, url);
}

// The record of what `specifier` means to `base`, and of all that it needs.
function load(specifier, type, base) {
  const place = resolve(specifier, base);
  const url = urlOf(place);
  const known = records[url];
  if (known !== undefined) {
    if (place.core === undefined) checkType(type, formats[url] ?? type, url);
    return known;
  }
  let record;
  if (place.core !== undefined) record = coreRecord(url, place.core);
  else if (place.url !== undefined) record = dataRecord(url, type);
  else record = fileRecord(url, place.path, readFile(place, base, url), type);
  return add(record, url);
}

function add(record, url) {
  records[url] = record;
  let done = false;
  try {
    loadRequests(record);
    done = true;
  } finally {
    if (!done) delete records[url];
  }
  return record;
}

function loadRequests(record) {
  const { requests } = record;
  for (let i = record.modules.length; i < requests.length; i++) {
    const { specifier, type } = requests[i];
    %push(record.modules, load(specifier, type, record.url));
  }
}

// --- import.meta -------------------------------------------------------------------------

function initializeMeta({ url }) {
  const meta = { __proto__: null };
  const resolveHere = {
    resolve(specifier) {
      const name = `${specifier}`;
      try {
        return urlOf(resolve(name, url));
      } catch (error) {
        if (error.url !== undefined) return error.url;
        throw error;
      }
    },
  };
  if (%call(startsWith, url, "file:")) {
    meta.dirname = folderOf(url);
    meta.filename = pathOfUrl(url);
  }
  meta.resolve = resolveHere.resolve;
  meta.url = url;
  return meta;
}

// --- import() -----------------------------------------------------------------------------

function attributeType(options) {
  if (options === undefined) return undefined;
  if (!%isObject(options)) {
    throw new TypeError(
      "The second argument of import() must be an object");
  }
  const attributes = options.with ?? options.assert;
  if (attributes === undefined) return undefined;
  if (!%isObject(attributes)) {
    throw new TypeError(
      "The 'assert' option must be an object");
  }
  const { type } = attributes;
  if (type !== undefined && typeof type !== "string") {
    throw new TypeError("Import assertion value must be a string");
  }
  return type;
}

// The URL that relative specifiers in a file of that name are relative to.
function referrerUrl(name) {
  if (%call(startsWith, name, "/")) return %fileUrl(name);
  return %call(startsWith, name, "file:") || %call(startsWith, name, "data:")
    ? name
    : %fileUrl(`${files.folder}/[eval]`);
}

// How many microtasks Node 20 takes for import(), before the module is
// evaluated and behind it: for one that is known, and for a new one.
const KNOWN = [3, 3];
const NEW = [10, 4];
const DISK = 2400; // us: as a readFile takes

// A file that is not loaded yet comes with the poll phase.
function fromDisk() {
  const promise = %promiseNew();
  %fileTask(() => {
    %promiseFulfil(promise, undefined);
  }, undefined, DISK);
  return promise;
}

// Names that a CommonJS module has, and an ES module has not.
const notHere = /^(require|module|exports|__filename|__dirname) is not defined$/;

// A module in which one of them was used is told so (Node 20).
function explained(error, record) {
  if (!%isClass(error, "Error") || error.name !== "ReferenceError" ||
      %call(regexpExec, notHere, error.message) === null) return error;
  error.message += " in ES module scope";
  if (%call(startsWith, error.message, "require ")) {
    error.message += ", you can use import instead";
  }
  const path = baseOf(record.url);
  if (!%call(endsWith, path, ".js") || packages.typeOf(path) !== "module") {
    return error;
  }
  error.message +=
    "\nThis file is being treated as an ES module because it has a '.js' " +
    `file extension and '${packages.scopeOf(path).path}' contains "type": ` +
    '"module". To treat it as a CommonJS script, rename it to use the ' +
    "'.cjs' file extension.";
  return error;
}

async function importModule(specifier, options, referrer) {
  const name = `${specifier}`;
  const type = attributeType(options);
  const base = referrerUrl(referrer);
  const place = resolve(name, base);
  const isKnown = records[urlOf(place)] !== undefined;
  const [before, behind] = isKnown ? KNOWN : NEW;
  if (!isKnown && place.path !== undefined) await fromDisk();
  for (let i = 0; i < before; i++) await undefined;
  const record = load(name, type, base);
  link(record, initializeMeta);
  try {
    await evaluate(record);
  } catch (error) {
    throw explained(error, record);
  }
  for (let i = 0; i < behind; i++) await undefined;
  return getNamespace(record);
}

// --- require() of a module --------------------------------------------------------------------

function awaits(record, seen) {
  if (%call(includes, seen, record)) return false;
  %push(seen, record);
  if (record.hasAwait) return true;
  for (let i = 0; i < record.modules.length; i++) {
    if (awaits(record.modules[i], seen)) return true;
  }
  return false;
}

function refuseAwait(module) {
  const parent = module.parent && module.parent.filename;
  const from = parent ? `\n  From ${parent} ` : "";
  throw nodeError(Error, "ERR_REQUIRE_ASYNC_MODULE",
                  "require() cannot be used on an ESM graph with top-level " +
                  "await. Use import() instead. To see where the top-level " +
                  "await comes from, use --experimental-print-required-tla." +
                  `${from}\n  Requiring ${module.filename} `);
}

function refuseCycle(module) {
  const parent = module.parent && module.parent.filename;
  throw nodeError(Error, "ERR_REQUIRE_CYCLE_MODULE",
                  `Cannot require() ES Module ${module.filename} in a cycle.` +
                  (parent ? ` (from ${parent})` : "") +
                  " A cycle involving require(esm) is not allowed to " +
                  "maintain invariants mandated by the ECMAScript " +
                  "specification. Try making at least part of the " +
                  "dependency in the graph lazily loaded.");
}

function requireModule(module, text) {
  const url = %fileUrl(module.filename);
  const record = records[url] ??
                 add(textRecord(url, module.filename, text), url);
  if (record.status === "evaluating" || record.status === "linking") {
    refuseCycle(module);
  }
  if (awaits(record, [])) refuseAwait(module);
  link(record, initializeMeta);
  const promise = evaluate(record);
  if (%promiseState(promise) === 2) {
    %promiseHandled(promise);
    throw %promiseResult(promise);
  }
  module.exports = requiredExports(record);
}

// A module with a default export is shown with __esModule; one that exports
// "module.exports" says itself what require() gets.
function requiredExports(record) {
  const namespace = getNamespace(record);
  if (%hasOwn(namespace, "module.exports")) return namespace["module.exports"];
  if (!%hasOwn(namespace, "default") || %hasOwn(namespace, "__esModule")) {
    return namespace;
  }
  const names = record.getExportedNames([]);
  %push(names, "__esModule");
  const wrapper = new SyntheticModule(record.url, names, undefined, "required");
  wrapper.resolveExport = (name) => name === "__esModule"
    ? { module: wrapper, entry: wrapper.entries.__esModule }
    : record.resolveExport(name);
  %cellSet(wrapper.entries.__esModule.cell, true);
  return getNamespace(wrapper);
}

// --- the main script ----------------------------------------------------------------------------

// Its first turn is a promise's: what it queues with process.nextTick comes
// behind the microtasks that it leaves.
async function runRecord(path, table) {
  const url = %fileUrl(path);
  const record = table === undefined
    ? textRecord(url, path, files.read(path))
    : new ModuleRecord(table);
  process.on("exit", unsettled);
  try {
    add(record, url);
    link(record, initializeMeta);
    await evaluate(record);
  } catch (error) {
    throw explained(error, record);
  } finally {
    process.off("exit", unsettled);
  }
}

// It ends and the main module still awaits.
function unsettled() {
  process.exitCode ??= 13;
}

function runMain(main, path) {
  const table = typeof main === "function" ? undefined : main;
  %microtask(() => {
    runRecord(path, table);
  });
}

%export("loader", {
  runMain, importModule, requireModule, speaksModule, adviseSyntax, adviseType,
  pathOfUrl,
});
