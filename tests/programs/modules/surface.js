// Every name that Node's own modules export exists: what Loopline does not
// have throws an error that names it when it is used (tests/language).
const { builtinModules } = require('module');

const ofFunctions = ['length', 'name', 'prototype', 'arguments', 'caller'];
const ofEmitters = ['_events', '_eventsCount', '_maxListeners'];
// There only once the module `domain` was loaded, or in the main script.
const byTheWay = ['domain', 'mainModule', 'usingDomains', 'defaultCipherList'];
// Node warns when these are loaded.
const warned = ['_stream_wrap', 'sys', 'wasi'];
const left = [...ofEmitters, ...byTheWay];

function names(exports) {
  const skip = typeof exports === 'function' ? [...left, ...ofFunctions] : left;
  return Object.getOwnPropertyNames(exports)
    .filter((name) => !skip.includes(name))
    .sort();
}

for (const name of builtinModules) {
  if (warned.includes(name)) continue;
  const exports = require(name);
  console.log(`${name}: ${typeof exports}`);
  for (const export_ of names(exports)) {
    const { enumerable } = Object.getOwnPropertyDescriptor(exports, export_);
    console.log(enumerable ? `  ${export_}` : `  (${export_})`);
  }
}
console.log('globalThis');
const engine = [
  'SharedArrayBuffer', 'Atomics', 'Intl', 'WebAssembly', 'escape', 'unescape',
];
for (const name of names(globalThis)) {
  if (!engine.includes(name)) console.log(`  ${name}`);
}
