// window.js: what a page's script finds around it, beside the language.

const validateFunction = %import("validateFunction");

// The browser's errors name no code.
function checkCallback(name, callback) {
  if (typeof callback !== "function") {
    throw new TypeError(
      `Failed to execute '${name}' on 'Window': parameter 1 is not of type ` +
      "'Function'.");
  }
}

// Milliseconds as a browser takes them: a 32-bit integer, never negative.
function wait(ms) {
  const number = %toNumber(ms) | 0;
  return number > 0 ? number : 0;
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
Object.defineProperty(performance, "timeOrigin", {
  configurable: true,
  enumerable: true,
  get: () => %processOrigin(),
});

%install(globalThis, {
  window: globalThis,
  self: globalThis,
  performance,

  setTimeout(callback, ms, ...args) {
    checkCallback("setTimeout", callback);
    return set(callback, ms, false, args);
  },

  setInterval(callback, ms, ...args) {
    checkCallback("setInterval", callback);
    return set(callback, ms, true, args);
  },

  clearTimeout(number) {
    clear(number);
  },

  clearInterval(number) {
    clear(number);
  },
});

// --- errors: they are shown, and the page goes on -----------------------------

function shown(value) {
  const inspect = %moduleCore("inspectError");
  if (%isObject(value) && inspect !== undefined) return inspect(value);
  return typeof value === "symbol" ? %describe(value) : `${value}`;
}

%processHook("uncaught", (error) => {
  %consoleWrite(2, `Uncaught ${shown(error)}\n`);
  return true;
});
%processHook("rejection", (reason) => {
  %consoleWrite(2, `Uncaught (in promise) ${shown(reason)}\n`);
  return true;
});

// import(): a page's scripts are classic ones.
%hook("import", async () => {
  throw new Error("import() in a page is not supported by Loopline");
});
