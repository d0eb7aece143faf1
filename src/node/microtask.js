// microtask.js: queueMicrotask, which Node programs and pages have in common.

const validateFunction = %import("validateFunction");

%install(globalThis, {
  queueMicrotask(callback) {
    validateFunction(callback, "callback");
    %microtask(callback);
  },
});
