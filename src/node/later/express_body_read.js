// express_body_read.js: reads the whole body of a request, if it is not too
// long, before the program's functions see it.

const later = %import("later");
const coreModule = %import("coreModule");
const createError = later("node/express_error", "createError");
const { isFinished, onFinished } =
  later("node/express_finished", "expressFinished");

// --- bytes to text -------------------------------------------------------

function withoutMark(text) {
  return text[0] === "\ufeff" ? text.slice(1) : text;
}

function swapped(bytes) {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
}

const decoders = {
  __proto__: null,
  "utf-8": (bytes) => withoutMark(bytes.toString("utf8")),
  "utf-16le": (bytes) => withoutMark(bytes.toString("utf16le")),
  "utf-16be": (bytes) => withoutMark(swapped(bytes).toString("utf16le")),
  "us-ascii": (bytes) => bytes.toString("latin1"),
  "iso-8859-1": (bytes) => bytes.toString("latin1"),
};

// A body without a mark in front is little-endian, as most are.
decoders["utf-16"] = (bytes) =>
  decoders[bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be"
                                                  : "utf-16le"](bytes);
decoders.utf8 = decoders["utf-8"];
decoders.ascii = decoders["us-ascii"];
decoders.latin1 = decoders["iso-8859-1"];
decoders["ucs-2"] = decoders["utf-16le"];

function unknownCharset(charset) {
  return createError(415, `unsupported charset "${charset.toUpperCase()}"`,
                     { charset, type: "charset.unsupported" });
}

// --- collecting ----------------------------------------------------------

function tooLarge(more) {
  return createError(413, "request entity too large",
                     { ...more, type: "entity.too.large" });
}

// What stands in the way of reading at all, or undefined.
function obstacle(stream, length, limit) {
  if (length !== null && length > limit) {
    return tooLarge({ expected: length, length, limit });
  }
  const state = stream._readableState;
  if (state && (state.encoding || state.decoder)) {
    return createError(500, "stream encoding should not be set",
                       { type: "stream.encoding.set" });
  }
  if (stream.readable === false) {
    return createError(500, "stream is not readable",
                       { type: "stream.not.readable" });
  }
  return undefined;
}

// Calls done(error, bytes) once. `length`: what the head announced, or null.
function collect(stream, length, limit, done) {
  const chunks = [];
  let received = 0;
  function cleanUp() {
    for (const name of Object.keys(listeners)) {
      stream.removeListener(name, listeners[name]);
    }
  }

  function finish(error, bytes) {
    cleanUp();
    if (error) {
      stream.unpipe?.();
      stream.pause?.();
    }
    done(error, bytes);
  }

  const listeners = {
    aborted() {
      finish(createError(400, "request aborted", {
        code: "ECONNABORTED", expected: length, length, received,
        type: "request.aborted",
      }));
    },
    close: cleanUp,
    data(chunk) {
      received += chunk.length;
      if (received > limit) finish(tooLarge({ limit, received }));
      else chunks.push(chunk);
    },
    end() {
      if (length === null || received === length) {
        finish(null, Buffer.concat(chunks));
        return;
      }
      finish(createError(400, "request size did not match content length", {
        expected: length, length, received, type: "request.size.invalid",
      }));
    },
    error(error) {
      finish(error);
    },
  };
  const problem = obstacle(stream, length, limit);
  if (problem) {
    process.nextTick(finish, problem);
    return;
  }
  for (const name of Object.keys(listeners)) stream.on(name, listeners[name]);
}

// --- compressed bodies ---------------------------------------------------

// {stream, length}: the request itself, or what unpacks it.
function contentOf(req, inflate) {
  const encoding =
    (req.headers["content-encoding"] || "identity").toLowerCase();
  if (encoding === "identity") {
    const length = parseInt(req.headers["content-length"], 10);
    return { stream: req, length: Number.isNaN(length) ? null : length };
  }
  if (inflate === false) {
    throw createError(415, "content encoding unsupported",
                      { encoding, type: "encoding.unsupported" });
  }
  const zlib = coreModule("zlib");
  if (encoding !== "deflate" && encoding !== "gzip") {
    throw createError(415, `unsupported content encoding "${encoding}"`,
                      { encoding, type: "encoding.unsupported" });
  }
  const stream = encoding === "gzip" ? zlib.createGunzip()
                                     : zlib.createInflate();
  req.pipe(stream);
  return { stream, length: null };
}

// --- all together --------------------------------------------------------

// What is left of the body is read and dropped: the answer comes behind it.
function dump(req, callback) {
  if (isFinished(req)) {
    callback();
    return;
  }
  onFinished(req, callback);
  req.resume();
}

// The body as `parse` makes it of text, or of bytes where `charset` is null.
function understand(req, res, bytes, { charset, verify, parse }) {
  let body = bytes;
  if (verify) {
    try {
      verify(req, res, bytes, charset);
    } catch (error) {
      return createError(403, error, {
        body, type: error.type || "entity.verify.failed",
      });
    }
  }
  try {
    body = charset === null ? bytes : decoders[charset](bytes);
    req.body = parse(body);
    return undefined;
  } catch (error) {
    return createError(400, error, {
      body, type: error.type || "entity.parse.failed",
    });
  }
}

// Reads the body of `req`, puts it to req.body, and goes on with `next`.
// options: charset (or null), limit (bytes), inflate, verify, parse.
function readBody(req, res, next, options) {
  const { charset, limit, inflate } = options;
  req._body = true;
  if (charset !== null && decoders[charset] === undefined) {
    next(unknownCharset(charset));
    return;
  }
  let content;
  try {
    content = contentOf(req, inflate);
  } catch (error) {
    next(error);
    return;
  }
  const { stream, length } = content;
  collect(stream, length, limit, (error, bytes) => {
    if (stream !== req) {
      req.unpipe(stream);
      stream.on("error", () => {});
      stream.destroy();
      req.resume();
    }
    if (error) dump(req, () => next(createError(400, error)));
    else next(understand(req, res, bytes, options));
  });
}

%export("expressReadBody", readBody);
%export("expressUnknownCharset", unknownCharset);
