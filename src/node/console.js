// console.js: the object `console`. What it prints goes through
// process.stdout.write and process.stderr.write where the program has replaced
// those, else straight to the machine.

const inspect = %import("inspect");
const formatList = %import("formatList");
const consoleTable = %import("consoleTable");
const argumentError = %import("argumentError");
const { toFixed } = Number.prototype;
const { padStart } = String.prototype;
const { floor } = Math;
const { captureStackTrace } = Error;

// --- one console -----------------------------------------------------------
//
// A `state` is what belongs to one console:
//   self         the object: methods call each other through it, so that a
//                program's own console.log is used by console.count, too
//   write(fd, text), options(fd): where it prints, and inspect's options
//   indentation  what stands before each line; a group adds `step` spaces
//   times, counts

function newState(write, options, step) {
  return {
    __proto__: null,
    self: undefined,
    write,
    options,
    step,
    indentation: "",
    times: { __proto__: null },
    counts: { __proto__: null },
  };
}

function print(state, fd, text) {
  const { indentation } = state;
  if (indentation !== "") {
    text = indentation + %textIndent(text, indentation);
  }
  state.write(fd, `${text}\n`);
}

function printAll(state, fd, args) {
  const first = args[0];
  if (args.length === 1 && typeof first === "string") {
    print(state, fd, first);
  } else {
    print(state, fd, formatList(state.options(fd), args));
  }
}

function warn(message) {
  const emitWarning = %moduleCore("emitWarning");
  if (emitWarning === undefined) %consoleWrite(2, `${message}\n`);
  else emitWarning(message);
}

// --- time ----------------------------------------------------------------

function twoDigits(number) {
  return %call(padStart, `${number}`, 2, "0");
}

// Milliseconds in words: "1.234ms", "2.500s", "1:02.345 (m:ss.mmm)".
function timeText(ms) {
  if (ms < 1000) return `${%toNumber(%call(toFixed, ms, 3))}ms`;
  if (ms < 60000) return `${%call(toFixed, ms / 1000, 3)}s`;
  const hours = floor(ms / 3600000);
  const minutes = floor((ms % 3600000) / 60000);
  const seconds = %call(toFixed, (ms % 60000) / 1000, 3);
  const tail = %call(padStart, seconds, 6, "0");
  return hours > 0
    ? `${hours}:${twoDigits(minutes)}:${tail} (h:mm:ss.mmm)`
    : `${minutes}:${tail} (m:ss.mmm)`;
}

function logTime(state, method, label, data) {
  const started = state.times[label];
  if (started === undefined) {
    warn(`No such label '${label}' for console.${method}()`);
    return;
  }
  const shown = timeText((%processTime() - started) / 1000);
  if (data === undefined) state.self.log("%s: %s", label, shown);
  else state.self.log("%s: %s", label, shown, ...data);
}

// --- the methods ---------------------------------------------------------

function makeMethods(state) {
  function log(...args) {
    printAll(state, 1, args);
  }

  function error(...args) {
    printAll(state, 2, args);
  }

  function group(...args) {
    if (args.length > 0) %apply(state.self.log, state.self, args);
    state.indentation += %textSpaces(state.step);
  }

  return {
    log,

    warn(...args) {
      printAll(state, 2, args);
    },

    dir(value, options) {
      const all = { __proto__: null, customInspect: false };
      %copyPlain(all, state.options(1), undefined);
      %copyPlain(all, options, undefined);
      print(state, 1, inspect(value, all));
    },

    time(label = "default") {
      label = `${label}`;
      if (state.times[label] !== undefined) {
        warn(`Label '${label}' already exists for console.time()`);
        return;
      }
      state.times[label] = %processTime();
    },

    timeEnd(label = "default") {
      label = `${label}`;
      logTime(state, "timeEnd", label, undefined);
      delete state.times[label];
    },

    timeLog(label = "default", ...data) {
      logTime(state, "timeLog", `${label}`, data);
    },

    trace(...args) {
      const error = {
        name: "Trace",
        message: formatList(state.options(2), args),
      };
      %call(captureStackTrace, undefined, error);
      state.self.error(error.stack);
    },

    assert(condition, ...args) {
      if (condition) return;
      args[0] = args.length === 0 ? "Assertion failed"
                                  : `Assertion failed: ${args[0]}`;
      %apply(state.self.warn, state.self, args);
    },

    clear() {},

    count(label = "default") {
      label = `${label}`;
      state.counts[label] = (state.counts[label] ?? 0) + 1;
      state.self.log(`${label}: ${state.counts[label]}`);
    },

    countReset(label = "default") {
      label = `${label}`;
      if (state.counts[label] === undefined) {
        warn(`Count for '${label}' does not exist`);
        return;
      }
      delete state.counts[label];
    },

    group,

    groupEnd() {
      state.indentation = %textCut(state.indentation, state.step);
    },

    table(data, filter) {
      if (filter !== undefined && !%isArray(filter)) {
        throw argumentError("properties", "an instance of Array", filter);
      }
      const isPlain = !%isObject(data) || typeof data === "function";
      state.self.log(isPlain ? data : consoleTable(data, filter));
    },

    debug(...args) {
      printAll(state, 1, args);
    },

    info(...args) {
      printAll(state, 1, args);
    },

    dirxml(...args) {
      printAll(state, 1, args);
    },

    error,

    groupCollapsed(...args) {
      %apply(group, undefined, args);
    },
  };
}

// --- the one that everybody has ----------------------------------------------

// A page has no process.
const process = %moduleCore("node:process");
const streams = [undefined, process?.stdout, process?.stderr];
const writers = [undefined, process?.stdout.write, process?.stderr.write];

// Straight to the machine, unless the program has replaced `write`.
function write(fd, text) {
  const stream = streams[fd];
  if (stream === undefined || stream.write === writers[fd]) {
    %consoleWrite(fd, text);
  } else {
    stream.write(text);
  }
}

const state = newState(write, () => undefined, 2);
const console = makeMethods(state);
state.self = console;

%define(console, Symbol.toStringTag, "console", 4);
%install(globalThis, { console });
const isConsole = Symbol("kIsConsole");

// A console of the program's own: see later/console_class.js.
function Console(options, ...words) {
  if (new.target === undefined) return new Console(options, ...words);
  %import("later")("node/console_class", "buildConsole")(this,
                                                         [options, ...words]);
  return this;
}
%makeConstructor(Console, {});
%define(Console, Symbol.hasInstance,
        (instance) => !!instance?.[isConsole], 0);

// What Node has beside the methods; without a debugger attached most of it
// does nothing.
if (process !== undefined) {
  %copyPlain(console, {
    Console,
    profile() {},
    profileEnd() {},
    timeStamp() {},
  }, undefined);
  %define(console, "_stdout", process.stdout, 5);
  %define(console, "_stderr", process.stderr, 5);
  %define(console, isConsole, true, 5);
}

%export("consoleParts", { __proto__: null, newState, makeMethods, isConsole });
%export("node:console", console);
