// validators.js: checks of arguments that Node's modules have in common. Each
// throws Node's own error where the value is not what it must be.

const argumentError = %import("argumentError");
const valueError = %import("valueError");
const rangeError = %import("rangeError");
const validateFunction = %import("validateFunction");
const { Error } = %import("originals");

function validateType(value, name, type) {
  if (typeof value !== type) throw argumentError(name, type, value);
}

function validateString(value, name) {
  validateType(value, name, "string");
}

function validateBoolean(value, name) {
  validateType(value, name, "boolean");
}

function between(least, most) {
  if (most === undefined) return `>= ${least}`;
  return least === undefined ? `<= ${most}` : `>= ${least} && <= ${most}`;
}

// `least` and `most` may be left out.
function validateNumber(value, name, least, most) {
  validateType(value, name, "number");
  const isBound = least !== undefined || most !== undefined;
  if (value < least || value > most || (isBound && value !== value)) {
    throw rangeError(name, between(least, most), value);
  }
}

function validateInteger(value, name, least = -9007199254740991,
                         most = 9007199254740991) {
  validateType(value, name, "number");
  if (value % 1 !== 0) throw rangeError(name, "an integer", value);
  validateNumber(value, name, least, most);
}

function isPlainObject(value) {
  return %isObject(value) && typeof value === "object" && !%isArray(value);
}

function validateObject(value, name) {
  if (!isPlainObject(value)) throw argumentError(name, "object", value);
}

function validateArray(value, name) {
  if (!%isArray(value)) throw argumentError(name, "an instance of Array", value);
}

// `allowed` is an array of strings or numbers.
function validateOneOf(value, name, allowed) {
  let list = "";
  for (let i = 0; i < allowed.length; i++) {
    if (allowed[i] === value) return;
    const one = allowed[i];
    list += (i > 0 ? ", " : "") + (typeof one === "string" ? `'${one}'` : one);
  }
  throw valueError(name, value, `must be one of: ${list}`);
}

// undefined is allowed.
function validateAbortSignal(value, name) {
  if (value !== undefined && !(%isObject(value) && "aborted" in value)) {
    throw argumentError(name, "an instance of AbortSignal", value);
  }
}

// What something is rejected with that a signal has ended.
class AbortError extends Error {
  constructor(message = "The operation was aborted", options = undefined) {
    super(message, options);
    this.code = "ABORT_ERR";
    this.name = "AbortError";
  }
}

%export("validators", {
  __proto__: null,
  validateString,
  validateBoolean,
  validateNumber,
  validateInteger,
  validateObject,
  validateArray,
  validateOneOf,
  validateAbortSignal,
  validateFunction,
  AbortError,
});
