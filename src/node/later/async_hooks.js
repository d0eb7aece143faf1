// async_hooks.js: AsyncLocalStorage, a value that follows a chain of
// callbacks, and AsyncResource, to lead it along a way of one's own.
//
// What is set is kept in the machine's *context*: a chain of {storage, store,
// next}. The machine hands it on: a callback of a timer, a tick, a job or a
// file runs with the context in which it was asked for. A chain is never
// changed, so whoever holds one keeps what was set then.

const { validateString } = %import("later")("node/validators", "validators");
const { RangeError, defineProperties } = %import("originals");
const nodeError = %import("nodeError");
const validateFunction = %import("validateFunction");
const emitWarning = %import("emitWarning");

// --- chains ---------------------------------------------------------------------

function entryOf(context, storage) {
  let entry = context;
  while (entry !== undefined && entry.storage !== storage) entry = entry.next;
  return entry;
}

function without(context, storage) {
  if (entryOf(context, storage) === undefined) return context;
  if (context.storage === storage) return context.next;
  return { storage: context.storage, store: context.store,
           next: without(context.next, storage) };
}

function withStore(context, storage, store) {
  return { storage, store, next: without(context, storage) };
}

function isSame(a, b) {
  return a === b ? a !== 0 || 1 / a === 1 / b : a !== a && b !== b;
}

// --- AsyncLocalStorage ---------------------------------------------------------

class AsyncLocalStorage {
  #enabled = false;

  static bind(fn) {
    return AsyncResource.bind(fn);
  }

  // A function that calls another in the context of now.
  static snapshot() {
    return AsyncLocalStorage.bind((callback, ...args) =>
      %apply(callback, undefined, args));
  }

  getStore() {
    if (!this.#enabled) return undefined;
    return entryOf(%asyncContext(), this)?.store;
  }

  run(store, callback, ...args) {
    if (isSame(store, this.getStore())) return %apply(callback, null, args);
    this.#enabled = true;
    const before = entryOf(%asyncContext(), this)?.store;
    %setAsyncContext(withStore(%asyncContext(), this, store));
    try {
      return %apply(callback, null, args);
    } finally {
      this.#set(before);
    }
  }

  #set(store) {
    const context = %asyncContext();
    %setAsyncContext(store === undefined ? without(context, this)
                                         : withStore(context, this, store));
  }

  enterWith(store) {
    this.#enabled = true;
    this.#set(store);
  }

  exit(callback, ...args) {
    if (!this.#enabled) return %apply(callback, null, args);
    const before = entryOf(%asyncContext(), this)?.store;
    this.#set(undefined);
    try {
      return %apply(callback, null, args);
    } finally {
      this.#enabled = true;
      this.#set(before);
    }
  }

  disable() {
    this.#enabled = false;
  }
}

// --- AsyncResource -------------------------------------------------------------

class AsyncResource {
  #context = %asyncContext();
  #id = %asyncNumber();
  #trigger;

  constructor(type, opts = {}) {
    validateString(type, "type");
    const asked = typeof opts === "number" ? opts : opts.triggerAsyncId;
    const trigger = asked === undefined ? %timerTrigger() : asked;
    if (typeof trigger !== "number" || trigger % 1 !== 0 || trigger < -1) {
      throw nodeError(RangeError, "ERR_INVALID_ASYNC_ID",
                      `Invalid triggerAsyncId value: ${%describe(trigger)}`);
    }
    this.#trigger = trigger;
  }

  static bind(fn, type, thisArg) {
    const name = type || fn.name || "bound-anonymous-fn";
    return new AsyncResource(name).bind(fn, thisArg);
  }

  // What fn does to the context stays with the resource.
  runInAsyncScope(fn, thisArg, ...args) {
    const before = %asyncContext();
    %setAsyncContext(this.#context);
    try {
      return %apply(fn, thisArg, args);
    } finally {
      this.#context = %asyncContext();
      %setAsyncContext(before);
    }
  }

  bind(fn, thisArg) {
    validateFunction(fn, "fn");
    const resource = this;
    function bound(...args) {
      const self = thisArg === undefined ? this : thisArg;
      return resource.runInAsyncScope(fn, self, ...args);
    }
    return withProperties(bound, fn.length, resource);
  }

  emitDestroy() {
    return this;
  }

  asyncId() {
    return this.#id;
  }

  triggerAsyncId() {
    return this.#trigger;
  }
}

let isWarned = false;

function warn() {
  if (isWarned) return;
  isWarned = true;
  emitWarning("The asyncResource property on bound functions is deprecated",
              "DeprecationWarning", "DEP0172");
}

function withProperties(bound, length, resource) {
  return defineProperties(bound, {
    length: { __proto__: null, configurable: true, enumerable: false,
              value: length, writable: false },
    asyncResource: {
      __proto__: null,
      configurable: true,
      enumerable: true,
      get() {
        warn();
        return resource;
      },
      set(value) {
        warn();
        resource = value;
      },
    },
  });
}

%export("node:async_hooks", { AsyncLocalStorage, AsyncResource });
