// linker.js: modules and what they ask of each other (ECMA-262, 16.2.1.5),
// with the standard's names. Where files are found and read is the loader's.
//
// Exported: linker, an object with ModuleRecord, SyntheticModule, link,
// evaluate, getNamespace.

const placeOfSyntax = %import("placeOfSyntax");
const { sort, includes, indexOf, slice, ReferenceError, SyntaxError } =
  %import("originals");

// --- records ----------------------------------------------------------------

// What every module has: `requests` are those it needs, `modules` the records
// that the loader found for them, in the same order.
class AnyModule {
  constructor(url) {
    this.url = url;
    this.requests = [];
    this.modules = [];
    this.status = "unlinked";
    this.failed = false; // then `error` is what evaluating it threw
    this.error = undefined;
    this.namespace = undefined;
    this.namespaceCell = undefined;
    this.hasAwait = false;
  }
}

// A source text module (16.2.1.6). `table` is described in compiler.h.
class ModuleRecord extends AnyModule {
  constructor(table) {
    super(table.url);
    this.table = table;
    this.requests = table.requests;
    this.hasAwait = table.isAsync;
    this.scope = undefined; // its environment, not yet run
    this.index = 0; // [[DFSIndex]], [[DFSAncestorIndex]]
    this.ancestor = 0;
    this.cycleRoot = undefined;
    this.order = 0; // [[AsyncEvaluation]]: when it was set, else 0
    this.parents = []; // [[AsyncParentModules]]
    this.pending = 0; // [[PendingAsyncDependencies]]
    this.promise = undefined; // [[TopLevelCapability]]
    this.over = false; // what it awaited has been settled
  }

  getExportedNames(visited) {
    const names = [];
    if (%call(includes, visited, this)) return names;
    %push(visited, this);
    const { exports } = this.table;
    for (let i = 0; i < exports.length; i++) {
      if (exports[i].kind !== "star") {
        %push(names, exports[i].name);
        continue;
      }
      const others = this.modules[exports[i].request].getExportedNames(visited);
      for (let k = 0; k < others.length; k++) {
        if (others[k] !== "default" && !%call(includes, names, others[k])) {
          %push(names, others[k]);
        }
      }
    }
    return names;
  }

  // {module, cell}, {module, namespace: true}, null where there is none, or
  // "ambiguous" (16.2.1.6.3).
  resolveExport(name, resolving = []) {
    for (let i = 0; i < resolving.length; i++) {
      if (resolving[i].module === this && resolving[i].name === name) {
        return null;
      }
    }
    %push(resolving, { module: this, name });
    const { exports } = this.table;
    for (let i = 0; i < exports.length; i++) {
      const entry = exports[i];
      if (entry.kind === "star" || entry.name !== name) continue;
      if (entry.kind === "local") return { module: this, entry };
      const other = this.modules[entry.request];
      if (entry.kind === "namespace") return { module: other, entry: null };
      return other.resolveExport(entry.source, resolving);
    }
    return name === "default" ? null : this.resolveStar(name, resolving);
  }

  resolveStar(name, resolving) {
    const { exports } = this.table;
    let found = null;
    for (let i = 0; i < exports.length; i++) {
      if (exports[i].kind !== "star") continue;
      const other = this.modules[exports[i].request];
      const resolution = other.resolveExport(name, resolving);
      if (resolution === "ambiguous") return resolution;
      if (resolution === null) continue;
      if (found === null) found = resolution;
      else if (!isSame(found, resolution)) return "ambiguous";
    }
    return found;
  }

  // Its environment is made, and its functions; nothing of it runs yet.
  prepare() {
    this.scope = %call(this.table.body, undefined);
    const { exports } = this.table;
    for (let i = 0; i < exports.length; i++) {
      const entry = exports[i];
      if (entry.kind === "local") {
        entry.own = %moduleField(this.scope, entry.cell);
      }
    }
  }

  // The cell of one of its own variables.
  cellOf(entry) {
    return entry.own;
  }
}

function isSame(a, b) {
  return a.module === b.module && a.entry === b.entry;
}

// A module that is no source text (a built-in, CommonJS, JSON): `names` are
// what it exports, and `run(set)` gives the values: set(name, value).
class SyntheticModule extends AnyModule {
  constructor(url, names, run, kind) {
    super(url);
    this.names = names;
    this.run = run;
    this.kind = kind;
    this.entries = { __proto__: null };
    for (let i = 0; i < names.length; i++) {
      this.entries[names[i]] = { cell: %cellNew(undefined) };
    }
  }

  getExportedNames() {
    return this.names;
  }

  resolveExport(name) {
    const entry = this.entries[name];
    return entry === undefined ? null : { module: this, entry };
  }

  cellOf(entry) {
    return entry.cell;
  }

  evaluate() {
    if (this.failed) throw this.error;
    if (this.status === "evaluated") return;
    this.status = "evaluated";
    try {
      this.run((name, value) => {
        const entry = this.entries[name];
        if (entry !== undefined) %cellSet(entry.cell, value);
      });
    } catch (error) {
      this.failed = true;
      this.error = error;
      throw error;
    }
  }
}

// --- namespaces (16.2.1.10) -------------------------------------------------------

function byUnits(a, b) {
  return a < b ? -1 : 1;
}

function cellOf({ module, entry }) {
  return entry === null ? namespaceCell(module) : module.cellOf(entry);
}

// The cell that holds a module's namespace. It is there before the namespace
// is, for a module may export its own.
function namespaceCell(module) {
  if (module.namespaceCell === undefined) {
    module.namespaceCell = %cellNew(undefined);
    getNamespace(module);
  }
  return module.namespaceCell;
}

function getNamespace(module) {
  if (module.namespace !== undefined) return module.namespace;
  module.namespaceCell ??= %cellNew(undefined);
  const exported = module.getExportedNames([]);
  const names = [];
  const cells = [];
  %call(sort, exported, byUnits);
  for (let i = 0; i < exported.length; i++) {
    const resolution = module.resolveExport(exported[i]);
    if (resolution === null || resolution === "ambiguous") continue;
    const cell = cellOf(resolution);
    %cellEarly(cell, () => {
      throw new ReferenceError(
        `Cannot access '${exported[i]}' before initialization`);
    });
    %push(names, exported[i]);
    %push(cells, cell);
  }
  module.namespace = %namespaceNew(names, cells);
  %cellSet(module.namespaceCell, module.namespace);
  return module.namespace;
}

// --- linking (16.2.1.5.1) ------------------------------------------------------------

// import { a as b } from "x" in one line, as `const { a: b } = pkg;`.
function destructured(line) {
  const open = %call(indexOf, line, "{");
  const close = %call(indexOf, line, "}");
  if (open < 0 || close < open) return "";
  const parts = %splitText(%call(slice, line, open, close + 1), " as ", 100);
  return `const ${%textJoin(parts, ": ")} = pkg;\n`;
}

function refuse(module, entry, name, resolution) {
  const request = module.requests[entry.request];
  const other = module.modules[entry.request];
  const { specifier } = request;
  let message =
    `The requested module '${specifier}' does not provide an export named ` +
    `'${name}'`;
  if (resolution === "ambiguous") {
    message = `The requested module '${specifier}' contains conflicting star ` +
      `exports for name '${name}'`;
  } else if (other.kind === "commonjs") {
    message = `Named export '${name}' not found. The requested module ` +
      `'${specifier}' is a CommonJS module, which may not support all ` +
      "module.exports as named exports.\nCommonJS modules can always be " +
      "imported via the default export, for example using:\n\n" +
      `import pkg from '${specifier}';\n` +
      destructured(%sourceLine(module.url, entry.start));
  }
  const error = new SyntaxError(message);
  const place = %sourcePlace(module.url, entry.start, entry.end);
  %define(error, placeOfSyntax, %call(slice, place, 0, place.length - 1), 5);
  throw error;
}

function isMissing(resolution) {
  return resolution === null || resolution === "ambiguous";
}

function checkIndirect(module) {
  const { exports } = module.table;
  for (let i = 0; i < exports.length; i++) {
    if (exports[i].kind !== "indirect") continue;
    const resolution = module.resolveExport(exports[i].name);
    if (isMissing(resolution)) {
      refuse(module, exports[i], exports[i].source, resolution);
    }
  }
}

// 16.2.1.6.4: each import's field gets the exporter's cell.
function initializeEnvironment(module, initializeMeta) {
  checkIndirect(module);
  const { imports, meta } = module.table;
  for (let i = 0; i < imports.length; i++) {
    const { request, name, cell } = imports[i];
    const other = module.modules[request];
    if (name === undefined) {
      %moduleBind(module.scope, cell, namespaceCell(other));
      continue;
    }
    const resolution = other.resolveExport(name);
    if (isMissing(resolution)) refuse(module, imports[i], name, resolution);
    %moduleBind(module.scope, cell, cellOf(resolution));
  }
  if (meta >= 0) {
    %moduleBind(module.scope, meta, %cellNew(initializeMeta(module)));
  }
}

function isCyclic(module) {
  return module.table !== undefined;
}

// Takes the modules of a finished cycle from the stack.
function finishCycle(module, stack, status) {
  for (;;) {
    const last = stack[stack.length - 1];
    stack.length--;
    last.status = last.order > 0 && status === "evaluated" ? "evaluating-async"
                                                           : status;
    last.cycleRoot = module;
    if (last === module) return;
  }
}

function enter(module, stack, status, index) {
  module.status = status;
  module.index = module.ancestor = index;
  %push(stack, module);
  return index + 1;
}

// All environments exist before the first is filled: cycles need them.
function prepare(module) {
  if (!isCyclic(module) || module.scope !== undefined) return;
  module.prepare();
  for (let i = 0; i < module.modules.length; i++) prepare(module.modules[i]);
}

function innerLink(module, stack, index, initializeMeta) {
  if (!isCyclic(module) || module.status !== "unlinked") return index;
  index = enter(module, stack, "linking", index);
  for (let i = 0; i < module.modules.length; i++) {
    const other = module.modules[i];
    index = innerLink(other, stack, index, initializeMeta);
    if (other.status === "linking" && other.ancestor < module.ancestor) {
      module.ancestor = other.ancestor;
    }
  }
  initializeEnvironment(module, initializeMeta);
  if (module.ancestor === module.index) finishCycle(module, stack, "linked");
  return index;
}

function link(module, initializeMeta) {
  const stack = [];
  let done = false;
  prepare(module);
  try {
    innerLink(module, stack, 0, initializeMeta);
    done = true;
  } finally {
    for (let i = 0; !done && i < stack.length; i++) {
      stack[i].status = "unlinked";
    }
  }
}

// --- evaluating (16.2.1.5.2) ------------------------------------------------------------

let asyncOrder = 0;

// The promise of a module's evaluation; the same each time.
function evaluate(module) {
  if (!isCyclic(module)) return evaluateSynthetic(module);
  if (module.status === "evaluated" || module.status === "evaluating-async") {
    module = module.cycleRoot ?? module;
  }
  if (module.promise !== undefined) return module.promise;
  const stack = [];
  const promise = %promiseNew();
  module.promise = promise;
  try {
    innerEvaluate(module, stack, 0);
    if (module.order === 0 || module.over) {
      %promiseFulfil(promise, undefined);
    }
  } catch (error) {
    for (let i = 0; i < stack.length; i++) {
      stack[i].status = "evaluated";
      stack[i].failed = true;
      stack[i].error = error;
    }
    module.failed = true;
    %promiseReject(promise, error);
  }
  return promise;
}

function evaluateSynthetic(module) {
  const promise = %promiseNew();
  try {
    module.evaluate();
    %promiseFulfil(promise, undefined);
  } catch (error) {
    %promiseReject(promise, error);
  }
  return promise;
}

function isEvaluated(module) {
  return module.status === "evaluated" || module.status === "evaluating-async";
}

function innerEvaluate(module, stack, index) {
  if (!isCyclic(module)) {
    module.evaluate();
    return index;
  }
  if (isEvaluated(module)) {
    if (module.failed) throw module.error;
    return index;
  }
  if (module.status === "evaluating") return index;
  index = enter(module, stack, "evaluating", index);
  for (let i = 0; i < module.modules.length; i++) {
    index = innerEvaluate(module.modules[i], stack, index);
    waitFor(module, module.modules[i]);
  }
  if (module.pending > 0 || module.hasAwait) {
    module.order = ++asyncOrder;
    if (module.pending === 0) executeAsync(module);
  } else {
    %moduleRun(module.scope);
  }
  if (module.ancestor === module.index) {
    finishCycle(module, stack, "evaluated");
  }
  return index;
}

// `module` needs `other`: it comes later if that is not over yet.
function waitFor(module, other) {
  if (!isCyclic(other)) return;
  if (other.status === "evaluating") {
    if (other.ancestor < module.ancestor) module.ancestor = other.ancestor;
  } else {
    other = other.cycleRoot;
    if (other.failed) throw other.error;
  }
  if (other.order > 0 && !other.over) {
    module.pending++;
    %push(other.parents, module);
  }
}

function executeAsync(module) {
  const promise = %modulePromise(module.scope);
  %moduleRun(module.scope);
  %promiseReact(promise, () => fulfilled(module),
                (error) => rejected(module, error), undefined);
}

// All that waits only for `module`, in the order in which it began to wait.
function gatherAvailable(module, list) {
  for (let i = 0; i < module.parents.length; i++) {
    const parent = module.parents[i];
    if (%call(includes, list, parent) || parent.cycleRoot.failed) continue;
    parent.pending--;
    if (parent.pending > 0) continue;
    %push(list, parent);
    if (!parent.hasAwait) gatherAvailable(parent, list);
  }
}

function byOrder(a, b) {
  return a.order - b.order;
}

function settle(module) {
  module.over = true;
  module.status = "evaluated";
  if (module.promise !== undefined) {
    %promiseFulfil(module.promise, undefined);
  }
}

// 16.2.1.5.3.4
function fulfilled(module) {
  if (module.status === "evaluated") return;
  settle(module);
  const list = [];
  gatherAvailable(module, list);
  %call(sort, list, byOrder);
  for (let i = 0; i < list.length; i++) {
    const parent = list[i];
    if (parent.status === "evaluated") continue;
    if (parent.hasAwait) {
      executeAsync(parent);
      continue;
    }
    try {
      %moduleRun(parent.scope);
    } catch (error) {
      rejected(parent, error);
      continue;
    }
    settle(parent);
  }
}

// 16.2.1.5.3.5
function rejected(module, error) {
  if (module.status === "evaluated") return;
  module.over = true;
  module.status = "evaluated";
  module.failed = true;
  module.error = error;
  for (let i = 0; i < module.parents.length; i++) {
    rejected(module.parents[i], error);
  }
  if (module.promise !== undefined) %promiseReject(module.promise, error);
}

%export("linker", {
  ModuleRecord, SyntheticModule, link, evaluate, getNamespace,
});
