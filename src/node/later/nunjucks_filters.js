// nunjucks_filters.js: {{ value | filter }}, and {{ value is test }}. `this`
// is the context, which knows its environment.

const later = %import("later");
const TemplateError = later("node/nunjucks_error", "nunjucksError");
const { SafeString, escapeText, likewiseSafe, markSafe, withNames } =
  later("node/nunjucks_values", "nunjucksValues");

function isMissing(value) {
  return value === undefined || value === null;
}

// Nothing, null and false are an empty text for most filters.
function textOr(value) {
  return isMissing(value) || value === false ? "" : value;
}

function isText(value) {
  return typeof value === "string" || value instanceof String;
}

function isPlainObject(value) {
  return Object.prototype.toString.call(value) === "[object Object]";
}

// The value of "user.name" in an item; undefined where a part is not there.
function attribute(item, path) {
  let value = item;
  for (const part of typeof path === "string" ? path.split(".") : [path]) {
    if (isMissing(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

// --- texts ---------------------------------------------------------------

function capitalize(value) {
  const text = textOr(value);
  const small = text.toLowerCase();
  return likewiseSafe(text, small.charAt(0).toUpperCase() + small.slice(1));
}

function center(value, width) {
  const text = textOr(value);
  const wide = width || 80;
  if (text.length >= wide) return text;
  const spaces = wide - text.length;
  const before = " ".repeat(Math.ceil(Math.max(0, spaces / 2 - spaces % 2)));
  const behind = " ".repeat(Math.ceil(spaces / 2));
  return likewiseSafe(text, before + text + behind);
}

function escape(value) {
  if (value instanceof SafeString) return value;
  return forceescape(value);
}

function forceescape(value) {
  return markSafe(escapeText((isMissing(value) ? "" : value).toString()));
}

function safe(value) {
  if (value instanceof SafeString) return value;
  return markSafe((isMissing(value) ? "" : value).toString());
}

function indent(value, width, indentFirst) {
  const text = textOr(value);
  if (text === "") return "";
  const space = " ".repeat(width || 4);
  const lines = text.split("\n")
    .map((line, i) => (i === 0 && !indentFirst ? line : space + line));
  return likewiseSafe(text, lines.join("\n"));
}

function nl2br(value) {
  if (isMissing(value)) return "";
  return likewiseSafe(value, value.replace(/\r\n|\n/g, "<br />\n"));
}

// Every `old`, or the first `most` of them, becomes `fresh`.
function replace(value, old, fresh, most = -1) {
  if (old instanceof RegExp) return value.replace(old, fresh);
  if (typeof old !== "number" && typeof old !== "string") return value;
  const text = typeof value === "number" ? `${value}` : value;
  const sought = `${old}`;
  if (typeof text !== "string" && !(text instanceof SafeString)) return text;
  const whole = text.toString();
  if (sought === "") {
    return likewiseSafe(text, fresh + whole.split("").join(fresh) + fresh);
  }
  if (most === 0 || !whole.includes(sought)) return text;
  const parts = whole.split(sought);
  const count = most === -1 ? parts.length - 1
                            : Math.min(most, parts.length - 1);
  const rest = parts.slice(count).join(sought);
  return likewiseSafe(value, parts.slice(0, count)
    .map((part) => part + fresh).join("") + rest);
}

function striptags(value, keepLines) {
  const text = textOr(value);
  const tags = /<\/?([a-z][a-z0-9]*)\b[^>]*>|<!--[\s\S]*?-->/gi;
  const bare = trim(text.replace(tags, "")).toString();
  if (!keepLines) return likewiseSafe(text, bare.replace(/\s+/g, " "));
  return likewiseSafe(text, bare.replace(/^ +| +$/gm, "").replace(/ +/g, " ")
    .replace(/\r\n/g, "\n").replace(/\n\n\n+/g, "\n\n"));
}

function title(value) {
  const text = textOr(value);
  return likewiseSafe(text, text.split(" ").map(capitalize).join(" "));
}

function trim(value) {
  return likewiseSafe(value, value.replace(/^\s*|\s*$/g, ""));
}

function truncate(value, length, cutsWords, end) {
  const text = textOr(value);
  const most = length || 255;
  if (text.length <= most) return text;
  const space = cutsWords ? -1 : text.lastIndexOf(" ", most);
  const cut = text.substring(0, space < 0 ? most : space);
  return likewiseSafe(value, cut + (isMissing(end) ? "..." : end));
}

function urlencode(value) {
  if (isText(value)) return encodeURIComponent(value);
  const pairs = Array.isArray(value) ? value : Object.entries(value);
  return pairs.map(([name, each]) =>
    `${encodeURIComponent(name)}=${encodeURIComponent(each)}`).join("&");
}

const edges = /^(?:\(|<|&lt;)?(.*?)(?:\.|,|\)|\n|&gt;)?$/;
const mail =
  /^[\w.!#$%&'*+\-/=?^`{|}~]+@[a-z\d-]+(\.[a-z\d-]+)+$/i;

// Addresses in a text become links.
function urlize(value, length, nofollow) {
  const most = Number.isNaN(Number(length)) || length === undefined
    ? Infinity : length;
  const rel = nofollow === true ? ' rel="nofollow"' : "";
  const link = (word) => {
    const url = edges.exec(word)?.[1] ?? word;
    const short = url.substr(0, most);
    if (/^https?:\/\/.*$/.test(url)) {
      return `<a href="${url}"${rel}>${short}</a>`;
    }
    if (!/^www\./.test(url) && mail.test(url)) {
      return `<a href="mailto:${url}">${url}</a>`;
    }
    return /^www\./.test(url) || /\.(?:org|net|com)(?::|\/|$)/.test(url)
      ? `<a href="http://${url}"${rel}>${short}</a>` : word;
  };
  return value.split(/(\s+)/).filter((word) => word).map(link).join("");
}

// --- lists ---------------------------------------------------------------

function batch(list, count, fill) {
  const rows = [];
  for (let i = 0; i < list.length; i += count) {
    rows.push(Array.prototype.slice.call(list, i, i + count));
  }
  const last = rows.at(-1);
  while (fill && last && last.length < count) last.push(fill);
  return rows;
}

function dictsort(value, caseSensitive, by = "key") {
  if (!isPlainObject(value)) {
    throw new TemplateError("dictsort filter: val must be an object");
  }
  if (by !== "key" && by !== "value") {
    throw new TemplateError(
      "dictsort filter: You can only sort by either key or value");
  }
  const pairs = [];
  for (const name in value) pairs.push([name, value[name]]);
  const keyOf = (pair) => {
    const key = pair[by === "key" ? 0 : 1];
    return !caseSensitive && isText(key) ? key.toUpperCase() : key;
  };
  return pairs.sort((one, two) => {
    const a = keyOf(one);
    const b = keyOf(two);
    return a > b ? 1 : a === b ? 0 : -1;
  });
}

function groupby(list, path) {
  const groups = {};
  for (const item of list) {
    const key = typeof path === "function" ? path(item) : attribute(item, path);
    if (key === undefined && this.env.opts.throwOnUndefined) {
      throw new TypeError(
        `groupby: attribute "${path}" resolved to undefined`);
    }
    (groups[key] ??= []).push(item);
  }
  return groups;
}

function join(list, between, name) {
  const items = name ? list.map((item) => item[name]) : list;
  return items.join(between || "");
}

function lengthOf(value) {
  const counted = textOr(value);
  if (counted instanceof Map || counted instanceof Set) return counted.size;
  return isPlainObject(counted) && !(counted instanceof SafeString)
    ? Object.keys(counted).length : counted.length;
}

function list(value) {
  if (isText(value)) return value.split("");
  if (isPlainObject(value)) {
    return Object.entries(value).map(([key, each]) => ({ key, value: each }));
  }
  if (Array.isArray(value)) return value;
  throw new TemplateError("list filter: type not iterable");
}

function reverse(value) {
  if (!isText(value)) return [...(value ?? [])].reverse();
  return likewiseSafe(value, list(value).reverse().join(""));
}

// The items for which a test says `wanted`.
function filterBy(wanted) {
  return function filter(items, name = "truthy", second = undefined) {
    const test = this.env.getTest(name);
    return Array.prototype.filter.call(items, (item) =>
      test.call(this, item, second) === wanted);
  };
}

function slice(value, count, fill) {
  const size = Math.floor(value.length / count);
  const extra = value.length % count;
  const columns = [];
  let from = 0;
  for (let i = 0; i < count; i++) {
    const to = from + size + (i < extra ? 1 : 0);
    const column = value.slice(from, to);
    if (fill && i >= extra) column.push(fill);
    columns.push(column);
    from = to;
  }
  return columns;
}

function sort(value, reversed, caseSensitive, path) {
  const keyOf = (item) => {
    const key = path ? attribute(item, path) : item;
    if (this.env.opts.throwOnUndefined && path && key === undefined) {
      throw new TypeError(`sort: attribute "${path}" resolved to undefined`);
    }
    return key;
  };
  return [...(value ?? [])].sort((one, two) => {
    let a = keyOf(one);
    let b = keyOf(two);
    if (!caseSensitive && isText(a) && isText(b)) {
      a = a.toLowerCase();
      b = b.toLowerCase();
    }
    const order = a < b ? -1 : a > b ? 1 : 0;
    return reversed ? -order : order;
  });
}

function sum(value, name, start = 0) {
  const items = name ? value.map((item) => item[name]) : value;
  return start + items.reduce((a, b) => a + b, 0);
}

// --- numbers and others --------------------------------------------------

function round(value, digits, method) {
  const factor = 10 ** (digits || 0);
  const way = method === "ceil" || method === "floor" ? method : "round";
  return Math[way](value * factor) / factor;
}

function numberOr(number, byDefault) {
  return Number.isNaN(number) ? byDefault : number;
}

function defaultTo(value, other, alsoFalse) {
  return alsoFalse ? value || other : value === undefined ? other : value;
}

const filters = {
  abs: Math.abs,
  batch,
  capitalize,
  center,
  default: defaultTo,
  dictsort,
  dump: (value, spaces) => JSON.stringify(value, null, spaces),
  escape,
  safe,
  first: (value) => value[0],
  forceescape,
  groupby,
  indent,
  join,
  last: (value) => value[value.length - 1],
  length: lengthOf,
  list,
  lower: (value) => textOr(value).toLowerCase(),
  nl2br,
  random: (value) => value[Math.floor(Math.random() * value.length)],
  reject: filterBy(false),
  rejectattr: (value, name) => value.filter((item) => !item[name]),
  select: filterBy(true),
  selectattr: (value, name) => value.filter((item) => Boolean(item[name])),
  replace,
  reverse,
  round,
  slice,
  sum,
  sort: withNames(["value", "reverse", "case_sensitive", "attribute"], sort),
  string: (value) => likewiseSafe(value, value),
  striptags,
  title,
  trim,
  truncate,
  upper: (value) => textOr(value).toUpperCase(),
  urlencode,
  urlize,
  wordcount: (value) => String(textOr(value)).match(/\w+/g)?.length ?? null,
  float: (value, other) => numberOr(parseFloat(value), other),
  int: withNames(["value", "default", "base"], (value, other, base = 10) =>
    numberOr(parseInt(value, base), other)),
  d: defaultTo,
  e: escape,
};

// --- tests ---------------------------------------------------------------

const equal = (a, b) => a === b;
const greater = (a, b) => a > b;
const less = (a, b) => a < b;

const tests = {
  callable: (value) => typeof value === "function",
  defined: (value) => value !== undefined,
  divisibleby: (value, by) => value % by === 0,
  escaped: (value) => value instanceof SafeString,
  equalto: equal, eq: equal, sameas: equal,
  even: (value) => value % 2 === 0,
  falsy: (value) => !value,
  ge: (a, b) => a >= b,
  greaterthan: greater, gt: greater,
  le: (a, b) => a <= b,
  lessthan: less, lt: less,
  lower: (value) => value.toLowerCase() === value,
  ne: (a, b) => a !== b,
  null: (value) => value === null,
  number: (value) => typeof value === "number",
  odd: (value) => value % 2 === 1,
  string: (value) => typeof value === "string",
  truthy: (value) => Boolean(value),
  undefined: (value) => value === undefined,
  upper: (value) => value.toUpperCase() === value,
  iterable: (value) => Boolean(value[Symbol.iterator]),
  mapping: (value) => typeof value === "object" && value !== null &&
                      !Array.isArray(value) && !(value instanceof Set),
};

%export("nunjucksFilters", filters);
%export("nunjucksTests", tests);
