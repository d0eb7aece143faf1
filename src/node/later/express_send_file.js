// express_send_file.js: res.sendFile(), res.download(): one file as an answer.

const later = %import("later");
const coreModule = %import("coreModule");
const { resolve } = coreModule("path");
const { FileSender } = later("node/express_file", "expressFile");
const { onFinished } = later("node/express_finished", "expressFinished");
const contentDisposition =
  later("node/express_disposition", "contentDisposition");

function withCode(message, code) {
  const error = new Error(message);
  error.code = code;
  return error;
}

// Sends, and calls back once: when all is sent, or what went wrong.
function transfer(res, sender, headers, callback) {
  let done = false;
  let streaming; // false: a file, true: it is being read
  const finish = (error) => {
    if (done) return;
    done = true;
    callback(error);
  };
  const aborted = () => finish(withCode("Request aborted", "ECONNABORTED"));
  sender.on("directory", () => finish(withCode("EISDIR, read", "EISDIR")));
  sender.on("end", () => finish());
  sender.on("error", finish);
  sender.on("file", () => {
    streaming = false;
  });
  sender.on("stream", () => {
    streaming = true;
  });
  onFinished(res, (error) => {
    if (error && error.code === "ECONNRESET") aborted();
    else if (error) finish(error);
    else if (!done) {
      setImmediate(() => {
        if (streaming === false) finish();
        else aborted();
      });
    }
  });
  if (headers) {
    sender.on("headers", (response) => {
      for (const name of Object.keys(headers)) {
        response.setHeader(name, headers[name]);
      }
    });
  }
  sender.pipe(res);
}

// Without a callback, errors go to the functions for errors, and a folder to
// the next function.
function send(res, path, options, done) {
  const { req } = res;
  const { next } = req;
  const sender = new FileSender(req, path, options);
  transfer(res, sender, options.headers, (error) => {
    if (done) done(error);
    else if (error && error.code === "EISDIR") next();
    else if (error && error.code !== "ECONNABORTED" &&
             error.syscall !== "write") next(error);
  });
}

// (path, options, callback), (path, callback) or (path).
function readCall(options, callback) {
  return typeof options === "function"
    ? { options: {}, done: options }
    : { options: options || {}, done: callback };
}

function sendFile(path, ...rest) {
  if (!path) throw new TypeError("path argument is required to res.sendFile");
  if (typeof path !== "string") {
    throw new TypeError("path must be a string to res.sendFile");
  }
  const { options, done } = readCall(...rest);
  if (!options.root && path[0] !== "/") {
    throw new TypeError("path must be absolute or specify root to " +
                        "res.sendFile");
  }
  send(this, encodeURI(path), options, done);
}

// As sendFile, with a path as it stands in a URL.
function sendOldFile(path, ...rest) {
  const { options, done } = readCall(...rest);
  send(this, path, options, done);
}

// {name, options, done} of what follows the path in a download().
function readDownload(name, options, callback) {
  if (typeof name === "function") return { name: null, done: name };
  const isShort = typeof options === "function";
  const done = isShort ? options : callback;
  if (typeof name === "object" && (isShort || options === undefined)) {
    return { name: null, options: name, done };
  }
  return { name, options: isShort ? null : options, done };
}

// The client saves the file, under `name` or its own.
function download(path, ...rest) {
  const { name, options, done } = readDownload(...rest);
  const headers = { "Content-Disposition": contentDisposition(name || path) };
  for (const each of Object.keys(options?.headers ?? {})) {
    if (each.toLowerCase() !== "content-disposition") {
      headers[each] = options.headers[each];
    }
  }
  const place = options?.root ? path : resolve(path);
  this.sendFile(place, { ...options, headers }, done);
}

%export("expressSendFile", { sendFile, sendOldFile, download });
