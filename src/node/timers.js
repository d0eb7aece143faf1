// timers.js: setTimeout, setInterval, setImmediate, and their clear...
//
// What waits, and in which order it comes back, is decided by the machine
// (machine/timer.c, machine/loop.c). Here is what a program can hold in its
// hand: a Timeout or an Immediate.

const validateFunction = %import("validateFunction");
const inspect = %import("inspect");
const later = %import("later");
const { defineProperty } = Object;

const LONGEST = 2147483647;
const handle = Symbol("handle");
const refed = Symbol("refed");
const hasPrimitive = Symbol("kHasPrimitive");
const asyncId = Symbol("asyncId");
const triggerId = Symbol("triggerId");
const dispose = Symbol.dispose ?? Symbol("nodejs.dispose");
const promisify = Symbol.for("nodejs.util.promisify.custom");

// Milliseconds as Node takes them: what is no number, too short or too long
// becomes 1.
function shortest(ms) {
  if (ms > LONGEST) {
    %import("emitWarning")(
      `${ms} does not fit into a 32-bit signed integer.` +
        "\nTimeout duration was set to 1.",
      "TimeoutOverflowWarning");
  }
  return 1;
}

// The head of the list in which timers of one duration wait, as it is shown.
class TimersList {
  constructor() {
    this._idleNext = this;
    this._idlePrev = this;
  }
}
const list = new TimersList();

// Shown with one level only: its neighbours are of no interest.
function showOneLevel(object, options) {
  const all = { __proto__: null };
  %copyPlain(all, options, undefined);
  all.depth = 0;
  all.customInspect = false;
  return inspect(object, all);
}

class Timeout {
  constructor(callback, after, args, repeat, isReferenced) {
    let ms = after * 1;
    if (!(ms >= 1 && ms <= LONGEST)) ms = shortest(ms);
    // What the program asked for, to be shown: setTimeout(f, 0) asks for 0.
    const asked = after === 0 ? 0 : ms;
    args = args?.length ? args : undefined; // only where there are any
    this._idleTimeout = ms;
    this._idlePrev = null;
    this._idleNext = null;
    this._idleStart = null;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeat ? ms : null;
    this._destroyed = false;
    this[refed] = isReferenced;
    this[hasPrimitive] = false;
    const timer = %timerSet(callback, asked, repeat, args, this);
    if (!isReferenced) %timerReference(timer, false);
    this[asyncId] = %timerNumber(timer);
    this[triggerId] = %timerTrigger();
    %define(this, handle, timer, 0);
  }

  // Where it stands among those that wait is the machine's knowledge.
  [inspect.custom](depth, options) {
    const { start, previous, next } = %timerPlace(this[handle]);
    this._idleStart = start;
    this._idlePrev = previous === undefined ? list : previous;
    this._idleNext = next === undefined ? list : next;
    return showOneLevel(this, options);
  }

  refresh() {
    if (this._onTimeout) {
      this._destroyed = false;
      %timerRefresh(this[handle], this._onTimeout, this._timerArgs, this);
    }
    return this;
  }

  unref() {
    this[refed] = false;
    %timerReference(this[handle], false);
    return this;
  }

  ref() {
    this[refed] = true;
    %timerReference(this[handle], true);
    return this;
  }

  hasRef() {
    return this[refed];
  }

  close() {
    clearTimeout(this);
    return this;
  }

  [dispose]() {
    clearTimeout(this);
  }

  [Symbol.toPrimitive]() {
    this[hasPrimitive] = true;
    return this[asyncId];
  }
}

class Immediate {
  constructor(callback, args) {
    this._idleNext = null;
    this._idlePrev = null;
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[refed] = true;
    this[asyncId] = %asyncNumber();
    this[triggerId] = %timerTrigger();
    %define(this, handle, %immediateSet(callback, args, this), 0);
  }

  ref() {
    if (this[refed] === false) {
      this[refed] = true;
      %immediateReference(this[handle], true);
    }
    return this;
  }

  unref() {
    if (this[refed] === true) {
      this[refed] = false;
      %immediateReference(this[handle], false);
    }
    return this;
  }

  hasRef() {
    return !!this[refed];
  }

  [dispose]() {
    clearImmediate(this);
  }
}

function setTimeout(callback, after) {
  if (typeof callback !== "function") validateFunction(callback, "callback");
  return new Timeout(callback, after, %extraArguments(2), false, true);
}

function setInterval(callback, repeat) {
  if (typeof callback !== "function") validateFunction(callback, "callback");
  return new Timeout(callback, repeat, %extraArguments(2), true, true);
}

function setImmediate(callback) {
  validateFunction(callback, "callback");
  return new Immediate(callback, %extraArguments(1));
}

function clearTimeout(timer) {
  if (timer && timer._onTimeout && timer[handle]) {
    timer._onTimeout = null;
    timer._idleTimeout = -1;
    timer._destroyed = true;
    %timerClear(timer[handle]);
  } else if (typeof timer === "number" || typeof timer === "string") {
    const found = %timerOwner(%toNumber(timer));
    if (found !== undefined && found[hasPrimitive]) clearTimeout(found);
  }
}

function clearInterval(timer) {
  clearTimeout(timer);
}

function clearImmediate(immediate) {
  if (!immediate || immediate._destroyed || !immediate[handle]) return;
  immediate._destroyed = true;
  immediate._onImmediate = null;
  immediate[refed] = null;
  %immediateClear(immediate[handle]);
}

// util.promisify takes the versions of timers/promises.
function givePromised(original) {
  const { name } = original;
  defineProperty(original, promisify, {
    __proto__: null,
    enumerable: true,
    get() {
      return later("node/timers_promises", "node:timers/promises")[name];
    },
  });
}
givePromised(setTimeout);
givePromised(setImmediate);

// `length` is how many parameters Node's functions declare.
%define(setTimeout, "length", 5, 4);
%define(setInterval, "length", 5, 4);
%define(setImmediate, "length", 4, 4);
const timers = {
  setTimeout,
  clearTimeout,
  setImmediate,
  clearImmediate,
  setInterval,
  clearInterval,
};
%install(globalThis, timers);
%export("dispose", dispose);
%export("Timeout", Timeout);
%export("Immediate", Immediate);
defineProperty(timers, "promises", {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get: () => later("node/timers_promises", "node:timers/promises"),
});
%export("node:timers", timers);
