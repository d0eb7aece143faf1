// express_session.js: require("express-session"): req.session, an object for
// each visitor that is kept on the server between his requests. The visitor
// has only its number, in a signed cookie.

const later = %import("later");
const coreModule = %import("coreModule");
const crypto = coreModule("crypto");
const { parse, serialize, sign, unsign } =
  later("node/express_cookie", "expressCookie");
const { onHeaders } = later("node/express_finished", "expressFinished");
const { parseOriginalUrl } = later("node/express_url", "expressUrl");
const { Cookie, MemoryStore, Session, Store } =
  later("node/express_session_store", "sessionStore");
const deprecated =
  later("node/express_deprecated", "deprecationsOf")("express-session");

// --- the number of a session ---------------------------------------------

function newId() {
  return crypto.randomBytes(24).toString("base64url");
}

// What was signed with one of the secrets; undefined where it was not.
function unsigned(text, secrets) {
  if (typeof text !== "string" || !text.startsWith("s:")) return undefined;
  for (const secret of secrets) {
    const value = unsign(text.slice(2), secret);
    if (value !== false) return value;
  }
  return undefined;
}

// The number that the request's cookie says, or undefined.
function idOf(req, name, secrets) {
  const { cookie } = req.headers;
  const found = cookie ? unsigned(parse(cookie)[name], secrets) : undefined;
  return found || req.signedCookies?.[name] ||
         unsigned(req.cookies?.[name], secrets);
}

function addCookie(res, name, id, secret, data) {
  const text = serialize(name, `s:${sign(id, secret)}`, data);
  res.setHeader("Set-Cookie",
                [].concat(res.getHeader("Set-Cookie") || [], text));
}

// --- what is asked of a session ------------------------------------------

// Two sessions of the same hash hold the same; cookies do not count.
function hashOf(session) {
  const text = JSON.stringify(session, function (key, value) {
    return this === session && key === "cookie" ? undefined : value;
  });
  return crypto.createHash("sha1").update(text).digest("hex");
}

function isSecure(req, trustProxy) {
  if (req.connection?.encrypted) return true;
  if (trustProxy === false) return false;
  if (trustProxy !== true) return req.secure === true;
  const [first] = (req.headers["x-forwarded-proto"] || "").split(",");
  return first.toLowerCase().trim() === "https";
}

// One request's session: whether it changed, and must be saved or sent.
class Visit {
  constructor(req, options) {
    this.req = req;
    this.options = options;
    this.cookieId = req.sessionID;
    this.originalId = undefined;
    this.originalHash = undefined;
    this.savedHash = undefined;
    this.touched = false;
  }

  get session() {
    return this.req.session;
  }

  // A new session.
  generate() {
    this.options.store.generate(this.req);
    this.remember(this.session);
  }

  // The one that the store has.
  inflate(data) {
    this.options.store.createSession(this.req, data);
    this.remember(data);
    if (!this.options.resave) this.savedHash = this.originalHash;
  }

  remember(session) {
    this.originalId = this.req.sessionID;
    this.originalHash = hashOf(session);
    this.watch(this.session);
  }

  // save() notes what was saved; reload() makes a new object to watch.
  watch(session) {
    const { reload, save } = session;
    const visit = this;
    hide(session, "reload", function (callback) {
      reload.call(this, (...list) => {
        if (visit.session !== this) visit.watch(visit.session);
        callback(...list);
      });
    });
    hide(session, "save", function (...list) {
      visit.savedHash = hashOf(this);
      save.apply(this, list);
    });
  }

  touch() {
    if (this.touched) return;
    this.session.touch();
    this.touched = true;
  }

  isModified() {
    const { session } = this;
    return this.originalId !== session.id ||
           this.originalHash !== hashOf(session);
  }

  isSaved() {
    const { session } = this;
    return this.originalId === session.id && this.savedHash === hashOf(session);
  }

  shouldDestroy() {
    return this.req.sessionID && this.options.unset === "destroy" &&
           (this.session === undefined || this.session === null);
  }

  shouldSave() {
    const { req, options } = this;
    if (typeof req.sessionID !== "string") return false;
    return !options.saveUninitialized && !this.savedHash &&
           this.cookieId !== req.sessionID
      ? this.isModified() : !this.isSaved();
  }

  shouldTouch() {
    const { sessionID } = this.req;
    return typeof this.options.store.touch === "function" &&
           typeof sessionID === "string" && this.cookieId === sessionID;
  }

  shouldSetCookie() {
    const { req, options } = this;
    if (typeof req.sessionID !== "string") return false;
    if (this.cookieId !== req.sessionID) {
      return options.saveUninitialized || this.isModified();
    }
    const { expires } = this.session.cookie;
    return options.rolling ||
           (expires !== undefined && expires !== null && this.isModified());
  }
}

function hide(object, name, value) {
  Object.defineProperty(object, name,
                        { configurable: true, value, writable: true });
}

// --- the end of an answer ------------------------------------------------

// Sends all of the answer but its last byte, which waits until the session is
// saved: the visitor's next request cannot come earlier. Answers what write()
// says; `rest` is what is still to be sent.
function writeMost(res, write, chunk, encoding) {
  if (!res._header) res._implicitHeader();
  if (chunk === undefined || chunk === null) return { result: true, rest: [] };
  const length = Number(res.getHeader("Content-Length"));
  if (!Number.isNaN(length) && length > 0) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk, encoding);
    if (bytes.length !== 0) {
      return { result: write.call(res, bytes.subarray(0, -1)),
               rest: [bytes.subarray(-1)] };
    }
  }
  return { result: write.call(res, chunk, encoding), rest: [] };
}

// What the store has to do before the answer may end: a function that calls
// back, or undefined.
function lastTask(visit, req) {
  const { store } = visit.options;
  if (visit.shouldDestroy()) {
    return (callback) => store.destroy(req.sessionID, callback);
  }
  if (!req.session) return undefined;
  visit.touch();
  if (visit.shouldSave()) return (callback) => req.session.save(callback);
  if (visit.shouldTouch()) {
    return (callback) => store.touch(req.sessionID, req.session, callback);
  }
  return undefined;
}

function endWithSession(visit, req, res, next) {
  const { end, write } = res;
  let ended = false;
  res.end = function (chunk, encoding) {
    if (ended) return false;
    ended = true;
    const task = lastTask(visit, req);
    if (task === undefined) return end.call(res, chunk, encoding);
    let atOnce = true; // a store may call back before it returns
    let rest = [chunk, encoding];
    let result;
    task((error) => {
      if (error) setImmediate(next, error);
      result = end.apply(res, rest);
      atOnce = false;
    });
    if (!atOnce) return result;
    ({ result, rest } = writeMost(res, write, chunk, encoding));
    return result;
  };
}

// --- the function for requests -------------------------------------------

function secretsOf(secret) {
  if (Array.isArray(secret) && secret.length === 0) {
    throw new TypeError(
      "secret option array must contain one or more strings");
  }
  if (!secret) {
    deprecated("req.secret; provide secret option");
    return undefined;
  }
  return [].concat(secret);
}

// An option that must be said; true where it is not.
function saidOrTrue(options, name) {
  if (options[name] !== undefined) return options[name];
  deprecated(`undefined ${name} option; provide ${name} option`);
  return true;
}

function readOptions(given) {
  const { cookie = {}, genid = newId, proxy, store, unset } = given;
  if (typeof genid !== "function") {
    throw new TypeError("genid option must be a function");
  }
  const resave = saidOrTrue(given, "resave");
  const saveUninitialized = saidOrTrue(given, "saveUninitialized");
  if (unset && unset !== "destroy" && unset !== "keep") {
    throw new TypeError('unset option must be "destroy" or "keep"');
  }
  return {
    cookie, genid, proxy, resave, saveUninitialized, unset,
    name: given.name || given.key || "connect.sid",
    rolling: Boolean(given.rolling),
    secrets: secretsOf(given.secret),
    store: store || new MemoryStore(),
  };
}

function cookieOptions(options, req) {
  return typeof options.cookie === "function" ? options.cookie(req)
                                              : options.cookie;
}

// store.generate(req) puts a new session to the request.
function prepareStore(options) {
  const { cookie, genid, proxy, store } = options;
  store.generate = (req) => {
    req.sessionID = genid(req);
    req.session = new Session(req);
    req.session.cookie = new Cookie(cookieOptions(options, req));
    const secure = isSecure(req, proxy);
    if (cookie.secure === "auto") req.session.cookie.secure = secure;
    if (cookie.sameSite === "auto") {
      req.session.cookie.sameSite = secure ? "none" : "lax";
    }
  };
}

// The cookie goes out with the head of the answer, if it has to.
function sendCookie(visit, req, res, secret, next) {
  const { name, proxy } = visit.options;
  onHeaders(res, () => {
    if (!req.session || !visit.shouldSetCookie()) return;
    if (req.session.cookie.secure && !isSecure(req, proxy)) return;
    visit.touch();
    try {
      addCookie(res, name, req.sessionID, secret, req.session.cookie.data);
    } catch (error) {
      setImmediate(next, error);
    }
  });
}

function findSession(visit, req, next) {
  const { store } = visit.options;
  if (!req.sessionID) {
    visit.generate();
    next();
    return;
  }
  store.get(req.sessionID, (error, data) => {
    if (error && error.code !== "ENOENT") {
      next(error);
      return;
    }
    try {
      if (error || !data) visit.generate();
      else visit.inflate(data);
    } catch (thrown) {
      next(thrown);
      return;
    }
    next();
  });
}

const warning =
  "Warning: connect.session() MemoryStore is not\n" +
  "designed for a production environment, as it will leak\n" +
  "memory, and will not scale past a single process.";

function session(given) {
  const options = readOptions(given || {});
  const { store } = options;
  let ready = true; // a store of its own may be away for a time
  if (process.env.NODE_ENV === "production" && store instanceof MemoryStore) {
    console.warn(warning);
  }
  prepareStore(options);
  store.on("disconnect", () => {
    ready = false;
  });
  store.on("connect", () => {
    ready = true;
  });

  return function session(req, res, next) {
    const { path = "/" } = cookieOptions(options, req);
    const pathname = parseOriginalUrl(req).pathname || "/";
    if (req.session || !ready || !pathname.startsWith(path || "/")) {
      next();
      return;
    }
    const secrets = options.secrets || (req.secret && [req.secret]);
    if (!secrets) {
      next(new Error("secret option required for sessions"));
      return;
    }
    req.sessionStore = store;
    req.sessionID = idOf(req, options.name, secrets);
    const visit = new Visit(req, options);
    sendCookie(visit, req, res, secrets[0], next);
    endWithSession(visit, req, res, next);
    findSession(visit, req, next);
  };
}

Object.assign(session, { Store, Cookie, Session, MemoryStore });

%export("node:express-session", session);
