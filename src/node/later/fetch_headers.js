// fetch_headers.js: Headers (Fetch, 5.1): fields of a request or an answer,
// whose names do not care about letter case and are listed in order.

const later = %import("later");
const { expose } = later("node/event_target", "eventTarget");
const inspect = %import("inspect");
const { isToken, hasInvalidChar, lower } = later("node/http_words", "httpWords");
const { TypeError, Symbol, keys, regexpExec, sort } = %import("originals");

const inside = /^[\t\n\r ]*([^]*?)[\t\n\r ]*$/;

function checkName(name, method) {
  if (isToken(name)) return;
  throw new TypeError(`Headers.${method}: "${name}" is an invalid header ` +
                      "name.");
}

function toValue(name, value, method) {
  const text = %call(regexpExec, inside, `${value}`)[1];
  if (hasInvalidChar(text)) {
    throw new TypeError(`Headers.${method}: "${value}" is an invalid header ` +
                        "value.");
  }
  return text;
}

class Headers {
  #list = { __proto__: null }; // small name: {name, value}
  #cookies = null; // each Set-Cookie keeps its line

  constructor(init = undefined) {
    if (init === undefined) return;
    if (init === null || (typeof init !== "object" &&
                          typeof init !== "function")) {
      throw new TypeError(
        "Headers constructor: Argument 1 could not be converted to one of: " +
          "sequence<sequence<ByteString>>, record<ByteString, ByteString>.");
    }
    if (typeof init[Symbol.iterator] === "function") this.#fillFromPairs(init);
    else this.#fillFromObject(init);
  }

  #fillFromPairs(pairs) {
    for (const pair of pairs) {
      const [name, value, more] = pair;
      if (value === undefined || more !== undefined) {
        throw new TypeError("Headers constructor: expected name/value pair " +
                            `to be length 2, found ${pair.length}.`);
      }
      this.append(name, value);
    }
  }

  #fillFromObject(object) {
    const all = keys(object);
    for (let i = 0; i < all.length; i++) this.append(all[i], object[all[i]]);
  }

  append(name, value) {
    const shown = `${name}`;
    checkName(shown, "append");
    const text = toValue(shown, value, "append");
    const key = lower(shown);
    const entry = this.#list[key];
    if (key === "set-cookie") %push(this.#cookies ??= [], text);
    if (entry) {
      entry.value += `${key === "cookie" ? "; " : ", "}${text}`;
    } else {
      this.#list[key] = { name: shown, value: text };
    }
  }

  delete(name) {
    checkName(`${name}`, "delete");
    const key = lower(`${name}`);
    delete this.#list[key];
    if (key === "set-cookie") this.#cookies = null;
  }

  get(name) {
    checkName(`${name}`, "get");
    return this.#list[lower(`${name}`)]?.value ?? null;
  }

  has(name) {
    checkName(`${name}`, "has");
    return this.#list[lower(`${name}`)] !== undefined;
  }

  set(name, value) {
    const shown = `${name}`;
    checkName(shown, "set");
    const text = toValue(shown, value, "set");
    const key = lower(shown);
    if (key === "set-cookie") this.#cookies = [text];
    this.#list[key] = { name: shown, value: text };
  }

  getSetCookie() {
    const list = this.#cookies ?? [];
    const copy = [];
    for (let i = 0; i < list.length; i++) %push(copy, list[i]);
    return copy;
  }

  // [[name, value]] by name; each Set-Cookie by itself.
  #sorted() {
    const names = %call(sort, keys(this.#list));
    const pairs = [];
    for (let i = 0; i < names.length; i++) {
      const cookies = names[i] === "set-cookie" ? this.#cookies : null;
      for (let k = 0; cookies && k < cookies.length; k++) {
        %push(pairs, ["set-cookie", cookies[k]]);
      }
      if (!cookies) %push(pairs, [names[i], this.#list[names[i]].value]);
    }
    return pairs;
  }

  *keys() {
    const pairs = this.#sorted();
    for (let i = 0; i < pairs.length; i++) yield pairs[i][0];
  }

  *values() {
    const pairs = this.#sorted();
    for (let i = 0; i < pairs.length; i++) yield pairs[i][1];
  }

  *entries() {
    const pairs = this.#sorted();
    for (let i = 0; i < pairs.length; i++) yield pairs[i];
  }

  forEach(callback, self = undefined) {
    if (typeof callback !== "function") {
      throw new TypeError("Failed to execute 'forEach' on 'Headers': " +
                          "parameter 1 is not of type 'Function'.");
    }
    const pairs = this.#sorted();
    for (let i = 0; i < pairs.length; i++) {
      %call(callback, self, pairs[i][1], pairs[i][0], this);
    }
  }

  [inspect.custom](depth, options) {
    const shown = {};
    const names = keys(this.#list);
    for (let i = 0; i < names.length; i++) {
      shown[this.#list[names[i]].name] = this.#list[names[i]].value;
    }
    return `Headers ${inspect(shown, options)}`;
  }

  // As they are sent: names as the program wrote them.
  static lines(headers) {
    const lines = [];
    const names = keys(headers.#list);
    for (let i = 0; i < names.length; i++) {
      const { name, value } = headers.#list[names[i]];
      %push(lines, name);
      %push(lines, value);
    }
    return lines;
  }
}
const { lines } = Headers;
delete Headers.lines;
expose(Headers, "Headers");
%define(Headers.prototype, Symbol.iterator, Headers.prototype.entries, 5);

%export("fetchHeaders", { __proto__: null, Headers, lines });
