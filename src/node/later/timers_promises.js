// timers_promises.js: the module timers/promises: timers to be awaited. A
// signal ends the wait with an AbortError.

const later = %import("later");
const { validateNumber, validateBoolean, validateObject, validateAbortSignal,
        AbortError } = later("node/validators", "validators");
const { Promise, Symbol, TypeError } = %import("originals");
const Timeout = %import("Timeout");
const Immediate = %import("Immediate");
const nodeError = %import("nodeError");
const { clearTimeout, clearImmediate } = %import("node:timers");

function check(delay, options) {
  if (delay !== undefined) validateNumber(delay, "delay");
  validateObject(options, "options");
  validateAbortSignal(options.signal, "options.signal");
  if (options.ref !== undefined) validateBoolean(options.ref, "options.ref");
}

function abortedBy(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

// A promise for what `start(resolve)` arms and `clear` disarms.
function waitFor(start, clear, signal) {
  if (signal === undefined) return new Promise(start);
  let onAbort;
  const promise = new Promise((resolve, reject) => {
    const timer = start(resolve);
    onAbort = () => {
      if (timer._destroyed) return;
      clear(timer);
      reject(abortedBy(signal));
    };
    signal.addEventListener("abort", onAbort);
  });
  return promise.finally(() => signal.removeEventListener("abort", onAbort));
}

function setTimeout(delay, value, options = {}) {
  try {
    check(delay, options);
    const { signal, ref = true } = options;
    if (signal !== undefined && signal.aborted) throw abortedBy(signal);
    return waitFor(
      (resolve) => new Timeout(resolve, delay, [value], false, ref),
      clearTimeout, signal);
  } catch (error) {
    return Promise.reject(error);
  }
}

function setImmediate(value, options = {}) {
  try {
    check(undefined, options);
    const { signal, ref = true } = options;
    if (signal !== undefined && signal.aborted) throw abortedBy(signal);
    return waitFor((resolve) => {
      const immediate = new Immediate(resolve, [value]);
      return ref ? immediate : immediate.unref();
    }, clearImmediate, signal);
  } catch (error) {
    return Promise.reject(error);
  }
}

// Ticks that came while nobody waited are counted, and handed out later.
async function* setInterval(delay, value, options = {}) {
  check(delay, options);
  const { signal, ref = true } = options;
  if (signal !== undefined && signal.aborted) throw abortedBy(signal);
  let ticks = 0;
  let wake;
  function goOn() {
    if (wake !== undefined) wake();
    wake = undefined;
  }
  const timer = new Timeout(() => {
    ticks++;
    goOn();
  }, delay, undefined, true, ref);
  function onAbort() {
    clearTimeout(timer);
    goOn();
  }
  if (signal !== undefined) signal.addEventListener("abort", onAbort);
  try {
    while (!(signal !== undefined && signal.aborted)) {
      if (ticks === 0) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      for (; ticks > 0; ticks--) yield value;
    }
    throw abortedBy(signal);
  } finally {
    clearTimeout(timer);
    if (signal !== undefined) signal.removeEventListener("abort", onAbort);
  }
}

// --- the scheduler ---------------------------------------------------------

const isScheduler = Symbol("kScheduler");

class Scheduler {
  constructor() {
    throw nodeError(TypeError, "ERR_ILLEGAL_CONSTRUCTOR",
                    "Illegal constructor");
  }

  yield() {
    checkScheduler(this);
    return setImmediate();
  }

  wait(delay, options) {
    checkScheduler(this);
    return setTimeout(delay, undefined, options);
  }
}

function checkScheduler(object) {
  if (!object[isScheduler]) {
    throw nodeError(TypeError, "ERR_INVALID_THIS",
                    'Value of "this" must be of type Scheduler');
  }
}

const scheduler = { __proto__: Scheduler.prototype, [isScheduler]: true };

%export("node:timers/promises", {
  setTimeout,
  setImmediate,
  setInterval,
  scheduler,
});
