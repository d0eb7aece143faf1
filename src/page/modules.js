// modules.js: ES modules of a page: their addresses, their texts, import(). What
// modules ask of each other is node/linker.js's.

const { trusted, dispatch, Event } = %import("pageEvents");
const { queueTask, waiting } = %import("pageTasks");
const { reportRefusal } = %import("pageScripts");
const later = %import("later");
const { startsWith } = String.prototype;
const { then } = Promise.prototype;

const records = { __proto__: null }; // by URL: what has been fetched

function linker() {
  return later("node/linker", "linker");
}

// Only what begins like a path, or is a whole address, is one.
function resolve(specifier, base) {
  const isPath = specifier[0] === "/" || %call(startsWith, specifier, "./") ||
                 %call(startsWith, specifier, "../");
  const resolveUrl = %import("resolveUrl");
  return isPath ? resolveUrl(specifier, base) : resolveUrl(specifier, null);
}

function unresolved(specifier) {
  return new TypeError(
    `Failed to resolve module specifier "${specifier}". Relative references ` +
    'must start with either "/", "./", or "../".');
}

// A record, or {error} that says why there is none.
function makeRecord(url, text, start, end) {
  const table = %pageModule(url, text, start, end);
  if (%isArray(table)) return { refusal: table };
  const { ModuleRecord } = linker();
  const record = new ModuleRecord(table);
  record.url = url;
  return record;
}

// The record behind an address with all that it imports, or {error}.
function* fetchModule(url) {
  const known = records[url.href];
  if (known !== undefined) {
    if (known.waiters !== undefined) {
      yield* waiting((done) => { %push(known.waiters, done); });
    }
    return records[url.href] ?? { error: undefined };
  }
  const waiters = []; // those who want it as well
  records[url.href] = { waiters };
  const loaded = yield* waiting(
    (done) => %import("loadText")(url, "module", done));
  const record = loaded.error !== undefined ? undefined
    : makeRecord(loaded.url, loaded.text, 0, %pageBytes(loaded.text));
  records[url.href] = record;
  const whole = record === undefined ? { error: undefined }
                                     : yield* fetchImports(record);
  for (let i = 0; i < waiters.length; i++) waiters[i]();
  return whole;
}

function* fetchImports(record) {
  if (record.table === undefined) return record;
  for (let i = 0; i < record.requests.length; i++) {
    const { specifier } = record.requests[i];
    const url = resolve(specifier, record.url);
    if (url === undefined) return { error: unresolved(specifier) };
    const found = yield* fetchModule(url);
    if (found.table === undefined) return found;
    record.modules[i] = found;
  }
  return record;
}

function initializeMeta({ url }) {
  return {
    __proto__: null,
    url,
    resolve(specifier) {
      const found = resolve(`${specifier}`, url);
      if (found === undefined) throw unresolved(specifier);
      return found.href;
    },
  };
}

// The promise of its evaluation; a module that cannot be linked throws.
function evaluate(record) {
  const { link, evaluate: run } = linker();
  link(record, initializeMeta);
  return run(record);
}

function reportLater(promise) {
  if (%promiseState(promise) === 2) {
    %promiseHandled(promise);
    %import("reportError")(%promiseResult(promise));
  } else {
    %call(then, promise, undefined, (error) => {
      %import("reportError")(error);
    });
  }
}

function* run(script, record, isRemote) {
  if (record.refusal !== undefined) {
    reportRefusal(record.refusal);
  } else if (record.table === undefined) {
    if (record.error !== undefined) %import("reportError")(record.error);
    else yield* dispatch(script, trusted(Event, "error"));
  } else {
    try {
      reportLater(evaluate(record));
    } catch (error) {
      %import("reportError")(error);
    }
    yield;
    if (isRemote) yield* dispatch(script, trusted(Event, "load"));
  }
}

function* loadModule(script, url) {
  yield* run(script, yield* fetchModule(url), true);
}

function* inlineModule(script, url, text, start, end) {
  const record = makeRecord(url, text, start, end);
  yield* run(script, yield* fetchImports(record), false);
}

// import() of a script or a module.
%hook("import", (specifier, options, referrer) => new Promise((done, fail) => {
  const name = `${specifier}`;
  const url = resolve(name, typeof referrer === "string" ? referrer
                                                          : undefined);
  if (url === undefined) {
    fail(new TypeError(`Failed to resolve module specifier '${name}'`));
    return;
  }
  queueTask("import", function* () {
    const record = yield* fetchModule(url);
    if (record.table === undefined) {
      fail(record.error ?? new TypeError(
        `Failed to fetch dynamically imported module: ${url.href}`));
      return;
    }
    try {
      const { getNamespace } = linker();
      %call(then, evaluate(record), () => done(getNamespace(record)), fail);
    } catch (error) {
      fail(error);
    }
  });
}));

%export("pageModules", { loadModule, inlineModule });
