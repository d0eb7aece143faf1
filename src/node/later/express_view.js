// express_view.js: a file from which an engine makes a page.

const coreModule = %import("coreModule");
const packages = %import("commonjs");
const fs = coreModule("fs");
const path = coreModule("path");

function isFile(name) {
  try {
    return fs.statSync(name).isFile();
  } catch {
    return false;
  }
}

// The engine of a package with the ending's name.
function engineOf(ending) {
  const name = ending.slice(1);
  const found = packages.requireMain(name).__express;
  if (typeof found !== "function") {
    throw new Error(`Module "${name}" does not provide a view engine.`);
  }
  return found;
}

function View(name, options) {
  const { defaultEngine, root, engines } = options || {};
  this.defaultEngine = defaultEngine;
  this.ext = path.extname(name);
  this.name = name;
  this.root = root;
  if (!this.ext && !defaultEngine) {
    throw new Error("No default engine was specified and no extension was " +
                    "provided.");
  }
  let fileName = name;
  if (!this.ext) {
    this.ext = defaultEngine[0] === "." ? defaultEngine : `.${defaultEngine}`;
    fileName += this.ext;
  }
  engines[this.ext] ||= engineOf(this.ext);
  this.engine = engines[this.ext];
  this.path = this.lookup(fileName);
}

%makeConstructor(View, {});

// The first of the folders that has the file; undefined where none has it.
View.prototype.lookup = function lookup(name) {
  for (const root of [].concat(this.root)) {
    const place = path.resolve(root, name);
    const found = this.resolve(path.dirname(place), path.basename(place));
    if (found) return found;
  }
  return undefined;
};

// "users.html", or else "users/index.html".
View.prototype.resolve = function resolve(folder, file) {
  const { ext } = this;
  const plain = path.join(folder, file);
  if (isFile(plain)) return plain;
  const index = path.join(folder, path.basename(file, ext), `index${ext}`);
  return isFile(index) ? index : undefined;
};

View.prototype.render = function render(options, callback) {
  this.engine(this.path, options, callback);
};

%export("expressView", View);
