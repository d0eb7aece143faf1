// parse_args.js: util.parseArgs: words of a command line as options and
// positionals. First the words become tokens, then the tokens are judged.

const { validateArray, validateBoolean, validateObject, validateString } =
  %import("later")("node/validators", "validators");
const { TypeError, entries } = %import("originals");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const valueError = %import("valueError");

function own(object, key) {
  return object !== undefined && %hasOwn(object, key) ? object[key]
                                                      : undefined;
}

function typeOf(options, name) {
  return own(own(options, name), "type");
}

// --- what the program says of its options ---------------------------------

function checkList(value, name, check) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) check(value[i], `${name}[${i}]`);
}

function checkOption(name, option) {
  const where = `options.${name}`;
  validateObject(option, where);
  const type = own(option, "type");
  if (type !== "string" && type !== "boolean") {
    throw nodeError(
      TypeError, "ERR_INVALID_ARG_TYPE",
      `The "${where}.type" property must be ('string|boolean'). Received ` +
        %import("received")(type));
  }
  if (%hasOwn(option, "short")) {
    validateString(option.short, `${where}.short`);
    if (option.short.length !== 1) {
      throw valueError(`${where}.short`, option.short,
                       "must be a single character");
    }
  }
  const multiple = own(option, "multiple");
  if (%hasOwn(option, "multiple")) {
    validateBoolean(multiple, `${where}.multiple`);
  }
  const value = own(option, "default");
  if (value === undefined) return;
  const check = type === "string" ? validateString : validateBoolean;
  if (multiple) checkList(value, `${where}.default`, check);
  else check(value, `${where}.default`);
}

// --- tokens ------------------------------------------------------------------

function longName(letter, options) {
  const list = entries(options);
  for (let i = 0; i < list.length; i++) {
    if (own(list[i][1], "short") === letter) return list[i][0];
  }
  return letter;
}

// Walks over the words; `state` is {words, at, tokens, options}.
function pushOption(state, name, rawName, value, inlineValue) {
  %push(state.tokens, { kind: "option", name, rawName, index: state.at, value,
                        inlineValue });
}

// An option whose value, if it takes one, is the next word.
function takeBare(state, name, rawName) {
  const wants = typeOf(state.options, name) === "string" &&
                state.at + 1 < state.words.length;
  if (!wants) {
    pushOption(state, name, rawName, undefined, undefined);
  } else {
    pushOption(state, name, rawName, state.words[state.at + 1], false);
    state.at++;
  }
}

function takeLong(state, word) {
  const equals = %textFind(word, "=", 3);
  if (equals < 0) {
    takeBare(state, %textCut(word, 2), word);
  } else {
    const name = %textCut(word, 2, equals);
    pushOption(state, name, `--${name}`, %textCut(word, equals + 1), true);
  }
}

// "-f", "-abc" (three of them), "-fVALUE".
function takeShort(state, word) {
  for (let i = 1; i < word.length; i++) {
    const name = longName(word[i], state.options);
    const isLast = i === word.length - 1;
    if (isLast) {
      takeBare(state, name, `-${word[i]}`);
    } else if (typeOf(state.options, name) === "string") {
      pushOption(state, name, `-${word[i]}`, %textCut(word, i + 1), true);
      return;
    } else {
      pushOption(state, name, `-${word[i]}`, undefined, undefined);
    }
  }
}

function takeWord(state, word) {
  if (word.length > 2 && word[0] === "-" && word[1] === "-") {
    takeLong(state, word);
  } else if (word.length > 1 && word[0] === "-") {
    takeShort(state, word);
  } else {
    %push(state.tokens, { kind: "positional", index: state.at, value: word });
  }
}

function tokensOf(words, options) {
  const state = { __proto__: null, words, at: 0, tokens: [], options };
  let isPlain = false;
  for (; state.at < words.length; state.at++) {
    const value = words[state.at];
    if (isPlain) {
      %push(state.tokens, { kind: "positional", index: state.at, value });
    } else if (value === "--") {
      isPlain = true;
      %push(state.tokens, { kind: "option-terminator", index: state.at });
    } else {
      takeWord(state, value);
    }
  }
  return state.tokens;
}

// --- judging them --------------------------------------------------------------

function isNegation(config, name) {
  return config.allowNegative && %textCut(name, 0, 3) === "no-";
}

function badValue(message) {
  return nodeError(TypeError, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", message);
}

function unknown(rawName, allowPositionals) {
  const advice = allowPositionals
    ? ". To specify a positional argument starting with a '-', place it at " +
      "the end of the command after '--', as in '-- " +
      `${%jsonQuote(rawName)}` : "";
  return nodeError(TypeError, "ERR_PARSE_ARGS_UNKNOWN_OPTION",
                   `Unknown option '${rawName}'${advice}`);
}

function checkUsage(config, token) {
  const { options } = config;
  let { name } = token;
  if (!%hasOwn(options, name)) {
    if (isNegation(config, name)) name = %textCut(name, 3);
    if (!%hasOwn(options, name) ||
        (name !== token.name && typeOf(options, name) !== "boolean")) {
      throw unknown(token.rawName, config.allowPositionals);
    }
  }
  const short = own(options[name], "short");
  const shown = `${short ? `-${short}, ` : ""}--${name}`;
  const type = typeOf(options, name);
  if (type === "string" && typeof token.value !== "string") {
    throw badValue(`Option '${shown} <value>' argument missing`);
  }
  if (type === "boolean" && token.value !== undefined) {
    throw badValue(`Option '${shown}' does not take an argument`);
  }
}

// "--bar -x": is -x the value?
function checkLook(token) {
  const { value, rawName, name } = token;
  if (token.inlineValue || value === undefined || value.length < 2 ||
      value[0] !== "-") {
    return;
  }
  const example = rawName[1] === "-"
    ? `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
  throw badValue(
    `Option '${rawName}' argument is ambiguous.\n` +
    "Did you forget to specify the option argument for " +
    `'${rawName}'?\nTo specify an option argument starting with a dash ` +
    `use ${example}.`);
}

function store(config, token, values) {
  if (token.name === "__proto__") return;
  let { value } = token;
  if (value === undefined && isNegation(config, token.name)) {
    token.name = %textCut(token.name, 3);
    value = false;
  }
  value ??= true;
  if (!own(own(config.options, token.name), "multiple")) {
    values[token.name] = value;
  } else if (values[token.name]) {
    %push(values[token.name], value);
  } else {
    values[token.name] = [value];
  }
}

function setDefaults(list, values) {
  for (let i = 0; i < list.length; i++) {
    const [name, option] = list[i];
    const value = own(option, "default");
    if (value !== undefined && values[name] === undefined &&
        name !== "__proto__") {
      values[name] = value;
    }
  }
}

function programWords() {
  const { argv } = %import("node:process");
  const words = [];
  for (let i = 2; i < argv.length; i++) %push(words, argv[i]);
  return words;
}

function readConfig(given) {
  const strict = own(given, "strict") ?? true;
  const config = {
    __proto__: null,
    args: own(given, "args") ?? programWords(),
    strict,
    allowPositionals: own(given, "allowPositionals") ?? !strict,
    tokens: own(given, "tokens") ?? false,
    allowNegative: own(given, "allowNegative") ?? false,
    options: own(given, "options") ?? { __proto__: null },
  };
  validateArray(config.args, "args");
  validateBoolean(config.strict, "strict");
  validateBoolean(config.allowPositionals, "allowPositionals");
  validateBoolean(config.tokens, "tokens");
  validateBoolean(config.allowNegative, "allowNegative");
  validateObject(config.options, "options");
  return config;
}

%export("parseArgs", function parseArgs(given = {}) {
  const config = readConfig(given);
  const list = entries(config.options);
  for (let i = 0; i < list.length; i++) checkOption(list[i][0], list[i][1]);
  const tokens = tokensOf(config.args, config.options);
  const result = { values: { __proto__: null }, positionals: [] };
  if (config.tokens) result.tokens = tokens;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token.kind === "option") {
      if (config.strict) {
        checkUsage(config, token);
        checkLook(token);
      }
      store(config, token, result.values);
    } else if (token.kind === "positional") {
      if (!config.allowPositionals) {
        throw nodeError(TypeError, "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
                        `Unexpected argument '${token.value}'. This command ` +
                          "does not take positional arguments");
      }
      %push(result.positionals, token.value);
    }
  }
  setDefaults(list, result.values);
  return result;
});
