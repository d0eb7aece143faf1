// events_static.js: what the module events has beside the class: once and on
// as promises, for emitters and for event targets.

const later = %import("later");
const { validateInteger, validateAbortSignal, AbortError } =
  later("node/validators", "validators");
const { isEventTarget, listenersOf, maxListeners } =
  later("node/event_target", "eventTarget");
const { Error, Promise, Symbol } = %import("originals");
const argumentError = %import("argumentError");
const validateFunction = %import("validateFunction");
const dispose = Symbol.dispose ?? %import("dispose");

function neither(value) {
  return argumentError("emitter",
                       "an instance of EventEmitter or EventTarget", value);
}

function addTo(emitter, name, listener, options) {
  if (typeof emitter.on === "function") {
    if (options?.once) emitter.once(name, listener);
    else emitter.on(name, listener);
  } else if (typeof emitter.addEventListener === "function") {
    emitter.addEventListener(name, listener, options);
  } else {
    throw argumentError("emitter", "an instance of EventEmitter", emitter);
  }
}

function removeFrom(emitter, name, listener) {
  if (typeof emitter.removeListener === "function") {
    emitter.removeListener(name, listener);
  } else if (typeof emitter.removeEventListener === "function") {
    emitter.removeEventListener(name, listener);
  } else {
    throw argumentError("emitter", "an instance of EventEmitter", emitter);
  }
}

function abortedBy(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

function checkSignal(signal) {
  validateAbortSignal(signal, "options.signal");
  if (signal !== undefined && signal.aborted) throw abortedBy(signal);
}

// --- once ------------------------------------------------------------------

// A promise for the arguments of the next `name`, rejected by an `error`.
async function once(emitter, name, options = {}) {
  const signal = options?.signal;
  checkSignal(signal);
  return new Promise((resolve, reject) => {
    function onError(error) {
      emitter.removeListener(name, onEvent);
      if (signal !== undefined) removeFrom(signal, "abort", onAbort);
      reject(error);
    }
    function onEvent(...args) {
      if (typeof emitter.removeListener === "function") {
        emitter.removeListener("error", onError);
      }
      if (signal !== undefined) removeFrom(signal, "abort", onAbort);
      resolve(args);
    }
    function onAbort() {
      removeFrom(emitter, name, onEvent);
      removeFrom(emitter, "error", onError);
      reject(abortedBy(signal));
    }
    addTo(emitter, name, onEvent, { once: true });
    if (name !== "error" && typeof emitter.once === "function") {
      emitter.once("error", onError);
    }
    if (signal !== undefined) addTo(signal, "abort", onAbort, { once: true });
  });
}

// --- on --------------------------------------------------------------------

const asyncIteratorPrototype = {
  [Symbol.asyncIterator]() {
    return this;
  },
};

// An iterator over what is emitted as `name`. Events that came while nobody
// asked wait in `events`; whoever asked before there was one, in `askers`. A
// value is a list of arguments; with `isSingle`, the first of them.
function on(emitter, name, options = {}, isSingle = false) {
  const { signal, close } = options;
  checkSignal(signal);
  const high = options.highWaterMark ?? options.highWatermark ??
               9007199254740991;
  validateInteger(high, "options.highWaterMark", 1);
  const low = options.lowWaterMark ?? options.lowWatermark ?? 1;
  validateInteger(low, "options.lowWaterMark", 1);

  let events = [];
  let askers = [];
  const listeners = [];
  let paused = false;
  let failure = null;
  let finished = false;

  function listen(event, listener) {
    addTo(emitter, event, listener);
    %push(listeners, event);
    %push(listeners, listener);
  }

  function finish() {
    if (signal !== undefined) removeFrom(signal, "abort", onAbort);
    while (listeners.length > 0) {
      const last = listeners.length - 2;
      removeFrom(emitter, listeners[last], listeners[last + 1]);
      listeners.length = last;
    }
    finished = true;
    const done = { value: undefined, done: true };
    const waiting = askers;
    askers = [];
    for (let i = 0; i < waiting.length; i++) waiting[i].resolve(done);
    return Promise.resolve(done);
  }

  function onEvent(...args) {
    const value = isSingle ? args[0] : args;
    if (askers.length > 0) {
      takeFirst(askers).resolve({ value, done: false });
      return;
    }
    %push(events, value);
    if (!paused && events.length > high) {
      paused = true;
      emitter.pause();
    }
  }

  function onError(error) {
    if (askers.length > 0) takeFirst(askers).reject(error);
    else failure = error;
    finish();
  }

  function onAbort() {
    onError(abortedBy(signal));
  }

  const iterator = {
    __proto__: asyncIteratorPrototype,

    next() {
      if (events.length > 0) {
        const value = takeFirst(events);
        if (paused && events.length < low) {
          emitter.resume();
          paused = false;
        }
        return Promise.resolve({ value, done: false });
      }
      if (failure) {
        const error = failure;
        failure = null;
        return Promise.reject(error);
      }
      if (finished) return finish();
      return new Promise((resolve, reject) => {
        %push(askers, { resolve, reject });
      });
    },

    return() {
      return finish();
    },

    throw(error) {
      if (!(error instanceof Error)) {
        throw argumentError("EventEmitter.AsyncIterator",
                            "an instance of Error", error);
      }
      onError(error);
    },

    [Symbol.asyncIterator]() {
      return this;
    },
  };

  listen(name, onEvent);
  if (name !== "error" && typeof emitter.on === "function") {
    listen("error", onError);
  }
  for (let i = 0; i < (close?.length ?? 0); i++) listen(close[i], finish);
  if (signal !== undefined) addAbortListener(signal, onAbort);
  return iterator;
}

function takeFirst(list) {
  const first = list[0];
  for (let i = 1; i < list.length; i++) list[i - 1] = list[i];
  list.length--;
  return first;
}

// --- the others ------------------------------------------------------------------

function getEventListeners(emitter, type) {
  if (typeof emitter.listeners === "function") return emitter.listeners(type);
  if (isEventTarget(emitter)) return listenersOf(emitter, type);
  throw neither(emitter);
}

function getMaxListeners(emitter) {
  if (typeof emitter?.getMaxListeners === "function") {
    return emitter.getMaxListeners();
  }
  if (emitter?.[maxListeners] !== undefined) return emitter[maxListeners];
  throw neither(emitter);
}

// Calls `listener` when the signal is aborted; later, where it is already.
function addAbortListener(signal, listener) {
  if (signal === undefined) {
    throw argumentError("signal", "an instance of AbortSignal", signal);
  }
  validateAbortSignal(signal, "signal");
  validateFunction(listener, "listener");
  let remove;
  if (signal.aborted) {
    %microtask(() => listener());
  } else {
    signal.addEventListener("abort", listener, { once: true });
    remove = () => signal.removeEventListener("abort", listener);
  }
  return {
    __proto__: null,
    [dispose]() {
      remove?.();
    },
  };
}

%export("eventsStatic", {
  __proto__: null,
  once,
  on,
  getEventListeners,
  getMaxListeners,
  addAbortListener,
});
