// express_body.js: express.json(), urlencoded(), text() and raw(): functions
// that read the body of a request whose type is theirs, to req.body.

const later = %import("later");
const coreModule = %import("coreModule");
const querystring = coreModule("querystring");
const { bytesOf } = later("node/express_units", "expressUnits");
const { bodyIs, charsetOfRequest, hasBody } =
  later("node/express_types", "expressTypes");
const createError = later("node/express_error", "createError");
const parseQuery = later("node/express_query", "expressParseQuery");
const readBody = later("node/express_body_read", "expressReadBody");
const unknownCharset =
  later("node/express_body_read", "expressUnknownCharset");
const deprecated =
  later("node/express_deprecated", "deprecationsOf")("body-parser");

const LIMIT = 100 * 1024; // bytes, where the program says nothing

// --- what all of them have -----------------------------------------------

// The options that all have: {limit, inflate, verify, wants(req)}.
function readOptions(options, usualType) {
  const { inflate, limit, type = usualType, verify } = options;
  const bytes = limit === undefined || limit === null ? LIMIT : bytesOf(limit);
  if (bytes === null) {
    throw new TypeError(`option limit "${String(limit)}" is invalid`);
  }
  if (verify && typeof verify !== "function") {
    throw new TypeError("option verify must be function");
  }
  const types = [type || usualType].flat();
  const wants = typeof type === "function"
    ? type : (req) => Boolean(bodyIs(req, types));
  return { limit: bytes, inflate: inflate !== false, verify, wants };
}

// Is there a body that is still to be read, and wanted?
function mustRead(req, wants) {
  if (req._body) return false;
  req.body = req.body || {};
  return hasBody(req) && wants(req);
}

// --- JSON ----------------------------------------------------------------

// JSON.parse's error without anything but its words.
function plainError(error, message) {
  const { stack } = error;
  for (const name of Object.getOwnPropertyNames(error)) {
    if (name !== "stack" && name !== "message") delete error[name];
  }
  error.stack = stack.replace(error.message, message);
  error.message = message;
  return error;
}

// In strict mode only {} and [] are bodies. The error is the one that
// JSON.parse has for a wrong character there.
function strictError(text, first) {
  const at = first === undefined ? -1 : text.indexOf(first);
  const wrong =
    at < 0 ? "" : text.slice(0, at) + "#".repeat(text.length - at);
  try {
    JSON.parse(wrong);
  } catch (error) {
    const message = error.message.replace(
      /#+/g, (marks) => text.substr(at, marks.length));
    return plainError(error, message);
  }
  return new SyntaxError("strict violation");
}

function parseJson(text, { reviver, strict }) {
  if (text === "") return {};
  const first = /[^ \t\n\r]/.exec(text)?.[0];
  if (strict !== false && first !== "{" && first !== "[") {
    throw strictError(text, first);
  }
  try {
    return JSON.parse(text, reviver);
  } catch (error) {
    throw plainError(error, error.message);
  }
}

function json(options) {
  const given = options || {};
  const { wants, ...rest } = readOptions(given, "application/json");
  const parse = (text) => parseJson(text, given);
  return function jsonParser(req, res, next) {
    if (!mustRead(req, wants)) {
      next();
      return;
    }
    const charset = charsetOfRequest(req) || "utf-8";
    if (!charset.startsWith("utf-")) next(unknownCharset(charset));
    else readBody(req, res, next, { ...rest, charset, parse });
  };
}

// --- forms ---------------------------------------------------------------

function tooMany(text, limit) {
  return text.split("&").length > limit;
}

// The function that reads a form. options: extended, parameterLimit, depth.
function formParser({ extended, parameterLimit = 1000, depth = 32 }) {
  if (Number.isNaN(Number(parameterLimit)) || parameterLimit < 1) {
    throw new TypeError("option parameterLimit must be a positive number");
  }
  const nested = extended !== false;
  if (nested && (Number.isNaN(Number(depth)) || depth < 0)) {
    throw new TypeError("option depth must be a zero or a positive number");
  }
  const most =
    Number.isFinite(parameterLimit) ? parameterLimit | 0 : parameterLimit;
  return (text) => {
    if (text === "") return {};
    if (tooMany(text, most)) {
      throw createError(413, "too many parameters",
                        { type: "parameters.too.many" });
    }
    return nested ? parseNested(text, most, depth)
                  : querystring.parse(text, undefined, undefined,
                                      { maxKeys: most });
  };
}

function parseNested(text, parameterLimit, depth) {
  const arrayLimit = Math.max(100, text.split("&").length);
  try {
    return parseQuery(text, { allowPrototypes: true, arrayLimit, depth,
                              strictDepth: true, parameterLimit });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw createError(400, "The input exceeded the depth",
                      { type: "querystring.parse.rangeError" });
  }
}

function urlencoded(options) {
  const given = options || {};
  if (given.extended === undefined) {
    deprecated("undefined extended: provide extended option");
  }
  const { wants, ...rest } =
    readOptions(given, "application/x-www-form-urlencoded");
  const parse = formParser(given);
  return function urlencodedParser(req, res, next) {
    if (!mustRead(req, wants)) {
      next();
      return;
    }
    const charset = charsetOfRequest(req) || "utf-8";
    if (charset !== "utf-8") next(unknownCharset(charset));
    else readBody(req, res, next, { ...rest, charset, parse });
  };
}

// --- as it is ------------------------------------------------------------

function text(options) {
  const given = options || {};
  const { wants, ...rest } = readOptions(given, "text/plain");
  return function textParser(req, res, next) {
    if (!mustRead(req, wants)) {
      next();
      return;
    }
    const charset = charsetOfRequest(req) || given.defaultCharset || "utf-8";
    readBody(req, res, next, { ...rest, charset, parse: (body) => body });
  };
}

function raw(options) {
  const { wants, ...rest } =
    readOptions(options || {}, "application/octet-stream");
  return function rawParser(req, res, next) {
    if (!mustRead(req, wants)) {
      next();
      return;
    }
    readBody(req, res, next, { ...rest, charset: null, parse: (body) => body });
  };
}

%export("expressBody", { json, urlencoded, text, raw });
