// events.js: EventEmitter. `on` writes a function into a list under a name,
// `emit` calls the functions of that list, one after the other, at once.
//
// As in Node, `_events` holds for each name one function, or a list of them
// where there are more.

const argumentError = %import("argumentError");
const nodeError = %import("nodeError");
const rangeError = %import("rangeError");
const validateFunction = %import("validateFunction");
const inspect = %import("inspect");
const later = %import("later");
const { bind } = Function.prototype;
const { ownKeys } = Reflect;
const { defineProperty } = Object;

const kShapeMode = Symbol("shapeMode");
const kCapture = Symbol("kCapture");
const errorMonitor = Symbol("events.errorMonitor");
const captureRejectionSymbol = Symbol.for("nodejs.rejection");

let defaultMaxListeners = 10;

// --- the list of a name -----------------------------------------------------

function copyOf(list) {
  const copy = [];
  for (let i = 0; i < list.length; i++) %push(copy, list[i]);
  return copy;
}

// The functions under a name, as a list that nobody else changes.
function listOf(target, type) {
  const events = target._events;
  const found = events === undefined ? undefined : events[type];
  if (found === undefined) return [];
  return typeof found === "function" ? [found] : copyOf(found);
}

// What the program gave: of a function added by `once`, the one inside.
function original(listener) {
  return listener.listener ?? listener;
}

function checkCount(value, name) {
  if (typeof value !== "number") throw argumentError(name, "number", value);
  if (!(value >= 0)) throw rangeError(name, ">= 0", value);
}

function limitOf(target) {
  return target._maxListeners === undefined ? defaultMaxListeners
                                            : target._maxListeners;
}

// Very many functions under one name: mostly somebody forgot `off`.
function warnOfMany(target, type, list) {
  list.warned = true;
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${list.length} ` +
    `${%describe(type)} listeners added to ` +
    `${inspect(target, { depth: -1 })}. MaxListeners is ` +
    `${limitOf(target)}. Use emitter.setMaxListeners() to increase limit`);
  warning.name = "MaxListenersExceededWarning";
  warning.emitter = target;
  warning.type = type;
  warning.count = list.length;
  %import("emitWarning")(warning);
}

function checkMany(target, type, list) {
  const limit = limitOf(target);
  if (limit > 0 && list.length > limit && !list.warned) {
    warnOfMany(target, type, list);
  }
}

// --- adding -----------------------------------------------------------------

// The list with one more at its end, or at its beginning.
function extended(found, listener, atFront) {
  const list = typeof found === "function" ? [found] : found;
  if (!atFront) {
    %push(list, listener);
    return list;
  }
  const longer = [listener];
  for (let i = 0; i < list.length; i++) %push(longer, list[i]);
  if (list.warned) longer.warned = true;
  return longer;
}

function add(target, type, listener, atFront) {
  validateFunction(listener, "listener");
  if (target._events === undefined) {
    target._events = { __proto__: null };
    target._eventsCount = 0;
  }
  if (target._events.newListener !== undefined) {
    target.emit("newListener", type, original(listener));
  }
  const events = target._events;
  const found = events[type];
  if (found === undefined) {
    events[type] = listener;
    target._eventsCount++;
  } else {
    events[type] = extended(found, listener, atFront);
    checkMany(target, type, events[type]);
  }
  return target;
}

function onceWrapper(...args) {
  if (this.fired) return undefined;
  this.target.removeListener(this.type, this.wrapFn);
  this.fired = true;
  return %apply(this.listener, this.target, args);
}

// A function that takes itself off the list and then calls `listener`.
function wrapOnce(target, type, listener) {
  validateFunction(listener, "listener");
  const state = { fired: false, wrapFn: undefined, target, type, listener };
  const wrapped = %call(bind, onceWrapper, state);
  wrapped.listener = listener;
  state.wrapFn = wrapped;
  return wrapped;
}

// --- removing ---------------------------------------------------------------

// An emitter that began with names of its own (a stream) keeps their order.
function forget(target, type) {
  target._eventsCount--;
  if (target[kShapeMode]) {
    target._events[type] = undefined;
  } else if (target._eventsCount === 0) {
    target._events = { __proto__: null };
  } else {
    delete target._events[type];
  }
}

// The list without number `place`; one that is left stands alone.
function without(list, place) {
  const shorter = [];
  for (let i = 0; i < list.length; i++) {
    if (i !== place) %push(shorter, list[i]);
  }
  if (list.warned) shorter.warned = true;
  return shorter.length === 1 ? shorter[0] : shorter;
}

function lastPlace(list, listener) {
  let i = list.length - 1;
  while (i >= 0 && list[i] !== listener && list[i].listener !== listener) i--;
  return i;
}

function remove(target, type, listener) {
  const events = target._events;
  const found = events === undefined ? undefined : events[type];
  if (found === undefined) return target;
  if (found === listener || found.listener === listener) {
    forget(target, type);
    listener = original(found);
  } else {
    const place = typeof found === "function" ? -1
                                              : lastPlace(found, listener);
    if (place < 0) return target;
    events[type] = without(found, place);
  }
  if (events.removeListener !== undefined) {
    target.emit("removeListener", type, listener);
  }
  return target;
}

function removeOfType(target, type) {
  const list = listOf(target, type);
  for (let i = list.length - 1; i >= 0; i--) {
    target.removeListener(type, list[i]);
  }
}

function removeAll(target) {
  const keys = ownKeys(target._events);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] !== "removeListener") removeOfType(target, keys[i]);
  }
  removeOfType(target, "removeListener");
  target._events = { __proto__: null };
  target._eventsCount = 0;
  target[kShapeMode] = false;
}

// --- an error that nobody listens to ----------------------------------------

const enhanceStack = Symbol("kEnhanceStackBeforeInspector");

// The lines of a stack that tell of frames.
function framesOf(stack) {
  const lines = [];
  let from = %textFind(stack, "\n    at ", 0);
  while (from >= 0) {
    const next = %textFind(stack, "\n", from + 1);
    %push(lines, %textCut(stack, from + 1, next < 0 ? stack.length : next));
    from = next;
  }
  return lines;
}

// Where it was emitted: of what the error's own stack shows as well, in the
// main script, only the first line is said again.
function placeOfEmit(error, stack) {
  const own = framesOf(stack);
  const its = framesOf(`${error.stack}`);
  let common = 0;
  while (common < own.length && common < its.length &&
         own[own.length - 1 - common] === its[its.length - 1 - common]) {
    common++;
  }
  const shown = own.length - common + (common > 0 ? 1 : 0);
  let text = "";
  for (let i = 0; i < shown; i++) text += `\n${own[i]}`;
  return common > 1
    ? `${text}\n    [... lines matching original stack trace ...]` : text;
}

// What an uncaught error's report shows instead of its stack (process.js).
function enhancer(target, error, stack) {
  return () => {
    const maker = target.constructor;
    const name = maker && typeof maker.name === "string" ? maker.name : "";
    const who = name === "" || name === "EventEmitter"
      ? "" : ` on ${name} instance`;
    return `${error.stack}\nEmitted 'error' event${who} at:` +
           placeOfEmit(error, stack);
  };
}

function throwUnhandled(target, args) {
  const er = args.length > 0 ? args[0] : undefined;
  if (%isClass(er, "Error")) {
    try {
      %define(er, enhanceStack, enhancer(target, er, new Error().stack), 5);
    } catch {
      // A frozen error keeps its stack as it is.
    }
      throw er; // Unhandled 'error' event
  }
  const err = nodeError(Error, "ERR_UNHANDLED_ERROR",
                        `Unhandled error. (${inspect(er)})`);
  err.context = er;
    throw err; // Unhandled 'error' event
}

// --- EventEmitter -----------------------------------------------------------

function checkBoolean(value, name) {
  if (typeof value !== "boolean") throw argumentError(name, "boolean", value);
}

function init(options) {
  const inherited = %prototypeOf(this);
  const fresh =
    this._events === undefined || this._events === inherited._events;
  if (fresh) {
    this._events = { __proto__: null };
    this._eventsCount = 0;
  }
  this[kShapeMode] = !fresh;
  this._maxListeners = this._maxListeners || undefined;
  const capture = options?.captureRejections;
  if (capture) checkBoolean(capture, "options.captureRejections");
  this[kCapture] = capture ? true : EventEmitter.prototype[kCapture];
}

function EventEmitter(options) {
  %call(init, this, options);
}

%makeConstructor(EventEmitter, {});
%define(EventEmitter.prototype, kCapture, false, 1);
EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  checkCount(n, "setMaxListeners");
  this._maxListeners = n;
  return this;
};

EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return limitOf(this);
};

// With captureRejections, what an async listener rejects with is an error
// event, or goes to the method [Symbol.for("nodejs.rejection")].
function rejected(target, error, type, args) {
  if (typeof target[captureRejectionSymbol] === "function") {
    target[captureRejectionSymbol](error, type, ...args);
    return;
  }
  const before = target[kCapture];
  try {
    target[kCapture] = false;
    target.emit("error", error);
  } finally {
    target[kCapture] = before;
  }
}

function watch(target, promise, type, args) {
  try {
    const { then } = promise;
    if (typeof then === "function") {
      %call(then, promise, undefined, (error) => {
        %nextTick(rejected, [target, error, type, args]);
      });
    }
  } catch (error) {
    target.emit("error", error);
  }
}

function callOne(listener, target, type, args) {
  const result = %apply(listener, target, args);
  if (result !== undefined && result !== null && target[kCapture]) {
    watch(target, result, type, args);
  }
}

EventEmitter.prototype.emit = function emit(type, ...args) {
  const events = this._events;
  if (type === "error") {
    if (events !== undefined && events[errorMonitor] !== undefined) {
      %apply(emit, this, [errorMonitor, ...args]);
    }
    if (events === undefined || events.error === undefined) {
      throwUnhandled(this, args);
    }
  }
  const found = events === undefined ? undefined : events[type];
  if (found === undefined) return false;
  if (typeof found === "function") {
    const result = %apply(found, this, args);
    if (result !== undefined && result !== null && this[kCapture]) {
      watch(this, result, type, args);
    }
    return true;
  }
  // Whoever is added or taken away by one of them counts the next time.
  const list = copyOf(found);
  for (let i = 0; i < list.length; i++) callOne(list[i], this, type, args);
  return true;
};

EventEmitter.prototype.addListener = function addListener(type, listener) {
  return add(this, type, listener, false);
};
EventEmitter.prototype.on = EventEmitter.prototype.addListener;

EventEmitter.prototype.prependListener =
  function prependListener(type, listener) {
    return add(this, type, listener, true);
  };

EventEmitter.prototype.once = function once(type, listener) {
  return this.on(type, wrapOnce(this, type, listener));
};

EventEmitter.prototype.prependOnceListener =
  function prependOnceListener(type, listener) {
    return this.prependListener(type, wrapOnce(this, type, listener));
  };

EventEmitter.prototype.removeListener =
  function removeListener(type, listener) {
    validateFunction(listener, "listener");
    return remove(this, type, listener);
  };
EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

EventEmitter.prototype.removeAllListeners =
  function removeAllListeners(type) {
    const events = this._events;
    if (events === undefined) return this;
    if (events.removeListener !== undefined) {
      if (arguments.length === 0) removeAll(this);
      else removeOfType(this, type);
    } else if (arguments.length === 0) {
      this._events = { __proto__: null };
      this._eventsCount = 0;
    } else if (events[type] !== undefined) {
      forget(this, type);
    }
    return this;
  };

EventEmitter.prototype.listeners = function listeners(type) {
  const list = listOf(this, type);
  for (let i = 0; i < list.length; i++) list[i] = original(list[i]);
  return list;
};

EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return listOf(this, type);
};

EventEmitter.prototype.listenerCount =
  function listenerCount(type, listener) {
    const list = listOf(this, type);
    if (listener === undefined || listener === null) return list.length;
    let count = 0;
    for (let i = 0; i < list.length; i++) {
      if (list[i] === listener || list[i].listener === listener) count++;
    }
    return count;
  };

EventEmitter.prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? ownKeys(this._events) : [];
};

// --- what the module has beside it ------------------------------------------

// once, on and the like are in later/events_static.js.
function statics() {
  return later("node/events_static", "eventsStatic");
}

function setOne(target, n) {
  if (typeof target.setMaxListeners === "function") {
    target.setMaxListeners(n);
    return;
  }
  const { isEventTarget, maxListeners } =
    later("node/event_target", "eventTarget");
  if (!isEventTarget(target)) {
    throw argumentError("eventTargets",
                        "an instance of EventEmitter or EventTarget", target);
  }
  target[maxListeners] = n;
}

// In Node's order, for whoever lists them.
%copyPlain(EventEmitter, {
  addAbortListener(signal, listener) {
    return statics().addAbortListener(signal, listener);
  },
  once(emitter, name, options = undefined) {
    return statics().once(emitter, name, options);
  },
  on(emitter, name, options = undefined) {
    return statics().on(emitter, name, options);
  },
  getEventListeners(emitter, type) {
    return statics().getEventListeners(emitter, type);
  },
  getMaxListeners(emitter) {
    return statics().getMaxListeners(emitter);
  },
  EventEmitter,
  usingDomains: false,
  captureRejectionSymbol,
}, undefined);
defineProperty(EventEmitter, "captureRejections", {
  enumerable: true,
  get() {
    return EventEmitter.prototype[kCapture];
  },
  set(value) {
    checkBoolean(value, "EventEmitter.captureRejections");
    EventEmitter.prototype[kCapture] = value;
  },
});
EventEmitter.errorMonitor = errorMonitor;
defineProperty(EventEmitter, "defaultMaxListeners", {
  enumerable: true,
  get: () => defaultMaxListeners,
  set(count) {
    checkCount(count, "defaultMaxListeners");
    defaultMaxListeners = count;
  },
});
EventEmitter.setMaxListeners =
  function setMaxListeners(n = defaultMaxListeners, ...emitters) {
    checkCount(n, "setMaxListeners");
    if (emitters.length === 0) defaultMaxListeners = n;
    for (let i = 0; i < emitters.length; i++) setOne(emitters[i], n);
  };
EventEmitter.init = init;
EventEmitter.listenerCount = function listenerCount(emitter, type) {
  return typeof emitter.listenerCount === "function"
    ? emitter.listenerCount(type) : listOf(emitter, type).length;
};

%export("enhanceStack", enhanceStack);
%export("node:events", EventEmitter);
