// process.js: the object `process`, and what the loop asks the library for
// when a program ends or nobody has caught an error.

const EventEmitter = %import("node:events");
const enhanceStack = %import("enhanceStack");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const rangeError = %import("rangeError");
const validateFunction = %import("validateFunction");
const later = %import("later");
const emitWarning = %import("emitWarning");
const globalTimers = %import("node:timers");

const { slice, lastIndexOf } = String.prototype;
const { isInteger } = Number;
const { defineProperty } = Object;

// --- the object ---------------------------------------------------------

const process = { __proto__: { __proto__: EventEmitter.prototype } };
%define(%prototypeOf(process), "constructor", function process() {}, 5);
%define(%prototypeOf(process), Symbol.toStringTag, "process", 4);

let exiting = false;
let exitCode;
let capture = null;
let umask = 18;

function validCode(code) {
  if (code === undefined || code === null) return code;
  const number = typeof code === "string" && code !== "" ? +code : code;
  if (typeof number !== "number" || number !== number) {
    throw argumentError("code", "number", code);
  }
  if (!isInteger(number)) {
    throw nodeError(RangeError, "ERR_OUT_OF_RANGE",
                    'The value of "code" is out of range. It must be an ' +
                    `integer. Received ${code}`);
  }
  return number;
}

function codeNow() {
  return (exitCode ?? 0) & 255;
}

function nanoseconds() {
  return %processTime() * 1000;
}

function hrtime(previous) {
  const now = nanoseconds();
  let seconds = (now - (now % 1e9)) / 1e9;
  let rest = now % 1e9;
  if (previous !== undefined) {
    if (!%isArray(previous)) {
      throw argumentError("time", "an instance of Array", previous);
    }
    if (previous.length !== 2) throw rangeError("time", 2, previous.length);
    seconds -= previous[0];
    rest -= previous[1];
    if (rest < 0) {
      seconds -= 1;
      rest += 1e9;
    }
  }
  return [seconds, rest];
}
%install(hrtime, {
  bigint() {
    return %bigint(nanoseconds());
  },
});

// --- memory and time --------------------------------------------------------

function memoryUsage() {
  const [used, most] = %processMemory();
  return {
    rss: used,
    heapTotal: used < most ? used : most,
    heapUsed: used,
    external: 0,
    arrayBuffers: 0,
  };
}
%install(memoryUsage, {
  rss: () => memoryUsage().rss,
});

function cpuUsage(before) {
  const now = { user: %processTime(), system: 0 };
  if (!before) return now;
  if (!%isObject(before)) throw argumentError("prevValue", "object", before);
  return { user: now.user - before.user, system: now.system - before.system };
}

// --- signals ------------------------------------------------------------------

const signals = {
  __proto__: null,
  SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGUSR1: 10,
  SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15, SIGCHLD: 17,
};

function signalOf(signal = "SIGTERM") {
  if (signal === 0 || signals[signal] !== undefined) return signal;
  const names = %ownKeys(signals, 1);
  for (let i = 0; i < names.length; i++) {
    if (signals[names[i]] === signal) return names[i];
  }
  throw nodeError(TypeError, "ERR_UNKNOWN_SIGNAL",
                  `Unknown signal: ${signal}`);
}

// While somebody listens for a signal, it does not end the program. Nobody can
// listen for SIGKILL.
function watchSignal(name) {
  const number = signals[name];
  if (number === undefined) return;
  if (name === "SIGKILL") {
    const error = new Error("uv_signal_start EINVAL");
    %copyPlain(error, { errno: -22, code: "EINVAL",
                        syscall: "uv_signal_start" }, undefined);
    throw error;
  }
  %signalWatch(number, true);
}

function unwatchSignal(name) {
  const number = signals[name];
  if (number !== undefined && process.listenerCount(name) === 0) {
    %signalWatch(number, false);
  }
}

// A program can send a signal to itself only: it ends it, or reaches those
// who listen, once what runs now is over.
function kill(pid, signal) {
  if (pid != (pid | 0)) throw argumentError("pid", "number", pid);
  const name = signalOf(signal);
  if (+pid !== process.pid) {
    const error = new Error("kill ESRCH");
    %copyPlain(error, { errno: -3, code: "ESRCH", syscall: "kill" },
               undefined);
    throw error;
  }
  if (name === 0) return true;
  if (process.listenerCount(name) > 0 && name !== "SIGKILL") {
    globalTimers.setImmediate(
      () => process.emit(name, name, signals[name]));
  } else {
    %processExit(128 + signals[name]);
  }
  return true;
}

// --- what a program finds in it ----------------------------------------------

process.title = "node";
process.version = "v20.20.2";
process.versions = { node: "20.20.2", v8: "11.3.244.8-node.38" };
process.arch = "x64";
process.platform = "linux";
process.release = { name: "node", lts: "Iron" };
process.argv = ["/usr/local/bin/node"];
process.execArgv = [];
process.pid = %processPid();
process.ppid = 1;
process.execPath = "/usr/local/bin/node";
process.argv0 = "node";
process._exiting = false;
process.features = { inspector: false, debug: false, uv: true, ipv6: true };
process.config = { target_defaults: {}, variables: {} };
process.domain = null;
process.stdout = %import("stdout");
process.stderr = %import("stderr");
defineProperty(process, "stdin", {
  configurable: true,
  enumerable: true,
  get: () => later("node/stdin", "stdin"),
});

// --- the environment ----------------------------------------------------------

function wrongVariable(reason) {
  return nodeError(TypeError, "ERR_INVALID_OBJECT_DEFINE_PROPERTY",
                   `'process.env' ${reason}`);
}

// Names and values are strings; what is put in becomes one.
const variables = {
  __proto__: null,

  set(target, name, value) {
    %define(target, `${name}`, `${value}`, 7);
    return true;
  },

  defineProperty(target, name, descriptor) {
    const { get, set, value, configurable, enumerable, writable } = descriptor;
    if (get !== undefined || set !== undefined) {
      throw wrongVariable(
        "does not accept an accessor(getter/setter) descriptor");
    }
    if (!configurable || !enumerable || !writable) {
      throw wrongVariable("only accepts a configurable, writable, and " +
                          "enumerable data descriptor");
    }
    return variables.set(target, name, value);
  },
};

// What --env NAME=VALUE gave, and nothing of the machine outside.
function readEnvironment(list) {
  const target = {};
  for (let i = 0; i < list.length; i++) {
    const at = %textFind(list[i], "=", 0);
    target[%textCut(list[i], 0, at)] = %textCut(list[i], at + 1);
  }
  process.env = new Proxy(target, variables);
}

const [words, environment] = %processWords();
for (let i = 0; i < words.length; i++) %push(process.argv, words[i]);
readEnvironment(environment);

defineProperty(process, "exitCode", {
  configurable: true,
  enumerable: true,
  get() {
    return exitCode;
  },
  set(code) {
    exitCode = validCode(code);
  },
});

%install(process, {
  cwd() {
    return %processFolder();
  },

  nextTick(callback, ...args) {
    validateFunction(callback, "callback");
    %nextTick(callback, args.length === 0 ? undefined : args);
  },

  exit(code) {
    if (code !== undefined && code !== null) exitCode = validCode(code);
    if (!exiting) {
      exiting = true;
      process._exiting = true;
      process.emit("exit", codeNow());
    }
    %processExit(codeNow());
  },

  reallyExit(code) {
    %processExit((code ?? 0) & 255);
  },

  abort() {
    %processExit(134);
  },

  kill,

  uptime() {
    return %processTime() / 1e6;
  },

  hrtime,
  emitWarning,
  memoryUsage,
  cpuUsage,

  umask(mask) {
    const before = umask;
    if (mask !== undefined) umask = mask & 511;
    return before;
  },

  getuid: () => 1000,
  geteuid: () => 1000,
  getgid: () => 1000,
  getegid: () => 1000,

  setUncaughtExceptionCaptureCallback(callback) {
    if (callback !== null) {
      if (typeof callback !== "function") {
        throw argumentError("fn", "function or null", callback);
      }
      if (capture !== null) {
        throw nodeError(
          Error, "ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET",
          "`process.setupUncaughtExceptionCapture()` was called while a " +
            "capture callback was already active");
      }
    }
    capture = callback;
  },

  hasUncaughtExceptionCaptureCallback() {
    return capture !== null;
  },
});

process.on("newListener", watchSignal);
process.on("removeListener", unwatchSignal);
process.on("warning", %import("printWarning"));

// --- the loop's questions ------------------------------------------------------

// Errors are shown as util.inspect shows them; values as they are.
function shown(value) {
  if (!%isObject(value)) {
    return typeof value === "symbol" ? "" : `${value}`;
  }
  const inspect = %moduleCore("inspectError");
  if (inspect !== undefined) return inspect(value);
  return %isClass(value, "Error") ? `${value.stack}` : %describe(value);
}

// The error that stands for a rejection whose reason is no error. It has no
// frames, so it is not shown as others are.
let rejected = {}; // until there is one; undefined may be thrown, too

function describeRejected(error) {
  return `${error.stack} {\n  code: '${error.code}'\n}`;
}

// An error of the library's own has frames in Node, and no brackets; but those
// of files, which come when nothing is on the stack.
const frameless = new WeakSet();
const { add: addFrameless, has: isFrameless } = WeakSet.prototype;
%export("markFrameless", (error) => {
  if (%isObject(error)) %call(addFrameless, frameless, error);
});

function unbracketed(error, text) {
  if (!%isClass(error, "Error") || %call(isFrameless, frameless, error)) {
    return text;
  }
  const head = `[${error.stack}]`;
  if (%call(slice, text, 0, head.length) !== head) return text;
  return error.stack + %call(slice, text, head.length);
}

// What Node prints before it ends with an error. `place` is three lines, or
// empty: file and line, the source line, the caret.
function report(error, place) {
  let text = error === rejected ? describeRejected(error)
                                : unbracketed(error, shown(error));
  if (%isClass(error, "Error")) {
    text = `${place}\n${text}\n`;
  } else {
    text = `\n${place}${text}\n`;
    if (!%isObject(error)) {
      text += "(Use `node --trace-uncaught ...` to show where the " +
              "exception was thrown)\n";
    }
  }
  %consoleWrite(2, `${text}\nNode.js ${process.version}\n`);
}

// A failed callback's nextTicks and jobs wait for the next one. There will be
// one, at the latest among the immediates.
function goOn() {
  globalTimers.setImmediate(() => {});
  return true;
}

// Nobody has caught it: true where a listener deals with it, else the exit
// code, after everything has been said.
function uncaught(error, place, origin = "uncaughtException") {
  if (capture !== null) {
    capture(error);
    return goOn();
  }
  process.emit("uncaughtExceptionMonitor", error, origin);
  if (process.listenerCount("uncaughtException") > 0) {
    process.emit("uncaughtException", error, origin);
    return goOn();
  }
  if (!exiting) {
    exiting = true;
    process._exiting = true;
    exitCode = 1;
    try {
      process.emit("exit", 1);
    } catch {
      // It ends with the first error.
    }
  }
  if (%isObject(error) && %hasOwn(error, enhanceStack)) {
    %define(error, "stack", error[enhanceStack](), 5);
  }
  const carried = %isObject(error) && %hasOwn(error, placeOfSyntax);
  const where = carried ? error[placeOfSyntax] : place;
  report(error, where);
  return (exitCode ?? 1) & 255;
}

// A module that does not compile carries its place with it.
const placeOfSyntax = Symbol("place");
%export("placeOfSyntax", placeOfSyntax);

const REJECTED =
  "This error originated either by throwing inside of an async function " +
  "without a catch block, or by rejecting a promise which was not handled " +
  "with .catch(). The promise rejected with the reason ";

// The rejection's reason as an error to be reported.
function rejectionError(reason) {
  if (%isObject(reason) && %hasOwn(reason, "stack")) return reason;
  rejected = new Error(`${REJECTED}"${%describe(reason)}".`);
  %define(rejected, "name", "UnhandledPromiseRejection", 5);
  %define(rejected, "stack", `${rejected.name}: ${rejected.message}`, 5);
  rejected.code = "ERR_UNHANDLED_REJECTION";
  return rejected;
}

// A promise was rejected, and nobody had asked when the queues were empty.
function rejection(reason, promise) {
  if (process.listenerCount("unhandledRejection") > 0) {
    process.emit("unhandledRejection", reason, promise);
    return true;
  }
  const error = rejectionError(reason);
  return uncaught(error, %errorPlace(error), "unhandledRejection");
}

// Somebody asked for a rejection that was reported before.
function handled(promise, number) {
  if (process.emit("rejectionHandled", promise)) return;
  const warning = new Error(
    `Promise rejection was handled asynchronously (rejection id: ${number})`);
  %define(warning, "name", "PromiseRejectionHandledWarning", 7);
  warning.id = number;
  emitWarning(warning);
}

// A signal has come from outside, and was listened for then.
function signal(number) {
  const name = signalOf(number);
  process.emit(name, name, number);
}

// Nobody's program: somebody outside asks, see node/later/outside.js.
%processHook("outside", () => later("node/outside", "ask")());

%processHook("signal", signal);
%processHook("handled", handled);
%processHook("report", report);
%processHook("uncaught", uncaught);
%processHook("rejection", rejection);
%processHook("beforeExit", () => {
  process.emit("beforeExit", codeNow());
});
%processHook("exit", () => {
  if (!exiting) {
    exiting = true;
    process._exiting = true;
    process.emit("exit", codeNow());
  }
  return codeNow();
});

// --- where it is found -----------------------------------------------------------

%export("node:process", process);
%install(globalThis, { process, global: globalThis });
