// global.js: the global object as Node shows it: these names, in this order,
// are enumerable. What is not there says so when it is used.

const completeModule = %import("completeModule");
const later = %import("later");

const { defineProperty } = Object;
const plain = ["global", "clearImmediate", "setImmediate", "clearInterval",
               "clearTimeout", "setInterval", "setTimeout", "queueMicrotask",
               "structuredClone"];

function show(name, value) {
  delete globalThis[name];
  %define(globalThis, name, value, 7);
}

// A value that is shown as [Getter/Setter] until a program replaces it.
function showLazily(name, make) {
  let value;
  delete globalThis[name];
  defineProperty(globalThis, name, {
    configurable: true,
    enumerable: true,
    get() {
      value ??= make();
      return value;
    },
    set(other) {
      value = other;
    },
  });
}

// A class whose file runs when somebody asks for it.
function showLater(name, file) {
  defineProperty(globalThis, name, {
    configurable: true,
    enumerable: false,
    get() {
      const value = later(file, name);
      %define(globalThis, name, value, 5);
      return value;
    },
    set(value) {
      %define(globalThis, name, value, 5);
    },
  });
}

for (let i = 0; i < plain.length; i++) {
  show(plain[i], globalThis[plain[i]]);
}
const { atob, btoa } = globalThis;
showLazily("atob", () => atob);
showLazily("btoa", () => btoa);
showLazily("performance",
           () => later("node/perf_hooks", "node:perf_hooks").performance);
showLater("URL", "node/url_class");
showLater("TextEncoder", "node/text_encoding");
showLater("TextDecoder", "node/text_encoding");
showLater("Crypto", "node/crypto");
showLater("URLSearchParams", "node/url_search");
show("fetch", function fetch(input, init = undefined) {
  return later("node/fetch", "fetch").fetch(input, init);
});
%define(globalThis, Symbol.toStringTag, "global", 4);

completeModule(globalThis, "globalThis");
defineProperty(globalThis, "crypto", {
  configurable: true,
  enumerable: true,
  get: () => later("node/crypto", "webcrypto"),
  set: undefined,
});
completeModule(%import("node:process"), "process");
completeModule(%import("node:console"), "console");
