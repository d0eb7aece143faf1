// assert.js: the module assert. Its errors' messages are made in
// assert_diff.js.

const later = %import("later");
const inspect = %import("inspect");
const isDeepEqual = later("node/equal", "isDeepEqual");
const assertMessage = later("node/assert_diff", "assertMessage");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const validateFunction = %import("validateFunction");
const { isError } = %import("errorText");
const { textOf } = %import("layout");
const { Error, TypeError, Symbol, regexpExec } = %import("originals");
const baseError = Error;

// --- the error -----------------------------------------------------------

function cutText(text) {
  const lines = %splitText(text, "\n", 11);
  if (lines.length > 10) {
    lines.length = 10;
    return `${%textJoin(lines, "\n")}\n...`;
  }
  return text.length > 512 ? `${%textCut(text, 512)}...` : text;
}

// An error whose stack is not shown again inside another error's message.
function withoutStack(error) {
  const copy = { __proto__: %prototypeOf(error) };
  %copyPlain(copy, error, undefined);
  %define(copy, "message", error.message, 0);
  return copy;
}

function messageFor(options) {
  let { actual, expected } = options;
  const { operator, message } = options;
  if ((message === undefined || message === null) && %isObject(actual) &&
      %isObject(expected) && isError(actual) && isError(expected)) {
    actual = withoutStack(actual);
    expected = withoutStack(expected);
  }
  return assertMessage(operator, actual, expected, message);
}

class AssertionError extends Error {
  constructor(options) {
    if (!%isObject(options)) throw argumentError("options", "object", options);
    super(messageFor(options));
    const title = "AssertionError [ERR_ASSERTION]";
    %define(this, "stack", `${title}: ${this.message}${framesOf(this)}`, 5);
    this.generatedMessage = !options.message;
    %define(this, "name", "AssertionError", 5);
    this.code = "ERR_ASSERTION";
    this.actual = options.actual;
    this.expected = options.expected;
    this.operator = options.operator;
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](depth, options) {
    const { actual, expected } = this;
    if (typeof actual === "string") this.actual = cutText(actual);
    if (typeof expected === "string") this.expected = cutText(expected);
    const all = { __proto__: null };
    %copyPlain(all, options, undefined);
    all.customInspect = false;
    all.depth = 0;
    const text = inspect(this, all);
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

function framesOf(error) {
  const { message, stack } = error;
  const at = %textFind(stack, "\n    at", %textFind(stack, message, 0) +
                                            message.length);
  return at < 0 ? "" : %textCut(stack, at);
}

function fails(operator, actual, expected, message) {
  if (%isObject(message) && isError(message)) throw message;
  throw new AssertionError({ operator, actual, expected, message });
}

function failsAs(operator, actual, expected, message) {
  const error = new AssertionError({ operator, actual, expected, message });
  error.generatedMessage = true;
  throw error;
}

function needsTwo(count) {
  if (count < 2) {
    throw nodeError(
      TypeError, "ERR_MISSING_ARGS",
      'The "actual" and "expected" arguments must be specified');
  }
}

// --- is it true? ---------------------------------------------------------

// The call that failed, as it stands in the program.
function falsyMessage() {
  const [text, column] = %callerText();
  const lines = %splitText(text, "\n", 4294967295);
  for (let i = 1; i < lines.length; i++) {
    let at = 0;
    while (at < column && (lines[i][at] === " " || lines[i][at] === "\t")) {
      at++;
    }
    lines[i] = `  ${%textCut(lines[i], at)}`;
  }
  return "The expression evaluated to a falsy value:\n\n  " +
         `${%textJoin(lines, "\n")}\n`;
}

function check(args) {
  const value = args[0];
  if (value) return;
  if (args.length === 0) {
    failsAs("==", value, true, "No value argument passed to `assert.ok()`");
  }
  const message = args[1];
  if (message === undefined || message === null) {
    failsAs("==", value, true, falsyMessage());
  }
  fails("==", value, true, message);
}

function assert(...args) {
  check(args);
}

function looselyEqual(a, b) {
  return a == b || (a !== a && b !== b);
}

// --- does it throw? ------------------------------------------------------

const nothing = Symbol("nothing was thrown");

function caughtFrom(action) {
  validateFunction(action, "fn");
  try {
    action();
  } catch (error) {
    return error;
  }
  return nothing;
}

function isPromise(value) {
  return %isClass(value, "Promise") ||
         (%isObject(value) && typeof value === "object" &&
          typeof value.then === "function" &&
          typeof value.catch === "function");
}

async function rejectedFrom(action) {
  let promise = action;
  if (typeof action === "function") {
    promise = action();
    if (!isPromise(promise)) {
      throw nodeError(
        TypeError, "ERR_INVALID_RETURN_VALUE",
        'Expected instance of Promise to be returned from the "promiseFn" ' +
          `function but got ${%import("received")(promise)}.`);
    }
  } else if (!isPromise(action)) {
    throw argumentError(
      "promiseFn", "function or an instance of Promise", action);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return nothing;
}

function isRegExp(value) {
  return %isObject(value) && %className(value) === "RegExp";
}

// Whether the text matches.
function matches(regexp, text) {
  return %call(regexpExec, regexp, text) !== null;
}

// Only these properties, for a message that shows both.
class Comparison {
  constructor(object, keys) {
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] in object) this[keys[i]] = object[keys[i]];
    }
  }
}

function matchProperties(operator, actual, expected, message) {
  if (!%isObject(actual) || typeof actual === "function") {
    const error = new AssertionError(
      { operator: "deepStrictEqual", actual, expected, message });
    error.operator = operator;
    throw error;
  }
  const keys = %ownKeys(expected, 5);
  if (isError(expected)) {
    %push(keys, "name");
    %push(keys, "message");
  } else if (keys.length === 0) {
    throw nodeError(TypeError, "ERR_INVALID_ARG_VALUE",
                    "The argument 'error' may not be an empty object. " +
                      `Received ${inspect(expected)}`);
  }
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key in actual && isDeepEqual(actual[key], expected[key], true)) {
      continue;
    }
    if (typeof actual[key] === "string" && isRegExp(expected[key]) &&
        matches(expected[key], actual[key])) {
      continue;
    }
    if (message) fails(operator, actual, expected, message);
    const error = new AssertionError({
      operator: "deepStrictEqual",
      actual: new Comparison(actual, keys),
      expected: new Comparison(expected, keys),
    });
    error.actual = actual;
    error.expected = expected;
    error.operator = operator;
    throw error;
  }
}

function inheritsError(maker) {
  for (let at = maker; at !== null; at = %prototypeOf(at)) {
    if (at === baseError) return true;
  }
  return false;
}

function wrongClass(actual, expected) {
  let text = 'The error is expected to be an instance of ' +
             `"${expected.name}". Received `;
  if (!%isObject(actual) || !isError(actual)) {
    return `${text}"${inspect(actual, { depth: -1 })}"`;
  }
  const maker = actual.constructor;
  const name = (maker && maker.name) || actual.name;
  text += expected.name === name
    ? "an error with identical name but a different prototype."
    : `"${name}"`;
  return actual.message ? `${text}\n\nError message:\n\n${actual.message}`
                        : text;
}

function wrongAnswer(actual, expected, answer) {
  const name = expected.name ? `"${expected.name}" ` : "";
  const text = `The ${name}validation function is expected to return "true".` +
               ` Received ${inspect(answer)}`;
  return %isObject(actual) && isError(actual)
    ? `${text}\n\nCaught error:\n\n${actual}` : text;
}

// `expected` is an object, a class or a function that validates.
function matchThrown(operator, actual, expected, message) {
  if (isRegExp(expected)) {
    const said = `${actual}`;
    if (matches(expected, said)) return;
    if (message) fails(operator, actual, expected, message);
    failsAs(operator, actual, expected,
            "The input did not match the regular expression " +
              `${inspect(expected)}. Input:\n\n${inspect(said)}\n`);
  }
  if (typeof expected !== "function") {
    matchProperties(operator, actual, expected, message);
    return;
  }
  if (expected.prototype !== undefined && actual instanceof expected) return;
  let text;
  if (inheritsError(expected)) {
    text = wrongClass(actual, expected);
  } else {
    const answer = %call(expected, {}, actual);
    if (answer === true) return;
    text = wrongAnswer(actual, expected, answer);
  }
  if (message) fails(operator, actual, expected, message);
  failsAs(operator, actual, expected, text);
}

function needsError(error) {
  if (error !== undefined && error !== null && !%isObject(error)) {
    throw argumentError("error",
                        "function or an instance of Error, RegExp, " +
                          "or Object", error);
  }
}

function expectThrown(operator, actual, error, message) {
  if (typeof error === "string") {
    const said = %isObject(actual) ? actual.message : actual;
    if (said === error) {
      throw nodeError(TypeError, "ERR_AMBIGUOUS_ARGUMENT",
                      'The "error/message" argument is ambiguous. The error ' +
                        (%isObject(actual) ? "message " : "") +
                        `"${textOf(said)}" is identical to the message.`);
    }
    message = error;
    error = undefined;
  }
  needsError(error);
  if (actual === nothing) {
    const kind = operator === "rejects" ? "rejection" : "exception";
    const name = error && error.name ? ` (${error.name})` : "";
    const end = message ? `: ${message}` : ".";
    fails(operator, undefined, error,
          `Missing expected ${kind}${name}${end}`);
  }
  if (error) matchThrown(operator, actual, error, message);
}

function expectNothing(operator, actual, error, message) {
  if (actual === nothing) return;
  if (typeof error === "string") {
    message = error;
    error = undefined;
  }
  const isMeant = !error ||
    (typeof error === "function" && error.prototype !== undefined &&
     actual instanceof error) ||
    (isRegExp(error) && matches(error, `${actual}`));
  if (!isMeant) throw actual;
  const kind = operator === "doesNotReject" ? "rejection" : "exception";
  fails(operator, actual, error,
        `Got unwanted ${kind}${message ? `: ${message}` : "."}\n` +
          `Actual message: "${actual && actual.message}"`);
}

// --- the module ----------------------------------------------------------

// assert.match (`wanted` is true) and assert.doesNotMatch.
function expectMatch(operator, text, regexp, message, wanted) {
  if (!isRegExp(regexp)) throw argumentError("regexp", "an instance of RegExp", regexp);
  if (typeof text === "string" && matches(regexp, text) === wanted) return;
  if (message) fails(operator, text, regexp, message);
  if (typeof text !== "string") {
    failsAs(operator, text, regexp,
            'The "string" argument must be of type string. Received type ' +
              `${typeof text} (${inspect(text)})`);
  }
  const how = wanted ? "The input did not match"
                     : "The input was expected to not match";
  failsAs(operator, text, regexp,
          `${how} the regular expression ${inspect(regexp)}. ` +
            `Input:\n\n${inspect(text)}\n`);
}

const methods = {
  ok(...args) {
    check(args);
  },

  fail(message) {
    if (%isObject(message) && isError(message)) throw message;
    if (message === undefined || message === null) {
      failsAs("fail", undefined, undefined, "Failed");
    }
    fails("fail", undefined, undefined, message);
  },

  equal(actual, expected, message) {
    needsTwo(arguments.length);
    if (!looselyEqual(actual, expected)) {
      fails("==", actual, expected, message);
    }
  },

  notEqual(actual, expected, message) {
    needsTwo(arguments.length);
    if (looselyEqual(actual, expected)) fails("!=", actual, expected, message);
  },

  deepEqual(actual, expected, message) {
    needsTwo(arguments.length);
    if (!isDeepEqual(actual, expected, false)) {
      fails("deepEqual", actual, expected, message);
    }
  },

  notDeepEqual(actual, expected, message) {
    needsTwo(arguments.length);
    if (isDeepEqual(actual, expected, false)) {
      fails("notDeepEqual", actual, expected, message);
    }
  },

  deepStrictEqual(actual, expected, message) {
    needsTwo(arguments.length);
    if (!isDeepEqual(actual, expected, true)) {
      fails("deepStrictEqual", actual, expected, message);
    }
  },

  notDeepStrictEqual(actual, expected, message) {
    needsTwo(arguments.length);
    if (isDeepEqual(actual, expected, true)) {
      fails("notDeepStrictEqual", actual, expected, message);
    }
  },

  strictEqual(actual, expected, message) {
    needsTwo(arguments.length);
    if (!%sameValue(actual, expected)) {
      fails("strictEqual", actual, expected, message);
    }
  },

  notStrictEqual(actual, expected, message) {
    needsTwo(arguments.length);
    if (%sameValue(actual, expected)) {
      fails("notStrictEqual", actual, expected, message);
    }
  },

  throws(action, error, message) {
    expectThrown("throws", caughtFrom(action), error, message);
  },

  doesNotThrow(action, error, message) {
    expectNothing("doesNotThrow", caughtFrom(action), error, message);
  },

  async rejects(action, error, message) {
    expectThrown("rejects", await rejectedFrom(action), error, message);
  },

  async doesNotReject(action, error, message) {
    expectNothing("doesNotReject", await rejectedFrom(action), error, message);
  },

  ifError(error) {
    if (error === undefined || error === null) return;
    let said = %isObject(error) && typeof error.message === "string"
      ? error.message : inspect(error);
    if (said === "" && error.constructor) said = error.constructor.name;
    fails("ifError", error, null, `ifError got unwanted exception: ${said}`);
  },

  match(text, regexp, message) {
    expectMatch("match", text, regexp, message, true);
  },

  doesNotMatch(text, regexp, message) {
    expectMatch("doesNotMatch", text, regexp, message, false);
  },
};

function strict(...args) {
  check(args);
}

%copyPlain(assert, methods, undefined);
assert.AssertionError = AssertionError;
%copyPlain(strict, assert, undefined);
strict.equal = assert.strictEqual;
strict.notEqual = assert.notStrictEqual;
strict.deepEqual = assert.deepStrictEqual;
strict.notDeepEqual = assert.notDeepStrictEqual;
assert.strict = strict;
strict.strict = strict;

%export("node:assert", assert);
