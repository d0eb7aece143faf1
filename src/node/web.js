// web.js: globals that Node has from the web platform. Each is made when the
// program first names it.

const later = %import("later");
const { defineProperty } = Object;

// The property is a getter only until it was asked for.
function makeLater(name, make) {
  defineProperty(globalThis, name, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() {
      const value = make();
      %define(globalThis, name, value, 5);
      return value;
    },
    set(value) {
      %define(globalThis, name, value, 5);
    },
  });
}

function makeFrom(names, file, exported) {
  for (let i = 0; i < names.length; i++) {
    makeLater(names[i], () => later(file, exported)[names[i]]);
  }
}

makeFrom(["Event", "CustomEvent", "EventTarget"], "node/event_target",
         "eventTarget");
makeFrom(["Blob", "File"], "node/blob", "blob");
makeFrom(["AbortController", "AbortSignal"], "node/abort", "abort");
makeLater("DOMException", () => later("node/dom_exception", "DOMException"));
makeFrom(["PerformanceEntry", "PerformanceMark", "PerformanceMeasure",
          "PerformanceObserver", "PerformanceObserverEntryList"],
         "node/perf_hooks", "node:perf_hooks");
makeFrom(["Headers", "Request", "Response"], "node/fetch", "fetch");
makeFrom(["FormData"], "node/form_data", "formData");
