// express_path.js: the path of a route, "/users/:id", as a regular expression.
//
//   :name        one part of the path, up to the next slash
//   :name(\\d+)  a part that fits the expression in the brackets
//   :name?       the part may be missing
//   *            anything, kept under a number: 0, 1, ...

// What means something in a path. A slash or a dot before a name belongs to
// it, so that both are missing together.
const special = new RegExp([
  "\\\\.",
  "(?<slash>/)?(?<dot>\\.)?:(?<name>\\w+)(?<pattern>\\(.*?\\))?" +
    "(?<many>\\*)?(?<optional>\\?)?",
  "[.*]",
  "/\\(",
].join("|"), "g");

// The groups of a regular expression: their names, or a number for each that
// has none.
function namesIn(source, firstNumber) {
  const names = [];
  let number = firstNumber;
  for (const found of source.matchAll(/\\.|\((?:\?<(.*?)>)?(?!\?)/g)) {
    if (found[0][0] !== "\\") names.push(found[1] || number++);
  }
  return names;
}

// One path on its way to being an expression.
class PathReader {
  constructor(keys) {
    this.keys = keys;
    this.source = "";
    this.unnamed = 0;
    this.before = ""; // the text since the last name: it ends the next one
  }

  addKey(name, optional) {
    this.keys.push({ name, optional, offset: this.source.length });
  }

  // Text of the expression; its groups are parameters without a name.
  add(text) {
    for (const name of namesIn(text, this.unnamed)) {
      this.addKey(name, false);
      if (typeof name === "number") this.unnamed = name + 1;
    }
    this.source += text;
  }

  // The expression for the value of a name.
  valueOf({ pattern, dot }) {
    if (pattern) return pattern.replace(/\\.|\*/g, star);
    return this.before ? `((?:(?!/|${this.before}).)+?)`
                       : `([^/${dot ? "\\." : ""}]+?)`;
  }

  addName({ slash = "", dot, name, pattern, many, optional = "" }) {
    const point = dot ? "\\." : "";
    const value = this.valueOf({ pattern, dot });
    this.addKey(name, optional !== "");
    this.source += `(?:${point}${slash}(`;
    this.add(value.slice(1));
    if (many) this.add(`((?:[/${point}].+?)?)`);
    this.source += `)${optional}`;
    this.before = "";
  }

  // One thing that means something, and the plain text in front of it.
  addSpecial(plain, found) {
    const [text] = found;
    const { groups } = found;
    this.add(plain);
    this.before = groups.slash || groups.dot ? "" : this.before + plain;
    if (groups.name !== undefined) {
      this.addName(groups);
    } else if (text === ".") {
      this.before += "\\.";
      this.source += "\\.";
    } else if (text === "*") {
      this.before = "";
      this.add("(.*)");
    } else if (text === "/(") {
      this.before += "/";
      this.source += "/(?:";
    } else {
      this.before += text;
      this.source += text;
    }
  }

  read(path) {
    let at = 0;
    for (const found of path.matchAll(special)) {
      this.addSpecial(path.slice(at, found.index), found);
      at = found.index + found[0].length;
    }
    this.add(path.slice(at));
    return this.source;
  }
}

// A star inside the brackets of a name is a group of its own.
function star(text) {
  return text === "*" ? "(.*)" : text;
}

// How the expression ends: strict paths want their slash to be there or not
// to be there; `end` false lets more parts follow.
function ending(source, { strict, end = true }) {
  const slash = source.endsWith("/");
  const maySlash = strict ? "" : slash ? "?" : "/?";
  if (end) return `${maySlash}$`;
  return maySlash === "" && slash ? "" : `${maySlash}(?=/|$)`;
}

// The regular expression for a path, which is a text, an expression or a list
// of both. Pushes {name, optional, offset} of each of its groups to `keys`.
function pathToRegexp(path, keys, options) {
  if (path instanceof RegExp) {
    for (const name of namesIn(path.source, 0)) {
      keys.push({ name, optional: false, offset: 0 });
    }
    return path;
  }
  const flags = options.sensitive ? "" : "i";
  if (Array.isArray(path)) {
    const sources =
      path.map((each) => pathToRegexp(each, keys, options).source);
    return new RegExp(sources.join("|"), flags);
  }
  if (typeof path !== "string") {
    throw new TypeError("path must be a string, array of strings, or " +
                        "regular expression");
  }
  const source = new PathReader(keys).read(path);
  return new RegExp(`^${source}${ending(source, options)}`, flags);
}

%export("pathToRegexp", pathToRegexp);
