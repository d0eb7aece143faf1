// console_class.js: what the constructor console.Console does: it makes a
// console that prints to other streams.

const later = %import("later");
const { validateInteger, validateObject } =
  later("node/validators", "validators");
const { newState, makeMethods, isConsole } = %import("consoleParts");
const { TypeError, Symbol, Map } = %import("originals");
const nodeError = %import("nodeError");
const valueError = %import("valueError");

const MOST_INDENTATION = 1000;

function checkStream(stream, name) {
  if (!stream || typeof stream.write !== "function") {
    throw nodeError(TypeError, "ERR_CONSOLE_WRITABLE_STREAM",
                    `Console expects a writable stream instance for ${name}`);
  }
}

function checkColors({ colorMode = "auto", inspectOptions }, given) {
  if (colorMode !== "auto" && colorMode !== true && colorMode !== false) {
    throw valueError("colorMode", colorMode,
                     "must be one of: 'auto', true, false");
  }
  if (inspectOptions === undefined) return;
  validateObject(inspectOptions, "options.inspectOptions");
  if (inspectOptions.colors !== undefined && given !== undefined) {
    throw nodeError(TypeError, "ERR_INCOMPATIBLE_OPTION_PAIR",
                    'Option "options.inspectOptions.color" cannot be used ' +
                      'in combination with option "colorMode"');
  }
}

// (options) or (stdout, stderr, ignoreErrors), as one object.
function readOptions(options, stderr, ignoreErrors) {
  return !options || typeof options.write === "function"
    ? { stdout: options, stderr, ignoreErrors } : options;
}

function nothing() {}

// The stream tells of it later: nobody else has to listen.
function ignoreError(stream, error) {
  if (!error || stream._writableState?.errorEmitted) return;
  if (stream.listenerCount("error") === 0) stream.once("error", nothing);
}

function writerOf(target) {
  return (fd, text) => {
    const stream = fd === 1 ? target._stdout : target._stderr;
    if (target._ignoreErrors === false) {
      stream.write(text);
      return;
    }
    const isUnheard = stream.listenerCount?.("error") === 0;
    if (isUnheard) stream.once("error", nothing);
    try {
      stream.write(text, (error) => ignoreError(stream, error));
    } catch (error) {
      if (error instanceof RangeError) throw error;
    } finally {
      if (isUnheard) stream.removeListener("error", nothing);
    }
  };
}

// Each is bound to its console; a subclass may have its own.
function addMethods(target, methods) {
  const names = %ownKeys(methods, 5);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (target[name] === undefined) target[name] = methods[name];
  }
}

%export("buildConsole", (target, words) => {
  const options = readOptions(...words);
  const { stdout, stderr = stdout, ignoreErrors = true, colorMode,
          inspectOptions, groupIndentation = 2 } = options;
  checkStream(stdout, "stdout");
  checkStream(stderr, "stderr");
  checkColors(options, colorMode);
  validateInteger(groupIndentation, "groupIndentation", 0, MOST_INDENTATION);

  const shown = colorMode === true ? { colors: true, ...inspectOptions }
                                   : inspectOptions;
  const state = newState(writerOf(target), () => shown, groupIndentation);
  state.self = target;
  addMethods(target, makeMethods(state));
  %define(target, "_stdout", stdout, 5);
  %define(target, "_stderr", stderr, 5);
  %define(target, "_ignoreErrors", !!ignoreErrors, 5);
  %define(target, "_times", new Map(), 5);
  %define(target, isConsole, true, 5);
  %define(target, Symbol.toStringTag, "console", 4);
});
