// events.js: Event and EventTarget (DOM, 2): how an event goes down the tree,
// arrives, and bubbles up again.

const { missing, failed, expose } = %import("pageErrors");
const { runNow } = %import("pageTasks");
const { defineProperty } = Object;
const { slice } = Array.prototype;

const NONE = 0;
const CAPTURING = 1;
const AT_TARGET = 2;
const BUBBLING = 3;
const phases = ["NONE", "CAPTURING_PHASE", "AT_TARGET", "BUBBLING_PHASE"];

// --- events -----------------------------------------------------------------

// What an event knows of itself; programs see it through getters.
const inner = Symbol("event");

// The fields of a dictionary, as far as it has them, in their order.
function readFields(to, fields, names) {
  for (let i = 0; i < names.length; i++) {
    const value = fields[names[i]];
    if (value !== undefined) to[names[i]] = value;
  }
}

class Event {
  constructor(type, fields) {
    if (arguments.length === 0) {
      throw missing(`construct '${new.target.name}'`, 1, 0);
    }
    const given = %isObject(fields) ? fields : {};
    %define(this, inner, {
      type: `${type}`,
      bubbles: Boolean(given.bubbles),
      cancelable: Boolean(given.cancelable),
      composed: Boolean(given.composed),
      target: null,
      current: null,
      phase: NONE,
      path: [],
      isStopped: false, // no further target hears of it
      isStoppedNow: false, // nor any further listener of this one
      isPrevented: false,
      isPassive: false, // the listener that runs may not prevent it
      isDispatched: false,
      time: %processTime() / 1000,
    }, 1);
    %define(this, "isTrusted", false, 2);
  }

  get type() {
    return this[inner].type;
  }

  get target() {
    return this[inner].target;
  }

  get currentTarget() {
    return this[inner].current;
  }

  get eventPhase() {
    return this[inner].phase;
  }

  get bubbles() {
    return this[inner].bubbles;
  }

  get cancelable() {
    return this[inner].cancelable;
  }

  get defaultPrevented() {
    return this[inner].isPrevented;
  }

  get composed() {
    return this[inner].composed;
  }

  get timeStamp() {
    return this[inner].time;
  }

  get srcElement() {
    return this[inner].target;
  }

  get returnValue() {
    return !this[inner].isPrevented;
  }

  set returnValue(value) {
    if (!value) this.preventDefault();
  }

  get cancelBubble() {
    return this[inner].isStopped;
  }

  set cancelBubble(value) {
    if (value) this[inner].isStopped = true;
  }

  composedPath() {
    return %call(slice, this[inner].path);
  }

  stopPropagation() {
    this[inner].isStopped = true;
  }

  stopImmediatePropagation() {
    this[inner].isStopped = true;
    this[inner].isStoppedNow = true;
  }

  preventDefault() {
    const known = this[inner];
    if (known.isPassive) {
      %consoleWrite(2, "Unable to preventDefault inside passive event " +
                       "listener invocation.\n");
    } else if (known.cancelable) {
      known.isPrevented = true;
    }
  }

  initEvent(type, bubbles = false, cancelable = false) {
    const known = this[inner];
    if (known.isDispatched) return;
    known.type = `${type}`;
    known.bubbles = Boolean(bubbles);
    known.cancelable = Boolean(cancelable);
  }
}
for (let i = 0; i < phases.length; i++) {
  %define(Event, phases[i], i, 2);
  %define(Event.prototype, phases[i], i, 2);
}
expose(Event, "Event");

// A class of events with fields of its own: {name: its default}.
function eventClass(name, parent, defaults) {
  const fields = Symbol(name);
  const names = %ownKeys(defaults, 5);
  const made = {
    [name]: class extends parent {
      constructor(type, given) {
        if (arguments.length === 0) throw missing(`construct '${name}'`, 1, 0);
        super(type, given);
        const values = { __proto__: null };
        readFields(values, defaults, names);
        if (%isObject(given)) readFields(values, given, names);
        %define(this, fields, values, 1);
      }
    },
  }[name];
  for (let i = 0; i < names.length; i++) {
    const field = names[i];
    defineProperty(made.prototype, field, {
      __proto__: null,
      configurable: true,
      enumerable: true,
      get() {
        return this[fields][field];
      },
    });
  }
  %define(made.prototype, Symbol.toStringTag, name, 4);
  return made;
}

const CustomEvent = eventClass("CustomEvent", Event, { detail: null });
const UIEvent = eventClass("UIEvent", Event, { detail: 0, view: null });
const MouseEvent = eventClass("MouseEvent", UIEvent, {
  screenX: 0, screenY: 0, clientX: 0, clientY: 0, ctrlKey: false,
  shiftKey: false, altKey: false, metaKey: false, button: 0, buttons: 0,
  relatedTarget: null, pageX: 0, pageY: 0, x: 0, y: 0, offsetX: 0, offsetY: 0,
  movementX: 0, movementY: 0,
});
const PointerEvent = eventClass("PointerEvent", MouseEvent, {
  pointerId: 0, width: 1, height: 1, pressure: 0, pointerType: "",
  isPrimary: false,
});
const KeyboardEvent = eventClass("KeyboardEvent", UIEvent, {
  key: "", code: "", location: 0, ctrlKey: false, shiftKey: false,
  altKey: false, metaKey: false, repeat: false, isComposing: false,
  keyCode: 0, charCode: 0, which: 0,
});
const InputEvent = eventClass("InputEvent", UIEvent, {
  data: null, inputType: "", isComposing: false,
});
const FocusEvent =
  eventClass("FocusEvent", UIEvent, { relatedTarget: null });
const SubmitEvent = eventClass("SubmitEvent", Event, { submitter: null });
const MessageEvent = eventClass("MessageEvent", Event, {
  data: null, origin: "", lastEventId: "", source: null, ports: [],
});
const CloseEvent = eventClass("CloseEvent", Event, {
  wasClean: false, code: 0, reason: "",
});
const ProgressEvent = eventClass("ProgressEvent", Event, {
  lengthComputable: false, loaded: 0, total: 0,
});
const ErrorEvent = eventClass("ErrorEvent", Event, {
  message: "", filename: "", lineno: 0, colno: 0, error: undefined,
});
const PromiseRejectionEvent = eventClass("PromiseRejectionEvent", Event, {
  promise: undefined, reason: undefined,
});
const StorageEvent = eventClass("StorageEvent", Event, {
  key: null, oldValue: null, newValue: null, url: "", storageArea: null,
});
const HashChangeEvent = eventClass("HashChangeEvent", Event, {
  oldURL: "", newURL: "",
});

const modifiers = { __proto__: null, Alt: "altKey", Control: "ctrlKey",
                    Meta: "metaKey", Shift: "shiftKey" };

// Is the key held? MouseEvent and KeyboardEvent know it.
function getModifierState(key) {
  return modifiers[key] !== undefined && this[modifiers[key]];
}
%define(MouseEvent.prototype, "getModifierState", getModifierState, 7);
%define(KeyboardEvent.prototype, "getModifierState", getModifierState, 7);

// An event of the browser itself.
function trusted(maker, type, fields) {
  const event = new maker(type, fields);
  %define(event, "isTrusted", true, 2);
  return event;
}

// --- listeners --------------------------------------------------------------

// What a target knows of those who listen: {list, handlers}. A record is
// {type, callback, capture, once, passive, isRemoved, isHandler}.
const heard = Symbol("listeners");
// What stands above a target; a node's prototype has its own.
const parentOf = Symbol("parent of");

function listenersOf(target) {
  const known = target[heard];
  if (known !== undefined) return known;
  const made = { list: [], handlers: { __proto__: null } };
  %define(target, heard, made, 1);
  return made;
}

function findRecord(list, type, callback, capture) {
  let i = 0;
  while (i < list.length &&
         !(list[i].type === type && list[i].callback === callback &&
           list[i].capture === capture && !list[i].isHandler)) {
    i++;
  }
  return i;
}

function takeOut(known, at) {
  const { list } = known;
  const rest = [];
  list[at].isRemoved = true;
  for (let i = 0; i < list.length; i++) if (i !== at) %push(rest, list[i]);
  known.list = rest;
}

function captureOf(options) {
  return %isObject(options) ? Boolean(options.capture) : Boolean(options);
}

// Called as a plain function the methods are the window's.
function thisTarget(value) {
  return value === undefined || value === null ? globalThis : value;
}

class EventTarget {
  addEventListener(type, callback, options) {
    const target = thisTarget(this);
    if (arguments.length < 2) {
      throw missing("execute 'addEventListener' on 'EventTarget'", 2,
                    arguments.length);
    }
    if (callback === null || callback === undefined) return;
    if (!%isObject(callback)) {
      throw new TypeError(
        "Failed to execute 'addEventListener' on 'EventTarget': parameter 2 " +
        "is not of type 'Object'.");
    }
    const more = %isObject(options) ? options : {};
    const name = `${type}`;
    const capture = captureOf(options);
    const { signal } = more;
    if (signal?.aborted) return;
    const known = listenersOf(target);
    if (findRecord(known.list, name, callback, capture) < known.list.length) {
      return;
    }
    %push(known.list, {
      type: name, callback, capture, once: Boolean(more.once),
      passive: Boolean(more.passive), isRemoved: false, isHandler: false,
    });
    signal?.addEventListener("abort", () => {
      target.removeEventListener(name, callback, capture);
    });
  }

  removeEventListener(type, callback, options) {
    const known = listenersOf(thisTarget(this));
    const at = findRecord(known.list, `${type}`, callback, captureOf(options));
    if (at < known.list.length) takeOut(known, at);
  }

  dispatchEvent(event) {
    const target = thisTarget(this);
    if (!%isObject(event) || event[inner] === undefined) {
      throw new TypeError(
        "Failed to execute 'dispatchEvent' on 'EventTarget': parameter 1 is " +
        "not of type 'Event'.");
    }
    if (event[inner].isDispatched) {
      throw failed("InvalidStateError",
                   "execute 'dispatchEvent' on 'EventTarget'",
                   "The event is already being dispatched.");
    }
    %define(event, "isTrusted", false, 2);
    return runNow(dispatch(target, event));
  }

  [parentOf]() {
    return null;
  }
}
expose(EventTarget, "EventTarget");

// --- the way of an event (DOM, 2.9) -------------------------------------------

// What a handler (onclick = ...) answers may prevent the default.
function callHandler(handler, target, event) {
  const { type } = event[inner];
  if (type === "error" && event instanceof ErrorEvent &&
      target === globalThis) {
    const { message, filename, lineno, colno, error } = event;
    if (%call(handler, target, message, filename, lineno, colno, error) ===
        true) {
      event.preventDefault();
    }
  } else if (%call(handler, target, event) === false) {
    event.preventDefault();
  }
}

function callListener(record, target, event) {
  const before = currentEvent;
  currentEvent = event;
  event[inner].isPassive = record.passive;
  try {
    const { callback } = record;
    if (record.isHandler) {
      const handler = handlerOf(target, record);
      if (typeof handler === "function") callHandler(handler, target, event);
    } else if (typeof callback === "function") {
      %call(callback, target, event);
    } else {
      const { handleEvent } = callback;
      if (typeof handleEvent !== "function") {
        throw new TypeError("EventListener's handleEvent is not a function");
      }
      %call(handleEvent, callback, event);
    }
  } catch (error) {
    %import("reportError")(error);
  }
  event[inner].isPassive = false;
  currentEvent = before;
}

let currentEvent; // window.event

// Those of one target that listen in this phase.
function* callListeners(target, event, capture) {
  const known = event[inner];
  const listeners = target[heard];
  known.current = target;
  if (listeners === undefined || known.isStopped) return;
  const { list } = listeners;
  const count = list.length;
  for (let i = 0; i < count && !known.isStoppedNow; i++) {
    const record = list[i];
    if (record.type === known.type && record.capture === capture &&
        !record.isRemoved) {
      if (record.once) {
        const at = findRecord(listeners.list, record.type, record.callback,
                              capture);
        if (at < listeners.list.length) takeOut(listeners, at);
      }
      callListener(record, target, event);
      yield;
    }
  }
}

// Yields behind every listener. Answers whether nobody has prevented what
// the browser would do next.
function* dispatch(target, event, shownTarget = target) {
  const known = event[inner];
  const path = [];
  for (let at = target; at !== null; at = at[parentOf](event)) {
    %push(path, at);
  }
  known.isDispatched = true;
  known.target = shownTarget;
  known.path = path;
  const activation = %import("activation")(event, path);
  for (let i = path.length - 1; i >= 0; i--) {
    known.phase = i === 0 ? AT_TARGET : CAPTURING;
    yield* callListeners(path[i], event, true);
  }
  for (let i = 0; i < path.length; i++) {
    known.phase = i === 0 ? AT_TARGET : BUBBLING;
    if (i === 0 || known.bubbles) yield* callListeners(path[i], event, false);
  }
  known.phase = NONE;
  known.current = null;
  known.path = [];
  known.isDispatched = false;
  known.isStopped = false;
  known.isStoppedNow = false;
  if (activation !== undefined) {
    yield* activation.after(event, known.isPrevented);
  }
  return !known.isPrevented;
}

// --- handlers: target.onclick = function ---------------------------------------

// A handler that an attribute gives is compiled when it is first asked for.
function handlerOf(target, record) {
  const { handler } = record;
  if (typeof handler !== "string") return handler;
  record.handler = %import("compileHandler")(target, record.type, handler);
  return record.handler;
}

function getHandler(target, type) {
  const record = target[heard]?.handlers[type];
  return record === undefined ? null : handlerOf(target, record);
}

// `handler` is a function, the text of an attribute, or nothing.
function setHandler(target, type, handler) {
  const known = listenersOf(target);
  const record = known.handlers[type];
  const isNone = !%isObject(handler) && typeof handler !== "string";
  if (record !== undefined && isNone) {
    known.handlers[type] = undefined;
    let at = 0;
    while (known.list[at] !== record) at++;
    takeOut(known, at);
  } else if (record !== undefined) {
    record.handler = handler;
  } else if (!isNone) {
    known.handlers[type] = {
      type, callback: undefined, capture: false, once: false, passive: false,
      isRemoved: false, isHandler: true, handler,
    };
    %push(known.list, known.handlers[type]);
  }
}

// The properties on... of these types.
function defineHandlers(object, types) {
  for (let i = 0; i < types.length; i++) {
    const type = types[i];
    defineProperty(object, `on${type}`, {
      __proto__: null,
      configurable: true,
      enumerable: true,
      get() {
        return getHandler(thisTarget(this), type);
      },
      set(handler) {
        setHandler(thisTarget(this), type,
                   %isObject(handler) ? handler : null);
      },
    });
  }
}

// --- what else makes use of it ---------------------------------------------------

%export("activation", () => undefined); // html_elements.js knows more
%install(globalThis, {
  Event, CustomEvent, UIEvent, MouseEvent, PointerEvent, KeyboardEvent,
  InputEvent, FocusEvent, SubmitEvent, MessageEvent, CloseEvent, ProgressEvent,
  ErrorEvent, PromiseRejectionEvent, StorageEvent, HashChangeEvent,
  EventTarget,
});
defineProperty(globalThis, "event", {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get: () => currentEvent,
  set(value) {
    %define(globalThis, "event", value, 7);
  },
});
%export("pageEvents", {
  Event, CustomEvent, UIEvent, MouseEvent, PointerEvent, KeyboardEvent,
  InputEvent, FocusEvent, SubmitEvent, MessageEvent, CloseEvent, ProgressEvent,
  ErrorEvent, PromiseRejectionEvent, StorageEvent, EventTarget, eventClass,
  trusted, dispatch, heard, parentOf, setHandler, getHandler, defineHandlers,
});
