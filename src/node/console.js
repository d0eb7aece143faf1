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

// A page has no process.
const process = %moduleCore("node:process");
const streams = [undefined, process?.stdout, process?.stderr];
const writers = [undefined, process?.stdout.write, process?.stderr.write];

let indentation = "";

function write(fd, text) {
  const stream = streams[fd];
  if (stream === undefined || stream.write === writers[fd]) {
    %consoleWrite(fd, text);
  } else {
    stream.write(text);
  }
}

function print(fd, text) {
  if (indentation !== "") {
    text = indentation + %textIndent(text, indentation);
  }
  write(fd, `${text}\n`);
}

function printAll(fd, args) {
  const first = args[0];
  if (args.length === 1 && typeof first === "string") print(fd, first);
  else print(fd, formatList(undefined, args));
}

function warn(message) {
  const emitWarning = %moduleCore("emitWarning");
  if (emitWarning === undefined) print(2, message);
  else emitWarning(message);
}

// --- time ----------------------------------------------------------------

const times = { __proto__: null };
const counts = { __proto__: null };

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

function logTime(method, label, data) {
  const started = times[label];
  if (started === undefined) {
    warn(`No such label '${label}' for console.${method}()`);
    return;
  }
  const args = [`${label}: ${timeText((%processTime() - started) / 1000)}`];
  let text = args[0];
  if (data !== undefined && data.length > 0) {
    text += ` ${formatList(undefined, restOf(data))}`;
  }
  print(1, text);
}

// The same values, none of which is read as a format.
function restOf(data) {
  const args = ["%s"];
  if (typeof data[0] !== "string") return data;
  for (let i = 0; i < data.length; i++) %push(args, data[i]);
  return args;
}

// --- the methods ---------------------------------------------------------

const console = {
  log(...args) {
    printAll(1, args);
  },

  warn(...args) {
    printAll(2, args);
  },

  dir(value, options) {
    const all = { __proto__: null, customInspect: false };
    %copyPlain(all, options, undefined);
    print(1, inspect(value, all));
  },

  time(label = "default") {
    label = `${label}`;
    if (times[label] !== undefined) {
      warn(`Label '${label}' already exists for console.time()`);
      return;
    }
    times[label] = %processTime();
  },

  timeEnd(label = "default") {
    label = `${label}`;
    logTime("timeEnd", label, undefined);
    delete times[label];
  },

  timeLog(label = "default", ...data) {
    logTime("timeLog", `${label}`, data);
  },

  trace(...args) {
    const error = { name: "Trace", message: formatList(undefined, args) };
    %call(captureStackTrace, undefined, error);
    print(2, error.stack);
  },

  assert(condition, ...args) {
    if (condition) return;
    const head = args.length === 0 ? "Assertion failed"
                                   : `Assertion failed: ${args[0]}`;
    if (args.length === 0) %push(args, head);
    else args[0] = head;
    printAll(2, args);
  },

  clear() {},

  count(label = "default") {
    label = `${label}`;
    counts[label] = (counts[label] ?? 0) + 1;
    print(1, `${label}: ${counts[label]}`);
  },

  countReset(label = "default") {
    label = `${label}`;
    if (counts[label] === undefined) {
      warn(`Count for '${label}' does not exist`);
      return;
    }
    delete counts[label];
  },

  group(...args) {
    if (args.length > 0) printAll(1, args);
    indentation += "  ";
  },

  groupEnd() {
    indentation = %textCut(indentation, 2);
  },

  table(data, filter) {
    if (filter !== undefined && !%isArray(filter)) {
      throw argumentError("properties", "an instance of Array", filter);
    }
    if (!%isObject(data) || typeof data === "function") printAll(1, [data]);
    else print(1, consoleTable(data, filter));
  },

  debug(...args) {
    printAll(1, args);
  },

  info(...args) {
    printAll(1, args);
  },

  dirxml(...args) {
    printAll(1, args);
  },

  error(...args) {
    printAll(2, args);
  },

  groupCollapsed(...args) {
    if (args.length > 0) printAll(1, args);
    indentation += "  ";
  },
};

%define(console, Symbol.toStringTag, "console", 4);
%install(globalThis, { console });
%export("node:console", console);
