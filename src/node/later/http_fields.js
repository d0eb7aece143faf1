// http_fields.js: the methods by which a program sets fields of a message that
// goes out, before its head is sent.

const later = %import("later");
const { validateString } = later("node/validators", "validators");
const argumentError = %import("argumentError");
const { kOutHeaders, validateHeaderName, validateHeaderValue, headersSent,
        lower } = later("node/http_words", "httpWords");
const { keys } = %import("originals");

%export("httpFields", {
  __proto__: null,

  setHeader(name, value) {
    if (this._header) throw headersSent("set");
    validateHeaderName(name);
    validateHeaderValue(name, value);
    this[kOutHeaders] ??= { __proto__: null };
    this[kOutHeaders][lower(name)] = [name, value];
    return this;
  },

  setHeaders(headers) {
    if (this._header) throw headersSent("set");
    if (!headers || %isArray(headers) || typeof headers.keys !== "function" ||
        typeof headers.get !== "function") {
      throw argumentError("headers", "an instance of Headers or Map", headers);
    }
    const cookies = [];
    for (const [name, value] of headers) {
      if (name !== "set-cookie") {
        this.setHeader(name, value);
      } else if (%isArray(value)) {
        for (let i = 0; i < value.length; i++) %push(cookies, value[i]);
      } else {
        %push(cookies, value);
      }
    }
    if (cookies.length) this.setHeader("set-cookie", cookies);
    return this;
  },

  appendHeader(name, value) {
    if (this._header) throw headersSent("append");
    validateHeaderName(name);
    validateHeaderValue(name, value);
    const entry = this[kOutHeaders]?.[lower(name)];
    if (!entry) return this.setHeader(name, value);
    if (!%isArray(entry[1])) entry[1] = [entry[1]];
    const more = %isArray(value) ? value : [value];
    for (let i = 0; i < more.length; i++) %push(entry[1], more[i]);
    return this;
  },

  getHeader(name) {
    validateString(name, "name");
    return this[kOutHeaders]?.[lower(name)]?.[1];
  },

  getHeaderNames() {
    return this[kOutHeaders] === null ? [] : keys(this[kOutHeaders]);
  },

  getRawHeaderNames() {
    const all = this.getHeaderNames();
    for (let i = 0; i < all.length; i++) all[i] = this[kOutHeaders][all[i]][0];
    return all;
  },

  getHeaders() {
    const headers = { __proto__: null };
    const all = this.getHeaderNames();
    for (let i = 0; i < all.length; i++) {
      headers[all[i]] = this[kOutHeaders][all[i]][1];
    }
    return headers;
  },

  hasHeader(name) {
    validateString(name, "name");
    return !!this[kOutHeaders]?.[lower(name)];
  },

  // What was taken away is not added either.
  removeHeader(name) {
    validateString(name, "name");
    if (this._header) throw headersSent("remove");
    const key = lower(name);
    if (key === "connection") this._removedConnection = true;
    else if (key === "content-length") this._removedContLen = true;
    else if (key === "transfer-encoding") this._removedTE = true;
    else if (key === "date") this.sendDate = false;
    if (this[kOutHeaders] !== null) delete this[kOutHeaders][key];
  },
});
