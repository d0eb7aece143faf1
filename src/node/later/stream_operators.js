// stream_operators.js: the methods of Readable that arrays have, too: map,
// filter, toArray and the others. Each goes over the chunks with `for await`.

const later = %import("later");
const { missing, AbortError } = later("node/stream_errors", "streamErrors");
const { isNodeStream, isWritable } = later("node/stream_kind", "streamKind");
const { AbortController, AbortSignal } = later("node/abort", "abort");
const { validateObject, validateAbortSignal, validateInteger } =
  later("node/validators", "validators");
const { Promise, Math } = %import("originals");
const argumentError = %import("argumentError");
const emitWarning = %import("emitWarning");
const valueError = %import("valueError");
const rangeError = %import("rangeError");
const resolveValue = %import("promiseResolveValue");
const { floor } = Math;

// What stands for a chunk that was left out, and for the end.
const NONE = { __proto__: null };
const END = { __proto__: null };

// --- arguments --------------------------------------------------------------

function checkFunction(fn, name) {
  if (typeof fn !== "function") {
    throw argumentError(name, "function or an instance of AsyncFunction",
                        fn);
  }
}

function checkOptions(options) {
  if (options === undefined || options === null) return;
  validateObject(options, "options");
  const { signal } = options;
  if (signal !== undefined && signal !== null) {
    validateAbortSignal(signal, "options.signal");
  }
}

// The signal of the options was aborted: everything stops.
function checkAborted(options) {
  if (options?.signal?.aborted) throw new AbortError();
}

function countOf(number) {
  const count = %toNumber(number);
  if (count !== count) return 0;
  if (count < 0) throw rangeError("number", ">= 0", count);
  return count;
}

// --- map --------------------------------------------------------------------

// Calls fn for up to `concurrency` chunks at the same time; results come out
// in the order of the chunks.
class Mapper {
  #source;
  #fn;
  #signal;
  #concurrency;
  #limit; // how many results may wait
  #queue = [];
  #running = 0;
  #isDone = false;
  #wakeReader; // waits for a result
  #wakePump; // waits for a place

  constructor(source, fn, signal, concurrency, limit) {
    this.#source = source;
    this.#fn = fn;
    this.#signal = signal;
    this.#concurrency = concurrency;
    this.#limit = limit;
  }

  #put(result) {
    %push(this.#queue, result);
    this.#callReader();
  }

  #callReader() {
    const wake = this.#wakeReader;
    this.#wakeReader = undefined;
    wake?.();
  }

  #callPump() {
    const wake = this.#wakePump;
    this.#wakePump = undefined;
    wake?.();
  }

  #maybeCallPump() {
    if (!this.#isDone && this.#running < this.#concurrency &&
        this.#queue.length < this.#limit) {
      this.#callPump();
    }
  }

  #watch(promise) {
    this.#running++;
    %promiseReact(promise, () => this.#onSettled(), () => {
      this.#isDone = true;
      this.#onSettled();
    }, undefined);
  }

  #onSettled() {
    this.#running--;
    this.#maybeCallPump();
  }

  // A promise of fn's result; NONE where it leaves the chunk out at once.
  #started(chunk) {
    const result = this.#fn(chunk, { signal: this.#signal });
    return result === NONE ? NONE : resolveValue(result);
  }

  async #pump() {
    try {
      for await (const chunk of this.#source) {
        if (this.#isDone) return;
        if (this.#signal.aborted) throw new AbortError();
        const result = this.#started(chunk);
        if (result === NONE) continue;
        this.#watch(result);
        this.#put(result);
        if (!this.#isDone && (this.#queue.length >= this.#limit ||
                              this.#running >= this.#concurrency)) {
          await new Promise((resolve) => {
            this.#wakePump = resolve;
          });
        }
      }
      %push(this.#queue, END);
    } catch (error) {
      const failed = %promiseNew();
      %promiseReject(failed, error);
      this.#watch(failed);
      %push(this.#queue, failed);
    } finally {
      this.#isDone = true;
      this.#callReader();
    }
  }

  async *results() {
    this.#pump();
    try {
      for (;;) {
        while (this.#queue.length > 0) {
          const value = await this.#queue[0];
          if (value === END) return;
          if (this.#signal.aborted) throw new AbortError();
          if (value !== NONE) yield value;
          dropFirst(this.#queue);
          this.#maybeCallPump();
        }
        await new Promise((resolve) => {
          this.#wakeReader = resolve;
        });
      }
    } finally {
      this.#isDone = true;
      this.#callPump();
    }
  }
}

function dropFirst(list) {
  for (let i = 1; i < list.length; i++) list[i - 1] = list[i];
  list.length--;
}

function map(fn, options) {
  checkFunction(fn, "fn");
  checkOptions(options);
  const concurrency = floor(options?.concurrency ?? 1);
  const mark = floor(options?.highWaterMark ?? concurrency - 1);
  validateInteger(concurrency, "options.concurrency", 1);
  validateInteger(mark, "options.highWaterMark", 0);
  const signal = AbortSignal.any(options?.signal ? [options.signal] : []);
  return new Mapper(this, fn, signal, concurrency, mark + concurrency)
    .results();
}

// --- made of map ------------------------------------------------------------

function filter(fn, options) {
  checkFunction(fn, "fn");
  return %call(map, this, async function filterFn(value, given) {
    return await fn(value, given) ? value : NONE;
  }, options);
}

async function* flatten(values) {
  for await (const value of values) yield* value;
}

function flatMap(fn, options) {
  return flatten(%call(map, this, fn, options));
}

async function forEach(fn, options) {
  checkFunction(fn, "fn");
  const calls = %call(map, this, async function forEachFn(value, given) {
    await fn(value, given);
    return NONE;
  }, options);
  for await (const nothing of calls);
}

async function find(fn, options) {
  for await (const value of %call(filter, this, fn, options)) return value;
  return undefined;
}

async function some(fn, options = undefined) {
  for await (const value of %call(filter, this, fn, options)) return true;
  return false;
}

async function every(fn, options = undefined) {
  checkFunction(fn, "fn");
  const isOther = async (...args) => !(await fn(...args));
  return !(await %call(some, this, isOther, options));
}

// --- by themselves ----------------------------------------------------------

async function* dropFrom(source, count, options) {
  checkAborted(options);
  for await (const value of source) {
    checkAborted(options);
    if (count-- <= 0) yield value;
  }
}

function drop(number, options = undefined) {
  checkOptions(options);
  return dropFrom(this, countOf(number), options);
}

async function* takeFrom(source, count, options) {
  checkAborted(options);
  for await (const value of source) {
    checkAborted(options);
    if (count-- > 0) yield value;
    if (count <= 0) return;
  }
}

function take(number, options = undefined) {
  checkOptions(options);
  return takeFrom(this, countOf(number), options);
}

async function* numbered(source, options) {
  let index = 0;
  for await (const value of source) {
    checkAborted(options);
    yield [index++, value];
  }
}

let isWarned = false;

function asIndexedPairs(options = undefined) {
  if (!isWarned) {
    isWarned = true;
    emitWarning("readable.asIndexedPairs will be removed in a future version.",
                "DeprecationWarning", undefined);
  }
  checkOptions(options);
  return numbered(this, options);
}

async function toArray(options) {
  checkOptions(options);
  const result = [];
  for await (const value of this) {
    if (options?.signal?.aborted) {
      throw new AbortError(undefined, { cause: options.signal.reason });
    }
    %push(result, value);
  }
  return result;
}

function emptyReduce() {
  const error = missing("reduce");
  error.message = "Reduce of an empty stream requires an initial value";
  return error;
}

async function reduce(reducer, initialValue, options) {
  checkFunction(reducer, "reducer");
  checkOptions(options);
  let hasValue = arguments.length > 1;
  let value = initialValue;
  if (options?.signal?.aborted) {
    const error = new AbortError(undefined, { cause: options.signal.reason });
    this.once("error", () => {});
    const { promiseFinished } = later("node/stream_finished", "streamFinished");
    await promiseFinished(this.destroy(error));
    throw error;
  }
  const controller = new AbortController();
  options?.signal?.addEventListener("abort", () => controller.abort(),
                                    { once: true });
  const { signal } = controller;
  try {
    for await (const chunk of this) {
      checkAborted(options);
      value = hasValue ? await reducer(value, chunk, { signal }) : chunk;
      hasValue = true;
    }
    if (!hasValue) throw emptyReduce();
  } finally {
    controller.abort();
  }
  return value;
}

function compose(stream, options) {
  checkOptions(options);
  if (isNodeStream(stream) && !isWritable(stream)) {
    throw valueError("stream", stream, "must be writable");
  }
  const composed = later("node/stream_compose", "streamCompose")(this, stream);
  if (options?.signal) {
    later("node/stream_signal", "streamSignal")
      .addAbortSignal(options.signal, composed);
  }
  return composed;
}

// Those that answer a stream, and those that answer a promise.
%export("streamOperators", {
  __proto__: null,
  ofStreams: { asIndexedPairs, drop, filter, flatMap, map, take, compose },
  ofPromises: { every, forEach, reduce, toArray, some, find },
});
