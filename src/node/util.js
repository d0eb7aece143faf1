// util.js: the module util, as far as it is there; what is missing says so.

const inspect = %import("inspect");
const formatList = %import("formatList");
const isDeepEqual = %import("isDeepEqual");
const argumentError = %import("argumentError");
const validateFunction = %import("validateFunction");
const { isError } = %import("errorText");
const setPrototypeOf = Object.setPrototypeOf;
const { defineProperty, defineProperties } = Object;
const getDescriptors = Object.getOwnPropertyDescriptors;

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
  return defineProperties(promised, getDescriptors(original));
}
promisify.custom = custom;

// setTimeout and setImmediate have a version of their own.
function givesPromise(original, promised) {
  defineProperty(original, custom, {
    enumerable: true,
    configurable: false,
    get: () => promised,
  });
}
const timers = %import("node:timers");
const promisedTimers = %import("node:timers/promises");
givesPromise(timers.setTimeout, promisedTimers.setTimeout);
givesPromise(timers.setImmediate, promisedTimers.setImmediate);

function rejectionOf(reason) {
  if (reason) return reason;
  const error = new Error("Promise was rejected with falsy value");
  error.code = "ERR_FALSY_VALUE_REJECTION";
  error.reason = reason;
  return error;
}

function callbackify(original) {
  validateFunction(original, "original");
  return function (...args) {
    const callback = args[args.length - 1];
    validateFunction(callback, "last argument");
    args.length--;
    %apply(original, this, args).then(
      (value) => %nextTick(callback, [null, value]),
      (reason) => %nextTick(callback, [rejectionOf(reason)]));
  };
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
  setPrototypeOf(deprecated, original);
  if (original.prototype) deprecated.prototype = original.prototype;
  return deprecated;
}

function inherits(maker, parent) {
  validateFunction(parent, "superCtor");
  validateFunction(maker, "ctor");
  if (parent.prototype === undefined) {
    throw argumentError("superCtor.prototype", "object", undefined);
  }
  %define(maker, "super_", parent, 5);
  setPrototypeOf(maker.prototype, parent.prototype);
}

// --- what a value is -----------------------------------------------------

function hasClass(value, name) {
  return %isObject(value) && %className(value) === name;
}

function hasKind(value, first, second) {
  if (typeof value !== "function") return false;
  const kind = %functionKind(value);
  return kind === first || kind === second;
}

function isBoxed(value) {
  return hasClass(value, "Number") || hasClass(value, "String") ||
         hasClass(value, "Boolean") || hasClass(value, "Symbol");
}

const types = {
  __proto__: null,
  isArgumentsObject: (value) => hasClass(value, "Arguments"),
  isArrayBuffer: () => false,
  isAnyArrayBuffer: () => false,
  isArrayBufferView: (value) => hasClass(value, "Buffer"),
  isAsyncFunction: (value) =>
    hasKind(value, "AsyncFunction", "AsyncGeneratorFunction"),
  isBooleanObject: (value) => hasClass(value, "Boolean"),
  isBoxedPrimitive: isBoxed,
  isDataView: () => false,
  isDate: (value) => hasClass(value, "Date"),
  isGeneratorFunction: (value) =>
    hasKind(value, "GeneratorFunction", "AsyncGeneratorFunction"),
  isGeneratorObject: (value) => hasClass(value, "Generator"),
  isMap: (value) => hasClass(value, "Map"),
  isMapIterator: (value) => hasClass(value, "Map Iterator"),
  isNativeError: (value) => hasClass(value, "Error"),
  isNumberObject: (value) => hasClass(value, "Number"),
  isPromise: (value) => hasClass(value, "Promise"),
  isProxy: () => false,
  isRegExp: () => false,
  isSet: (value) => hasClass(value, "Set"),
  isSetIterator: (value) => hasClass(value, "Set Iterator"),
  isSharedArrayBuffer: () => false,
  isStringObject: (value) => hasClass(value, "String"),
  isSymbolObject: (value) => hasClass(value, "Symbol"),
  isTypedArray: (value) => hasClass(value, "Buffer"),
  isUint8Array: (value) => hasClass(value, "Buffer"),
  isWeakMap: () => false,
  isWeakSet: () => false,
};

// --- the module ----------------------------------------------------------

// The text without colours.
function stripVTControlCharacters(text) {
  if (typeof text !== "string") throw argumentError("str", "string", text);
  let result = "";
  for (let i = 0; i < text.length;) {
    let end = i;
    if (text[i] === "\x1b" && text[i + 1] === "[") {
      end = i + 2;
      while (end < text.length && !(text[end] >= "@" && text[end] <= "~")) {
        end++;
      }
      end++;
    } else {
      result += text[i];
    }
    i = end > i ? end : i + 1;
  }
  return result;
}

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

  isArray: Array.isArray,

  isDeepStrictEqual(a, b) {
    return isDeepEqual(a, b, true);
  },

  isError(value) {
    return %isObject(value) && isError(value);
  },

  promisify,

  stripVTControlCharacters,

  toUSVString(text) {
    return `${text}`.toWellFormed();
  },

  types,
};

// Functions that Node has and Loopline does not.
const missing = ["aborted", "debuglog", "debug", "getSystemErrorName",
                 "getSystemErrorMap", "parseArgs", "parseEnv", "styleText",
                 "transferableAbortController", "transferableAbortSignal",
                 "MIMEType", "MIMEParams", "TextDecoder", "TextEncoder"];
for (let i = 0; i < missing.length; i++) {
  const name = missing[i];
  util[name] = %define(function () {
    throw new Error(`util.${name} is not supported yet`);
  }, "name", name, 4);
}

%export("node:util", util);
%export("node:util/types", types);
