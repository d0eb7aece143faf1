// abort.js: AbortController and AbortSignal (DOM, 3).

const { DOMException, illegal, expose } = %import("pageErrors");
const { EventTarget, Event, trusted, dispatch, defineHandlers } =
  %import("pageEvents");
const { runNow } = %import("pageTasks");

const { setTimeout } = %import("pageTimers");

const secret = Symbol("made by the library");
const state = Symbol("state"); // {isAborted, reason, callbacks}

class AbortSignal extends EventTarget {
  constructor(token) {
    if (token !== secret) throw illegal(new.target.name);
    super();
    %define(this, state, { isAborted: false, reason: undefined,
                           callbacks: [] }, 1);
  }

  get aborted() {
    return this[state].isAborted;
  }

  get reason() {
    return this[state].reason;
  }

  throwIfAborted() {
    if (this[state].isAborted) throw this[state].reason;
  }

  static abort(reason) {
    const signal = new AbortSignal(secret);
    abort(signal, reason);
    return signal;
  }

  static timeout(ms) {
    const signal = new AbortSignal(secret);
    setTimeout(() => abort(signal, new DOMException(
      "signal timed out", "TimeoutError")), ms);
    return signal;
  }

  static any(signals) {
    const signal = new AbortSignal(secret);
    for (const one of signals) {
      if (one.aborted) {
        abort(signal, one.reason);
        break;
      }
      whenAborted(one, () => abort(signal, one.reason));
    }
    return signal;
  }
}
defineHandlers(AbortSignal.prototype, ["abort"]);
expose(AbortSignal, "AbortSignal");

// The library's own listeners come first.
function whenAborted(signal, callback) {
  %push(signal[state].callbacks, callback);
}

function abort(signal, reason = new DOMException(
  "signal is aborted without reason", "AbortError")) {
  const known = signal[state];
  if (known.isAborted) return;
  known.isAborted = true;
  known.reason = reason;
  const { callbacks } = known;
  known.callbacks = [];
  for (let i = 0; i < callbacks.length; i++) callbacks[i]();
  runNow(dispatch(signal, trusted(Event, "abort")));
}

class AbortController {
  constructor() {
    %define(this, state, new AbortSignal(secret), 1);
  }

  get signal() {
    return this[state];
  }

  abort(reason) {
    abort(this[state], reason);
  }
}
expose(AbortController, "AbortController");

%install(globalThis, { AbortController, AbortSignal });
%export("pageAbort", {
  whenAborted,
  isSignal: (value) => value instanceof AbortSignal,
});
