// errors.js: what errors of the browser's own are made of, and how one that
// nobody caught is reported.

const { defineProperty } = Object;

const errorCodes = {
  __proto__: null, IndexSizeError: 1, HierarchyRequestError: 3,
  WrongDocumentError: 4, InvalidCharacterError: 5, NotFoundError: 8,
  NotSupportedError: 9, InvalidStateError: 11, SyntaxError: 12,
  InvalidAccessError: 15, SecurityError: 18, NetworkError: 19, AbortError: 20,
  QuotaExceededError: 22, TimeoutError: 23, DataCloneError: 25,
};

class DOMException extends Error {
  constructor(message = "", name = "Error") {
    super(message);
    %define(this, "name", `${name}`, 5);
    %define(this, "code", errorCodes[name] ?? 0, 5);
    const { stack } = this;
    const end = %textFind(stack, "\n    at ", 0);
    const frames = end < 0 ? "" : %textCut(stack, end);
    const head = this.message === "" ? this.name
                                     : `${this.name}: ${this.message}`;
    %define(this, "stack", head + frames, 5);
  }
}

// "Failed to execute 'append' on 'Element': ..." and its like.
function failed(name, doing, text) {
  return new DOMException(`Failed to ${doing}: ${text}`, name);
}

// A method was called with fewer arguments than it must have.
function missing(doing, wanted, got) {
  const words = wanted === 1 ? "1 argument" : `${wanted} arguments`;
  return new TypeError(
    `Failed to ${doing}: ${words} required, but only ${got} present.`);
}

function illegal(name) {
  return new TypeError(`Failed to construct '${name}': Illegal constructor`);
}

// What the browser has and Loopline does not.
function refuse(what) {
  throw new Error(`${what} in a page is not supported by Loopline`);
}

// Every getter and method of a class is enumerable, and the class has a tag,
// as WebIDL wants it.
function expose(maker, tag) {
  const { prototype } = maker;
  const keys = %ownKeys(prototype, 1);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] !== "constructor") {
      defineProperty(prototype, keys[i], { __proto__: null, enumerable: true });
    }
  }
  %define(prototype, Symbol.toStringTag, tag, 4);
}

// A module that cannot be linked carries its place with it.
%export("placeOfSyntax", Symbol("place"));
%install(globalThis, { DOMException });
%export("DOMException", DOMException);
%export("pageErrors", { DOMException, failed, missing, illegal, refuse,
                        expose });
