// warning.js: process.emitWarning, and how a warning is printed: after what
// runs now, for a program may listen to it.

const argumentError = %import("argumentError");
const { toString: errorText } = Error.prototype;
const { captureStackTrace } = Error;

function checkString(value, name) {
  if (typeof value !== "string") throw argumentError(name, "string", value);
}

function newWarning(text, name, code, detail) {
  const warning = new Error(text);
  %define(warning, "name", `${name || "Warning"}`, 7);
  if (code !== undefined) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  %call(captureStackTrace, undefined, warning);
  return warning;
}

// (warning, {type, code, detail}) or (warning, type, code, constructor).
function emitWarning(warning, type, code, constructor) {
  const process = %import("node:process");
  let detail;
  if (%isObject(type) && typeof type === "object" && !%isArray(type)) {
    ({ code, detail } = type);
    if (typeof detail !== "string") detail = undefined;
    type = type.type || "Warning";
  } else if (typeof type === "function") {
    code = undefined;
    type = "Warning";
  }
  if (type !== undefined) checkString(type, "type");
  if (typeof code === "function") code = undefined;
  else if (code !== undefined) checkString(code, "code");
  if (typeof warning === "string") {
    warning = newWarning(warning, type, code, detail);
  } else if (!%isClass(warning, "Error")) {
    throw argumentError("warning", "string or an instance of Error", warning);
  }
  if (warning.name === "DeprecationWarning") {
    if (process.noDeprecation) return;
    if (process.throwDeprecation) {
      %nextTick(() => { throw warning; }, undefined);
      return;
    }
  }
  %nextTick(() => process.emit("warning", warning), undefined);
}

let advised = false;

function advice(isDeprecation) {
  if (advised) return "";
  advised = true;
  return `\n(Use \`node --trace-${isDeprecation ? "deprecation" : "warnings"}` +
         " ...` to show where the warning was created)";
}

function textOf(warning, traced) {
  if (traced && warning.stack) return `${warning.stack}`;
  return typeof warning.toString === "function" ? `${warning.toString()}`
                                                : %call(errorText, warning);
}

function printWarning(warning) {
  if (!%isClass(warning, "Error")) return;
  const process = %import("node:process");
  const isDeprecation = warning.name === "DeprecationWarning";
  if (isDeprecation && process.noDeprecation) return;
  const traced = process.traceProcessWarnings ||
                 (isDeprecation && process.traceDeprecation);
  const code = warning.code ? `[${warning.code}] ` : "";
  let text = `(node:${process.pid}) ${code}${textOf(warning, traced)}`;
  if (typeof warning.detail === "string") text += `\n${warning.detail}`;
  if (!traced) text += advice(isDeprecation);
  %consoleWrite(2, `${text}\n`);
}

%export("emitWarning", emitWarning);
%export("printWarning", printWarning);
