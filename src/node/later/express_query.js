// express_query.js: the query of a URL, and a form's body, as an object.
// "a[b]=1&a[c]=2" is {a: {b: "1", c: "2"}}, "a[]=1&a[]=2" and "a=1&a=2" are
// {a: ["1", "2"]}.

const later = %import("later");
const { parseUrl } = later("node/express_url", "expressUrl");

// --- names and values ----------------------------------------------------

function decode(text) {
  const plain = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

// Where "=" stands between name and value; -1: there is no value.
function equalsIn(part) {
  const behind = part.indexOf("]=");
  return behind < 0 ? part.indexOf("=") : behind + 1;
}

// {"a[b]": "1", ...}: the pairs as they stand in the text. Values of one name
// become a list.
function readPairs(text, options) {
  const pairs = { __proto__: null };
  const plain = text.replace(/%5B/gi, "[").replace(/%5D/gi, "]");
  const limit = options.parameterLimit === Infinity ? undefined
                                                    : options.parameterLimit;
  for (const part of plain.split("&", limit)) {
    const at = equalsIn(part);
    const name = decode(at < 0 ? part : part.slice(0, at));
    const value = at < 0 ? "" : decode(part.slice(at + 1));
    pairs[name] = name in pairs ? joined(pairs[name], value, options) : value;
  }
  return pairs;
}

// --- lists ---------------------------------------------------------------

// Lists that were longer than allowed are objects, {0: ..., 1: ...}, which
// still grow at the end.
const overlong = new WeakMap(); // the object -> its highest index

// A list, or what a list that is too long becomes.
function limited(list, options) {
  if (list.length <= options.arrayLimit) return list;
  const object = {};
  for (let i = 0; i < list.length; i++) {
    if (list[i] !== undefined) object[i] = list[i];
  }
  overlong.set(object, list.length - 1);
  return object;
}

function joined(before, value, options) {
  const last = overlong.get(before);
  if (last === undefined) return limited([].concat(before, value), options);
  before[last + 1] = value;
  overlong.set(before, last + 1);
  return before;
}

// --- nested names --------------------------------------------------------

// Where the bracket that opens at `from` is closed; -1: nowhere.
function closing(name, from) {
  let depth = 0;
  for (let i = from; i < name.length; i++) {
    if (name[i] === "[") depth++;
    else if (name[i] === "]" && --depth === 0) return i;
  }
  return -1;
}

function isForbidden(name, options) {
  return !options.allowPrototypes && Object.hasOwn(Object.prototype, name);
}

// ["a", "[b]", "[]"] of "a[b][]"; undefined where a part is not allowed. What
// lies deeper than `depth` is one part.
function partsOf(name, options) {
  let open = options.depth > 0 ? name.indexOf("[") : -1;
  const first = open < 0 ? name : name.slice(0, open);
  if (isForbidden(first, options)) return undefined;
  const parts = first === "" ? [] : [first];
  for (let depth = 0; open >= 0; depth++) {
    const close = closing(name, open);
    if (depth >= options.depth && options.strictDepth) {
      throw new RangeError("Input depth exceeded depth option of " +
                           `${options.depth} and strictDepth is true`);
    }
    if (depth >= options.depth || close < 0) {
      parts.push(`[${name.slice(open)}]`);
      break;
    }
    if (isForbidden(name.slice(open + 1, close), options)) return undefined;
    parts.push(name.slice(open, close + 1));
    open = name.indexOf("[", close + 1);
  }
  return parts;
}

// {a: {b: value}}: from the innermost part outwards.
function nest(parts, value, options) {
  let inner = value;
  for (let i = parts.length - 1; i >= 0; i--) {
    inner = parts[i] === "[]"
      ? asList(inner, options) : wrap(parts[i], inner, options);
  }
  return inner;
}

function asList(value, options) {
  return overlong.has(value) ? value : limited([].concat(value), options);
}

function wrap(part, value, options) {
  const isBracketed = part[0] === "[" && part.endsWith("]");
  const name = isBracketed ? part.slice(1, -1) : part;
  const index = parseInt(name, 10);
  if (isBracketed && String(index) === name && index >= 0) {
    if (index < options.arrayLimit) {
      const list = [];
      list[index] = value;
      return list;
    }
    const object = { [index]: value };
    overlong.set(object, index);
    return object;
  }
  return name === "__proto__" ? {} : { [name]: value };
}

// --- putting them together -----------------------------------------------

function isObject(value) {
  return typeof value === "object" && value !== null;
}

// A text where the other pairs made an object.
function mergeText(target, text, options) {
  if (Array.isArray(target)) {
    if (target.length >= options.arrayLimit) {
      return joined(target, text, options);
    }
    target.push(text);
    return target;
  }
  if (!isObject(target)) return limited([target, text], options);
  if (overlong.has(target)) return joined(target, text, options);
  return limited([target, text], options);
}

function mergeLists(target, source, options) {
  source.forEach((item, i) => {
    if (!(i in target)) target[i] = item;
    else if (isObject(target[i]) && isObject(item)) {
      target[i] = merge(target[i], item, options);
    } else target.push(item);
  });
  return limited(target, options);
}

function shifted(first, source) {
  const object = { 0: first };
  for (const key of Object.keys(source)) object[Number(key) + 1] = source[key];
  overlong.set(object, overlong.get(source) + 1);
  return object;
}

function merge(target, source, options) {
  if (!source) return target;
  if (!isObject(source)) return mergeText(target, source, options);
  if (!isObject(target)) {
    return overlong.has(source) ? shifted(target, source)
                                : limited([target].concat(source), options);
  }
  if (Array.isArray(target) && Array.isArray(source)) {
    return mergeLists(target, source, options);
  }
  const into = Array.isArray(target) ? { ...target } : target;
  for (const key of Object.keys(source)) {
    into[key] = Object.hasOwn(into, key)
      ? merge(into[key], source[key], options) : source[key];
  }
  if (overlong.has(source) || overlong.has(into)) {
    const indices = Object.keys(into).map(Number).filter(Number.isInteger);
    overlong.set(into, Math.max(...indices));
  }
  return into;
}

// Lists without the places in which nothing stands.
function compact(value) {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) {
    return value.filter((item) => item !== undefined).map(compact);
  }
  for (const key of Object.keys(value)) value[key] = compact(value[key]);
  return value;
}

const byDefault = {
  allowPrototypes: false, arrayLimit: 20, depth: 5, parameterLimit: 1000,
  strictDepth: false,
};

// The object that a query means. options: see byDefault.
function parseQuery(text, given) {
  if (text === "" || text === null || text === undefined) return {};
  const options = { ...byDefault, ...given };
  const pairs = readPairs(String(text), options);
  let result = {};
  for (const name of Object.keys(pairs)) {
    const parts = name === "" ? undefined : partsOf(name, options);
    if (parts === undefined) continue;
    result = merge(result, nest(parts, pairs[name], options), options);
  }
  return compact(result);
}

// The function that gives every request its `query`.
function queryOf(options) {
  const read = typeof options === "function"
    ? options
    : (text) => parseQuery(text, { allowPrototypes: true, ...options });
  return function query(req, res, next) {
    if (!req.query) req.query = read(parseUrl(req).query);
    next();
  };
}

%export("expressParseQuery", parseQuery);
%export("expressQueryOf", queryOf);
