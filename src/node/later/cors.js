// cors.js: require("cors"): lets pages of other origins read the answers. A
// browser asks first, with OPTIONS, where a request is more than a plain one.

const later = %import("later");
const addVary = later("node/express_vary", "expressVary");

const byDefault = {
  origin: "*",
  methods: "GET,HEAD,PUT,PATCH,POST,DELETE",
  preflightContinue: false,
  optionsSuccessStatus: 204,
};

function isText(value) {
  return typeof value === "string" || value instanceof String;
}

// `allowed`: a text, a regular expression, a list of both, or true or false.
function isAllowed(origin, allowed) {
  if (Array.isArray(allowed)) {
    return allowed.some((each) => isAllowed(origin, each));
  }
  if (isText(allowed)) return origin === allowed;
  return allowed instanceof RegExp ? allowed.test(origin) : Boolean(allowed);
}

function set(res, name, value) {
  if (value) res.setHeader(`Access-Control-${name}`, value);
}

// A list is written with commas.
function listText(value) {
  return value && value.join ? value.join(",") : value;
}

// Which origin may read the answer. What depends on the asking one must not be
// kept for another.
function setOrigin(req, res, { origin }) {
  if (!origin || origin === "*") {
    set(res, "Allow-Origin", "*");
    return;
  }
  const asking = req.headers.origin;
  const allowed = isText(origin) ? origin
    : isAllowed(asking, origin) && asking;
  set(res, "Allow-Origin", allowed);
  addVary(res, "Origin");
}

function setCredentials(res, { credentials }) {
  if (credentials === true) set(res, "Allow-Credentials", "true");
}

function setExposed(res, { exposedHeaders }) {
  set(res, "Expose-Headers", listText(exposedHeaders));
}

// The headers that a request may have: those of the program, or all that the
// browser asks for.
function setAllowedHeaders(req, res, { allowedHeaders, headers }) {
  const named = allowedHeaders || headers;
  if (!named) addVary(res, "Access-Control-Request-Headers");
  set(res, "Allow-Headers",
      named ? listText(named) : req.headers["access-control-request-headers"]);
}

function setMaxAge(res, { maxAge }) {
  if (typeof maxAge === "number" || maxAge) set(res, "Max-Age", `${maxAge}`);
}

// The browser's question before the request itself.
function answerPreflight(req, res, options, next) {
  setOrigin(req, res, options);
  setCredentials(res, options);
  set(res, "Allow-Methods", listText(options.methods));
  setAllowedHeaders(req, res, options);
  setMaxAge(res, options);
  setExposed(res, options);
  if (options.preflightContinue) {
    next();
    return;
  }
  res.statusCode = options.optionsSuccessStatus;
  res.setHeader("Content-Length", "0");
  res.end();
}

function answer(req, res, options, next) {
  if (req.method?.toUpperCase?.() === "OPTIONS") {
    answerPreflight(req, res, options, next);
    return;
  }
  setOrigin(req, res, options);
  setCredentials(res, options);
  setExposed(res, options);
  next();
}

// `origin` may be a function that calls back with what it would be.
function withOrigin(req, options, next, callback) {
  const { origin } = options;
  if (typeof origin !== "function") {
    if (origin) callback(options);
    else next();
    return;
  }
  origin(req.headers.origin, (error, found) => {
    if (error || !found) next(error);
    else callback({ ...options, origin: found });
  });
}

// The options may be a function that calls back with them for each request.
function cors(given) {
  const optionsFor = typeof given === "function"
    ? given : (req, callback) => callback(null, given);
  return function corsMiddleware(req, res, next) {
    optionsFor(req, (error, options) => {
      if (error) {
        next(error);
        return;
      }
      withOrigin(req, { ...byDefault, ...options }, next, (whole) => {
        answer(req, res, whole, next);
      });
    });
  };
}

%export("node:cors", cors);
