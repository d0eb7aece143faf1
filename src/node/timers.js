// timers.js: setTimeout, setInterval, setImmediate, and their clear...
//
// What waits, and in which order it comes back, is decided by the machine
// (machine/timer.c, machine/loop.c). Here is what a program can hold in its
// hand: a Timeout or an Immediate.

const nodeError = %import("nodeError");
const validateFunction = %import("validateFunction");

const LONGEST = 2147483647;
const handle = Symbol("handle");
const refed = Symbol("refed");

// Milliseconds as Node takes them: what is no number, too short or too long
// becomes 1.
function duration(after) {
  const ms = %toNumber(after);
  if (ms >= 1 && ms <= LONGEST) return ms;
  if (ms > LONGEST) {
    %import("emitWarning")(
      `${ms} does not fit into a 32-bit signed integer.` +
        "\nTimeout duration was set to 1.",
      "TimeoutOverflowWarning");
  }
  return 1;
}

// What the program asked for, to be shown: setTimeout(f, 0) asks for 0.
function asked(after, ms) {
  return after === 0 ? 0 : ms;
}

class Timeout {
  constructor(callback, after, args, repeat) {
    const ms = duration(after);
    this._idleTimeout = ms;
    this._idlePrev = null;
    this._idleNext = null;
    this._idleStart = null;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeat ? ms : null;
    this._destroyed = false;
    this[refed] = true;
    %define(this, handle,
            %timerSet(callback, asked(after, ms), repeat, args, this), 1);
  }

  ref() {
    this[refed] = true;
    %timerReference(this[handle], true);
    return this;
  }

  unref() {
    this[refed] = false;
    %timerReference(this[handle], false);
    return this;
  }

  hasRef() {
    return this[refed];
  }

  refresh() {
    if (this._onTimeout) {
      this._destroyed = false;
      %timerRefresh(this[handle], this._onTimeout, this._timerArgs, this);
    }
    return this;
  }

  close() {
    clearTimeout(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    return %timerNumber(this[handle]);
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
    %define(this, handle, %immediateSet(callback, args, this), 1);
  }

  ref() {
    this[refed] = true;
    %immediateReference(this[handle], true);
    return this;
  }

  unref() {
    this[refed] = false;
    %immediateReference(this[handle], false);
    return this;
  }

  hasRef() {
    return this[refed];
  }
}

// The arguments behind the fixed ones; undefined where there are none.
function extra(args) {
  return args.length === 0 ? undefined : args;
}

function setTimeout(callback, after, ...args) {
  validateFunction(callback, "callback");
  return new Timeout(callback, after, extra(args), false);
}

function setInterval(callback, repeat, ...args) {
  validateFunction(callback, "callback");
  return new Timeout(callback, repeat, extra(args), true);
}

function setImmediate(callback, ...args) {
  validateFunction(callback, "callback");
  return new Immediate(callback, extra(args));
}

function clearTimeout(timer) {
  if (timer && timer._onTimeout && timer[handle]) {
    timer._onTimeout = null;
    timer._idleTimeout = -1;
    timer._destroyed = true;
    %timerClear(timer[handle]);
  } else if (typeof timer === "number" || typeof timer === "string") {
    const found = %timerFind(%toNumber(timer));
    if (found !== undefined) %timerClear(found);
  }
}

function clearInterval(timer) {
  clearTimeout(timer);
}

function clearImmediate(immediate) {
  if (!immediate || immediate._destroyed || !immediate[handle]) return;
  immediate._destroyed = true;
  %immediateClear(immediate[handle]);
}

const timers = {
  setTimeout,
  clearTimeout,
  setImmediate,
  clearImmediate,
  setInterval,
  clearInterval,
};
%install(globalThis, timers);
%export("node:timers", timers);

// timers/promises: the same, to be awaited.
%export("node:timers/promises", {
  setTimeout(after, value) {
    return new Promise((resolve) => setTimeout(resolve, after, value));
  },
  setImmediate(value) {
    return new Promise((resolve) => setImmediate(resolve, value));
  },
});
