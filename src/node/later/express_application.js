// express_application.js: what app.use, app.get, app.listen and the others do.
// An application is a router, its settings, and the views it can render.

const later = %import("later");
const coreModule = %import("coreModule");
const http = coreModule("http");
const { resolve } = coreModule("path");
const Router = later("node/express_router", "expressRouter");
const readUse = later("node/express_router", "expressReadUse");
const methods = later("node/express_route", "expressMethods");
const View = later("node/express_view", "expressView");
const finalHandler = later("node/express_final", "expressFinal");
const queryOf = later("node/express_query", "expressQueryOf");
const compile = later("node/express_settings", "expressSettings");
const deprecated =
  later("node/express_deprecated", "deprecationsOf")("express");

// Marks settings in which nobody has set "trust proxy" yet.
const trustsByDefault = "@@symbol:trust_proxy_default";

const app = {};

function markTrust(settings, value) {
  Object.defineProperty(settings, trustsByDefault,
                        { configurable: true, value });
}

app.init = function init() {
  this.cache = {};
  this.engines = {};
  this.settings = {};
  this.defaultConfiguration();
};

// A mounted application has what its parent has, where it has nothing itself.
function inherit(child, parent) {
  if (child.settings[trustsByDefault] === true &&
      typeof parent.settings["trust proxy fn"] === "function") {
    delete child.settings["trust proxy"];
    delete child.settings["trust proxy fn"];
  }
  for (const name of ["request", "response", "engines", "settings"]) {
    Object.setPrototypeOf(child[name], parent[name]);
  }
}

app.defaultConfiguration = function defaultConfiguration() {
  const env = process.env.NODE_ENV || "development";
  this.enable("x-powered-by");
  this.set("etag", "weak");
  this.set("env", env);
  this.set("query parser", "extended");
  this.set("subdomain offset", 2);
  this.set("trust proxy", false);
  markTrust(this.settings, true);
  this.on("mount", function onmount(parent) {
    inherit(this, parent);
  });
  this.locals = Object.create(null);
  this.mountpath = "/";
  this.locals.settings = this.settings;
  this.set("view", View);
  this.set("views", resolve("views"));
  this.set("jsonp callback name", "callback");
  if (env === "production") this.enable("view cache");
  Object.defineProperty(this, "router", {
    get() {
      throw new Error("'app.router' is deprecated!\nPlease see the 3.x to " +
                      "4.x migration guide for details on how to update " +
                      "your app.");
    },
  });
};

// --- settings ------------------------------------------------------------

// The application's own setting, or the parent's.
function settingOf(settings, name) {
  for (let at = settings; at && at !== Object.prototype;
       at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, name)) return at[name];
  }
  return undefined;
}

app.set = function set(...list) {
  const [name, value] = list;
  if (list.length === 1) return settingOf(this.settings, name);
  this.settings[name] = value;
  if (name === "etag") this.set("etag fn", compile.etag(value));
  if (name === "query parser") {
    this.set("query parser fn", compile.queryParser(value));
  }
  if (name === "trust proxy") {
    this.set("trust proxy fn", compile.trust(value));
    markTrust(this.settings, false);
  }
  return this;
};

app.enabled = function enabled(name) {
  return Boolean(this.set(name));
};

app.disabled = function disabled(name) {
  return !this.set(name);
};

app.enable = function enable(name) {
  return this.set(name, true);
};

app.disable = function disable(name) {
  return this.set(name, false);
};

// --- functions for requests ----------------------------------------------

// The first function of every application: it makes http's request and answer
// those of express.
function initOf(application) {
  return function expressInit(req, res, next) {
    if (application.enabled("x-powered-by")) {
      res.setHeader("X-Powered-By", "Express");
    }
    req.res = res;
    res.req = req;
    req.next = next;
    Object.setPrototypeOf(req, application.request);
    Object.setPrototypeOf(res, application.response);
    res.locals = res.locals || Object.create(null);
    next();
  };
}

// The router is made when it is first needed, so that it has the settings.
app.lazyrouter = function lazyrouter() {
  if (this._router) return;
  this._router = Router({
    caseSensitive: this.enabled("case sensitive routing"),
    strict: this.enabled("strict routing"),
  });
  this._router.use(queryOf(this.get("query parser fn")));
  this._router.use(initOf(this));
};

// What nobody handles is written to the standard error.
function logError(application, error) {
  if (application.get("env") !== "test") {
    console.error(error.stack || error.toString());
  }
}

app.handle = function handle(req, res, callback) {
  const done = callback || finalHandler(req, res, {
    env: this.get("env"),
    onerror: (error) => logError(this, error),
  });
  if (this._router) this._router.handle(req, res, done);
  else done();
};

// Another application under a path: its requests and answers are its own as
// long as it has them.
function mount(parent, path, child) {
  child.mountpath = path;
  child.parent = parent;
  parent._router.use(path, function mounted_app(req, res, next) {
    const { request, response } = req.app;
    child.handle(req, res, (error) => {
      Object.setPrototypeOf(req, request);
      Object.setPrototypeOf(res, response);
      next(error);
    });
  });
  child.emit("mount", parent);
}

app.use = function use(...list) {
  const { path, functions } = readUse(list);
  if (functions.length === 0) {
    throw new TypeError("app.use() requires a middleware function");
  }
  this.lazyrouter();
  for (const fn of functions) {
    if (fn && fn.handle && fn.set) mount(this, path, fn);
    else this._router.use(path, fn);
  }
  return this;
};

app.route = function route(path) {
  this.lazyrouter();
  return this._router.route(path);
};

app.param = function param(name, fn) {
  this.lazyrouter();
  for (const each of Array.isArray(name) ? name : [name]) {
    this._router.param(each, fn);
  }
  return this;
};

for (const method of methods) {
  app[method] = function (...list) {
    const [path, ...handlers] = list;
    if (method === "get" && list.length === 1) return this.set(path);
    this.lazyrouter();
    this._router.route(path)[method](...handlers);
    return this;
  };
}

app.all = function all(path, ...handlers) {
  this.lazyrouter();
  const route = this._router.route(path);
  for (const method of methods) route[method](...handlers);
  return this;
};

app.del = function (...list) {
  deprecated("app.del: Use app.delete instead");
  return this.delete(...list);
};

// The path under which all parents have mounted the application.
app.path = function path() {
  return this.parent ? this.parent.path() + this.mountpath : "";
};

app.listen = function listen(...list) {
  const server = http.createServer(this);
  return server.listen(...list);
};

// --- views ---------------------------------------------------------------

app.engine = function engine(ext, fn) {
  if (typeof fn !== "function") {
    throw new Error("callback function required");
  }
  this.engines[ext[0] === "." ? ext : `.${ext}`] = fn;
  return this;
};

function viewNotFound(view, name) {
  const { root } = view;
  const many = Array.isArray(root) && root.length > 1;
  const where = many
    ? `directories "${root.slice(0, -1).join('", "')}" or ` +
      `"${root[root.length - 1]}"`
    : `directory "${root}"`;
  const error = new Error(`Failed to lookup view "${name}" in views ${where}`);
  error.view = view;
  return error;
}

// The view of that name, from the cache where there is one.
function viewOf(application, name, cached) {
  const { cache, engines } = application;
  if (cached && cache[name]) return cache[name];
  const SettingView = application.get("view");
  const view = new SettingView(name, {
    defaultEngine: application.get("view engine"),
    root: application.get("views"),
    engines,
  });
  if (view.path && cached) cache[name] = view;
  return view;
}

app.render = function render(name, options, callback) {
  const done = typeof options === "function" ? options : callback;
  const given = typeof options === "function" ? {} : options;
  const values = { ...this.locals, ...given._locals, ...given };
  values.cache ??= this.enabled("view cache");
  const view = viewOf(this, name, values.cache);
  if (!view.path) return done(viewNotFound(view, name));
  try {
    return view.render(values, done);
  } catch (error) {
    return done(error);
  }
};

%export("expressApplication", app);
