// format.js: util.format, the %s, %d, %j ... of console.log.

const inspect = %import("inspect");
const isBuiltInName = %import("isBuiltInName");
const { numberText, bigintText, textOf } = %import("layout");
const { stringify } = JSON;
const readInt = parseInt;
const readFloat = parseFloat;
const symbolPrimitive = Symbol.toPrimitive;

// The options of the caller, and these.
function withOptions(options, more) {
  const all = { __proto__: null };
  if (options !== undefined) %copyPlain(all, options, undefined);
  %copyPlain(all, more, undefined);
  return all;
}

// --- %s ------------------------------------------------------------------

// The object in the chain of `value` that says how it becomes a string.
function holderOf(value, byText, byPrimitive) {
  let at = %prototypeOf(value);
  while (at !== null && !(byText && %hasOwn(at, "toString")) &&
         !(byPrimitive && %hasOwn(at, symbolPrimitive))) {
    at = %prototypeOf(at);
  }
  return at;
}

// Whether only the language, not the program, says how this becomes a string.
function hasPlainText(value) {
  const byText = typeof value.toString === "function";
  const byPrimitive = typeof value[symbolPrimitive] === "function";
  if (!byText && !byPrimitive) return true;
  if ((byText && %hasOwn(value, "toString")) ||
      (byPrimitive && %hasOwn(value, symbolPrimitive))) {
    return false;
  }
  const holder = holderOf(value, byText, byPrimitive);
  if (holder === null) return false;
  const maker = %propertyValue(holder, "constructor");
  return typeof maker === "function" && isBuiltInName(maker.name);
}

function formatText(options, value) {
  if (typeof value === "number") {
    return numberText(value, separated(options));
  }
  if (typeof value === "bigint") {
    return bigintText(value, separated(options));
  }
  if (value === null || typeof value !== "object" || !hasPlainText(value)) {
    return textOf(value);
  }
  return inspect(value,
                 withOptions(options, { compact: 3, colors: false, depth: 0 }));
}

// --- the others ----------------------------------------------------------

function separated(options) {
  return options?.numericSeparator ?? inspect.defaultOptions.numericSeparator;
}

function formatNumber(options, value, read) {
  if (typeof value === "bigint" && read !== readFloat) {
    return bigintText(value, separated(options));
  }
  if (typeof value === "symbol") return "NaN";
  const number = read === undefined ? %toNumber(value) : read(value);
  return numberText(number, separated(options));
}

function formatJson(value) {
  try {
    return `${stringify(value)}`;
  } catch (error) {
    const circular = "Converting circular structure to JSON";
    if (error.name === "TypeError" &&
        %textCut(`${error.message}`, 0, circular.length) === circular) {
      return "[Circular]";
    }
    throw error;
  }
}

// What stands for "%" and `letter`; undefined where that is no placeholder.
function formatOne(options, letter, value) {
  switch (letter) {
    case "s":
      return formatText(options, value);
    case "d":
      return formatNumber(options, value, undefined);
    case "i":
      return formatNumber(options, value, readInt);
    case "f":
      return formatNumber(options, value, readFloat);
    case "j":
      return formatJson(value);
    case "o":
      return inspect(value, withOptions(options, {
        showHidden: true,
        showProxy: true,
        depth: 4,
      }));
    case "O":
      return inspect(value, options);
    case "c":
      return "";
    default:
      return undefined;
  }
}

// Fills the placeholders of args[0]. Answers how many arguments it used, by
// way of `state`.
function fill(options, args, state) {
  const text = args[0];
  let result = "";
  let done = 0;
  let at = %textFind(text, "%", 0);
  while (at >= 0 && at < text.length - 1) {
    const letter = text[at + 1];
    let shown;
    if (letter === "%") {
      shown = "%";
    } else if (state.used < args.length) {
      shown = formatOne(options, letter, args[state.used]);
      if (shown !== undefined) state.used++;
    }
    if (shown !== undefined) {
      result += %textCut(text, done, at) + shown;
      done = at + 2;
    }
    at = %textFind(text, "%", at + 2);
  }
  return done === 0 ? text : result + %textCut(text, done);
}

function formatAny(options, value) {
  return typeof value === "string" ? value : inspect(value, options);
}

// `args` is an array of the library's own.
function formatList(options, args) {
  if (args.length === 0) return "";
  const first = args[0];
  const state = { __proto__: null, used: 1 };
  let result = typeof first === "string" && args.length > 1
    ? fill(options, args, state) : formatAny(options, first);
  for (let i = state.used; i < args.length; i++) {
    result += ` ${formatAny(options, args[i])}`;
  }
  return result;
}

%export("formatList", formatList);
