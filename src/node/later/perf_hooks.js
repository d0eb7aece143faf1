// perf_hooks.js: performance, its marks and measures, and who observes them
// (W3C User Timing, Performance Timeline), on the program's own clock.

const later = %import("later");
const { validateNumber, validateString, validateObject } =
  later("node/validators", "validators");
const { EventTarget, expose } = later("node/event_target", "eventTarget");
const DOMException = later("node/dom_exception", "DOMException");
const { Error, TypeError, Symbol, setPrototypeOf } = %import("originals");
const inspect = %import("inspect");
const nodeError = %import("nodeError");
const valueError = %import("valueError");
const validateFunction = %import("validateFunction");
const Immediate = %import("Immediate");
const clone = globalThis.structuredClone;

const inside = Symbol("inside"); // only who knows it may construct an entry

function now() {
  return %processTime() / 1000;
}

function illegal() {
  return nodeError(TypeError, "ERR_ILLEGAL_CONSTRUCTOR",
                   "Illegal constructor");
}

function missing(text) {
  return nodeError(TypeError, "ERR_MISSING_ARGS",
                   `The ${text} must be specified`);
}

function showAs(name, shown, options) {
  const all = { __proto__: null };
  %copyPlain(all, options, undefined);
  if (typeof all.depth === "number") all.depth--;
  return `${name} ${inspect(shown, all)}`;
}

// --- entries -----------------------------------------------------------------

const kName = Symbol("PerformanceEntry.Name");
const kEntryType = Symbol("PerformanceEntry.EntryType");
const kStartTime = Symbol("PerformanceEntry.StartTime");
const kDuration = Symbol("PerformanceEntry.Duration");

class PerformanceEntry {
  constructor(key, name, type, start, duration) {
    if (key !== inside) throw illegal();
    this[kName] = name;
    this[kEntryType] = type;
    this[kStartTime] = start;
    this[kDuration] = duration;
  }

  get name() {
    return this[kName];
  }

  get entryType() {
    return this[kEntryType];
  }

  get startTime() {
    return this[kStartTime];
  }

  get duration() {
    return this[kDuration];
  }

  toJSON() {
    return {
      name: this[kName],
      entryType: this[kEntryType],
      startTime: this[kStartTime],
      duration: this[kDuration],
    };
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return this;
    return showAs(this.constructor.name, this.toJSON(), options);
  }
}

class DetailedEntry extends PerformanceEntry {
  #detail;

  constructor(key, name, type, start, duration, detail) {
    super(key, name, type, start, duration);
    this.#detail =
      detail === undefined || detail === null ? null : clone(detail);
  }

  get detail() {
    return this.#detail;
  }

  toJSON() {
    const all = super.toJSON();
    all.detail = this.#detail;
    return all;
  }
}

const times = { __proto__: null }; // of marks, by name

class PerformanceMark extends DetailedEntry {
  constructor(name, options = undefined) {
    if (arguments.length === 0) throw missing('"name" argument');
    name = `${name}`;
    if (options !== undefined && options !== null) {
      validateObject(options, "options");
    }
    const start = options?.startTime ?? now();
    validateNumber(start, "startTime");
    if (start < 0) {
      throw nodeError(TypeError, "ERR_PERFORMANCE_INVALID_TIMESTAMP",
                      `${start} is not a valid timestamp`);
    }
    times[name] = start;
    super(inside, name, "mark", start, 0, options?.detail);
  }
}

class PerformanceMeasure extends DetailedEntry {
  constructor(key, name, start, duration, detail) {
    super(key, name, "measure", start, duration, detail);
  }
}

// --- what is kept, and who is told -------------------------------------------

let entries = [];
let observers = [];
let pending = [];

function select(list, name, type) {
  const found = [];
  for (let i = 0; i < list.length; i++) {
    const entry = list[i];
    if ((name === undefined || entry.name === name) &&
        (type === undefined || entry.entryType === type)) {
      %push(found, entry);
    }
  }
  return found;
}

// By start time; entries of one time keep their order.
function sorted(list) {
  for (let i = 1; i < list.length; i++) {
    const entry = list[i];
    let at = i;
    while (at > 0 && list[at - 1].startTime > entry.startTime) {
      list[at] = list[at - 1];
      at--;
    }
    list[at] = entry;
  }
  return list;
}

function timeline(name, type) {
  const marks = select(entries, name, "mark");
  const measures = select(entries, name, "measure");
  const list = type === "measure" ? [] : marks;
  if (type !== "mark") {
    for (let i = 0; i < measures.length; i++) %push(list, measures[i]);
  }
  return type === undefined || type === "mark" || type === "measure"
    ? sorted(list) : [];
}

function without(list, value) {
  const rest = [];
  for (let i = 0; i < list.length; i++) {
    if (list[i] !== value) %push(rest, list[i]);
  }
  return rest;
}

function add(entry) {
  for (let i = 0; i < observers.length; i++) observers[i][inside](entry);
  %push(entries, entry);
  return entry;
}

function clear(type, name) {
  const kept = [];
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    if (entry.entryType !== type ||
        (name !== undefined && entry.name !== `${name}`)) {
      %push(kept, entry);
    }
  }
  entries = kept;
}

// --- measuring -----------------------------------------------------------------

function markTime(mark) {
  if (typeof mark === "number") {
    if (mark < 0) {
      throw nodeError(TypeError, "ERR_PERFORMANCE_INVALID_TIMESTAMP",
                      `${mark} is not a valid timestamp`);
    }
    return mark;
  }
  const time = times[`${mark}`];
  if (time === undefined) {
    throw new DOMException(
      `The "${mark}" performance mark has not been set`, "SyntaxError");
  }
  return time;
}

function invalid(text) {
  return nodeError(TypeError, "ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS", text);
}

// [start, duration] of a measure.
function span(from, endMark) {
  const options =
    %isObject(from) && (from.start !== undefined || from.end !== undefined)
      ? from : undefined;
  const { start, end, duration } = options ?? {};
  if (options !== undefined && endMark !== undefined) {
    throw invalid("endMark must not be specified");
  }
  if (start !== undefined && end !== undefined && duration !== undefined) {
    throw invalid("Must not have options.start, options.end, and " +
                  "options.duration specified");
  }
  let to;
  if (endMark !== undefined) to = markTime(endMark);
  else if (end !== undefined) to = markTime(end);
  else if (start !== undefined && duration !== undefined) {
    to = markTime(start) + markTime(duration);
  } else {
    to = now();
  }
  let at = 0;
  if (typeof from === "string") at = markTime(from);
  else if (start !== undefined) at = markTime(start);
  else if (duration !== undefined) at = to - markTime(duration);
  return [at, to - at];
}

function refused(name) {
  return %define(() => {
    throw new Error(`performance.${name} is not supported by Loopline`);
  }, "name", name, 4);
}

class Performance extends EventTarget {
  constructor() {
    throw illegal();
  }

  now() {
    return now();
  }

  get timeOrigin() {
    return %processOrigin();
  }

  mark(name, options = {}) {
    if (arguments.length === 0) throw missing('"name" argument');
    return add(new PerformanceMark(name, options));
  }

  measure(name, from = {}, endMark = undefined) {
    if (arguments.length === 0) throw missing('"name" argument');
    validateString(name, "name");
    const [start, duration] = span(from ?? 0, endMark);
    return add(new PerformanceMeasure(inside, name, start, duration,
                                      from?.detail));
  }

  clearMarks(name = undefined) {
    const names = name === undefined ? %ownKeys(times, 1) : [`${name}`];
    for (let i = 0; i < names.length; i++) delete times[names[i]];
    clear("mark", name);
  }

  clearMeasures(name = undefined) {
    clear("measure", name);
  }

  getEntries() {
    return timeline(undefined, undefined);
  }

  getEntriesByName(name, type = undefined) {
    if (arguments.length === 0) throw missing('"name" argument');
    return timeline(`${name}`, type === undefined ? type : `${type}`);
  }

  getEntriesByType(type) {
    if (arguments.length === 0) throw missing('"type" argument');
    return timeline(undefined, `${type}`);
  }

  toJSON() {
    return { timeOrigin: %processOrigin() };
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return this;
    return showAs("Performance", { timeOrigin: %processOrigin() }, options);
  }
}

// --- observers ------------------------------------------------------------------

class PerformanceObserverEntryList {
  #list;

  constructor(key, list) {
    if (key !== inside) throw illegal();
    this.#list = sorted(list);
  }

  getEntries() {
    return select(this.#list, undefined, undefined);
  }

  getEntriesByType(type) {
    if (arguments.length === 0) throw missing('"type" argument');
    return select(this.#list, undefined, `${type}`);
  }

  getEntriesByName(name, type = undefined) {
    if (arguments.length === 0) throw missing('"name" argument');
    return select(this.#list, `${name}`, type ?? undefined);
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return this;
    return showAs("PerformanceObserverEntryList", this.#list, options);
  }
}

const supported = ["function", "gc", "http", "http2", "mark", "measure",
                   "net", "resource"];
const observed = { __proto__: null, mark: true, measure: true };

// Observers are called among the immediates, once for all that came.
function callLater(observer) {
  if (pending.length === 0) {
    new Immediate(() => {
      const list = pending;
      pending = [];
      for (let i = 0; i < list.length; i++) list[i][inside]();
    }, undefined);
  }
  pending = without(pending, observer);
  %push(pending, observer);
}

function changed(what) {
  return new DOMException(`PerformanceObserver can not change to ${what}`,
                          "InvalidModificationError");
}

class PerformanceObserver {
  #callback;
  #buffer = [];
  #types = [];
  #kind;

  constructor(callback) {
    validateFunction(callback, "callback");
    this.#callback = callback;
  }

  observe(options = {}) {
    validateObject(options, "options");
    const { entryTypes, type, buffered } = options;
    this.#checkKind(entryTypes, type);
    if (this.#kind === "multiple") this.#types = [];
    const wanted = this.#kind === "multiple" ? entryTypes : [type];
    for (let i = 0; i < wanted.length; i++) {
      if (observed[wanted[i]]) %push(this.#types, wanted[i]);
    }
    if (buffered && this.#kind === "single") {
      const list = timeline(undefined, type);
      for (let i = 0; i < list.length; i++) %push(this.#buffer, list[i]);
      callLater(this);
    }
    observers = without(observers, this);
    if (this.#types.length > 0) %push(observers, this);
  }

  #checkKind(entryTypes, type) {
    if (entryTypes === undefined && type === undefined) {
      throw missing('"options.entryTypes" and "options.type" arguments');
    }
    if (entryTypes !== undefined && type !== undefined) {
      throw valueError("options.entryTypes", entryTypes,
                       "options.entryTypes can not set with options.type " +
                         "together");
    }
    const kind = entryTypes === undefined ? "single" : "multiple";
    this.#kind ??= kind;
    if (this.#kind !== kind) {
      throw changed(kind === "multiple" ? "multiple observations"
                                        : "single observation");
    }
    if (kind === "multiple" && !%isArray(entryTypes)) {
      throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                      'The "options.entryTypes" property must be string[]. ' +
                        `Received ${%import("received")(entryTypes)}`);
    }
  }

  disconnect() {
    observers = without(observers, this);
    pending = without(pending, this);
    this.#buffer = [];
    this.#types = [];
    this.#kind = undefined;
  }

  takeRecords() {
    const list = this.#buffer;
    this.#buffer = [];
    return list;
  }

  static get supportedEntryTypes() {
    return supported;
  }

  // An entry was made; without one: those that came are handed out.
  [inside](entry) {
    if (entry === undefined) {
      const list =
        new PerformanceObserverEntryList(inside, this.takeRecords());
      %call(this.#callback, undefined, list, this);
    } else if (%isAmong(this.#types, entry.entryType)) {
      %push(this.#buffer, entry);
      callLater(this);
    }
  }
}

expose(PerformanceEntry, "PerformanceEntry");
expose(PerformanceMark, "PerformanceMark");
expose(PerformanceMeasure, "PerformanceMeasure");
expose(Performance, "Performance");
expose(PerformanceObserver, "PerformanceObserver");
expose(PerformanceObserverEntryList, "PerformanceObserverEntryList");
const absent = ["timerify", "eventLoopUtilization", "nodeTiming",
                "clearResourceTimings", "setResourceTimingBufferSize",
                "markResourceTiming"];
for (let i = 0; i < absent.length; i++) {
  %define(Performance.prototype, absent[i], refused(absent[i]), 5);
}

const performance =
  setPrototypeOf(new EventTarget(), Performance.prototype);

%export("node:perf_hooks", {
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  performance,
});
