// abort.js: AbortController and AbortSignal (DOM, 3). A signal is an event
// target that fires "abort" once.

const later = %import("later");
const { Event, EventTarget, trust, showAs, expose, wrongThis, defineHandler } =
  later("node/event_target", "eventTarget");
const { validateInteger, validateArray } =
  later("node/validators", "validators");
const DOMException = later("node/dom_exception", "DOMException");
const { TypeError, Symbol, defineProperty, setPrototypeOf } = %import("originals");
const Timeout = %import("Timeout");
const inspect = %import("inspect");
const nodeError = %import("nodeError");
const argumentError = %import("argumentError");

const kAborted = Symbol("kAborted");
const kReason = Symbol("kReason");
const kComposite = Symbol("kComposite");
const kSources = Symbol("kSourceSignals");
const kDependants = Symbol("kDependantSignals");

function isSignal(value) {
  return %isObject(value) && value[kAborted] !== undefined;
}

function checkSignal(value) {
  if (!isSignal(value)) throw wrongThis("AbortSignal");
}

function abortError() {
  return new DOMException("This operation was aborted", "AbortError");
}

function newSignal(aborted, reason, isComposite) {
  const signal = setPrototypeOf(new EventTarget(), AbortSignal.prototype);
  signal[kAborted] = aborted;
  signal[kReason] = reason;
  signal[kComposite] = isComposite;
  return signal;
}

// Aborts it, and then those that AbortSignal.any made of it.
function abort(signal, reason) {
  if (signal[kAborted]) return;
  signal[kAborted] = true;
  signal[kReason] = reason;
  signal.dispatchEvent(new Event("abort", { [trust]: true }));
  const dependants = signal[kDependants];
  for (let i = 0; dependants !== undefined && i < dependants.length; i++) {
    abort(dependants[i], reason);
  }
}

// `signal` follows `source`; of one that follows others, it follows those.
function follow(signal, source) {
  const sources = source[kComposite] ? source[kSources] ?? [] : [source];
  for (let i = 0; i < sources.length; i++) {
    %push(signal[kSources], sources[i]);
    %push(sources[i][kDependants] ??= [], signal);
  }
}

class AbortSignal extends EventTarget {
  constructor() {
    throw nodeError(TypeError, "ERR_ILLEGAL_CONSTRUCTOR",
                    "Illegal constructor");
  }

  get aborted() {
    checkSignal(this);
    return this[kAborted];
  }

  get reason() {
    checkSignal(this);
    return this[kReason];
  }

  throwIfAborted() {
    checkSignal(this);
    if (this[kAborted]) throw this[kReason];
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return this;
    return showAs(this, { aborted: this.aborted }, depth, options);
  }

  static abort(reason = abortError()) {
    return newSignal(true, reason, false);
  }

  // The timer does not keep the program alive.
  static timeout(delay) {
    validateInteger(delay, "delay", 0, 4294967295);
    const signal = newSignal(false, undefined, false);
    new Timeout(() => {
      abort(signal, new DOMException(
        "The operation was aborted due to timeout", "TimeoutError"));
    }, delay, undefined, false, false);
    return signal;
  }

  static any(signals) {
    validateArray(signals, "signals");
    const result = newSignal(false, undefined, true);
    result[kSources] = [];
    for (let i = 0; i < signals.length; i++) {
      if (!isSignal(signals[i])) {
        throw argumentError(`signals[${i}]`, "an instance of AbortSignal",
                            signals[i]);
      }
    }
    for (let i = 0; i < signals.length; i++) {
      if (signals[i].aborted) {
        abort(result, signals[i].reason);
        return result;
      }
      follow(result, signals[i]);
    }
    return result;
  }
}
%define(AbortSignal.prototype, Symbol.toStringTag, "AbortSignal", 4);
defineProperty(AbortSignal.prototype, "aborted",
               { __proto__: null, enumerable: true });
defineHandler(AbortSignal.prototype, "abort");

class AbortController {
  #signal;

  get signal() {
    this.#signal ??= newSignal(false, undefined, false);
    return this.#signal;
  }

  abort(reason = abortError()) {
    abort(this.signal, reason);
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return this;
    return showAs(this, { signal: this.signal }, depth, options);
  }
}
expose(AbortController, "AbortController");

%export("abort", {
  __proto__: null,
  AbortController,
  AbortSignal,
});
