// express_final.js: what answers when every function has said next(): 404, or
// the page of an error that nobody handled.

const later = %import("later");
const coreModule = %import("coreModule");
const { STATUS_CODES: reasons } = coreModule("http");
const { parseOriginalUrl, encodeUrl, escapeHtml, htmlPage } =
  later("node/express_url", "expressUrl");
const { isFinished, onFinished } =
  later("node/express_finished", "expressFinished");

function isErrorStatus(status) {
  return typeof status === "number" && status >= 400 && status < 600;
}

// The status that the error names, or the answer has, or 500.
function statusOf(error, res) {
  const { status, statusCode } = error;
  if (isErrorStatus(status)) return status;
  if (isErrorStatus(statusCode)) return statusCode;
  return isErrorStatus(res.statusCode) ? res.statusCode : 500;
}

// Headers go out only with a status that came from the error itself.
function headersOf(error) {
  const named = isErrorStatus(error.status) || isErrorStatus(error.statusCode);
  return named && typeof error.headers === "object" ? error.headers : null;
}

// The stack, in production only what the status means.
function messageOf(error, status, env) {
  let message;
  if (env !== "production") {
    message = error.stack;
    if (!message && typeof error.toString === "function") {
      message = error.toString();
    }
  }
  return message || reasons[status];
}

function notFoundMessage(req) {
  let name = "resource";
  try {
    name = parseOriginalUrl(req).pathname;
  } catch {
    // a URL that nobody can read has no name
  }
  return `Cannot ${req.method} ${encodeUrl(name)}`;
}

function pageOf(message) {
  const text = escapeHtml(message).replaceAll("\n", "<br>")
    .replaceAll("  ", " &nbsp;");
  return htmlPage("Error", text);
}

function write(req, res, status, headers, message) {
  const page = pageOf(message);
  res.statusCode = status;
  if (req.httpVersionMajor < 2) res.statusMessage = reasons[status];
  for (const name of ["Encoding", "Language", "Range"]) {
    res.removeHeader(`Content-${name}`);
  }
  for (const name of Object.keys(headers ?? {})) {
    res.setHeader(name, headers[name]);
  }
  res.setHeader("Content-Security-Policy", "default-src 'none'");
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Content-Type", "text/html; charset=utf-8");
  res.setHeader("Content-Length", Buffer.byteLength(page));
  if (req.method === "HEAD") res.end();
  else res.end(page, "utf8");
}

// The answer is written when the request has been read to its end.
function answer(req, res, ...rest) {
  if (isFinished(req)) {
    write(req, res, ...rest);
    return;
  }
  req.unpipe?.();
  onFinished(req, () => write(req, res, ...rest));
  req.resume();
}

function finalHandler(req, res, { env, onerror }) {
  return (error) => {
    if (!error) {
      if (!res.headersSent) {
        answer(req, res, 404, null, notFoundMessage(req));
      }
      return;
    }
    const status = statusOf(error, res);
    const message = messageOf(error, status, env);
    setImmediate(onerror, error, req, res);
    if (res.headersSent) req.socket?.destroy();
    else answer(req, res, status, headersOf(error), message);
  };
}

%export("expressFinal", finalHandler);
