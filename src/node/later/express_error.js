// express_error.js: errors that know which status answers them.
//
// createError(404) is a NotFoundError, "Not Found", with status and statusCode
// 404; createError(400, error) puts the status on an error that is there.
// `expose` says whether the message may be shown to the client. The classes
// are createError.NotFound and createError[404], as require("http-errors") has
// them.

const later = %import("later");
const coreModule = %import("coreModule");
const { STATUS_CODES: reasons } = coreModule("http");
const deprecated =
  later("node/express_deprecated", "deprecationsOf")("http-errors");

function HttpError() {
  throw new TypeError("cannot construct abstract class");
}

%makeConstructor(HttpError, Object.create(Error.prototype));

// "Bad Request" -> BadRequest
function identifierOf(status) {
  const words = reasons[status].replace(/[^ \w]/g, "").split(" ");
  return words.map((word) => word[0].toUpperCase() + word.slice(1)).join("");
}

function classNameOf(status) {
  const name = identifierOf(status);
  return name.endsWith("Error") ? name : `${name}Error`;
}

function addHidden(object, name, value) {
  Object.defineProperty(object, name,
                        { value, configurable: true, writable: true });
}

// One class for each status from 400 on, which has the status as a property of
// its prototype.
function makeClass(status) {
  const name = classNameOf(status);
  function StatusError(message) {
    const error = new Error(message ?? reasons[status]);
    Object.setPrototypeOf(error, StatusError.prototype);
    Object.defineProperty(error, "message", { enumerable: true });
    addHidden(error, "name", name);
    Error.captureStackTrace(error, StatusError);
    return error;
  }
  %makeConstructor(StatusError, Object.create(HttpError.prototype));
  StatusError.prototype.status = status;
  StatusError.prototype.statusCode = status;
  StatusError.prototype.expose = status < 500;
  addHidden(StatusError, "name", name);
  return StatusError;
}

// What the arguments of createError() say, in any order.
function readArguments(list) {
  const said = { error: undefined, status: 500, message: undefined, more: {} };
  list.forEach((value, at) => {
    if (value instanceof Error) {
      said.error = value;
      said.status = value.status || value.statusCode || said.status;
    } else if (typeof value === "number" && at === 0) {
      said.status = value;
    } else if (typeof value === "string") {
      said.message = value;
    } else if (typeof value === "object") {
      said.more = value;
    } else {
      throw new TypeError(
        `argument #${at + 1} unsupported type ${typeof value}`);
    }
  });
  return said;
}

function isErrorStatus(status) {
  return typeof status === "number" && status >= 400 && status < 600;
}

function createError(...list) {
  const { error: given, status: wanted, message, more } = readArguments(list);
  if (typeof wanted === "number" && !isErrorStatus(wanted)) {
    deprecated("non-error status code; use only 4xx or 5xx status codes");
  }
  const status = isErrorStatus(wanted) || reasons[wanted] ? wanted : 500;
  const StatusError =
    createError[status] ?? createError[status < 500 ? 400 : 500];
  const error = given ?? new StatusError(message);
  if (!(error instanceof StatusError) || error.status !== status) {
    error.expose = status < 500;
    error.status = error.statusCode = status;
  }
  for (const key in more) {
    if (key !== "status" && key !== "statusCode") error[key] = more[key];
  }
  return error;
}

createError.HttpError = HttpError;
createError.isHttpError = function isHttpError(value) {
  if (!(value instanceof Error)) return false;
  return value instanceof HttpError ||
         (typeof value.expose === "boolean" &&
          typeof value.statusCode === "number" &&
          value.status === value.statusCode);
};
for (const status of Object.keys(reasons)) {
  if (status < 400) continue;
  const StatusError = makeClass(Number(status));
  createError[status] = StatusError;
  createError[identifierOf(status)] = StatusError;
}

%export("createError", createError);
%export("node:http-errors", createError);
