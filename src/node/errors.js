// errors.js: errors with Node's codes, in Node's words.
//
// Exported: nodeError(Base, code, message), argumentError(name, type, value),
// validateFunction(value, name), received(value).

const { slice, indexOf } = String.prototype;

// How a message names a value that was not wanted.
function received(value) {
  if (value === undefined || value === null) return `${value}`;
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value === "object") {
    const maker = value.constructor;
    if (maker && maker.name) return `an instance of ${maker.name}`;
    return %describe(value);
  }
  const quoted = typeof value === "string" ? `'${value}'` : %describe(value);
  const shown =
    quoted.length > 28 ? `${%call(slice, quoted, 0, 25)}...` : quoted;
  return `type ${typeof value} (${shown})`;
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

// `type` is what the message names: "function", "an instance of Buffer", ...
function argumentError(name, type, value) {
  const of = %call(slice, type, 0, 3) === "an " ? "" : "of type ";
  const what = %call(indexOf, name, ".") < 0 ? "argument" : "property";
  return nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                   `The "${name}" ${what} must be ${of}${type}. ` +
                   `Received ${received(value)}`);
}

function validateFunction(value, name) {
  if (typeof value !== "function") {
    throw argumentError(name, "function", value);
  }
}

%export("received", received);
%export("nodeError", nodeError);
%export("argumentError", argumentError);
%export("validateFunction", validateFunction);
