// later.js: files of the library that run only when somebody asks for them, so
// that a program pays for what it uses. They are in the folder `later`.
//
// Exported: later(file, name), libraryModule(name), and originals: what such a
// file takes from the language, as it was before the program began.

const { defineProperty, defineProperties, setPrototypeOf, freeze,
        getOwnPropertyDescriptors, keys, entries } = Object;
const { charCodeAt, codePointAt, indexOf, lastIndexOf, slice, toLowerCase,
        toUpperCase, isWellFormed, toWellFormed, trim, normalize, replaceAll,
        startsWith, endsWith } = String.prototype;

const originals = {
  __proto__: null,
  Error,
  TypeError,
  RangeError,
  URIError,
  decodeURIComponent,
  ReferenceError,
  SyntaxError,
  AggregateError,
  parseInt,
  Promise,
  Map,
  Set,
  Symbol,
  String,
  Number,
  JSON,
  Date,
  dateNow: Date.now,
  isView: ArrayBuffer.isView,
  Uint8Array,
  Math,
  defineProperty,
  defineProperties,
  setPrototypeOf,
  freeze,
  getOwnPropertyDescriptors,
  keys,
  entries,
  toUpperCase: String.prototype.toUpperCase,
  toWellFormed: String.prototype.toWellFormed,
  sort: Array.prototype.sort,
  includes: Array.prototype.includes,
  indexOf: String.prototype.indexOf,
  lastIndexOf: String.prototype.lastIndexOf,
  slice: String.prototype.slice,
  startsWith: String.prototype.startsWith,
  endsWith: String.prototype.endsWith,
  parse: JSON.parse,
  dateNow: Date.now,
  objectText: Object.prototype.toString,
  text: { __proto__: null, charCodeAt, codePointAt, indexOf, lastIndexOf,
          slice, toLowerCase, toUpperCase, isWellFormed, toWellFormed, trim,
          normalize, replaceAll, startsWith, endsWith },
  regexpExec: RegExp.prototype.exec,
};

// What the file exports as `name`; the first time the file runs.
function later(file, name) {
  if (%moduleCore(name) === undefined) %call(%libraryFile(file), undefined);
  return %import(name);
}

// The module that a program knows as `name`, or undefined: "readline/promises"
// is in the file readline_promises.js.
function libraryModule(name) {
  const known = %moduleCore(`node:${name}`);
  if (known !== undefined) return known;
  const parts = %splitText(name, "/", 4);
  const file = `node/${%textJoin(parts, "_")}`;
  return %libraryFile(file) === undefined ? undefined
                                          : later(file, `node:${name}`);
}

%export("originals", originals);
%export("later", later);
%export("libraryModule", libraryModule);
