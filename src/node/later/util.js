// util.js: the module util, as far as it is there; what is missing says so.

const inspect = %import("inspect");
const formatList = %import("formatList");
const later = %import("later");
const isDeepEqual = later("node/equal", "isDeepEqual");
const argumentError = %import("argumentError");
const validateFunction = %import("validateFunction");
const types = later("node/util_types", "node:util/types");
const { isError } = %import("errorText");
const { Error, Promise, Symbol, setPrototypeOf, defineProperties,
        getOwnPropertyDescriptors } = %import("originals");

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
  if (%isConstructor(original)) %makeConstructor(deprecated, {});
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
