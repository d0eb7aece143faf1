// express_file.js: sends one file as an answer: its type and age, the parts
// that the client asks for, or nothing where it has the file already.
//
// A FileSender tells by events what it does: "file", "directory", "headers",
// "stream", "error" and "end".

const later = %import("later");
const coreModule = %import("coreModule");
const EventEmitter = coreModule("events");
const fs = coreModule("fs");
const { STATUS_CODES: reasons } = coreModule("http");
const { extname, join, normalize, resolve } = coreModule("path");
const createError = later("node/express_error", "createError");
const { millisecondsOf } = later("node/express_units", "expressUnits");
const { typeOf, charsetOf } = later("node/express_types", "expressTypes");
const { fileTag, isFresh, isPreconditionFailed, isRangeFresh, parseRange } =
  later("node/express_fresh", "expressFresh");
const { onFinished } = later("node/express_finished", "expressFinished");
const { encodeUrl, escapeHtml, htmlPage } =
  later("node/express_url", "expressUrl");

const YEAR = 365 * 24 * 3600 * 1000; // ms: no answer may be kept longer

function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function leadsUp(path) {
  return /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(path);
}

function isHidden(part) {
  return part.length > 1 && part[0] === ".";
}

function listOf(value, name) {
  const list = [].concat(value || []);
  for (const each of list) {
    if (typeof each !== "string") {
      throw new TypeError(`${name} must be array of strings or false`);
    }
  }
  return list;
}

function ageOf(value) {
  const age = millisecondsOf(value);
  return Number.isNaN(age) ? 0 : Math.min(Math.max(0, age), YEAR);
}

// A page of a few words that nothing else of the answer disturbs.
function sendPage(res, status, page, headers) {
  res.statusCode = status;
  res.setHeader("Content-Type", "text/html; charset=UTF-8");
  res.setHeader("Content-Length", Buffer.byteLength(page));
  res.setHeader("Content-Security-Policy", "default-src 'none'");
  res.setHeader("X-Content-Type-Options", "nosniff");
  for (const name of Object.keys(headers ?? {})) {
    res.setHeader(name, headers[name]);
  }
  res.end(page);
}

function sendRedirect(res, place) {
  const text = `Redirecting to ${escapeHtml(place)}`;
  sendPage(res, 301, htmlPage("Redirecting", text), { Location: place });
}

class FileSender extends EventEmitter {
  constructor(req, path, options) {
    super();
    const given = options || {};
    const { dotfiles, maxAge, maxage, root } = given;
    if (!["allow", "deny", "ignore", undefined].includes(dotfiles)) {
      throw new TypeError(
        'dotfiles option must be "allow", "deny", or "ignore"');
    }
    this.req = req;
    this.path = path;
    this.options = given;
    this.extensions = listOf(given.extensions, "extensions option");
    this.index = given.index === undefined
      ? ["index.html"] : listOf(given.index, "index option");
    this.age = ageOf(maxAge || maxage);
    this.root = root ? resolve(root) : null;
  }

  // Options are on unless they are switched off.
  has(option) {
    const value = this.options[option];
    return value === undefined || Boolean(value);
  }

  // The headers of the answer that conditions ask for.
  get validators() {
    return { etag: this.res.getHeader("ETag"),
             "last-modified": this.res.getHeader("Last-Modified") };
  }

  error(status, cause) {
    if (this.listenerCount("error") > 0) {
      this.emit("error", cause instanceof Error
        ? createError(status, cause, { expose: false })
        : createError(status, cause ?? {}));
      return;
    }
    const { res } = this;
    const text = reasons[status] || String(status);
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    for (const name of Object.keys(cause?.headers ?? {})) {
      res.setHeader(name, cause.headers[name]);
    }
    sendPage(res, status, htmlPage("Error", escapeHtml(text)));
  }

  onStatError(error) {
    const missing = ["ENAMETOOLONG", "ENOENT", "ENOTDIR"].includes(error.code);
    this.error(missing ? 404 : 500, error);
  }

  hasTrailingSlash() {
    return this.path[this.path.length - 1] === "/";
  }

  // --- which file ----------------------------------------------------------

  pipe(res) {
    this.res = res;
    const wanted = decode(this.path);
    if (wanted === undefined || wanted.includes("\0")) this.error(400);
    else this.findIn(wanted);
    return res;
  }

  findIn(wanted) {
    const { root } = this;
    const inside = root !== null && wanted ? normalize(`./${wanted}`) : wanted;
    if (leadsUp(inside)) {
      this.error(403);
      return;
    }
    const names = (root === null ? normalize(inside) : inside).split("/");
    const path = root === null ? resolve(inside)
                               : normalize(join(root, inside));
    const refusal = this.refusalOf(names);
    if (refusal) this.error(refusal);
    else if (this.index.length > 0 && this.hasTrailingSlash()) {
      this.trySend(this.index.map((name) => join(path, name)));
    } else this.sendFile(path);
  }

  // The status for names that begin with a dot; 0: they may be sent.
  refusalOf(names) {
    if (!names.some(isHidden)) return 0;
    const { dotfiles } = this.options;
    if (dotfiles === "allow") return 0;
    if (dotfiles === undefined && names.at(-1)[0] !== ".") return 0;
    return dotfiles === "deny" ? 403 : 404;
  }

  sendFile(path) {
    fs.stat(path, (error, stat) => {
      const mayExtend = error?.code === "ENOENT" && !extname(path) &&
                        !path.endsWith("/");
      if (mayExtend) {
        this.trySend(this.extensions.map((ending) => `${path}.${ending}`),
                     error);
      } else if (error) this.onStatError(error);
      else if (stat.isDirectory()) this.redirect(path);
      else this.found(path, stat);
    });
  }

  // The first of these that is a file.
  trySend(paths, error) {
    const [path, ...others] = paths;
    if (path === undefined) {
      if (error) this.onStatError(error);
      else this.error(404);
      return;
    }
    fs.stat(path, (failure, stat) => {
      if (failure) this.trySend(others, failure);
      else if (stat.isDirectory()) this.trySend(others);
      else this.found(path, stat);
    });
  }

  found(path, stat) {
    this.emit("file", path, stat);
    this.send(path, stat);
  }

  // A folder: its pages are under the same name with a slash behind it.
  redirect(path) {
    if (this.listenerCount("directory") > 0) {
      this.emit("directory", this.res, path);
    } else if (this.hasTrailingSlash()) {
      this.error(403);
    } else {
      sendRedirect(this.res,
                   encodeUrl(`${this.path}/`.replace(/^\/+/, "/")));
    }
  }

  // --- how much of it ------------------------------------------------------

  setHeaders(path, stat) {
    const { res } = this;
    const setIfNone = (name, value) => {
      if (!res.getHeader(name)) res.setHeader(name, value());
    };
    this.emit("headers", res, path, stat);
    if (this.has("acceptRanges")) setIfNone("Accept-Ranges", () => "bytes");
    if (this.has("cacheControl")) {
      const immutable = this.options.immutable ? ", immutable" : "";
      setIfNone("Cache-Control", () =>
        `public, max-age=${Math.floor(this.age / 1000)}${immutable}`);
    }
    if (this.has("lastModified")) {
      setIfNone("Last-Modified", () => stat.mtime.toUTCString());
    }
    if (this.has("etag")) setIfNone("ETag", () => fileTag(stat));
    setIfNone("Content-Type", () => {
      const type = typeOf(path);
      const charset = charsetOf(type);
      return charset ? `${type}; charset=${charset}` : type;
    });
  }

  notModified() {
    const { res } = this;
    for (const name of ["Encoding", "Language", "Length", "Range", "Type"]) {
      res.removeHeader(`Content-${name}`);
    }
    res.statusCode = 304;
    res.end();
  }

  // True where a condition of the request has already been the answer.
  answersCondition() {
    const { req: { headers }, res } = this;
    const { statusCode: status } = res;
    if (isPreconditionFailed(headers, this.validators)) {
      this.error(412);
      return true;
    }
    const cachable = (status >= 200 && status < 300) || status === 304;
    if (!cachable || !isFresh(headers, this.validators)) return false;
    this.notModified();
    return true;
  }

  // {offset, length} of what is sent; undefined where it was refused.
  rangeIn(offset, size) {
    const { req: { headers }, res } = this;
    const wanted = headers.range;
    const all = { offset, length: size };
    if (!this.has("acceptRanges") || !/^ *bytes=/.test(wanted ?? "")) {
      return all;
    }
    const ranges = parseRange(size, wanted, { combine: true });
    if (!isRangeFresh(headers, this.validators)) return all;
    if (ranges === -1) {
      const whole = `bytes */${size}`;
      res.setHeader("Content-Range", whole);
      this.error(416, { headers: { "Content-Range": whole } });
      return undefined;
    }
    if (ranges.length !== 1) return all;
    const [{ start, end }] = ranges;
    res.statusCode = 206;
    res.setHeader("Content-Range", `bytes ${start}-${end}/${size}`);
    return { offset: offset + start, length: end - start + 1 };
  }

  send(path, stat) {
    const { options, req, res } = this;
    const { start = 0, end } = options;
    if (res.headersSent) {
      this.error(500, new Error("Can't set headers after they are sent."));
      return;
    }
    this.setHeaders(path, stat);
    if (this.answersCondition()) return;
    const most = end === undefined ? Infinity : end - start + 1;
    const size = Math.min(Math.max(0, stat.size - start), most);
    const range = this.rangeIn(start, size);
    if (range === undefined) return;
    const { offset, length } = range;
    res.setHeader("Content-Length", length);
    if (req.method === "HEAD") {
      res.end();
      return;
    }
    this.stream(path, { start: offset,
                        end: Math.max(offset, offset + length - 1) });
  }

  stream(path, range) {
    const stream = fs.createReadStream(path, range);
    this.emit("stream", stream);
    stream.pipe(this.res);
    onFinished(this.res, () => stream.destroy());
    stream.on("error", (error) => {
      stream.destroy();
      this.onStatError(error);
    });
    stream.on("end", () => this.emit("end"));
  }
}

%export("expressFile", { FileSender, sendRedirect });
