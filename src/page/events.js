// events.js: what the browser's objects that tell of something are made of:
// Event, EventTarget, and DOMException, which their errors are.

const errorCodes = {
  __proto__: null, SyntaxError: 12, InvalidStateError: 11,
  InvalidAccessError: 15,
};

class DOMException extends Error {
  constructor(message = "", name = "Error") {
    super(message);
    %define(this, "name", `${name}`, 5);
    %define(this, "code", errorCodes[name] ?? 0, 5);
    %define(this, "stack",
            `${name}${%textCut(this.stack, 5)}`, 5);
  }
}

class Event {
  constructor(type, fields) {
    this.type = `${type}`;
    this.target = null;
    this.currentTarget = null;
    this.bubbles = false;
    this.cancelable = false;
    this.defaultPrevented = false;
    if (%isObject(fields)) {
      const keys = %ownKeys(fields, 5);
      for (let i = 0; i < keys.length; i++) this[keys[i]] = fields[keys[i]];
    }
  }

  preventDefault() {
    if (this.cancelable) this.defaultPrevented = true;
  }

  stopPropagation() {}
}

class MessageEvent extends Event {}
class CloseEvent extends Event {}

const listeners = Symbol("listeners");

// A function, or an object with `handleEvent`. An error is reported, and the
// others still hear of the event.
function callListener(listener, target, event) {
  try {
    if (typeof listener === "function") %call(listener, target, event);
    else listener.handleEvent(event);
  } catch (error) {
    %microtask(() => {
      throw error;
    });
  }
}

function place(list, type, listener) {
  let i = 0;
  while (i < list.length &&
         !(list[i].type === type && list[i].listener === listener)) {
    i++;
  }
  return i;
}

class EventTarget {
  constructor() {
    %define(this, listeners, [], 1);
  }

  addEventListener(type, listener, options) {
    if (listener === null || listener === undefined) return;
    const name = `${type}`;
    const list = this[listeners];
    if (place(list, name, listener) < list.length) return;
    const once = %isObject(options) && Boolean(options.once);
    %push(list, { type: name, listener, once });
  }

  removeEventListener(type, listener) {
    const list = this[listeners];
    const at = place(list, `${type}`, listener);
    const rest = [];
    for (let i = 0; i < list.length; i++) if (i !== at) %push(rest, list[i]);
    this[listeners] = rest;
  }

  dispatchEvent(event) {
    const handler = this[`on${event.type}`];
    const list = this[listeners];
    event.target = this;
    event.currentTarget = this;
    if (typeof handler === "function") callListener(handler, this, event);
    for (let i = 0; i < list.length; i++) {
      const { type, listener, once } = list[i];
      if (type === event.type) {
        if (once) this.removeEventListener(type, listener);
        callListener(listener, this, event);
      }
    }
    return !event.defaultPrevented;
  }
}

%install(globalThis, {
  DOMException, Event, MessageEvent, CloseEvent, EventTarget,
});
%export("pageEvents", {
  DOMException, Event, MessageEvent, CloseEvent, EventTarget,
});
