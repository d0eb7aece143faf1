// scripts.js: when a script runs (HTML, 4.12.1): at once, when the document has
// been read (`defer`, modules), or when it is there (`async`).

const { trusted, dispatch, Event } = %import("pageEvents");
const { queueTask, waiting } = %import("pageTasks");
const { getAttribute } = %import("pageElements");
const { isConnected, textOf } = %import("pageNodes");
const page = %import("pageState");
const { toLowerCase, trim } = String.prototype;

const state = Symbol("state"); // of a script: what has happened to it

const languages = { __proto__: null };
const languageNames = %splitText(
  "application/ecmascript application/javascript " +
  "application/x-ecmascript application/x-javascript text/ecmascript " +
  "text/javascript text/javascript1.0 text/javascript1.1 text/javascript1.2 " +
  "text/javascript1.3 text/javascript1.4 text/javascript1.5 text/jscript " +
  "text/livescript text/x-ecmascript text/x-javascript", " ", 30);
for (let i = 0; i < languageNames.length; i++) {
  languages[languageNames[i]] = true;
}

// "classic", "module", or undefined: what it holds is no program.
function kindOf(script) {
  const type = getAttribute(script, "type");
  if (type === null || type === "") return "classic";
  const name = %call(toLowerCase, %call(trim, type));
  if (name === "module") return "module";
  return languages[name] ? "classic" : undefined;
}

function stateOf(script) {
  if (script[state] === undefined) {
    %define(script, state, { isStarted: false, isParsers: false }, 1);
  }
  return script[state];
}

// A script that the parser made: of a document it will run when it is met,
// of innerHTML never.
function markMade(script, isParsers) {
  const known = stateOf(script);
  known.isParsers = isParsers;
  known.isStarted = !isParsers;
}

// --- running ------------------------------------------------------------------------------

function reportRefusal([kind, message, place]) {
  const end = %textFind(place, `: ${kind}: `, 0);
  %import("reportSyntax")(kind, message, %textCut(place, 0, end));
}

// Runs a classic script: the bytes [start, end) of the text.
function execute(script, name, text, start, end) {
  if (end <= start) return;
  const body = %pageScript(name, text, start, end);
  if (typeof body !== "function") {
    reportRefusal(body);
    return;
  }
  const before = page.currentScript;
  page.currentScript = script;
  try {
    %call(body, globalThis);
  } catch (error) {
    %import("reportError")(error);
  }
  page.currentScript = before;
}

function* tellOf(script, type) {
  yield* dispatch(script, trusted(Event, type));
}

// What a src leads to, run; `loaded` is {url, text}, or {error}.
function* executeLoaded(script, loaded) {
  if (loaded.error !== undefined) {
    yield* tellOf(script, "error");
    return;
  }
  execute(script, loaded.url, loaded.text, 0, %pageBytes(loaded.text));
  yield;
  yield* tellOf(script, "load");
}

// --- loading --------------------------------------------------------------------------------

let loading = 0; // scripts that the `load` event waits for
let whenDone;

// Begins to load it at once; the answer is what waits for the end of that.
function startLoading(script) {
  let loaded;
  let waits;
  loadScript(script, (result) => {
    loaded = result;
    waits?.(result);
  });
  return function* () {
    return loaded ?? (yield* waiting((done) => { waits = done; }));
  };
}

function loadScript(script, done) {
  const url = %import("resolveUrl")(getAttribute(script, "src"));
  %import("loadText")(url, "script", done, getAttribute(script, "charset"));
}

// An async script: it runs when it is there, whatever the parser does.
function runAsync(script) {
  loading++;
  loadScript(script, (loaded) => {
    queueTask("script", function* () {
      yield* executeLoaded(script, loaded);
      loading--;
      if (loading === 0 && whenDone !== undefined) {
        const callback = whenDone;
        whenDone = undefined;
        callback();
      }
    });
  });
}

// --- what the parser meets -----------------------------------------------------------------

const deferred = []; // functions that make the generators to be run

function* meet(script, text, start, end) {
  const known = stateOf(script);
  const kind = kindOf(script);
  if (known.isStarted || kind === undefined ||
      (kind === "classic" && script.noModule)) {
    return;
  }
  const isRemote = getAttribute(script, "src") !== null;
  known.isStarted = true;
  if (kind === "module") {
    meetModule(script, isRemote, text, start, end);
  } else if (!isRemote) {
    execute(script, page.address.href, text, start,
            end < 0 ? %pageBytes(text) : end);
    yield;
  } else if (script.async) {
    runAsync(script);
  } else if (script.defer) {
    const load = startLoading(script);
    %push(deferred, function* () {
      yield* executeLoaded(script, yield* load());
    });
  } else {
    yield* executeLoaded(script,
                         yield* waiting((done) => loadScript(script, done)));
  }
}

// Modules run behind the document, in their order, unless they are async.
function meetModule(script, isRemote, text, start, end) {
  const { loadModule, inlineModule } = %import("pageModules");
  const work = function* () {
    yield* isRemote
      ? loadModule(script, %import("resolveUrl")(getAttribute(script, "src")))
      : inlineModule(script, page.address.href, text, start,
                     end < 0 ? %pageBytes(text) : end);
  };
  if (getAttribute(script, "async") === null) {
    %push(deferred, work);
  } else {
    loading++;
    queueTask("module", function* () {
      yield* work();
      loading--;
    });
  }
}

function* runDeferred() {
  for (let i = 0; i < deferred.length; i++) yield* deferred[i]();
  deferred.length = 0;
}

// --- what a program inserts -------------------------------------------------------------------

// It runs at once, or when it has been loaded.
function inserted(script) {
  const known = stateOf(script);
  const kind = kindOf(script);
  const isRemote = getAttribute(script, "src") !== null;
  const text = textOf(script);
  if (known.isStarted || known.isParsers || kind === undefined ||
      !isConnected(script) || (!isRemote && text === "")) {
    return;
  }
  known.isStarted = true;
  if (kind === "module") {
    meetModule(script, isRemote, text, 0, %pageBytes(text));
    const work = deferred[deferred.length - 1];
    if (page.readyState !== "loading" && work !== undefined) {
      deferred.length--;
      queueTask("module", work);
    }
  } else if (isRemote) {
    runAsync(script);
  } else {
    execute(script, page.address.href, text, 0, %pageBytes(text));
  }
}

%export("pageScripts", {
  markMade, meet, runDeferred, inserted, reportRefusal,
  leave() {},
  isLoading: () => loading > 0,
  whenLoaded(callback) {
    whenDone = callback;
  },
});
