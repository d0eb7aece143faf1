// express_router.js: express.Router(). A router looks through its layers, from
// the first to the last, for those whose path fits the request, and calls them
// one after the other, each time when the one before says next().

const later = %import("later");
const Layer = later("node/express_layer", "expressLayer");
const Route = later("node/express_route", "expressRoute");
const methods = later("node/express_route", "expressMethods");
const { parseUrl } = later("node/express_url", "expressUrl");
const deprecated =
  later("node/express_deprecated", "deprecationsOf")("express");

const MOST_AT_ONCE = 100;

// --- one request on its way through one router ---------------------------

// "http://host" of a request for a whole URL, as a proxy gets it; else "".
function hostPart(url) {
  if (typeof url !== "string" || url === "" || url[0] === "/") return "";
  const mark = url.indexOf("?");
  const colon = (mark < 0 ? url : url.slice(0, mark)).indexOf("://");
  return colon < 0 ? "" : url.substring(0, url.indexOf("/", colon + 3));
}

function pathOf(req) {
  try {
    return parseUrl(req)?.pathname;
  } catch {
    return undefined;
  }
}

// `done`, behind which the request is again what it was before the router.
function restoring(req, done) {
  const { baseUrl, next, params } = req;
  return (error) => {
    req.baseUrl = baseUrl;
    req.next = next;
    req.params = params;
    return done(error);
  };
}

// `done`, which answers OPTIONS with the methods that were found meanwhile.
function answeringOptions(res, found, done) {
  return (error) => {
    if (error || found.length === 0) return done(error);
    try {
      const list = found.join(",");
      res.set("Allow", list);
      return res.send(list);
    } catch (thrown) {
      return done(thrown);
    }
  };
}

// The parent's parameters and the router's own, which win. Those that have a
// number follow the parent's.
function mergedParams(params, parent) {
  if (typeof parent !== "object" || !parent) return params;
  const merged = { ...parent };
  if (!(0 in params) || !(0 in parent)) return Object.assign(merged, params);
  let own = 0;
  let given = 0;
  while (own in params) own++;
  while (given in parent) given++;
  const moved = { ...params };
  for (let i = own - 1; i >= 0; i--) {
    moved[i + given] = params[i];
    if (i < given) delete moved[i];
  }
  return Object.assign(merged, moved);
}

// The next layer from `at` on that fits: {layer, at, error}.
function findLayer(router, req, path, from, error, allowed) {
  let failure = error;
  for (let at = from; at < router.stack.length; at++) {
    const layer = router.stack[at];
    let fits = false;
    try {
      fits = layer.match(path);
    } catch (thrown) {
      failure = failure || thrown;
    }
    if (!fits) continue;
    const { route } = layer;
    if (route === undefined) return { layer, at: at + 1, error: failure };
    if (failure) continue;
    if (route.handles(req)) return { layer, at: at + 1, error: failure };
    if (req.method === "OPTIONS") {
      for (const method of route.allowed()) {
        if (!allowed.includes(method)) allowed.push(method);
      }
    }
    if (req.method === "HEAD") return { layer, at: at + 1, error: failure };
  }
  return { layer: undefined, at: router.stack.length, error: failure };
}

// Calls the functions of router.param() for the names that the layer has,
// each once for a value, then `done`.
function callParams(router, layer, called, req, res, done) {
  const names = layer.keys.map((key) => key.name);
  let at = 0;

  function nextName(error) {
    if (error) return done(error);
    if (at >= names.length) return done();
    const name = names[at++];
    const value = req.params[name];
    const functions = router.params[name];
    if (value === undefined || !functions) return nextName();
    const before = called[name];
    if (before && (before.match === value ||
                   (before.error && before.error !== "route"))) {
      req.params[name] = before.value;
      return nextName(before.error);
    }
    const now = { error: null, match: value, value };
    called[name] = now;
    return callEach(functions, name, now);
  }

  function callEach(functions, name, now) {
    let i = 0;
    function next(error) {
      const call = functions[i++];
      now.value = req.params[name];
      if (error) {
        now.error = error;
        return nextName(error);
      }
      if (!call) return nextName();
      try {
        return call(req, res, next, now.match, name);
      } catch (thrown) {
        return next(thrown);
      }
    }
    return next();
  }

  return nextName();
}

function handle(router, req, res, out) {
  const parentUrl = req.baseUrl || "";
  const parentParams = req.params;
  const host = hostPart(req.url);
  const called = {};
  const allowed = []; // what OPTIONS found so far
  let done = restoring(req, out);
  let at = 0;
  let removed = ""; // the part of the URL that this layer does not see
  let slashAdded = false;
  let atOnce = 0;

  // The URL as it was before the last layer.
  function putBack() {
    if (slashAdded) {
      req.url = req.url.slice(1);
      slashAdded = false;
    }
    if (removed !== "") {
      req.baseUrl = parentUrl;
      req.url = host + removed + req.url.slice(host.length);
      removed = "";
    }
  }

  function next(given) {
    const error = given === "route" ? null : given;
    putBack();
    if (error === "router") return setImmediate(done, null);
    if (at >= router.stack.length) return setImmediate(done, error);
    if (++atOnce > MOST_AT_ONCE) return setImmediate(next, given);
    const path = pathOf(req);
    if (path === undefined || path === null) return done(error);
    const found = findLayer(router, req, path, at, error, allowed);
    at = found.at;
    return found.layer === undefined ? done(found.error)
                                     : enter(found.layer, found.error, path);
  }

  function enter(layer, error, path) {
    const { route, path: layerPath } = layer;
    if (route) req.route = route;
    req.params = router.mergeParams ? mergedParams(layer.params, parentParams)
                                    : layer.params;
    callParams(router, layer, called, req, res, (failure) => {
      if (failure) next(error || failure);
      else if (route) layer.handle_request(req, res, next);
      else cutAndCall(layer, error, layerPath, path);
      atOnce = 0;
    });
  }

  // app.use("/api", f): f sees "/users" of "/api/users".
  function cutAndCall(layer, error, layerPath, path) {
    if (layerPath !== "") {
      const follows = path[layerPath.length];
      if (!path.startsWith(layerPath) ||
          (follows && follows !== "/" && follows !== ".")) {
        return next(error);
      }
      cut(layerPath);
    }
    return error ? layer.handle_error(error, req, res, next)
                 : layer.handle_request(req, res, next);
  }

  function cut(layerPath) {
    removed = layerPath;
    req.url = host + req.url.slice(host.length + removed.length);
    if (host === "" && req.url[0] !== "/") {
      req.url = `/${req.url}`;
      slashAdded = true;
    }
    req.baseUrl = parentUrl +
                  (removed.endsWith("/") ? removed.slice(0, -1) : removed);
  }

  req.next = next;
  if (req.method === "OPTIONS") done = answeringOptions(res, allowed, done);
  req.baseUrl = parentUrl;
  req.originalUrl = req.originalUrl || req.url;
  next();
}

// --- what a program calls ------------------------------------------------

function typeName(value) {
  return typeof value === "object"
    ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
}

// {path, functions} of use(path, f, [g, h]) or use(f).
function readUse(list) {
  let [first] = list;
  while (Array.isArray(first) && first.length > 0) [first] = first;
  const hasPath = typeof first !== "function";
  return {
    path: hasPath ? list[0] : "/",
    functions: (hasPath ? list.slice(1) : list).flat(Infinity),
  };
}

// With and without `new`.
function Router(options) {
  function router(req, res, next) {
    handle(router, req, res, next);
  }
  const { caseSensitive, mergeParams, strict } = options || {};
  Object.setPrototypeOf(router, Router);
  router.params = {};
  router._params = [];
  router.caseSensitive = caseSensitive;
  router.mergeParams = mergeParams;
  router.strict = strict;
  router.stack = [];
  return router;
}

%makeConstructor(Router, {});

Router.handle = function (req, res, done) {
  handle(this, req, res, done);
};

Router.param = function (name, fn) {
  if (typeof name === "function") {
    deprecated("router.param(fn): Refactor to use path params");
    this._params.push(name);
    return undefined;
  }
  let known = name;
  if (name[0] === ":") {
    known = name.slice(1);
    deprecated(`router.param(${JSON.stringify(name)}, fn): Use ` +
               `router.param(${JSON.stringify(known)}, fn) instead`);
  }
  let made = fn;
  for (const make of this._params) made = make(known, made) || made;
  if (typeof made !== "function") {
    throw new Error(`invalid param() call for ${known}, got ${made}`);
  }
  (this.params[known] ??= []).push(made);
  return this;
};

Router.use = function (...list) {
  const { path, functions } = readUse(list);
  if (functions.length === 0) {
    throw new TypeError("Router.use() requires a middleware function");
  }
  const options = { sensitive: this.caseSensitive, strict: false, end: false };
  for (const fn of functions) {
    if (typeof fn !== "function") {
      throw new TypeError("Router.use() requires a middleware function but " +
                          `got a ${typeName(fn)}`);
    }
    const layer = new Layer(path, options, fn);
    layer.route = undefined;
    this.stack.push(layer);
  }
  return this;
};

Router.route = function (path) {
  const route = new Route(path);
  const layer = new Layer(path, {
    sensitive: this.caseSensitive, strict: this.strict, end: true,
  }, route.dispatch.bind(route));
  layer.route = route;
  this.stack.push(layer);
  return route;
};

for (const method of [...methods, "all"]) {
  Router[method] = function (path, ...handlers) {
    this.route(path)[method](...handlers);
    return this;
  };
}

%export("expressReadUse", readUse);
%export("expressRouter", Router);
