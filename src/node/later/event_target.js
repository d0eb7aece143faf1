// event_target.js: Event, CustomEvent and EventTarget (DOM, 2.2 to 2.8), as
// Node has them: there is no tree, so an event reaches one target only.
//
// A target keeps for each type a chain of records {listener, callback, once,
// capture, removed, next}, in the order in which they were added, behind a
// record that stands for nobody. Whoever walks the chain may meanwhile find
// records added at its end, and taken out of it.

const { validateObject, validateAbortSignal } =
  %import("later")("node/validators", "validators");
const { Error, TypeError, Symbol, defineProperty } = %import("originals");
const inspect = %import("inspect");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");
const EventEmitter = %import("node:events");

const isTarget = Symbol.for("nodejs.event_target");
const kType = Symbol("type");
const kTarget = Symbol("kTarget");
const kIsBeingDispatched = Symbol("kIsBeingDispatched");
const kStop = Symbol("kStop");
const kDetail = Symbol("detail");
const kEvents = Symbol("kEvents");
const kHandlers = Symbol("kHandlers");
const maxListeners = Symbol("events.maxEventTargetListeners");
const warned = Symbol("events.maxEventTargetListenersWarned");
const trust = Symbol("trusted");

function missing(message) {
  return nodeError(TypeError, "ERR_MISSING_ARGS",
                   `The ${message} must be specified`);
}

function wrongThis(name) {
  return nodeError(TypeError, "ERR_INVALID_THIS",
                   `Value of "this" must be of type ${name}`);
}

// "Name { ... }", or the name alone where the depth is used up.
function showAs(object, shown, depth, options) {
  const { name } = object.constructor;
  if (depth < 0) return name;
  const all = { __proto__: null };
  %copyPlain(all, options, undefined);
  if (all.depth % 1 === 0) all.depth--;
  return `${name} ${inspect(shown, all)}`;
}

// What a page's script may list: methods and getters of these classes are
// enumerable, and the class has a tag.
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

// --- events ----------------------------------------------------------------

function checkEvent(value) {
  if (!%isObject(value) || typeof value[kType] !== "string") {
    throw wrongThis("Event");
  }
}

class Event {
  #cancelable = false;
  #bubbles = false;
  #composed = false;
  #prevented = false;
  #stopped = false;
  #trusted = false;
  #time = %processTime() / 1000;

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw missing('"type" argument');
    if (options !== undefined && options !== null) {
      validateObject(options, "options");
      this.#bubbles = !!options.bubbles;
      this.#cancelable = !!options.cancelable;
      this.#composed = !!options.composed;
      this.#trusted = !!options[trust];
    }
    this[kType] = `${type}`;
    this[kTarget] = null;
    this[kIsBeingDispatched] = false;
  }

  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) throw missing('"type" argument');
    if (this[kIsBeingDispatched]) return;
    this[kType] = `${type}`;
    this.#bubbles = !!bubbles;
    this.#cancelable = !!cancelable;
  }

  stopImmediatePropagation() {
    this.stopPropagation();
    this[kStop] = true;
  }

  preventDefault() {
    checkEvent(this);
    this.#prevented = true;
  }

  get target() {
    checkEvent(this);
    return this[kTarget];
  }

  get currentTarget() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? this[kTarget] : null;
  }

  get srcElement() {
    checkEvent(this);
    return this[kTarget];
  }

  get type() {
    checkEvent(this);
    return this[kType];
  }

  get cancelable() {
    checkEvent(this);
    return this.#cancelable;
  }

  get defaultPrevented() {
    checkEvent(this);
    return this.#cancelable && this.#prevented;
  }

  get timeStamp() {
    checkEvent(this);
    return this.#time;
  }

  composedPath() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? [this[kTarget]] : [];
  }

  get returnValue() {
    checkEvent(this);
    return !this.#cancelable || !this.#prevented;
  }

  get bubbles() {
    checkEvent(this);
    return this.#bubbles;
  }

  get composed() {
    checkEvent(this);
    return this.#composed;
  }

  get eventPhase() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? 2 : 0;
  }

  get cancelBubble() {
    checkEvent(this);
    return this.#stopped;
  }

  set cancelBubble(value) {
    checkEvent(this);
    if (value) this.#stopped = true;
  }

  stopPropagation() {
    checkEvent(this);
    this.#stopped = true;
  }

  get isTrusted() {
    return this.#trusted;
  }

  [inspect.custom](depth, options) {
    checkEvent(this);
    return showAs(this, {
      type: this[kType],
      defaultPrevented: this.#prevented,
      cancelable: this.#cancelable,
      timeStamp: this.#time,
    }, depth, options);
  }
}
expose(Event, "Event");
const phases = ["NONE", "CAPTURING_PHASE", "AT_TARGET", "BUBBLING_PHASE"];
for (let i = 0; i < phases.length; i++) %define(Event, phases[i], i, 2);

class CustomEvent extends Event {
  constructor(type, options = {}) {
    if (arguments.length === 0) throw missing('"type" argument');
    super(type, options);
    this[kDetail] = options?.detail ?? null;
  }

  get detail() {
    if (this?.[kDetail] === undefined) throw wrongThis("CustomEvent");
    return this[kDetail];
  }
}
expose(CustomEvent, "CustomEvent");

// --- listeners ----------------------------------------------------------------

function isEventTarget(value) {
  return !!value?.constructor?.[isTarget];
}

function checkTarget(value) {
  if (!isEventTarget(value)) throw wrongThis("EventTarget");
}

// False where it is nothing that could be called.
function isListener(listener) {
  if (typeof listener === "function" ||
      (%isObject(listener) && typeof listener === "object")) {
    return true;
  }
  if (listener === undefined || listener === null) return false;
  throw argumentError("listener", "an instance of EventListener", listener);
}

function readOptions(options) {
  if (typeof options === "boolean") return { capture: options };
  if (options === null) return {};
  if (!%isObject(options)) throw argumentError("options", "object", options);
  return {
    once: !!options.once,
    capture: !!options.capture,
    signal: options.signal,
  };
}

function warn(target, type, name, message) {
  const warning = new Error(message);
  warning.name = name;
  warning.target = target;
  warning.type = type;
  %import("emitWarning")(warning);
  return warning;
}

function warnOfMany(target, type, count) {
  const limit = target[maxListeners];
  if (!(limit > 0 && count > limit) || target[warned]) return;
  target[warned] = true;
  warn(target, type, "MaxListenersExceededWarning",
       `Possible EventTarget memory leak detected. ${count} ${type} ` +
         `listeners added to ${inspect(target, { depth: -1 })}. ` +
         `MaxListeners is ${limit}. Use events.setMaxListeners() to ` +
         "increase limit").count = count;
}

// An object is asked for its method when the event has come.
function callbackOf(listener) {
  if (typeof listener === "function") return listener;
  return async (event) => {
    if (listener.handleEvent) await listener.handleEvent(event);
  };
}

// The record before that of `listener`, or the last one.
function before(root, listener, capture) {
  let record = root;
  while (record.next !== undefined &&
         !(record.next.listener === listener &&
           record.next.capture === capture)) {
    record = record.next;
  }
  return record;
}

function newRecord(listener, once, capture) {
  return {
    __proto__: null,
    listener,
    callback: listener === undefined ? undefined : callbackOf(listener),
    once,
    capture,
    removed: false,
    next: undefined,
  };
}

function countOf(root) {
  let count = 0;
  for (let at = root.next; at !== undefined; at = at.next) count++;
  return count;
}

function takeOut(root, listener, capture) {
  const previous = before(root, listener, capture);
  if (previous.next === undefined) return;
  previous.next.removed = true;
  previous.next = previous.next.next;
}

// --- dispatching ------------------------------------------------------------------

// An error of a listener stops nobody: it is thrown later, by itself.
function throwLater(error) {
  %nextTick(() => { throw error; }, undefined);
}

function callListener(target, record, event) {
  try {
    const result = %call(record.callback, target, event);
    event[kIsBeingDispatched] = false;
    if (result !== undefined && result !== null &&
        typeof result.then === "function") {
      result.then(undefined, throwLater);
    }
  } catch (error) {
    throwLater(error);
  }
}

function dispatch(target, event) {
  const root = target[kEvents][event[kType]];
  event[kTarget] = target;
  event[kIsBeingDispatched] = true;
  let record = root?.next;
  while (record !== undefined && event[kStop] !== true) {
    const { next } = record;
    if (!record.removed) {
      if (record.once) takeOut(root, record.listener, record.capture);
      callListener(target, record, event);
    }
    record = next;
  }
  event[kIsBeingDispatched] = false;
}

class EventTarget {
  static [isTarget] = true;

  constructor() {
    this[kEvents] = { __proto__: null };
    this[maxListeners] = EventEmitter.defaultMaxListeners;
    this[warned] = false;
    this[kHandlers] = { __proto__: null };
  }

  addEventListener(type, listener, options = {}) {
    checkTarget(this);
    if (arguments.length < 2) throw missing('"type" and "listener" arguments');
    const { once = false, capture = false, signal } = readOptions(options);
    validateAbortSignal(signal, "options.signal");
    if (signal !== undefined) {
      if (signal.aborted) return;
      signal.addEventListener("abort", () => {
        this.removeEventListener(type, listener, { capture });
      }, { once: true });
    }
    if (!isListener(listener)) {
      warn(this, type, "AddEventListenerArgumentTypeWarning",
           `addEventListener called with ${listener} which has no effect.`);
      return;
    }
    type = `${type}`;
    const root = (this[kEvents][type] ??= newRecord(undefined, false, false));
    const last = before(root, listener, capture);
    if (last.next !== undefined) return;
    last.next = newRecord(listener, once, capture);
    warnOfMany(this, type, countOf(root));
  }

  removeEventListener(type, listener, options = {}) {
    checkTarget(this);
    if (arguments.length < 2) throw missing('"type" and "listener" arguments');
    if (!isListener(listener)) return;
    const root = this[kEvents][`${type}`];
    if (root !== undefined) {
      takeOut(root, listener, options?.capture === true);
    }
  }

  dispatchEvent(event) {
    checkTarget(this);
    if (arguments.length < 1) throw missing('"event" argument');
    if (!(event instanceof Event)) {
      throw argumentError("event", "an instance of Event", event);
    }
    if (event[kIsBeingDispatched]) {
      throw nodeError(Error, "ERR_EVENT_RECURSION",
                      `The event "${event.type}" is already being dispatched`);
    }
    dispatch(this, event);
    return event.defaultPrevented !== true;
  }

  [inspect.custom](depth, options) {
    checkTarget(this);
    return showAs(this, {}, depth, options);
  }
}
expose(EventTarget, "EventTarget");

// --- the property onabort and its kind ----------------------------------------

// target.onNAME = function: one listener that can be exchanged.
function defineHandler(prototype, name) {
  const property = `on${name}`;
  function get() {
    return this[kHandlers][name]?.handler ?? null;
  }
  function set(value) {
    let held = this[kHandlers][name];
    if (held === undefined) {
      held = function (event) {
        if (typeof held.handler === "function") {
          return %call(held.handler, this, event);
        }
        return undefined;
      };
      this[kHandlers][name] = held;
      this.addEventListener(name, held);
    }
    held.handler = value;
  }
  %define(get, "name", `get ${property}`, 4);
  %define(set, "name", `set ${property}`, 4);
  defineProperty(prototype, property, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get,
    set,
  });
}

// The functions that listen for a type, as a list of the caller's.
function listenersOf(target, type) {
  const functions = [];
  let record = target[kEvents][type]?.next;
  for (; record !== undefined; record = record.next) {
    %push(functions, record.listener);
  }
  return functions;
}

%export("eventTarget", {
  __proto__: null,
  Event,
  CustomEvent,
  EventTarget,
  isEventTarget,
  listenersOf,
  maxListeners,
  trust,
  showAs,
  expose,
  wrongThis,
  defineHandler,
});
