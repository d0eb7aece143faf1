// ws_events.js: the browser's way to listen to a WebSocket of Node's: onopen,
// addEventListener, and the events that they are given.

const target = Symbol("kTarget");
const type = Symbol("kType");
const data = Symbol("kData");
const code = Symbol("kCode");
const reason = Symbol("kReason");
const wasClean = Symbol("kWasClean");
const error = Symbol("kError");
const message = Symbol("kMessage");

class Event {
  constructor(name, owner) {
    this[target] = owner;
    this[type] = name;
  }

  get target() {
    return this[target];
  }

  get type() {
    return this[type];
  }
}

class MessageEvent extends Event {
  constructor(owner, content) {
    super("message", owner);
    this[data] = content;
  }

  get data() {
    return this[data];
  }
}

class CloseEvent extends Event {
  constructor(owner, number, text, clean) {
    super("close", owner);
    this[code] = number;
    this[reason] = text;
    this[wasClean] = clean;
  }

  get code() {
    return this[code];
  }

  get reason() {
    return this[reason];
  }

  get wasClean() {
    return this[wasClean];
  }
}

class ErrorEvent extends Event {
  constructor(owner, cause) {
    super("error", owner);
    this[error] = cause;
    this[message] = cause.message;
  }

  get error() {
    return this[error];
  }

  get message() {
    return this[message];
  }
}

// --- from an emitter's arguments to one event -------------------------------

const isAttribute = Symbol("kForOnEventAttribute");
const inner = Symbol("kListener");

// A function, or an object with `handleEvent`.
function callListener(listener, owner, event) {
  if (typeof listener === "object" && listener.handleEvent) {
    listener.handleEvent(event);
  } else {
    %call(listener, owner, event);
  }
}

const wrappers = {
  __proto__: null,
  open: (handler) => function onOpen() {
    callListener(handler, this, new Event("open", this));
  },
  message: (handler) => function onMessage(content, isBinary) {
    const shown = isBinary ? content : content.toString();
    callListener(handler, this, new MessageEvent(this, shown));
  },
  close: (handler) => function onClose(number, text) {
    const clean = this._closeFrameReceived && this._closeFrameSent;
    callListener(handler, this,
                 new CloseEvent(this, number, text.toString(), clean));
  },
  error: (handler) => function onError(cause) {
    callListener(handler, this, new ErrorEvent(this, cause));
  },
};

function findWrapper(socket, name, handler, attribute) {
  const list = socket.listeners(name);
  for (let i = 0; i < list.length; i++) {
    const isIt = attribute ? list[i][isAttribute]
                           : list[i][inner] === handler &&
                             !list[i][isAttribute];
    if (isIt) return list[i];
  }
  return undefined;
}

function addWrapper(socket, name, handler, attribute, once) {
  const wrapper = wrappers[name](handler);
  wrapper[isAttribute] = attribute;
  wrapper[inner] = handler;
  if (once) socket.once(name, wrapper);
  else socket.on(name, wrapper);
}

const eventTarget = {
  addEventListener(name, handler, options = {}) {
    if (wrappers[name] === undefined) return;
    if (findWrapper(this, name, handler, false) === undefined) {
      addWrapper(this, name, handler, false, options.once);
    }
  },

  removeEventListener(name, handler) {
    const wrapper = findWrapper(this, name, handler, false);
    if (wrapper !== undefined) this.removeListener(name, wrapper);
  },
};

// onopen, onmessage, onclose, onerror.
function defineAttribute(prototype, name) {
  Object.defineProperty(prototype, `on${name}`, {
    configurable: true,
    enumerable: true,
    get() {
      const wrapper = findWrapper(this, name, undefined, true);
      return wrapper === undefined ? null : wrapper[inner];
    },
    set(handler) {
      const wrapper = findWrapper(this, name, undefined, true);
      if (wrapper !== undefined) this.removeListener(name, wrapper);
      if (typeof handler === "function") {
        addWrapper(this, name, handler, true, false);
      }
    },
  });
}

%export("wsEventTarget", (prototype) => {
  defineAttribute(prototype, "open");
  defineAttribute(prototype, "error");
  defineAttribute(prototype, "close");
  defineAttribute(prototype, "message");
  prototype.addEventListener = eventTarget.addEventListener;
  prototype.removeEventListener = eventTarget.removeEventListener;
});
