// readline.js: the module readline: lines of a stream, and questions. Without
// a terminal: what is typed is not edited here.

const later = %import("later");
const { validateNumber, validateArray, validateString, validateAbortSignal,
        AbortError } = later("node/validators", "validators");
const { on, addAbortListener } = later("node/events_static", "eventsStatic");
const Utf8Reader = later("node/utf8_reader", "Utf8Reader");
const { Error, Promise, Symbol, Number } = %import("originals");
const EventEmitter = %import("node:events");
const nodeError = %import("nodeError");
const valueError = %import("valueError");
const dispose = %import("dispose");
const promisify = Symbol.for("nodejs.util.promisify.custom");

const LEAST_DELAY = 100; // ms in which "\r" and "\n" are one end

// --- where lines end -------------------------------------------------------

// [line, line, ..., rest] of a text; ends are \n, \r\n and \r.
function splitLines(text) {
  const lines = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\n" || text[i] === "\r") {
      %push(lines, %textCut(text, from, i));
      if (text[i] === "\r" && text[i + 1] === "\n") i++;
      from = i + 1;
    }
  }
  %push(lines, %textCut(text, from));
  return lines;
}

function closedError() {
  return nodeError(Error, "ERR_USE_AFTER_CLOSE", "readline was closed");
}

// (options) or (input, output, completer, terminal), as one object.
function readOptions(input, output, completer, terminal) {
  if (input?.input) return input;
  return { input, output, completer, terminal };
}

class Interface extends EventEmitter {
  #prompt = "> ";
  #oldPrompt = "";
  #answer = null; // who waits for the next line
  #rest = ""; // a line that has not ended
  #returnAt = 0; // when a text ended with "\r"
  #reader = new Utf8Reader();
  #lines;
  #paused = false;

  constructor(...words) {
    super();
    const options = readOptions(...words);
    const { input, output, completer, terminal, history, historySize, signal,
            prompt, crlfDelay } = options;
    if (completer !== undefined && typeof completer !== "function") {
      throw valueError("completer", completer);
    }
    if (history !== undefined) validateArray(history, "history");
    if (historySize !== undefined) {
      validateNumber(historySize, "historySize", 0);
    }
    validateAbortSignal(signal, "options.signal");
    if (terminal) {
      throw new Error("readline with a terminal is not supported by " +
                      "Loopline: leave { terminal: true } out");
    }
    this.line = "";
    this.output = output;
    this.input = input;
    this.history = history ?? [];
    this.historySize = historySize ?? 30;
    this.crlfDelay = crlfDelay > LEAST_DELAY ? crlfDelay : LEAST_DELAY;
    this.completer = completer;
    this.terminal = false;
    this.closed = false;
    if (prompt !== undefined) this.#prompt = prompt;
    this.#listen(input);
    if (signal !== undefined) this.#closeWith(signal);
    input.resume();
  }

  #listen(input) {
    const onError = (error) => this.emit("error", error);
    const onData = (chunk) => this.#takeText(this.#reader.write(chunk));
    const onEnd = () => {
      if (this.#rest !== "") this.emit("line", this.#rest);
      this.close();
    };
    input.on("error", onError);
    input.on("data", onData);
    input.on("end", onEnd);
    this.once("close", () => {
      input.removeListener("data", onData);
      input.removeListener("error", onError);
      input.removeListener("end", onEnd);
    });
  }

  #closeWith(signal) {
    const listening = addAbortListener(signal, () => this.close());
    this.once("close", listening[dispose]);
  }

  #takeText(text) {
    const now = %processTime() / 1000;
    if (this.#returnAt > 0 && now - this.#returnAt <= this.crlfDelay) {
      if (text[0] === "\n") text = %textCut(text, 1);
      this.#returnAt = 0;
    }
    const lines = splitLines(text);
    lines[0] = this.#rest + lines[0];
    this.#rest = lines[lines.length - 1];
    if (lines.length > 1) {
      this.#returnAt = text[text.length - 1] === "\r" ? now : 0;
    }
    for (let i = 0; i < lines.length - 1; i++) this.#takeLine(lines[i]);
  }

  #takeLine(line) {
    if (this.#answer === null) {
      this.emit("line", line);
      return;
    }
    const answer = this.#answer;
    this.#answer = null;
    this.#prompt = this.#oldPrompt;
    answer(line);
  }

  #print(text) {
    validateString(text, "stringToWrite");
    if (this.output !== undefined && this.output !== null) {
      this.output.write(text);
    }
  }

  getPrompt() {
    return this.#prompt;
  }

  setPrompt(prompt) {
    this.#prompt = prompt;
  }

  prompt() {
    if (this.#paused) this.resume();
    this.#print(this.#prompt);
  }

  question(query, options, callback) {
    if (typeof options === "function") callback = options;
    if (!%isObject(options) || typeof options === "function") options = {};
    let answer = callback;
    if (options.signal) {
      validateAbortSignal(options.signal, "options.signal");
      if (options.signal.aborted) return;
      const listening =
        addAbortListener(options.signal, () => this.#cancel());
      answer = (line) => {
        listening[dispose]();
        return callback?.(line);
      };
    }
    if (typeof answer === "function") this.#ask(query, answer);
  }

  #ask(query, answer) {
    if (this.closed) throw closedError();
    if (this.#answer === null) {
      this.#oldPrompt = this.#prompt;
      this.#prompt = query;
      this.#answer = answer;
    }
    this.prompt();
  }

  #cancel() {
    if (this.#answer !== null) {
      this.#answer = null;
      this.#prompt = this.#oldPrompt;
    }
  }

  // What readline/promises and util.promisify ask with.
  static ask(lines, query, options = {}) {
    const { signal } = options ?? {};
    return new Promise((resolve, reject) => {
      let answer = resolve;
      if (signal) {
        const error =
          new AbortError(undefined, { cause: signal.reason });
        validateAbortSignal(signal, "options.signal");
        if (signal.aborted) {
          reject(error);
          return;
        }
        const listening = addAbortListener(signal, () => {
          lines.#cancel();
          reject(new AbortError(undefined, { cause: signal.reason }));
        });
        answer = (line) => {
          listening[dispose]();
          resolve(line);
        };
      }
      lines.#ask(query, answer);
    });
  }

  write(text) {
    if (this.#paused) this.resume();
    this.#takeText(this.#reader.write(text));
  }

  pause() {
    if (this.#paused) return undefined;
    this.input.pause();
    this.#paused = true;
    this.emit("pause");
    return this;
  }

  resume() {
    if (!this.#paused) return undefined;
    this.input.resume();
    this.#paused = false;
    this.emit("resume");
    return this;
  }

  close() {
    if (this.closed) return;
    this.pause();
    this.closed = true;
    this.emit("close");
  }

  getCursorPos() {
    return { cols: 0, rows: 0 };
  }

  [Symbol.asyncIterator]() {
    this.#lines ??= on(this, "line", {
      close: ["close"],
      highWaterMark: 1024,
    }, true);
    return this.#lines;
  }
}

%define(Interface.prototype.question, promisify, function (query, options) {
  return Interface.ask(this, query, options);
}, 5);

// readline.Interface may be called without `new`.
function createInterface(...words) {
  return new Interface(...words);
}

// --- moving the cursor ------------------------------------------------------

function send(stream, text, callback) {
  if (callback !== undefined) %import("validateFunction")(callback, "callback");
  if (stream === null || stream === undefined || text === "") {
    if (typeof callback === "function") %nextTick(callback, [null]);
    return true;
  }
  return stream.write(text, callback);
}

function move(count, forth, back) {
  if (count > 0) return `\x1b[${count}${forth}`;
  return count < 0 ? `\x1b[${-count}${back}` : "";
}

%export("readlineInterface", Interface);
%export("node:readline", {
  Interface,
  createInterface,

  clearLine(stream, direction, callback) {
    const kind = direction < 0 ? 1 : direction > 0 ? 0 : 2;
    return send(stream, `\x1b[${kind}K`, callback);
  },

  clearScreenDown(stream, callback) {
    return send(stream, "\x1b[0J", callback);
  },

  cursorTo(stream, x, y, callback) {
    if (typeof y === "function") {
      callback = y;
      y = undefined;
    }
    if (Number.isNaN(x)) throw valueError("x", x);
    if (Number.isNaN(y)) throw valueError("y", y);
    const place = typeof y === "number" ? `${y + 1};${x + 1}H` : `${x + 1}G`;
    return send(stream, `\x1b[${place}`, callback);
  },

  moveCursor(stream, dx, dy, callback) {
    return send(stream, move(dx, "C", "D") + move(dy, "B", "A"), callback);
  },

  get promises() {
    return later("node/readline_promises", "node:readline/promises");
  },
});
