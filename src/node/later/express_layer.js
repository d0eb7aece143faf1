// express_layer.js: one function of a program and the path for which it
// stands. A router is a stack of layers.

const later = %import("later");
const pathToRegexp = later("node/express_path", "pathToRegexp");

// The text of a parameter without its %XX.
function decode(value) {
  if (typeof value !== "string" || value === "") return value;
  try {
    return decodeURIComponent(value);
  } catch (error) {
    error.message = `Failed to decode param '${value}'`;
    error.status = error.statusCode = 400;
    throw error;
  }
}

class Layer {
  constructor(path, options, handle) {
    this.handle = handle;
    this.name = handle.name || "<anonymous>";
    this.params = undefined;
    this.path = undefined;
    this.keys = [];
    this.regexp = pathToRegexp(path, this.keys, options);
    this.regexp.fast_star = path === "*";
    this.regexp.fast_slash = path === "/" && options.end === false;
  }

  // Does the path fit? Then `path` is the part that does, and `params` what
  // stands for the names in it.
  match(path) {
    if (this.regexp.fast_slash) return this.matched("", {});
    if (this.regexp.fast_star) return this.matched(path, { 0: decode(path) });
    const found = this.regexp.exec(path);
    if (found === null) {
      this.params = undefined;
      this.path = undefined;
      return false;
    }
    const params = {};
    this.matched(found[0], params);
    for (let i = 1; i < found.length; i++) {
      const { name } = this.keys[i - 1];
      const value = decode(found[i]);
      if (value !== undefined || !Object.hasOwn(params, name)) {
        params[name] = value;
      }
    }
    return true;
  }

  matched(path, params) {
    this.path = path;
    this.params = params;
    return true;
  }

  // A function of four arguments is one for errors, and is left out here.
  handle_request(req, res, next) {
    const { handle } = this;
    if (handle.length > 3) {
      next();
      return;
    }
    try {
      handle(req, res, next);
    } catch (error) {
      next(error);
    }
  }

  // And here any other function is left out.
  handle_error(error, req, res, next) {
    const { handle } = this;
    if (handle.length !== 4) {
      next(error);
      return;
    }
    try {
      handle(error, req, res, next);
    } catch (thrown) {
      next(thrown);
    }
  }
}

%export("expressLayer", Layer);
