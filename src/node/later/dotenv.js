// dotenv.js: require("dotenv"): what stands in the file .env becomes
// environment variables, where there are none of that name.

const coreModule = %import("coreModule");
const fs = coreModule("fs");
const path = coreModule("path");
const url = coreModule("url");

// A line `NAME=value`, `export NAME="value"`, with a comment behind it.
const line = new RegExp([
  "^\\s*(?:export\\s+)?([\\w.-]+)(?:\\s*=\\s*?|:\\s+?)",
  "(\\s*'(?:\\\\'|[^'])*'|\\s*\"(?:\\\\\"|[^\"])*\"|" +
    "\\s*`(?:\\\\`|[^`])*`|[^#\\r\\n]+)?",
  "\\s*(?:#.*)?$",
].join(""), "gm");

// Between double quotes \n is the end of a line.
function valueOf(text) {
  const trimmed = text.trim();
  const inner = trimmed.replace(/^(['"`])([\s\S]*)\1$/gm, "$2");
  return trimmed[0] === '"'
    ? inner.replaceAll("\\n", "\n").replaceAll("\\r", "\r") : inner;
}

// {NAME: value} of the text of such a file.
function parse(source) {
  const values = {};
  const text = source.toString().replace(/\r\n?/g, "\n");
  for (const [, name, value = ""] of text.matchAll(line)) {
    values[name] = valueOf(value);
  }
  return values;
}

// --- options -------------------------------------------------------------

function isOn(value) {
  return typeof value === "string"
    ? !["false", "0", "no", "off", ""].includes(value.toLowerCase())
    : Boolean(value);
}

// DOTENV_QUIET=true and the like.
function environmentOptions() {
  const options = {};
  for (const name of ["encoding", "path", "quiet", "debug", "override"]) {
    const big = name.toUpperCase();
    const value = process.env[`DOTENV_${big}`] ??
                  process.env[`DOTENV_CONFIG_${big}`];
    if (value === undefined) continue;
    options[name] =
      name === "encoding" || name === "path" ? value : isOn(value);
  }
  return options;
}

function readOptions(given) {
  const options = environmentOptions();
  for (const name of Object.keys(given)) {
    if (given[name] !== undefined) options[name] = given[name];
  }
  return options;
}

function say(text) {
  console.log(`\u2506 ${text}`);
}

// --- putting values in ---------------------------------------------------

// Adds to `target`, process.env for example; what is there stays unless
// options.override. Answers what was added.
function populate(target, values, options = {}) {
  const populated = {};
  if (typeof target !== "object" || target === null ||
      typeof values !== "object" || values === null) {
    const error = new Error("OBJECT_REQUIRED: Please check the processEnv " +
                            "argument being passed to populate");
    error.code = "OBJECT_REQUIRED";
    throw error;
  }
  const override = isOn(options?.override);
  for (const name of Object.keys(values)) {
    const known = Object.hasOwn(target, name);
    if (known && isOn(options?.debug)) {
      say(`"${name}" is already defined and ` +
          `${override ? "WAS" : "was NOT"} overwritten`);
    }
    if (known && !override) continue;
    target[name] = values[name];
    populated[name] = values[name];
  }
  return populated;
}

function pathsOf(given) {
  if (!given) return [path.resolve(process.cwd(), ".env")];
  return [].concat(given);
}

function shownPath(each) {
  const name = each instanceof URL ? url.fileURLToPath(each) : each;
  return path.relative(process.cwd(), name);
}

// {parsed}, and {error} where a file could not be read.
function configDotenv(given = {}) {
  const options = readOptions(given);
  const { encoding = "utf8", processEnv = process.env } = options;
  const paths = pathsOf(options.path);
  const parsed = {};
  let error;
  if (isOn(options.debug) && !options.encoding) {
    say("no encoding is specified (UTF-8 is used by default)");
  }
  for (const each of paths) {
    try {
      populate(parsed, parse(fs.readFileSync(each, { encoding })), options);
    } catch (failure) {
      if (isOn(options.debug)) say(`failed to load ${each} ${failure.message}`);
      error = failure;
    }
  }
  const added = Object.keys(populate(processEnv, parsed, options)).length;
  if (isOn(options.debug) || !isOn(options.quiet)) {
    console.error(`\u25c7 injected env (${added}) from ` +
                  paths.map(shownPath).join(","));
  }
  return error ? { parsed, error } : { parsed };
}

function config(options) {
  return configDotenv(options);
}

%export("node:dotenv", { configDotenv, config, parse, populate });
