// fetch_body.js: bodies of Request and Response (Fetch, 5.2 and 5.3): where
// the bytes come from, the stream of them, and what reads all of it.

const later = %import("later");
const { Buffer } = %import("node:buffer");
const { AbortError } = later("node/validators", "validators");
const { showAs, expose } = later("node/event_target", "eventTarget");
const { FormData, encode } = later("node/form_data", "formData");
const inspect = %import("inspect");
const { Error, JSON, Promise, Symbol, TypeError, Uint8Array, isView, parse } =
  %import("originals");
const { from, concat } = Buffer;

function refuse(what) {
  throw new Error(`${what} is not supported by Loopline yet`);
}

// --- the stream -------------------------------------------------------------------

// A readable stream of bytes, as far as bodies need one: getReader, for await,
// cancel. `pull` answers a promise of the next piece, undefined at the end.
class ReadableStream {
  #pull;
  #stop;
  #reader = null;
  #state = "readable";
  #error;
  isDisturbed = false;

  constructor(pull, stop = () => {}) {
    %define(this, "isDisturbed", false, 1);
    this.#pull = pull;
    this.#stop = stop;
  }

  get locked() {
    return this.#reader !== null;
  }

  async #next() {
    this.isDisturbed = true;
    if (this.#state === "errored") throw this.#error;
    if (this.#state === "closed") return { value: undefined, done: true };
    try {
      const value = await this.#pull();
      if (value !== undefined) return { value, done: false };
      this.#state = "closed";
      return { value: undefined, done: true };
    } catch (error) {
      this.#state = "errored";
      this.#error = error;
      throw error;
    }
  }

  async #cancel(reason) {
    this.isDisturbed = true;
    if (this.#state !== "readable") return;
    this.#state = "closed";
    this.#stop(reason);
  }

  async cancel(reason = undefined) {
    if (this.locked) {
      throw new TypeError("Invalid state: ReadableStream is locked");
    }
    return this.#cancel(reason);
  }

  getReader() {
    if (this.locked) {
      throw new TypeError("Invalid state: ReadableStream is locked");
    }
    const stream = this;
    const reader = {
      read: () => stream.#next(),
      cancel: (reason) => stream.#cancel(reason),
      releaseLock() {
        if (stream.#reader === reader) stream.#reader = null;
      },
    };
    this.#reader = reader;
    return reader;
  }

  async *values() {
    const reader = this.getReader();
    let isOver = false;
    try {
      for (;;) {
        const { value, done } = await reader.read();
        isOver = done;
        if (done) return;
        yield value;
      }
    } finally {
      if (!isOver) await reader.cancel();
      reader.releaseLock();
    }
  }

  // Two streams of the same pieces; each waits for what it has not had.
  tee() {
    const reader = this.getReader();
    const queues = [[], []];
    let isOver = false;
    const branch = (own, other) => new ReadableStream(async () => {
      if (own.length === 0 && !isOver) {
        const { value, done } = await reader.read();
        isOver = done;
        if (!done) {
          %push(own, value);
          %push(other, value);
        }
      }
      if (own.length === 0) return undefined;
      const first = own[0];
      for (let i = 1; i < own.length; i++) own[i - 1] = own[i];
      own.length--;
      return first;
    });
    return [branch(queues[0], queues[1]), branch(queues[1], queues[0])];
  }

  [inspect.custom](depth, options) {
    return showAs(this, { locked: this.locked, state: this.#state,
                          supportsBYOB: true }, depth, options);
  }
}
expose(ReadableStream, "ReadableStream");
%define(ReadableStream.prototype, Symbol.asyncIterator,
        ReadableStream.prototype.values, 5);

// --- where it comes from --------------------------------------------------------------

function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function streamOfBytes(bytes) {
  let rest = bytes.length > 0 ? bytes : undefined;
  return new ReadableStream(async () => {
    const now = rest;
    rest = undefined;
    return now === undefined ? undefined : bytesOf(now);
  });
}

function streamOfIterable(iterable) {
  const iterator = iterable[Symbol.asyncIterator]?.() ??
                   iterable[Symbol.iterator]();
  return new ReadableStream(async () => {
    const { value, done } = await iterator.next();
    if (done) return undefined;
    return typeof value === "string" ? from(value) : bytesOf(value);
  }, () => iterator.return?.());
}

// {bytes, stream, type} of what a program gives as a body; `bytes` is null
// where only the stream is known.
function toBody(source) {
  const URLSearchParams = later("node/url_search", "URLSearchParams");
  if (typeof source === "string") {
    return whole(from(source), "text/plain;charset=UTF-8");
  }
  if (source instanceof URLSearchParams) {
    return whole(from(`${source}`),
                 "application/x-www-form-urlencoded;charset=UTF-8");
  }
  if (source instanceof FormData) {
    const { bytes, boundary } = encode(source);
    return whole(bytes, `multipart/form-data; boundary=${boundary}`);
  }
  if (isView(source)) return whole(from(bytesOf(source)), null);
  if (%isClass(source, "ArrayBuffer")) return whole(from(source), null);
  if (source instanceof ReadableStream) {
    return { bytes: null, stream: source, type: null };
  }
  if (typeof source?.[Symbol.asyncIterator] === "function") {
    return { bytes: null, stream: streamOfIterable(source), type: null };
  }
  return whole(from(`${source}`), "text/plain;charset=UTF-8");
}

function whole(bytes, type) {
  return { bytes, stream: streamOfBytes(bytes), type };
}

// --- reading all of it -------------------------------------------------------------------

async function readAll(stream) {
  const parts = [];
  const reader = stream.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    %push(parts, value);
  }
  return concat(parts);
}

function asText(bytes) {
  const text = bytes.toString("utf8");
  return text[0] === "\ufeff" ? %textCut(text, 1, text.length) : text;
}

// Reads the body of `message`, once; `stream` null: there is none.
async function consume(message, stream, convert) {
  if (message.bodyUsed || stream?.locked) {
    throw new TypeError("Body is unusable: Body has already been read");
  }
  if (stream === null) return convert(Buffer.alloc(0));
  return convert(await readAll(stream));
}

// The methods that Request and Response share; `streamOf(message)`.
function addBodyMethods(prototype, streamOf) {
  const methods = {
    async text() {
      return consume(this, streamOf(this), asText);
    },
    async json() {
      return consume(this, streamOf(this), (bytes) => parse(asText(bytes)));
    },
    async arrayBuffer() {
      return consume(this, streamOf(this), (bytes) =>
        new Uint8Array(bytes).buffer);
    },
    async bytes() {
      return consume(this, streamOf(this), (bytes) => new Uint8Array(bytes));
    },
    async blob() {
      refuse("blob() of a body");
    },
    async formData() {
      refuse("formData() of a body");
    },
  };
  const names = %ownKeys(methods, 5);
  for (let i = 0; i < names.length; i++) {
    %define(prototype, names[i], methods[names[i]], 7);
  }
}

%export("fetchBody", {
  __proto__: null, ReadableStream, toBody, bytesOf, addBodyMethods, refuse,
});
