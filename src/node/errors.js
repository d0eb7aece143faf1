// errors.js: errors with Node's codes, in Node's words.
//
// Exported: nodeError(Base, code, message), argumentError(name, type, value),
// valueError(name, value, reason), rangeError(name, range, value),
// validateFunction(value, name), received(value).

const { slice, indexOf } = String.prototype;

// How a message names a value that was not wanted.
function received(value) {
  if (value === undefined || value === null) return `${value}`;
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value === "object") {
    const maker = value.constructor;
    if (maker && "name" in maker) return `an instance of ${maker.name}`;
    return %import("inspect")(value, { depth: -1 });
  }
  if (typeof value === "string") {
    const text =
      value.length > 28 ? `${%call(slice, value, 0, 25)}...` : value;
    const quote = %call(indexOf, text, "'") < 0;
    return `type string (${quote ? `'${text}'` : %jsonQuote(text)})`;
  }
  return `type ${typeof value} (${%import("inspect")(value)})`;
}

// An error whose stack begins "TypeError [ERR_X]: message" and which has a
// property `code`.
function nodeError(Base, code, message) {
  const error = new Base(message);
  const { name, stack } = error;
  %define(error, "stack",
          `${name} [${code}]${%call(slice, stack, name.length)}`, 5);
  %define(error, "toString", function toString() {
    return `${this.name} [${code}]: ${this.message}`;
  }, 5);
  error.code = code;
  return error;
}

function kindOf(name) {
  return %call(indexOf, name, ".") < 0 ? "argument" : "property";
}

// `type` is what the message names: "function", "an instance of Buffer", ...
function argumentError(name, type, value) {
  const start = %call(slice, type, 0, 3);
  const bare = start === "an " || start === "one" || start === "a s" ||
               start === "a d";
  const of = bare ? "" : "of type ";
  return nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                   `The "${name}" ${kindOf(name)} must be ${of}${type}. ` +
                   `Received ${received(value)}`);
}

// `reason` is what the message says of the value: "must be a number".
function valueError(name, value, reason = "is invalid") {
  let shown = %import("inspect")(value);
  if (shown.length > 128) shown = `${%call(slice, shown, 0, 128)}...`;
  return nodeError(TypeError, "ERR_INVALID_ARG_VALUE",
                   `The ${kindOf(name)} '${name}' ${reason}. ` +
                   `Received ${shown}`);
}

// `range` is what the value must be: ">= 0".
function rangeError(name, range, value) {
  const separated = typeof value === "bigint" ||
                    (value % 1 === 0 && (value > 2 ** 32 || value < -(2 ** 32)));
  const shown = %import("inspect")(value, { numericSeparator: separated });
  return nodeError(RangeError, "ERR_OUT_OF_RANGE",
                   `The value of "${name}" is out of range. It must be ` +
                   `${range}. Received ${shown}`);
}

function validateFunction(value, name) {
  if (typeof value !== "function") {
    throw argumentError(name, "function", value);
  }
}

%export("received", received);
%export("nodeError", nodeError);
%export("argumentError", argumentError);
%export("valueError", valueError);
%export("rangeError", rangeError);
%export("validateFunction", validateFunction);
