// nunjucks.js: require("nunjucks"): pages from templates, as far as plain
// pages need it: variables, filters, if, for, set, include, extends, block,
// macro, import. Extensions and asynchronous filters are refused by name.

const later = %import("later");
const coreModule = %import("coreModule");
const EventEmitter = coreModule("events");
const fs = coreModule("fs");
const path = coreModule("path");
const parseTemplate = later("node/nunjucks_parser", "nunjucksParse");
const shownError = later("node/nunjucks_error", "nunjucksShownError");
const { Frame, renderTemplate, outside } =
  later("node/nunjucks_render", "nunjucksRender");
const { SafeString, markSafe } =
  later("node/nunjucks_values", "nunjucksValues");
const filters = later("node/nunjucks_filters", "nunjucksFilters");
const tests = later("node/nunjucks_filters", "nunjucksTests");

function refuse(what) {
  throw new Error(`nunjucks: ${what} is not supported by Loopline`);
}

// --- loaders -------------------------------------------------------------

// A loader's getSource(name) gives {src, path, noCache} or null.
class Loader extends EventEmitter {
  resolve(from, to) {
    return path.resolve(path.dirname(from), to);
  }

  isRelative(name) {
    return name.startsWith("./") || name.startsWith("../");
  }
}

class FileSystemLoader extends Loader {
  constructor(searchPaths, options) {
    super();
    const { noCache, watch } = options || {};
    if (watch) throw new Error("watch requires chokidar to be installed");
    this.pathsToNames = {};
    this.noCache = Boolean(noCache);
    this.searchPaths =
      searchPaths ? [].concat(searchPaths).map(path.normalize) : ["."];
  }

  // The first of the folders that has it; a name does not lead out of them.
  getSource(name) {
    for (const folder of this.searchPaths) {
      const file = path.resolve(folder, name);
      if (!file.startsWith(path.resolve(folder)) || !fs.existsSync(file)) {
        continue;
      }
      this.pathsToNames[file] = name;
      const source = { src: fs.readFileSync(file, "utf-8"), path: file,
                       noCache: this.noCache };
      this.emit("load", name, source);
      return source;
    }
    return null;
  }
}

// --- what templates know without being told ------------------------------

function range(start, stop, step) {
  const from = stop === undefined ? 0 : start;
  const to = stop === undefined ? start : stop;
  const by = stop === undefined ? 1 : step || 1;
  const list = [];
  for (let i = from; by > 0 ? i < to : i > to; i += by) list.push(i);
  return list;
}

// Its next() gives one item after the other, and then the first again.
function cycler(...items) {
  let index = -1;
  return {
    current: null,
    reset() {
      index = -1;
      this.current = null;
    },
    next() {
      index = (index + 1) % items.length;
      this.current = items[index];
      return this.current;
    },
  };
}

// "" the first time, and then what stands between.
function joiner(between = ",") {
  let first = true;
  return () => {
    const text = first ? "" : between || ",";
    first = false;
    return text;
  };
}

// --- contexts and templates ----------------------------------------------

// The variables that a page is given, and the blocks of all templates that it
// is made of.
class Context {
  constructor(variables, blocks, template) {
    this.env = template.env;
    this.ctx = { ...variables };
    this.blocks = {};
    this.exported = [];
    for (const name of Object.keys(blocks)) {
      this.addBlock(name, blocks[name], template);
    }
  }

  lookup(name) {
    return name in this.env.globals && !(name in this.ctx)
      ? this.env.globals[name] : this.ctx[name];
  }

  setVariable(name, value) {
    this.ctx[name] = value;
  }

  getVariables() {
    return this.ctx;
  }

  addBlock(name, node, template) {
    (this.blocks[name] ??= []).push({ node, template });
  }

  addExport(name) {
    this.exported.push(name);
  }

  getExported() {
    return Object.fromEntries(
      this.exported.map((name) => [name, this.ctx[name]]));
  }
}

// Calls back in the next turn, or throws and answers where nobody waits. An
// error of another template is then told once more, as the package does.
function finish(callback, work, path) {
  if (!callback) {
    try {
      return work();
    } catch (error) {
      throw outside.has(error) ? shownError(path, error) : error;
    }
  }
  let error = null;
  let text;
  try {
    text = work();
  } catch (thrown) {
    error = thrown;
  }
  process.nextTick(callback, error, text);
  return null;
}

class Template {
  constructor(source, env, path, eager) {
    this.env = env || new Environment();
    const isObject = typeof source === "object" && source !== null;
    if (isObject && source.type !== "string") {
      refuse(`a template of type ${source.type}`);
    }
    if (!isObject && typeof source !== "string") {
      throw new Error(
        "src must be a string or an object describing the source");
    }
    this.tmplStr = isObject ? source.obj : source;
    this.path = path;
    this.compiled = false;
    if (eager) this.compileShown();
  }

  compile() {
    if (this.compiled) return;
    Object.assign(this, parseTemplate(this.tmplStr, this.env.opts));
    this.compiled = true;
  }

  compileShown() {
    try {
      this.compile();
    } catch (error) {
      throw shownError(this.path, error);
    }
  }

  // The page, as text. Another template may include it: `outer` is its frame.
  renderInside(variables, outer) {
    this.compileShown();
    const frame = new Frame(outer, true);
    frame.topLevel = true;
    const context = new Context(variables, this.blocks, this);
    try {
      return renderTemplate(this.env, this, context, frame);
    } catch (error) {
      const shown = shownError(this.path, error);
      if (outside.has(error)) outside.add(shown);
      throw shown;
    }
  }

  render(variables, callback) {
    if (typeof variables === "function") return this.render({}, variables);
    return finish(callback, () => this.renderInside(variables || {}),
                  this.path);
  }

  // What {% import %} gets: its macros, and what it sets.
  getExported(variables, outer) {
    this.compile();
    const frame = new Frame(outer, false);
    frame.topLevel = true;
    const context = new Context(variables || {}, this.blocks, this);
    renderTemplate(this.env, this, context, frame);
    return context.getExported();
  }
}

// --- environments --------------------------------------------------------

class Environment extends EventEmitter {
  constructor(loaders, options) {
    super();
    const given = options || {};
    this.opts = {
      ...given,
      dev: Boolean(given.dev),
      autoescape: given.autoescape ?? true,
      throwOnUndefined: Boolean(given.throwOnUndefined),
      trimBlocks: Boolean(given.trimBlocks),
      lstripBlocks: Boolean(given.lstripBlocks),
    };
    this.loaders = [].concat(loaders || new FileSystemLoader("views"));
    this.invalidateCache();
    this.globals = { range, cycler, joiner };
    this.filters = { ...filters };
    this.tests = { ...tests };
  }

  invalidateCache() {
    for (const loader of this.loaders) loader.cache = {};
  }

  addGlobal(name, value) {
    this.globals[name] = value;
    return this;
  }

  getGlobal(name) {
    if (this.globals[name] !== undefined) return this.globals[name];
    throw new Error(`global not found: ${name}`);
  }

  addFilter(name, filter, isAsync) {
    if (isAsync) refuse(`the asynchronous filter ${name}`);
    this.filters[name] = filter;
    return this;
  }

  getFilter(name) {
    if (this.filters[name]) return this.filters[name];
    throw new Error(`filter not found: ${name}`);
  }

  addTest(name, test) {
    this.tests[name] = test;
    return this;
  }

  getTest(name) {
    if (this.tests[name]) return this.tests[name];
    throw new Error(`test not found: ${name}`);
  }

  addExtension(name) {
    refuse(`the extension ${name}`);
  }

  // "./part.html" is beside the template that names it.
  resolveTemplate(loader, parentName, name) {
    return parentName && loader.isRelative?.(name) && loader.resolve
      ? loader.resolve(parentName, name) : name;
  }

  // The template of that name, from the first loader that has it.
  findTemplate(name, parentName, ignoreMissing) {
    for (const loader of this.loaders) {
      const full = this.resolveTemplate(loader, parentName, name);
      if (loader.cache[full]) return loader.cache[full];
      if (loader.async) refuse("an asynchronous loader");
      const found = loader.getSource(full);
      if (!found) continue;
      const template = new Template(found.src, this, found.path);
      if (!found.noCache) loader.cache[full] = template;
      return template;
    }
    if (ignoreMissing) return new Template("", this, "");
    throw new Error(`template not found: ${name}`);
  }

  // getTemplate(name, [eager], [parentName], [ignoreMissing], [callback])
  getTemplate(wanted, ...rest) {
    const name = wanted && wanted.raw ? wanted.raw : wanted;
    const callback = rest.find((each) => typeof each === "function");
    const [eager, parentName, ignoreMissing] =
      rest.map((each) => (typeof each === "function" ? undefined : each));
    const find = () => {
      if (!(name instanceof Template) && typeof name !== "string") {
        throw new Error(`template names must be a string: ${name}`);
      }
      const template = name instanceof Template
        ? name : this.findTemplate(name, parentName, ignoreMissing);
      if (eager) template.compileShown();
      return template;
    };
    if (!callback) return find();
    let template;
    try {
      template = find();
    } catch (error) {
      callback(error);
      return undefined;
    }
    callback(null, template);
    return undefined;
  }

  render(name, variables, callback) {
    if (typeof variables === "function") {
      return this.render(name, null, variables);
    }
    return finish(callback, () =>
      this.getTemplate(name).renderInside(variables || {}));
  }

  renderString(source, variables, options, callback) {
    if (typeof options === "function") {
      return this.renderString(source, variables, {}, options);
    }
    const template = new Template(source, this, options?.path);
    return template.render(variables || {}, callback);
  }

  // res.render() of the application finds its pages here.
  express(app) {
    const env = this;
    function NunjucksView(name, { defaultEngine }) {
      this.name = name;
      this.path = name;
      this.defaultEngine = defaultEngine;
      this.ext = path.extname(name);
      if (!this.ext && !defaultEngine) {
        throw new Error("No default engine was specified and no extension " +
                        "was provided.");
      }
      if (!this.ext) {
        this.ext = (defaultEngine[0] === "." ? "" : ".") + defaultEngine;
        this.name += this.ext;
      }
    }
    %makeConstructor(NunjucksView, {});
    NunjucksView.prototype.render = function render(options, callback) {
      env.render(this.name, options, callback);
    };
    app.set("view", NunjucksView);
    app.set("nunjucksEnv", env);
    return env;
  }
}

// --- the one environment that most programs use --------------------------

let current;

function configure(templates, options) {
  const isAlone = typeof templates === "object" && templates !== null &&
                  !Array.isArray(templates);
  const given = (isAlone ? templates : options) || {};
  const { noCache, watch } = given;
  current = new Environment(
    new FileSystemLoader(isAlone ? null : templates, { noCache, watch }),
    given);
  if (given.express) current.express(given.express);
  return current;
}

function environment() {
  return current ?? configure();
}

%export("node:nunjucks", {
  Environment,
  Template,
  Loader,
  FileSystemLoader,
  runtime: { SafeString, markSafe },
  configure,
  reset() {
    current = undefined;
  },
  compile(source, env, path, eager) {
    return new Template(source, env ?? environment(), path, eager);
  },
  render(name, variables, callback) {
    return environment().render(name, variables, callback);
  },
  renderString(source, variables, callback) {
    return environment().renderString(source, variables, callback);
  },
  installJinjaCompat: () => refuse("installJinjaCompat"),
  precompile: () => refuse("precompile"),
  precompileString: () => refuse("precompileString"),
});
