// express_route.js: one path and the functions that answer its methods, in
// the order in which the program gave them.

const later = %import("later");
const Layer = later("node/express_layer", "expressLayer");

// Every method for which there is a function: app.get, app.post, ...
const methods = (
  "acl bind checkout connect copy delete get head link lock m-search merge " +
  "mkactivity mkcalendar mkcol move notify options patch post propfind " +
  "proppatch purge put query rebind report search source subscribe trace " +
  "unbind unlink unlock unsubscribe").split(" ");

// After so many functions without a pause the others of the loop get a turn.
const MOST_AT_ONCE = 100;

class Route {
  constructor(path) {
    this.path = path;
    this.stack = [];
    this.methods = {};
  }

  // Who can answer GET can answer HEAD.
  methodOf(req) {
    const method = typeof req.method === "string" ? req.method.toLowerCase()
                                                  : req.method;
    return method === "head" && !this.methods.head ? "get" : method;
  }

  handles(req) {
    return Boolean(this.methods._all || this.methods[this.methodOf(req)]);
  }

  // What OPTIONS lists of this route.
  allowed() {
    const list = Object.keys(this.methods);
    if (this.methods.get && !this.methods.head) list.push("head");
    return list.map((method) => method.toUpperCase());
  }

  // Calls one function after the other; each goes on with next().
  dispatch(req, res, done) {
    if (this.stack.length === 0) {
      done();
      return;
    }
    const { stack } = this;
    const method = this.methodOf(req);
    let at = 0;
    let atOnce = 0;
    req.route = this;

    function next(error) {
      if (error === "route") return done();
      if (error === "router") return done(error);
      if (++atOnce > MOST_AT_ONCE) return setImmediate(next, error);
      const layer = stack[at++];
      if (layer === undefined) return done(error);
      if (layer.method && layer.method !== method) next(error);
      else if (error) layer.handle_error(error, req, res, next);
      else layer.handle_request(req, res, next);
      atOnce = 0;
      return undefined;
    }

    next();
  }

  // Puts functions, or lists of them, at the end.
  add(method, handlers, Wrong) {
    for (const handler of handlers.flat(Infinity)) {
      if (typeof handler !== "function") {
        const type = Object.prototype.toString.call(handler);
        throw new Wrong(`Route.${method ?? "all"}() requires a callback ` +
                        `function but got a ${type}`);
      }
      const layer = new Layer("/", {}, handler);
      layer.method = method;
      this.methods[method ?? "_all"] = true;
      this.stack.push(layer);
    }
    return this;
  }

  all(...handlers) {
    return this.add(undefined, handlers, TypeError);
  }
}

for (const method of methods) {
  Route.prototype[method] = function (...handlers) {
    return this.add(method, handlers, Error);
  };
}

%export("expressMethods", methods);
%export("expressRoute", Route);
