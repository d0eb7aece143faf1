// morgan.js: require("morgan"): a line for each request, when its answer is
// over. A format is a text with tokens, ":method :url :res[content-length]",
// or a function (tokens, req, res) that makes the line.

const later = %import("later");
const { onFinished, onHeaders } =
  later("node/express_finished", "expressFinished");
const deprecated = later("node/express_deprecated", "deprecationsOf")("morgan");

const BUFFERED = 1000; // ms between two writes of buffered lines

// --- the logger ----------------------------------------------------------

function noteTime(message) {
  message._startAt = process.hrtime();
  message._startTime = new Date();
}

// Writes its lines together, after a while.
function bufferedStream(stream, interval) {
  let lines = [];
  let timer = null;
  return {
    write(line) {
      timer ??= setTimeout(() => {
        timer = null;
        stream.write(lines.join(""));
        lines = [];
      }, interval);
      lines.push(line);
    },
  };
}

// {format, options}: the options may stand alone.
function readCall(format, options) {
  if (format && typeof format === "object") {
    const name = format.format || "default";
    const shown = typeof name === "string" ? JSON.stringify(name) : "format";
    deprecated(`morgan(options): use morgan(${shown}, options) instead`);
    return { format: name, options: format };
  }
  if (format === undefined) deprecated("undefined format: specify a format");
  return { format, options: options || {} };
}

function streamOf({ buffer, stream = process.stdout }) {
  if (!buffer) return stream;
  deprecated("buffer option");
  return bufferedStream(stream,
                        typeof buffer === "number" ? buffer : BUFFERED);
}

function morgan(given, more) {
  const { format: wanted, options } = readCall(given, more);
  const { immediate, skip } = options;
  const stream = streamOf(options);
  const found =
    typeof wanted === "function" ? wanted : morgan[wanted] || wanted;
  const lineOf = typeof (found || morgan.default) === "function"
    ? found || morgan.default : compile(found || morgan.default);

  return function logger(req, res, next) {
    req._remoteAddress = addressOf(req);
    res._startAt = undefined;
    res._startTime = undefined;
    noteTime(req);
    const log = () => {
      if (skip && skip(req, res)) return;
      const line = lineOf(morgan, req, res);
      if (line === undefined || line === null) return;
      stream.write(stream.writableObjectMode && typeof line === "object"
        ? line : `${line}\n`);
    };
    if (immediate) {
      log();
    } else {
      onHeaders(res, () => noteTime(res));
      onFinished(res, log);
    }
    next();
  };
}

// --- formats -------------------------------------------------------------

// The function that fills in the tokens of a text; "-" where one has nothing.
function compile(format) {
  if (typeof format !== "string") {
    throw new TypeError("argument format must be a string");
  }
  const parts = [];
  let at = 0;
  for (const found of format.matchAll(/:([-\w]{2,})(?:\[([^\]]+)\])?/g)) {
    const [whole, name, argument] = found;
    parts.push({ text: format.slice(at, found.index), name, argument });
    at = found.index + whole.length;
  }
  const rest = format.slice(at);
  return (tokens, req, res) => {
    let line = "";
    for (const { text, name, argument } of parts) {
      const value = argument === undefined ? tokens[name](req, res)
                                           : tokens[name](req, res, argument);
      line += text + (value || "-");
    }
    return line + rest;
  };
}

function format(name, value) {
  morgan[name] = value;
  return this;
}

// What must not break a line, or end a text between quotes.
const escapes = { __proto__: null, "\\": "\\\\", '"': '\\"', "\b": "\\b",
                  "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(text) {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029"\\]/g,
    (letter) => escapes[letter] ??
      `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function token(name, valueOf) {
  morgan[name] = function tokenValue(...list) {
    const value = valueOf.apply(this, list);
    return typeof value === "string" ? escaped(value) : value;
  };
  return this;
}

Object.assign(morgan, { compile, format, token });

const client = ":remote-addr - :remote-user";
const request = '":method :url HTTP/:http-version" :status ' +
                ":res[content-length]";
const browser = '":referrer" ":user-agent"';

morgan.format("combined", `${client} [:date[clf]] ${request} ${browser}`);
morgan.format("common", `${client} [:date[clf]] ${request}`);
morgan.format("short", ":remote-addr :remote-user :method :url " +
                       "HTTP/:http-version :status :res[content-length] - " +
                       ":response-time ms");
morgan.format("tiny", ":method :url :status :res[content-length] - " +
                      ":response-time ms");
Object.defineProperty(morgan, "default", {
  configurable: true, enumerable: true,
  get() {
    deprecated("default format: use combined format");
    return `${client} [:date] ${request} ${browser}`;
  },
});

// Red for the server's errors, yellow for the client's, cyan, green.
function colourOf(status) {
  const colours = [0, 0, 32, 36, 33];
  return status >= 500 ? 31 : colours[Math.floor(status / 100)] ?? 0;
}

const developmentLines = new Map(); // colour -> function

morgan.format("dev", function developmentFormatLine(tokens, req, res) {
  const colour = res.headersSent ? colourOf(res.statusCode) : 0;
  if (!developmentLines.has(colour)) {
    developmentLines.set(colour, compile(
      `\x1b[0m:method :url \x1b[${colour}m:status\x1b[0m ` +
      ":response-time ms - :res[content-length]\x1b[0m"));
  }
  return developmentLines.get(colour)(tokens, req, res);
});
if (process.env.NO_COLOR) {
  morgan.format("dev", compile(":method :url :status :response-time ms - " +
                               ":res[content-length]"));
}

// --- tokens --------------------------------------------------------------

function addressOf(req) {
  return req.ip || req._remoteAddress || req.connection?.remoteAddress ||
         undefined;
}

// Milliseconds between two readings of process.hrtime().
function between([seconds, nanoseconds], [laterSeconds, laterNanoseconds]) {
  return (laterSeconds - seconds) * 1e3 +
         (laterNanoseconds - nanoseconds) * 1e-6;
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

// 10/Oct/2000:13:55:36 +0000, the common log format's time
function commonDate(date) {
  const two = (number) => String(number).padStart(2, "0");
  const day = two(date.getUTCDate());
  const time = [date.getUTCHours(), date.getUTCMinutes(),
                date.getUTCSeconds()].map(two).join(":");
  return `${day}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}` +
         `:${time} +0000`;
}

// The name in "Basic ..." credentials.
function userOf({ headers: { authorization = "" } }) {
  const form = /^ *basic +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization);
  if (form === null) return undefined;
  const pair =
    /^([^:]*):/.exec(Buffer.from(form[1], "base64").toString());
  return pair === null ? undefined : pair[1];
}

function joined(header) {
  return Array.isArray(header) ? header.join(", ") : header;
}

morgan.token("url", (req) => req.originalUrl || req.url);
morgan.token("method", (req) => req.method);
morgan.token("response-time", (req, res, digits = 3) =>
  (req._startAt && res._startAt
    ? between(req._startAt, res._startAt).toFixed(digits) : undefined));
morgan.token("total-time", (req, res, digits = 3) =>
  (req._startAt && res._startAt
    ? between(req._startAt, process.hrtime()).toFixed(digits) : undefined));
morgan.token("date", (req, res, form) => {
  const date = new Date();
  if (form === "clf") return commonDate(date);
  if (form === "iso") return date.toISOString();
  return !form || form === "web" ? date.toUTCString() : undefined;
});
morgan.token("status", (req, res) =>
  (res.headersSent ? String(res.statusCode) : undefined));
morgan.token("referrer", (req) =>
  req.headers.referer || req.headers.referrer);
morgan.token("remote-addr", addressOf);
morgan.token("remote-user", userOf);
morgan.token("pid", () => String(process.pid));
morgan.token("http-version", (req) =>
  `${req.httpVersionMajor}.${req.httpVersionMinor}`);
morgan.token("user-agent", (req) => req.headers["user-agent"]);
morgan.token("req", (req, res, name) =>
  joined(req.headers[name.toLowerCase()]));
morgan.token("res", (req, res, name) =>
  (res.headersSent ? joined(res.getHeader(name)) : undefined));

%export("node:morgan", morgan);
