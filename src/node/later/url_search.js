// url_search.js: URLSearchParams (URL Standard, 6): the names and values
// behind the "?" of a URL.
//
// Exported: URLSearchParams, and searchOf(text, update): one that belongs to
// a URL, and calls update(text) where it was changed.

const nodeError = %import("nodeError");
const validateFunction = %import("validateFunction");
const inspect = %import("inspect");
const { TypeError, Symbol, defineProperties,
        text: { toWellFormed, replaceAll } } = %import("originals");
const { iterator: symbolIterator, toStringTag: symbolTag } = Symbol;
const iteratorPrototype = %intrinsic("ITERATOR_PROTOTYPE");

// What a form percent-encodes (1.3); a space becomes "+".
const formSet = "!\"#$%&'()+,/:;<=>?@[\\]^`{|}~";

function scalars(value) {
  return %call(toWellFormed, %toString(value));
}

function missing(names) {
  return nodeError(TypeError, "ERR_MISSING_ARGS",
                   names === 1 ? 'The "name" argument must be specified'
                   : 'The "name" and "value" arguments must be specified');
}

// --- as text -------------------------------------------------------------

function decodeForm(text) {
  return %percentDecode(%call(replaceAll, text, "+", " "));
}

function encodeForm(text) {
  return %call(replaceAll, %percentEncode(text, formSet), " ", "+");
}

// [name, value, name, value, ...]
function parseForm(text) {
  const list = [];
  const parts = %splitText(text, "&", 4294967295);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === "") continue;
    const equals = %textFind(part, "=", 0);
    const end = equals < 0 ? part.length : equals;
    %push(list, decodeForm(%textCut(part, 0, end)));
    %push(list, decodeForm(%textCut(part, end + 1)));
  }
  return list;
}

function formText(list) {
  let out = "";
  for (let i = 0; i < list.length; i += 2) {
    if (i > 0) out += "&";
    out += `${encodeForm(list[i])}=${encodeForm(list[i + 1])}`;
  }
  return out;
}

// --- from other values ---------------------------------------------------

function badTuple() {
  return nodeError(TypeError, "ERR_INVALID_TUPLE",
                   "Each query pair must be an iterable [name, value] tuple");
}

function listOfPairs(pairs) {
  const list = [];
  for (const pair of pairs) {
    if (pair === null || !%isObject(pair) ||
        typeof pair[symbolIterator] !== "function") {
      throw badTuple();
    }
    const tuple = [];
    for (const item of pair) %push(tuple, scalars(item));
    if (tuple.length !== 2) throw badTuple();
    %push(list, tuple[0]);
    %push(list, tuple[1]);
  }
  return list;
}

function listOfRecord(record) {
  const list = [];
  const keys = %ownKeys(record, 7);
  for (let i = 0; i < keys.length; i++) {
    if (!%isEnumerable(record, keys[i])) continue;
    const name = scalars(keys[i]);
    let at = 0;
    while (at < list.length && list[at] !== name) at += 2;
    list[at] = name;
    list[at + 1] = scalars(record[keys[i]]);
  }
  return list;
}

function listOfObject(object) {
  const method = object[symbolIterator];
  if (method === undefined || method === null) return listOfRecord(object);
  if (typeof method !== "function") {
    throw nodeError(TypeError, "ERR_ARG_NOT_ITERABLE",
                    "Query pairs must be iterable");
  }
  return listOfPairs(object);
}

// -------------------------------------------------------------------------

function checkThis(value) {
  if (!%isObject(value) || !isSearch(value)) {
    throw nodeError(TypeError, "ERR_INVALID_THIS",
                    'Value of "this" must be of type URLSearchParams');
  }
}

// What else may see into one; the class sets them.
let isSearch, listOf, refill, searchOf;

class URLSearchParams {
  #list = [];
  #update = undefined;

  constructor(init = undefined) {
    if (init === undefined || init === null) return;
    if (typeof init === "object" || typeof init === "function") {
      this.#list = listOfObject(init);
    } else {
      const text = scalars(init);
      this.#list = parseForm(text[0] === "?" ? %textCut(text, 1) : text);
    }
  }

  static {
    isSearch = (value) => #list in value;
    listOf = (search) => search.#list;
    refill = (search, text) => {
      search.#list = parseForm(text);
    };
    searchOf = (text, update) => {
      const search = new URLSearchParams();
      search.#list = parseForm(text);
      search.#update = update;
      return search;
    };
  }

  #changed() {
    if (this.#update !== undefined) this.#update(formText(this.#list));
  }

  // Keeps what `isKept` says of a name and a value.
  #filter(isKept) {
    const list = this.#list;
    const kept = [];
    for (let i = 0; i < list.length; i += 2) {
      if (isKept(list[i], list[i + 1])) {
        %push(kept, list[i]);
        %push(kept, list[i + 1]);
      }
    }
    this.#list = kept;
  }

  get size() {
    checkThis(this);
    return this.#list.length / 2;
  }

  append(name, value) {
    checkThis(this);
    if (arguments.length < 2) throw missing(2);
    const key = scalars(name);
    %push(this.#list, key);
    %push(this.#list, scalars(value));
    this.#changed();
  }

  delete(name, value = undefined) {
    checkThis(this);
    if (arguments.length < 1) throw missing(1);
    const key = scalars(name);
    const only = value === undefined ? undefined : scalars(value);
    this.#filter((k, v) => k !== key || (only !== undefined && v !== only));
    this.#changed();
  }

  get(name) {
    checkThis(this);
    if (arguments.length < 1) throw missing(1);
    const key = scalars(name);
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === key) return list[i + 1];
    }
    return null;
  }

  getAll(name) {
    checkThis(this);
    if (arguments.length < 1) throw missing(1);
    const key = scalars(name);
    const list = this.#list;
    const values = [];
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === key) %push(values, list[i + 1]);
    }
    return values;
  }

  has(name, value = undefined) {
    checkThis(this);
    if (arguments.length < 1) throw missing(1);
    const key = scalars(name);
    const only = value === undefined ? undefined : scalars(value);
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === key && (only === undefined || list[i + 1] === only)) {
        return true;
      }
    }
    return false;
  }

  // The first of that name gets the value, the others go.
  set(name, value) {
    checkThis(this);
    if (arguments.length < 2) throw missing(2);
    const key = scalars(name);
    const text = scalars(value);
    let found = false;
    this.#filter((k) => {
      if (k !== key) return true;
      const isFirst = !found;
      found = true;
      return isFirst;
    });
    const list = this.#list;
    let at = 0;
    while (at < list.length && list[at] !== key) at += 2;
    list[at] = key;
    list[at + 1] = text;
    this.#changed();
  }

  // By name; pairs of one name keep their order.
  sort() {
    checkThis(this);
    const list = this.#list;
    for (let i = 2; i < list.length; i += 2) {
      const key = list[i];
      const value = list[i + 1];
      let at = i;
      for (; at > 0 && list[at - 2] > key; at -= 2) {
        list[at] = list[at - 2];
        list[at + 1] = list[at - 1];
      }
      list[at] = key;
      list[at + 1] = value;
    }
    this.#changed();
  }

  entries() {
    checkThis(this);
    return newIterator(this, "key+value");
  }

  forEach(callback, thisArg = undefined) {
    checkThis(this);
    validateFunction(callback, "callback");
    for (let i = 0; i < this.#list.length; i += 2) {
      %call(callback, thisArg, this.#list[i + 1], this.#list[i], this);
    }
  }

  keys() {
    checkThis(this);
    return newIterator(this, "key");
  }

  values() {
    checkThis(this);
    return newIterator(this, "value");
  }

  toString() {
    checkThis(this);
    return formText(this.#list);
  }

  [inspect.custom](depth, options) {
    checkThis(this);
    if (typeof depth === "number" && depth < 0) {
      return options.stylize("[Object]", "special");
    }
    const { name } = this.constructor;
    const inner = innerOptions(depth, options);
    const shown = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      %push(shown, `${inspect(this.#list[i], inner)} => ` +
                   inspect(this.#list[i + 1], inner));
    }
    const line = %textJoin(shown, ", ");
    if (line === "") return `${name} {}`;
    return line.length > options.breakLength
      ? `${name} {\n  ${%textJoin(shown, ",\n  ")} }` : `${name} { ${line} }`;
  }
}

function innerOptions(depth, options) {
  const inner = { __proto__: null };
  %copyPlain(inner, options, undefined);
  if (depth !== null) inner.depth = depth - 1;
  return inner;
}

const shownProperty = { enumerable: true };
const methods = { __proto__: null };
for (const name of ["size", "append", "delete", "get", "getAll", "has", "set",
                    "sort", "entries", "forEach", "keys", "values",
                    "toString"]) {
  methods[name] = shownProperty;
}
defineProperties(URLSearchParams.prototype, methods);
%define(URLSearchParams.prototype, symbolIterator,
        URLSearchParams.prototype.entries, 5);
%define(URLSearchParams.prototype, symbolTag, "URLSearchParams", 4);

// --- iterators -----------------------------------------------------------

class URLSearchParamsIterator {
  #search;
  #kind;
  #at = 0;

  constructor(search, kind) {
    this.#search = search;
    this.#kind = kind;
  }

  #item(at) {
    const list = listOf(this.#search);
    if (this.#kind === "key") return list[at];
    return this.#kind === "value" ? list[at + 1] : [list[at], list[at + 1]];
  }

  next() {
    if (!%isObject(this) || !(#search in this)) {
      throw nodeError(TypeError, "ERR_INVALID_THIS",
                      'Value of "this" must be of type ' +
                      "URLSearchParamsIterator");
    }
    if (this.#at >= listOf(this.#search).length) {
      return { value: undefined, done: true };
    }
    const value = this.#item(this.#at);
    this.#at += 2;
    return { value, done: false };
  }

  [inspect.custom](depth, options) {
    if (typeof depth === "number" && depth < 0) {
      return options.stylize("[Object]", "special");
    }
    const inner = innerOptions(depth, options);
    const shown = [];
    for (let i = this.#at; i < listOf(this.#search).length; i += 2) {
      %push(shown, inspect(this.#item(i), inner));
    }
    return `URLSearchParams Iterator { ${%textJoin(shown, ", ")} }`;
  }
}

defineProperties(URLSearchParamsIterator.prototype, {
  next: shownProperty,
});
%define(URLSearchParamsIterator.prototype, symbolTag,
        "URLSearchParams Iterator", 4);
%setPrototypeOf(URLSearchParamsIterator.prototype, iteratorPrototype);
delete URLSearchParamsIterator.prototype.constructor;

function newIterator(search, kind) {
  return new URLSearchParamsIterator(search, kind);
}

%export("URLSearchParams", URLSearchParams);
%export("searchOf", searchOf);
%export("searchRefill", refill);
