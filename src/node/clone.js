// clone.js: structuredClone (HTML, 2.7) of what the language's own classes
// hold; other objects become plain ones.
//
// `known` lists originals and copies, [original, copy, ...], so that what is
// shared stays shared.

const { prototype: mapPrototype } = Map;
const { prototype: setPrototype } = Set;
const { set: mapSet } = mapPrototype;
const { add: setAdd } = setPrototype;
const constructors = { __proto__: null, Error, EvalError, RangeError,
                       ReferenceError, SyntaxError, TypeError, URIError };
const newMap = Map;
const newSet = Set;
const newDate = Date;
const newObject = Object;

function refuse(text) {
  const DOMException =
    %import("later")("node/dom_exception", "DOMException");
  return new DOMException(`${text} could not be cloned.`, "DataCloneError");
}

function copyProperties(from, to, known) {
  const keys = %ownKeys(from, 5);
  for (let i = 0; i < keys.length; i++) {
    %define(to, keys[i], clone(from[keys[i]], known), 7);
  }
  return to;
}

function cloneError(error) {
  const maker = constructors[error.name] ?? constructors.Error;
  const copy = new maker(error.message);
  %define(copy, "stack", error.stack, 5);
  return copy;
}

function remember(known, original, copy) {
  %push(known, original);
  %push(known, copy);
  return copy;
}

function cloneMap(map, known) {
  const copy = remember(known, map, new newMap());
  const entries = %collectionEntries(map, Infinity);
  for (let i = 0; i < entries.length; i += 2) {
    %call(mapSet, copy, clone(entries[i], known),
          clone(entries[i + 1], known));
  }
  return copy;
}

function cloneSet(set, known) {
  const copy = remember(known, set, new newSet());
  const entries = %collectionEntries(set, Infinity);
  for (let i = 0; i < entries.length; i += 2) {
    %call(setAdd, copy, clone(entries[i], known));
  }
  return copy;
}

function cloneArray(array, known) {
  const copy = remember(known, array, []);
  copy.length = array.length;
  return copyProperties(array, copy, known);
}

function cloneBytes(bytes) {
  const copy = new Uint8Array(%byteCount(bytes));
  %bufferCopy(copy, bytes, 0);
  return copy;
}

function cloneObject(value, known) {
  switch (%className(value)) {
    case "Array":
      return cloneArray(value, known);
    case "Map":
      return cloneMap(value, known);
    case "Set":
      return cloneSet(value, known);
    case "Date":
      return remember(known, value, new newDate(%unwrap(value)));
    case "Error":
      return remember(known, value, cloneError(value));
    case "Buffer":
      return remember(known, value, cloneBytes(value));
    case "Number":
    case "String":
    case "Boolean":
    case "BigInt":
      return remember(known, value, newObject(%unwrap(value)));
    case "Promise":
    case "Generator":
      throw refuse(`#<${%className(value)}>`);
    default:
      return copyProperties(value, remember(known, value, {}), known);
  }
}

function clone(value, known) {
  if (typeof value === "symbol" || typeof value === "function") {
    throw refuse(typeof value === "symbol" ? %describe(value) : `${value}`);
  }
  if (!%isObject(value)) return value;
  for (let i = 0; i < known.length; i += 2) {
    if (known[i] === value) return known[i + 1];
  }
  return cloneObject(value, known);
}

%install(globalThis, {
  structuredClone(value) {
    if (arguments.length === 0) {
      throw %typeError("The \"value\" argument must be specified");
    }
    return clone(value, []);
  },
});
