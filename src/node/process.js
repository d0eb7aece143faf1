// process.js: the object `process`, and what the loop asks the library for
// when a program ends or nobody has caught an error.

const EventEmitter = %import("node:events");
const enhanceStack = %import("enhanceStack");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const validateFunction = %import("validateFunction");

const { slice, lastIndexOf } = String.prototype;
const { isInteger } = Number;

// --- the object ---------------------------------------------------------

const process = { __proto__: { __proto__: EventEmitter.prototype } };
%define(%prototypeOf(process), "constructor", function process() {}, 5);
%define(%prototypeOf(process), Symbol.toStringTag, "process", 4);

let exiting = false;
let exitCode;

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

// A stream that writes to a descriptor of the process.
function output(fd) {
  const stream = { __proto__: { __proto__: EventEmitter.prototype } };
  stream.fd = fd;
  stream.writable = true;
  %install(%prototypeOf(stream), {
    write(chunk, encoding, done) {
      const text = typeof chunk === "string" ? chunk : textOf(chunk);
      const callback = typeof encoding === "function" ? encoding : done;
      %consoleWrite(fd, text);
      if (typeof callback === "function") %nextTick(callback, undefined);
      return true;
    },
    end(chunk, encoding, done) {
      if (chunk !== undefined) this.write(chunk, encoding, done);
      return this;
    },
  });
  return stream;
}

function textOf(chunk) {
  if (%isClass(chunk, "Buffer")) return `${chunk}`;
  throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                  'The "chunk" argument must be of type string or an ' +
                  "instance of Buffer or Uint8Array. Received " +
                  %import("received")(chunk));
}

function nanoseconds() {
  return %processTime() * 1000;
}

function hrtime(previous) {
  const now = nanoseconds();
  let seconds = (now - (now % 1e9)) / 1e9;
  let rest = now % 1e9;
  if (previous !== undefined) {
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

// --- warnings ------------------------------------------------------------

let advised = false;

// emitWarning(warning, type, code): printed after what runs now.
function emitWarning(warning, type, code) {
  let error = warning;
  let name = type;
  if (%isObject(type) && type !== null) {
    code = type.code;
    name = type.type;
  }
  if (typeof warning === "string") {
    error = new Error(warning);
    error.name = name ? `${name}` : "Warning";
    if (code !== undefined) error.code = code;
  }
  %nextTick(() => process.emit("warning", error), undefined);
}

function printWarning(warning) {
  const code = warning.code ? `[${warning.code}] ` : "";
  %consoleWrite(2, `(node:${process.pid}) ${code}${warning.name}: ` +
                   `${warning.message}\n`);
  if (!advised) {
    advised = true;
    %consoleWrite(2, "(Use `node --trace-warnings ...` to show where the " +
                     "warning was created)\n");
  }
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
process.env = {};
process.pid = %processPid();
process.ppid = 1;
process.execPath = "/usr/local/bin/node";
process.argv0 = "node";
process._exiting = false;
process.features = {};
process.config = {};
process.stdout = output(1);
process.stderr = output(2);

const words = %processWords();
for (let i = 0; i < words.length; i++) %push(process.argv, words[i]);

Object.defineProperty(process, "exitCode", {
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

  kill(pid) {
    if (pid === process.pid) %processExit(143);
    return true;
  },

  uptime() {
    return %processTime() / 1e6;
  },

  hrtime,
  emitWarning,

  memoryUsage() {
    const [used] = %processMemory();
    return {
      rss: used,
      heapTotal: used,
      heapUsed: used,
      external: 0,
      arrayBuffers: 0,
    };
  },

  cpuUsage() {
    return { user: %processTime(), system: 0 };
  },

  umask() {
    return 18;
  },

  getuid() {
    return 1000;
  },
});

process.on("warning", printWarning);

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
let rejected;

function describeRejected(error) {
  return `${error.stack} {\n  code: '${error.code}'\n}`;
}

// What Node prints before it ends with an error. `place` is three lines, or
// empty: file and line, the source line, the caret.
function report(error, place) {
  let text = error === rejected ? describeRejected(error) : shown(error);
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

// Nobody has caught it: true where a listener deals with it, else the exit
// code, after everything has been said.
function uncaught(error, place, origin = "uncaughtException") {
  process.emit("uncaughtExceptionMonitor", error, origin);
  if (process.listenerCount("uncaughtException") > 0) {
    process.emit("uncaughtException", error, origin);
    return true;
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

const performance = {
  timeOrigin: 0,
  now() {
    return %processTime() / 1000;
  },
};
Object.defineProperty(performance, "timeOrigin", {
  configurable: true,
  enumerable: true,
  get: () => %processOrigin(),
});

%export("emitWarning", emitWarning);
%export("node:process", process);
%export("node:perf_hooks", { performance });
%install(globalThis, { process, performance, global: globalThis });
