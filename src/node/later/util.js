// util.js: the module util, as far as it is there; what is missing says so.

const inspect = %import("inspect");
const formatList = %import("formatList");
const later = %import("later");
const isDeepEqual = later("node/equal", "isDeepEqual");
const argumentError = %import("argumentError");
const nodeError = %import("nodeError");
const valueError = %import("valueError");
const rangeError = %import("rangeError");
const validateFunction = %import("validateFunction");
const types = later("node/util_types", "node:util/types");
const { isError } = %import("errorText");
const { Error, Promise, Symbol, setPrototypeOf, defineProperty, defineProperties,
        toUpperCase, toWellFormed, getOwnPropertyDescriptors } = %import("originals");

// --- functions about functions -------------------------------------------

const custom = Symbol.for("nodejs.util.promisify.custom");

// A function with a callback at its end as one that gives a promise.
function promisify(original) {
  validateFunction(original, "original");
  const own = original[custom];
  if (own) {
    validateFunction(own, "util.promisify.custom");
    return %define(own, custom, own, 4);
  }
  function promised(...args) {
    return new Promise((resolve, reject) => {
      %push(args, (error, value) => {
        if (error) reject(error);
        else resolve(value);
      });
      %apply(original, this, args);
    });
  }
  setPrototypeOf(promised, %prototypeOf(original));
  %define(promised, custom, promised, 4);
  return defineProperties(promised,
                          getOwnPropertyDescriptors(original));
}
promisify.custom = custom;

function rejectionOf(reason) {
  if (reason) return reason;
  const error = nodeError(Error, "ERR_FALSY_VALUE_REJECTION",
                          "Promise was rejected with falsy value");
  error.reason = reason;
  return error;
}

function callbackify(original) {
  validateFunction(original, "original");
  function callbackified(...args) {
    const callback = args[args.length - 1];
    validateFunction(callback, "last argument");
    args.length--;
    %apply(original, this, args).then(
      (value) => %nextTick(callback, [null, value]),
      (reason) => %nextTick(callback, [rejectionOf(reason)]));
  }
  const descriptors = getOwnPropertyDescriptors(original);
  if (typeof descriptors.length.value === "number") {
    descriptors.length.value++;
  }
  if (typeof descriptors.name.value === "string") {
    descriptors.name.value += "Callbackified";
  }
  delete descriptors.prototype;
  return defineProperties(callbackified, descriptors);
}

const warned = { __proto__: null };

function deprecate(original, message, code) {
  let said = false;
  function deprecated(...args) {
    if (!said) {
      said = true;
      if (code === undefined || warned[code] === undefined) {
        if (code !== undefined) warned[code] = true;
        %import("emitWarning")(message, "DeprecationWarning", code);
      }
    }
    return new.target ? %construct(original, args, new.target)
                      : %apply(original, this, args);
  }
  if (%isConstructor(original)) %makeConstructor(deprecated, {});
  setPrototypeOf(deprecated, original);
  if (original.prototype) deprecated.prototype = original.prototype;
  return deprecated;
}

function inherits(maker, parent) {
  if (maker === undefined || maker === null) {
    throw argumentError("ctor", "function", maker);
  }
  validateFunction(parent, "superCtor");
  if (parent.prototype === undefined) {
    throw argumentError("superCtor.prototype", "object", undefined);
  }
  defineProperty(maker, "super_", {
    __proto__: null,
    value: parent,
    writable: true,
    configurable: true,
  });
  setPrototypeOf(maker.prototype, parent.prototype);
}

// --- the debug log ---------------------------------------------------------

// Is `name` among those of NODE_DEBUG ("http,my*")? Upper case counts.
function isWanted(name) {
  const { env } = %import("node:process");
  const list = %splitText(upper(env.NODE_DEBUG ?? ""), ",", 4294967295);
  for (let i = 0; i < list.length; i++) {
    const [start, ...rest] = %splitText(list[i], "*", 4294967295);
    if (rest.length === 0 ? start === name && start !== ""
                          : %textCut(name, 0, start.length) === start) {
      return true;
    }
  }
  return false;
}

function upper(text) {
  return %call(toUpperCase, `${text}`);
}

// A function that prints to the standard error where NODE_DEBUG names `set`.
function debuglog(set) {
  const name = upper(set);
  function log(...args) {
    if (!isWanted(name)) return;
    const { pid } = %import("node:process");
    %consoleWrite(2, `${name} ${pid}: ${formatList(undefined, args)}\n`);
  }
  return defineProperty(log, "enabled", {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => isWanted(name),
  });
}

// --- the module ----------------------------------------------------------

function colorCodes(name) {
  const codes = inspect.colors[name];
  if (codes !== undefined) return codes;
  throw valueError("format", name,
                   "must be one of: " + quoted(%ownKeys(inspect.colors, 5)));
}

function quoted(names) {
  let text = "";
  for (let i = 0; i < names.length; i++) {
    text += `${i > 0 ? ", " : ""}'${names[i]}'`;
  }
  return text;
}

// A list of formats is always obeyed, one format only on a terminal.
function styleText(format, text, { validateStream = true } = {}) {
  if (typeof text !== "string") throw argumentError("text", "string", text);
  if (!%isArray(format)) {
    const [start, end] = colorCodes(format);
    return validateStream ? text : `\x1b[${start}m${text}\x1b[${end}m`;
  }
  let left = "";
  let right = "";
  for (let i = 0; i < format.length; i++) {
    const [start, end] = colorCodes(format[i]);
    left += `\x1b[${start}m`;
    right = `\x1b[${end}m${right}`;
  }
  return left + text + right;
}

function getSystemErrorName(number) {
  if (typeof number !== "number") throw argumentError("err", "number", number);
  if (number >= 0 || number % 1 !== 0) {
    throw rangeError("err", "a negative integer", number);
  }
  const { systemError } = later("node/system_errors", "systemErrors");
  return systemError(number)?.[0] ?? `Unknown system error ${number}`;
}

async function aborted(signal, resource) {
  const { validateAbortSignal, validateObject } =
    later("node/validators", "validators");
  if (signal === undefined) {
    throw argumentError("signal", "an instance of AbortSignal", signal);
  }
  validateAbortSignal(signal, "signal");
  validateObject(resource, "resource");
  if (signal.aborted) return undefined;
  return new Promise((resolve) => {
    signal.addEventListener("abort", resolve, { once: true });
  });
}

// The text without colours.
function stripVTControlCharacters(text) {
  if (typeof text !== "string") throw argumentError("str", "string", text);
  let result = "";
  for (let i = 0; i < text.length;) {
    const end = endOfControl(text, i);
    if (end === i) result += text[i];
    i = end > i ? end : i + 1;
  }
  return result;
}

// Where a control sequence that begins at `i` is over; `i`: there is none.
function endOfControl(text, i) {
  if (text[i] !== "\x1b" && text[i] !== "\x9b") return i;
  let end = i + 1;
  if (text[i] === "\x1b" && text[end] === "]") {
    while (end < text.length && text[end] !== "\x07" &&
           !(text[end] === "\x1b" && text[end + 1] === "\\")) {
      end++;
    }
    return text[end] === "\x1b" ? end + 2 : end + 1;
  }
  if (text[i] === "\x1b" && text[end] !== "[") return i;
  if (text[i] === "\x1b") end++;
  while (end < text.length && !(text[end] >= "@" && text[end] <= "~")) end++;
  return end + 1;
}

// Checks of Node's first years.
const isOf = {
  isBoolean: (value) => typeof value === "boolean",
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === "number",
  isString: (value) => typeof value === "string",
  isSymbol: (value) => typeof value === "symbol",
  isUndefined: (value) => value === undefined,
  isRegExp: types.isRegExp,
  isObject: (value) => value !== null && typeof value === "object",
  isDate: types.isDate,
  isFunction: (value) => typeof value === "function",
  isPrimitive: (value) => !%isObject(value),
};

const util = {
  callbackify,

  deprecate,

  format(...args) {
    return formatList(undefined, args);
  },

  formatWithOptions(options, ...args) {
    if (!%isObject(options)) {
      throw argumentError("inspectOptions", "object", options);
    }
    return formatList(options, args);
  },

  inherits,

  inspect,

  isArray: (value) => %isArray(value),

  isDeepStrictEqual(a, b) {
    return isDeepEqual(a, b, true);
  },

  isError(value) {
    return %isObject(value) && isError(value);
  },

  promisify,

  stripVTControlCharacters,

  toUSVString(text) {
    return %call(toWellFormed, `${text}`);
  },

  types,

  _extend(target, source) {
    if (!%isObject(source) || typeof source === "function") return target;
    return %copyPlain(target, source, undefined) ?? target;
  },

  aborted,

  debug: debuglog,

  debuglog,

  getSystemErrorMap() {
    return later("node/system_errors", "systemErrors").systemErrorMap();
  },

  getSystemErrorName,

  isBuffer: (value) => %import("node:buffer").Buffer.isBuffer(value),

  parseArgs(config) {
    return later("node/parse_args", "parseArgs")(config);
  },

  parseEnv(text) {
    return later("node/parse_env", "parseEnv")(text);
  },

  styleText,
};
%copyPlain(util, isOf, undefined);

// A class whose file runs when it is asked for.
function addClass(name, file, exported) {
  defineProperty(util, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => exported === undefined ? later(file, name)
                                      : later(file, exported)[name],
  });
}
addClass("TextDecoder", "node/text_encoding");
addClass("TextEncoder", "node/text_encoding");
addClass("MIMEType", "node/mime", "mime");
addClass("MIMEParams", "node/mime", "mime");

%export("node:util", util);
