// express_session_store.js: a session, its cookie, and the memory in which
// sessions are kept while the program runs.

const later = %import("later");
const coreModule = %import("coreModule");
const EventEmitter = coreModule("events");
const { serialize } = later("node/express_cookie", "expressCookie");
const deprecated =
  later("node/express_deprecated", "deprecationsOf")("express-session");

// --- the cookie ----------------------------------------------------------

// How long a session lasts: `maxAge` in milliseconds and `expires` are two
// ways to say it.
class Cookie {
  constructor(options) {
    this.path = "/";
    this.maxAge = null;
    this.httpOnly = true;
    if (options) {
      if (typeof options !== "object") {
        throw new TypeError("argument options must be a object");
      }
      for (const name in options) {
        if (name !== "data") this[name] = options[name];
      }
    }
    this.originalMaxAge ??= this.maxAge;
  }

  set expires(date) {
    this._expires = date;
    this.originalMaxAge = this.maxAge;
  }

  get expires() {
    return this._expires;
  }

  set maxAge(age) {
    if (age && typeof age !== "number" && !(age instanceof Date)) {
      throw new TypeError("maxAge must be a number or Date");
    }
    if (age instanceof Date) {
      deprecated("maxAge as Date; pass number of milliseconds instead");
    }
    this.expires = typeof age === "number" ? new Date(Date.now() + age) : age;
  }

  get maxAge() {
    return this.expires instanceof Date
      ? this.expires.valueOf() - Date.now() : this.expires;
  }

  get data() {
    const { originalMaxAge, partitioned, priority, secure, httpOnly, domain,
            path, sameSite } = this;
    return { originalMaxAge, partitioned, priority, expires: this._expires,
             secure, httpOnly, domain, path, sameSite };
  }

  serialize(name, value) {
    return serialize(name, value, this.data);
  }

  toJSON() {
    return this.data;
  }
}

for (const name of ["expires", "maxAge", "data", "serialize", "toJSON"]) {
  Object.defineProperty(Cookie.prototype, name, { enumerable: true });
}

// --- the session ---------------------------------------------------------

// What a program puts to req.session is a property of it.
class Session {
  constructor(req, data) {
    Object.defineProperty(this, "req", { value: req });
    Object.defineProperty(this, "id", { value: req.sessionID });
    if (typeof data === "object" && data !== null) {
      for (const name in data) {
        if (!(name in this)) this[name] = data[name];
      }
    }
  }

  // The session begins to last anew.
  touch() {
    return this.resetMaxAge();
  }

  resetMaxAge() {
    this.cookie.maxAge = this.cookie.originalMaxAge;
    return this;
  }

  save(callback) {
    this.req.sessionStore.set(this.id, this, callback || (() => {}));
    return this;
  }

  // req.session is then a new object, as the store has it.
  reload(callback) {
    const { req } = this;
    const { sessionStore: store } = req;
    store.get(this.id, (error, data) => {
      if (error) return callback(error);
      if (!data) return callback(new Error("failed to load session"));
      store.createSession(req, data);
      return callback();
    });
    return this;
  }

  destroy(callback) {
    delete this.req.session;
    this.req.sessionStore.destroy(this.id, callback);
    return this;
  }

  // A new number for the same visitor, when he signs in for example.
  regenerate(callback) {
    this.req.sessionStore.regenerate(this.req, callback);
    return this;
  }
}

// --- stores --------------------------------------------------------------

// What every store has. Its own are get, set, destroy and, if it likes,
// touch, all, length and clear.
function Store() {
  EventEmitter.call(this);
}

%makeConstructor(Store, Object.create(EventEmitter.prototype));

Store.prototype.regenerate = function (req, callback) {
  this.destroy(req.sessionID, (error) => {
    this.generate(req);
    callback(error);
  });
};

Store.prototype.load = function (id, callback) {
  this.get(id, (error, data) => {
    if (error || !data) {
      callback(error);
      return;
    }
    const req = { sessionID: id, sessionStore: this };
    callback(null, this.createSession(req, data));
  });
};

// The session that `data`, as it was stored, stands for.
Store.prototype.createSession = function (req, data) {
  const { expires, originalMaxAge } = data.cookie;
  data.cookie = new Cookie(data.cookie);
  if (typeof expires === "string") data.cookie.expires = new Date(expires);
  data.cookie.originalMaxAge = originalMaxAge;
  req.session = new Session(req, data);
  return req.session;
};

function MemoryStore() {
  Store.call(this);
  this.sessions = Object.create(null); // number -> JSON
}

%makeConstructor(MemoryStore, Object.create(Store.prototype));

// A session that is not over, or undefined.
function find(store, id) {
  const text = store.sessions[id];
  if (!text) return undefined;
  const data = JSON.parse(text);
  const expires = data.cookie?.expires;
  if (expires && new Date(expires) <= Date.now()) {
    delete store.sessions[id];
    return undefined;
  }
  return data;
}

// Answers never come at once, as those of a database do not.
function answer(callback, ...list) {
  if (callback) setImmediate(callback, ...list);
}

Object.assign(MemoryStore.prototype, {
  all(callback) {
    const sessions = Object.create(null);
    for (const id of Object.keys(this.sessions)) {
      const data = find(this, id);
      if (data) sessions[id] = data;
    }
    answer(callback, null, sessions);
  },

  clear(callback) {
    this.sessions = Object.create(null);
    answer(callback);
  },

  destroy(id, callback) {
    delete this.sessions[id];
    answer(callback);
  },

  get(id, callback) {
    answer(callback, null, find(this, id));
  },

  set(id, session, callback) {
    this.sessions[id] = JSON.stringify(session);
    answer(callback);
  },

  length(callback) {
    this.all((error, sessions) => {
      callback(error, Object.keys(sessions).length);
    });
  },

  touch(id, session, callback) {
    const data = find(this, id);
    if (data) {
      data.cookie = session.cookie;
      this.sessions[id] = JSON.stringify(data);
    }
    answer(callback);
  },
});

%export("sessionStore", { Cookie, MemoryStore, Session, Store });
