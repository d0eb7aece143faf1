// window.js: what a page's script finds around it, beside the language and
// the document: timers, dialogs, storage, its address.

const { illegal, refuse, missing, DOMException } =
  %import("pageErrors");
const { EventTarget, ErrorEvent, MessageEvent, PromiseRejectionEvent, trusted,
        dispatch, defineHandlers } = %import("pageEvents");
const { queueTask, begin, runNow } = %import("pageTasks");
const { handlerTypes } = %import("pageHtml");
const document = %import("document");
const page = %import("pageState");
const { watchers, following, ELEMENT } = %import("pageNodes");
const { getAttribute } = %import("pageElements");
const later = %import("later");
const { defineProperty } = Object;
const { startsWith } = String.prototype;
const newFunction = Function;

// --- the window itself ------------------------------------------------------------

class Window extends EventTarget {
  constructor() {
    throw illegal(new.target.name);
  }
}

// An element with an id is a property of the window: `btn` for id="btn". It
// stands behind everything that a program may define.
const named = %objectCreate(EventTarget.prototype);
%setPrototypeOf(Window.prototype, named);
%define(Window.prototype, Symbol.toStringTag, "Window", 4);
%setPrototypeOf(globalThis, Window.prototype);
delete globalThis.Buffer;

function forgetName(id) {
  if (%hasOwn(named, id) && document.getElementById(id) === null) {
    delete named[id];
  }
}

// The ids of a part of the tree that came or went.
function namesIn(node, act) {
  for (let at = node; at !== null; at = following(at, node)) {
    if (at.nodeType === ELEMENT) {
      const id = getAttribute(at, "id");
      if (id !== null && id !== "") act(id);
    }
  }
}

%push(watchers, ({ kind, added, removed, name, old }) => {
  if (kind === "attributes" && name === "id" && old !== null) forgetName(old);
  if (kind !== "childList") return;
  for (let i = 0; i < removed.length; i++) namesIn(removed[i], forgetName);
  for (let i = 0; i < added.length; i++) {
    namesIn(added[i], %import("nameElement"));
  }
});

%export("nameElement", (id) => {
  if (%hasOwn(named, id)) return;
  defineProperty(named, id, {
    __proto__: null,
    configurable: true,
    get: () => document.getElementById(id) ?? undefined,
    set(value) {
      %define(globalThis, id, value, 7);
    },
  });
});

%install(globalThis, { Window });
const fixed = { window: globalThis, self: globalThis, frames: globalThis,
                parent: globalThis, top: globalThis, length: 0, opener: null,
                closed: false, name: "", status: "", origin: "null",
                isSecureContext: true, innerWidth: 800, innerHeight: 600,
                outerWidth: 800, outerHeight: 600, devicePixelRatio: 1,
                scrollX: 0, scrollY: 0, pageXOffset: 0, pageYOffset: 0,
                screenX: 0, screenY: 0, frameElement: null };
const fixedNames = %ownKeys(fixed, 5);
for (let i = 0; i < fixedNames.length; i++) {
  %define(globalThis, fixedNames[i], fixed[fixedNames[i]], 7);
}
defineHandlers(globalThis, handlerTypes);
defineHandlers(globalThis, [
  "beforeunload", "hashchange", "message", "messageerror", "offline", "online",
  "pagehide", "pageshow", "popstate", "rejectionhandled", "storage",
  "unhandledrejection", "unload",
]);

// --- timers ------------------------------------------------------------------------

// Milliseconds as a browser takes them: a 32-bit integer, never negative.
function wait(ms) {
  const number = %toNumber(ms) | 0;
  return number > 0 ? number : 0;
}

// A text is compiled as a program when the time has come.
function callbackOf(name, callback, given) {
  if (given === 0) {
    throw missing(`execute '${name}' on 'Window'`, 1, 0);
  }
  return typeof callback === "function" ? callback
                                         : newFunction(`${callback}`);
}

function set(callback, ms, repeat, args) {
  const extra = args.length === 0 ? undefined : args;
  return %timerNumber(
    %timerSet(callback, wait(ms), repeat, extra, globalThis));
}

function clear(number) {
  const timer = %timerFind(%toNumber(number));
  if (timer !== undefined) %timerClear(timer);
}

const performance = {
  now() {
    return %processTime() / 1000;
  },
};
defineProperty(performance, "timeOrigin", {
  configurable: true,
  enumerable: true,
  get: () => %processOrigin(),
});

// --- frames: 16 ms of the clock --------------------------------------------------

const FRAME = 16;
let frames = []; // {number, callback} for the next one
let lastFrame = 0;

function checkFunction(name, callback) {
  if (typeof callback !== "function") {
    throw new TypeError(`Failed to execute '${name}' on 'Window': parameter ` +
                        "1 is not of type 'Function'.");
  }
}

function* runFrame(time) {
  const due = frames;
  frames = [];
  for (let i = 0; i < due.length; i++) {
    if (!due[i].isCancelled) {
      try {
        due[i].callback(time);
      } catch (error) {
        reportError(error);
      }
      yield;
    }
  }
}

function askForFrame() {
  const now = performance.now();
  const rest = FRAME - %floor(now) % FRAME;
  %timerSet(() => begin(runFrame(performance.now())), rest, false, undefined,
            globalThis);
}

// --- dialogs -------------------------------------------------------------------------

// enum dialog_kind (machine/process.h).
const ALERT = 0;
const CONFIRM = 1;
const PROMPT = 2;

// The page stands still here until the learner has answered; where nobody sits
// before it the dialog is dismissed at once (machine/dialog.h).
function dialog(kind, name, message, preset = "") {
  const text = dialogText(name, message);
  const shown = dialogText(name, preset);
  %consoleWrite(1, `${name}: ${text}\n`);
  return %pageDialog(kind, text, shown);
}

function dialogText(name, value) {
  if (typeof value === "symbol") {
    throw new TypeError(`Failed to execute '${name}' on 'Window': Cannot ` +
                        "convert a Symbol value to a string");
  }
  return `${value}`;
}

// --- the address -------------------------------------------------------------------

function resolveUrl(text, base = page.address?.href) {
  const URL = later("node/url_class", "URL");
  const whole = document.querySelector("base")?.getAttribute("href");
  try {
    const start = whole && base === page.address?.href ? new URL(whole, base)
                                                       : base;
    return new URL(`${text}`, start);
  } catch {
    return undefined;
  }
}

// Only what stands behind the # may change: the page stays.
function goTo(address) {
  const url = resolveUrl(address);
  if (url === undefined) {
    throw new DOMException(`Failed to set the 'href' property on 'Location': ` +
                           `'${address}' is not a valid URL.`, "SyntaxError");
  }
  const old = page.address;
  if (url.protocol === "javascript:") refuse("a javascript: address");
  if (withoutHash(url) !== withoutHash(old) || url.hash === "") {
    refuse(`leaving for another address (${url.href})`);
  }
  page.address = url;
  if (url.hash === old.hash) return;
  queueTask("hashchange", () => dispatch(
    globalThis, trusted(globalThis.HashChangeEvent, "hashchange",
                        { oldURL: old.href, newURL: url.href })));
}

function withoutHash(url) {
  const at = %textFind(url.href, "#", 0);
  return at < 0 ? url.href : %textCut(url.href, 0, at);
}

class Location {
  constructor() {
    throw illegal(new.target.name);
  }

  get href() {
    return page.address?.href ?? "about:blank";
  }

  set href(address) {
    goTo(address);
  }

  get hash() {
    return page.address?.hash ?? "";
  }

  set hash(text) {
    const hash = `${text}`;
    goTo(%call(startsWith, hash, "#") ? hash : `#${hash}`);
  }

  assign(address) {
    goTo(address);
  }

  replace(address) {
    goTo(address);
  }

  reload() {
    refuse("location.reload");
  }

  toString() {
    return this.href;
  }
}
const parts = ["protocol", "host", "hostname", "port", "pathname", "search",
               "origin"];
for (let i = 0; i < parts.length; i++) {
  defineProperty(Location.prototype, parts[i], {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => parts[i] === "origin" && page.address?.protocol === "file:"
      ? "file://" : page.address?.[parts[i]] ?? "",
    set: () => refuse(`setting location.${parts[i]}`),
  });
}
const location = %objectCreate(Location.prototype);
%install(globalThis, { Location });
defineProperty(globalThis, "location", {
  __proto__: null,
  configurable: false,
  enumerable: true,
  get: () => location,
  set(address) {
    goTo(address);
  },
});

%export("resolveUrl", resolveUrl);
%export("followLink", (link) => {
  const { href } = link;
  if (!%call(startsWith, href, "javascript:")) goTo(href);
});

// --- history: only where the page stays ----------------------------------------------

const history = {
  length: 1,
  state: null,
  scrollRestoration: "auto",

  pushState(state, title, address) {
    if (address !== undefined && address !== null) {
      page.address = resolveUrl(address);
    }
    this.state = structuredClone(state);
    this.length++;
  },

  replaceState(state, title, address) {
    if (address !== undefined && address !== null) {
      page.address = resolveUrl(address);
    }
    this.state = structuredClone(state);
  },

  back() {
    refuse("history.back");
  },

  forward() {
    refuse("history.forward");
  },

  go() {
    refuse("history.go");
  },
};

const navigator = {
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, " +
             "like Gecko) Loopline",
  appName: "Netscape",
  appCodeName: "Mozilla",
  product: "Gecko",
  platform: "Linux x86_64",
  vendor: "",
  language: "en-US",
  languages: ["en-US"],
  onLine: true,
  cookieEnabled: true,
  hardwareConcurrency: 1,
  maxTouchPoints: 0,
  webdriver: false,
};

// --- what a page keeps ---------------------------------------------------------------

const items = Symbol("items");

class Storage {
  constructor() {
    throw illegal(new.target.name);
  }

  get length() {
    return %ownKeys(this[items], 1).length;
  }

  key(index) {
    return %ownKeys(this[items], 1)[%toInteger(index)] ?? null;
  }

  getItem(key) {
    return this[items][`${key}`] ?? null;
  }

  setItem(key, value) {
    this[items][`${key}`] = `${value}`;
  }

  removeItem(key) {
    delete this[items][`${key}`];
  }

  clear() {
    const keys = %ownKeys(this[items], 1);
    for (let i = 0; i < keys.length; i++) delete this[items][keys[i]];
  }
}
%define(Storage.prototype, Symbol.toStringTag, "Storage", 4);

const makeProxy = Proxy;
const isOwn = (target, key) => typeof key === "symbol" || key in target;

// storage.name and storage["name"] are items, too.
const storageBehaviour = {
  __proto__: null,
  get: (target, key, receiver) =>
    isOwn(target, key) ? %reflectGet(target, key, receiver)
                       : target[items][key],
  set(target, key, value) {
    if (isOwn(target, key)) target[key] = value;
    else target.setItem(key, value);
    return true;
  },
  has: (target, key) => key in target || %hasOwn(target[items], key),
  deleteProperty(target, key) {
    delete target[items][key];
    return true;
  },
  ownKeys: (target) => %ownKeys(target[items], 1),
  getOwnPropertyDescriptor(target, key) {
    return %isObject(target[items]) && %hasOwn(target[items], key)
      ? { value: target[items][key], writable: true, enumerable: true,
          configurable: true }
      : undefined;
  },
};

function newStorage() {
  const storage = %objectCreate(Storage.prototype);
  %define(storage, items, { __proto__: null }, 5);
  return new makeProxy(storage, storageBehaviour);
}

// --- errors: they are shown, and the page goes on ---------------------------------------

function shown(value) {
  const inspect = %moduleCore("inspectError");
  if (%isObject(value) && %hasOwn(value, "stack")) {
    return `${value.stack}`;
  }
  if (%isObject(value) && inspect !== undefined) return inspect(value);
  return typeof value === "symbol" ? %describe(value) : `${value}`;
}

// "#<Object>", "[object Array]": what stands behind "Uncaught".
function shownThrown(value) {
  if (!%isObject(value) || %isClass(value, "Error")) return shown(value);
  if (typeof value === "function") return `${value}`;
  return %isArray(value) ? `${value}` : %describe(value);
}

// The place that the first frame names: [file, line, column].
function placeOf(error) {
  const text = %isObject(error) && typeof error.stack === "string"
    ? error.stack : "";
  const at = %textFind(text, "\n    at ", 0);
  if (at < 0) return ["", 0, 0];
  const end = %textFind(text, "\n", at + 1);
  let frame = %textCut(text, at + 8, end < 0 ? text.length : end);
  const open = %textFind(frame, "(", 0);
  if (open >= 0) frame = %textCut(frame, open + 1, frame.length - 1);
  const words = %splitText(frame, ":", 100);
  const count = words.length;
  if (count < 3) return [frame, 0, 0];
  const column = %toNumber(words[count - 1]);
  const line = %toNumber(words[count - 2]);
  words.length = count - 2;
  return [%textJoin(words, ":"), line, column];
}

const placeOfSyntax = %import("placeOfSyntax");
let isReporting = false;

// The window hears of it first, and may keep it from the console.
function report(error, text, message, where) {
  let isWanted = true;
  if (!isReporting) {
    isReporting = true;
    const [filename, lineno, colno] = where;
    isWanted = runNow(dispatch(globalThis, trusted(ErrorEvent, "error", {
      cancelable: true, message, filename, lineno, colno, error,
    })));
    isReporting = false;
  }
  if (isWanted) %consoleWrite(2, `${text}\n`);
}

function headOf(value) {
  if (%isObject(value) && %isClass(value, "Error")) {
    const { name, message } = value;
    return message === "" ? `${name}` : `${name}: ${message}`;
  }
  return shownThrown(value);
}

// "file:line", the line, the caret: [file, line, column].
function placeShown(place) {
  const lines = %splitText(place, "\n", 4);
  const words = %splitText(lines[0], ":", 100);
  const count = words.length;
  const caret = %textFind(lines[2] ?? "", "^", 0);
  return count < 2 || caret < 0 ? ["", 0, 0]
    : [%textJoin(firstOf(words, count - 1), ":"),
       %toNumber(words[count - 1]), caret + 1];
}

function reportError(error, place = "") {
  if (%isObject(error) && %hasOwn(error, placeOfSyntax)) {
    const [file, line, column] = placeShown(error[placeOfSyntax]);
    reportSyntax(error.name, error.message, `${file}:${line}:${column}`);
    return;
  }
  const where = %isObject(error) ? placeOf(error) : placeShown(place);
  report(error, `Uncaught ${shownThrown(error)}`, `Uncaught ${headOf(error)}`,
         where);
}

// A script that does not compile: nothing of it runs.
function reportSyntax(kind, message, where) {
  const maker = kind === "RangeError" ? RangeError
    : kind === "SyntaxError" ? SyntaxError : Error;
  const error = new maker(message);
  const words = %splitText(where, ":", 100);
  const count = words.length;
  const place = [%textJoin(firstOf(words, count - 2), ":"),
                 %toNumber(words[count - 2]), %toNumber(words[count - 1])];
  report(error, `Uncaught ${kind}: ${message} (at ${where})`,
         `Uncaught ${kind}: ${message}`, place);
}

function firstOf(list, count) {
  const some = [];
  for (let i = 0; i < count; i++) %push(some, list[i]);
  return some;
}

%export("reportError", reportError);
%export("reportSyntax", reportSyntax);
%processHook("uncaught", (error, place) => {
  reportError(error, place);
  return true;
});
%processHook("rejection", (reason, promise) => {
  const event = trusted(PromiseRejectionEvent, "unhandledrejection", {
    cancelable: true, promise, reason,
  });
  if (runNow(dispatch(globalThis, event))) {
    const text = %isObject(reason) && !%isClass(reason, "Error")
      ? %describe(reason) : shown(reason);
    %consoleWrite(2, `Uncaught (in promise) ${text}\n`);
  }
  return true;
});

// onclick="..." is a function of the event.
%export("compileHandler", (target, type, text) => {
  try {
    const body = target === document.body && type === "error"
      ? newFunction("event", "source", "lineno", "colno", "error", text)
      : newFunction("event", text);
    %define(body, "name", `on${type}`, 4);
    return body;
  } catch (error) {
    report(error, `Uncaught ${headOf(error)}`, `Uncaught ${headOf(error)}`,
           ["", 0, 0]);
    return null;
  }
});

// --- a document begins -----------------------------------------------------------------

function addressOf(path) {
  const isUrl = %call(startsWith, path, "http://") ||
                %call(startsWith, path, "https://");
  return isUrl ? path : %fileUrl(path);
}

page.address = resolveUrl(addressOf(%pageAddress()), undefined);
%define(globalThis, "origin", page.address?.origin ?? "null", 7);

%processHook("main", (bytes) => begin(
  bytes === undefined ? %import("openAddress")()
                      : %import("openBytes")(bytes, undefined)));

// --- where it is found --------------------------------------------------------------------

const plain = {
  performance, history, navigator,

  setTimeout(callback, ms, ...args) {
    return set(callbackOf("setTimeout", callback, arguments.length), ms, false,
               args);
  },

  setInterval(callback, ms, ...args) {
    return set(callbackOf("setInterval", callback, arguments.length), ms, true,
               args);
  },

  clearTimeout(number) {
    clear(number);
  },

  clearInterval(number) {
    clear(number);
  },

  queueMicrotask(callback) {
    checkFunction("queueMicrotask", callback);
    %microtask(callback);
  },

  requestAnimationFrame(callback) {
    checkFunction("requestAnimationFrame", callback);
    if (frames.length === 0) askForFrame();
    lastFrame++;
    %push(frames, { number: lastFrame, callback, isCancelled: false });
    return lastFrame;
  },

  cancelAnimationFrame(number) {
    for (let i = 0; i < frames.length; i++) {
      if (frames[i].number === number) frames[i].isCancelled = true;
    }
  },

  requestIdleCallback(callback) {
    checkFunction("requestIdleCallback", callback);
    const deadline = { didTimeout: false, timeRemaining: () => 49 };
    return set(() => callback(deadline), 1, false, []);
  },

  cancelIdleCallback(number) {
    clear(number);
  },

  reportError(error) {
    reportError(error);
  },

  alert() {
    dialog(ALERT, "alert", arguments.length === 0 ? "" : arguments[0]);
  },

  confirm(message = "") {
    return dialog(CONFIRM, "confirm", message);
  },

  prompt(message = "", value = "") {
    return dialog(PROMPT, "prompt", message, value);
  },

  // To itself: there is no other window.
  postMessage(data, target, transfer) {
    const copy = globalThis.structuredClone(data, { transfer });
    queueTask("message", () => dispatch(
      globalThis, trusted(MessageEvent, "message", {
        data: copy, origin: page.address.origin, source: globalThis,
      })));
  },

  getComputedStyle(element) {
    return element.style;
  },

  focus() {},
  blur() {},
  stop() {},
  scroll() {},
  scrollTo() {},
  scrollBy() {},

  close() {
    %consoleWrite(
      2, "Scripts may close only the windows that were opened by them.\n");
  },
};
%export("pageTimers", { setTimeout: plain.setTimeout,
                        clearTimeout: plain.clearTimeout });
const plainNames = %ownKeys(plain, 5);
for (let i = 0; i < plainNames.length; i++) {
  %define(globalThis, plainNames[i], plain[plainNames[i]], 7);
}
%define(globalThis, "localStorage", newStorage(), 7);
%define(globalThis, "sessionStorage", newStorage(), 7);
%install(globalThis, { Storage });
