// express_static.js: express.static(folder): answers GET and HEAD with the
// files of a folder.

const later = %import("later");
const coreModule = %import("coreModule");
const { resolve } = coreModule("path");
const url = coreModule("url");
const { FileSender, sendRedirect } =
  later("node/express_file", "expressFile");
const { parseUrl, parseOriginalUrl, encodeUrl } =
  later("node/express_url", "expressUrl");

// A folder's pages are under its name with a slash.
function redirectToFolder(res) {
  if (this.hasTrailingSlash()) {
    this.error(404);
    return;
  }
  const parts = parseOriginalUrl(this.req);
  parts.path = null;
  parts.pathname = `${parts.pathname}/`.replace(/^\/+/, "/");
  sendRedirect(res, encodeUrl(url.format(parts)));
}

function notFound() {
  this.error(404);
}

function refuseMethod(res) {
  res.statusCode = 405;
  res.setHeader("Allow", "GET, HEAD");
  res.setHeader("Content-Length", "0");
  res.end();
}

// The path in the folder; "" for the folder itself without its slash.
function pathIn(req) {
  const { pathname } = parseUrl(req);
  const original = parseOriginalUrl(req).pathname;
  return pathname === "/" && !original.endsWith("/") ? "" : pathname;
}

function serveStatic(root, options) {
  if (!root) throw new TypeError("root path required");
  if (typeof root !== "string") {
    throw new TypeError("root path must be a string");
  }
  const { fallthrough = true, redirect = true, setHeaders, ...rest } =
    options || {};
  if (setHeaders && typeof setHeaders !== "function") {
    throw new TypeError("option setHeaders must be function");
  }
  const given = { ...rest, maxAge: rest.maxage || rest.maxAge || 0,
                  root: resolve(root) };

  return function serveStatic(req, res, next) {
    if (req.method !== "GET" && req.method !== "HEAD") {
      if (fallthrough) next();
      else refuseMethod(res);
      return;
    }
    const sender = new FileSender(req, pathIn(req), given);
    let isFound = !fallthrough; // then an error is one, and not the next's
    sender.on("directory", redirect ? redirectToFolder : notFound);
    if (setHeaders) sender.on("headers", setHeaders);
    sender.on("file", () => {
      isFound = true;
    });
    sender.on("error", (error) => {
      if (isFound || !(error.statusCode < 500)) next(error);
      else next();
    });
    sender.pipe(res);
  };
}

%export("expressStatic", serveStatic);
