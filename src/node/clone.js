// clone.js: structuredClone (HTML, 2.7) of what the language's own classes
// hold; other objects become plain ones.
//
// `known` lists originals and copies, [original, copy, ...], so that what is
// shared stays shared.

const nodeError = %import("nodeError");
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
const newRegExp = RegExp;
const newDataView = DataView;
const typedArrays = %import("typedArrays");
const bufferPrototype = ArrayBuffer.prototype;
const { getOwnPropertyDescriptor: descriptorOf } = Object;
const bufferOfTyped =
  descriptorOf(%prototypeOf(Int8Array.prototype), "buffer").get;
const bufferOfDataView = descriptorOf(DataView.prototype, "buffer").get;

function dataCloneError(message) {
  const DOMException =
    %import("later")("node/dom_exception", "DOMException");
  return new DOMException(message, "DataCloneError");
}

function refuse(text) {
  return dataCloneError(`${text} could not be cloned.`);
}

function copyProperties(from, to, known) {
  const keys = %ownKeys(from, 5);
  for (let i = 0; i < keys.length; i++) {
    %define(to, keys[i], clone(from[keys[i]], known), 7);
  }
  return to;
}

function ownValue(object, name) {
  const property = descriptorOf(object, name);
  return property === undefined ? undefined : property.value;
}

// The name says which kind of error it becomes; stack, message and cause are
// all that goes along.
function cloneError(error, known) {
  const maker = constructors[error.name] ?? constructors.Error;
  const copy = remember(known, error, new maker());
  const message = ownValue(error, "message");
  %define(copy, "stack", `${error.stack}`, 5);
  if (message !== undefined) %define(copy, "message", `${message}`, 5);
  if (%hasOwn(error, "cause")) {
    %define(copy, "cause", clone(error.cause, known), 5);
  }
  return copy;
}

// lastIndex begins anew.
function cloneRegExp(pattern) {
  return new newRegExp(pattern.source, pattern.flags);
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

// Buffers are copied with all their bytes, and views see the copy.
function cloneBuffer(buffer) {
  const size = %byteCount(buffer);
  const most = buffer.resizable ? buffer.maxByteLength : undefined;
  const copy = %arrayBufferMake(bufferPrototype, size, most);
  %arrayBufferCopy(copy, buffer, 0, size);
  return copy;
}

function cloneView(view, maker, getBuffer, length, known) {
  const buffer = clone(%call(getBuffer, view), known);
  return new maker(buffer, view.byteOffset,
                   %viewTracks(view) ? undefined : length);
}

function cloneObject(value, known) {
  if (%isProxy(value)) throw refuse("#<Object>");
  const type = %viewType(value);
  if (type >= 0) {
    return remember(known, value,
                    cloneView(value, typedArrays[type], bufferOfTyped,
                              %viewLength(value), known));
  }
  switch (%className(value)) {
    case "Array":
      return cloneArray(value, known);
    case "Map":
      return cloneMap(value, known);
    case "Set":
      return cloneSet(value, known);
    case "RegExp":
      return remember(known, value,
                      %regexpMake(%regexpSource(value), %regexpFlags(value)));
    case "Date":
      return remember(known, value, new newDate(%unwrap(value)));
    case "Error":
      return cloneError(value, known);
    case "RegExp":
      return remember(known, value, cloneRegExp(value));
    case "ArrayBuffer":
      return remember(known, value, cloneBuffer(value));
    case "DataView":
      return remember(known, value,
                      cloneView(value, newDataView, bufferOfDataView,
                                %byteCount(value), known));
    case "Number":
    case "String":
    case "Boolean":
    case "BigInt":
      return remember(known, value, newObject(%unwrap(value)));
    case "Object":
      return copyProperties(value, remember(known, value, {}), known);
    case "Promise":
    case "WeakMap":
    case "WeakSet":
    case "WeakRef":
    case "FinalizationRegistry":
      throw refuse(`#<${%className(value)}>`);
    case "Generator":
      throw refuse("[object Generator]");
    case "Symbol":
      throw refuse("[object Symbol]");
    default:
      throw refuse("#<Object>");
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

// The ArrayBuffers that are to be moved, not copied.
function transferList(list) {
  const buffers = [];
  if (list === undefined || list === null) return buffers;
  if (!%isObject(list)) {
    throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                    "Optional transferList argument must be an iterable");
  }
  for (const buffer of list) {
    if (!%isClass(buffer, "ArrayBuffer")) {
      throw nodeError(TypeError, "ERR_INVALID_TRANSFER_OBJECT",
                      "Found invalid object in transferList");
    }
    for (let i = 0; i < buffers.length; i++) {
      if (buffers[i] === buffer) {
        throw dataCloneError("Transfer list contains duplicate ArrayBuffer");
      }
    }
    %push(buffers, buffer);
  }
  return buffers;
}

// What is transferred is copied as well, and its original detached when
// nothing can go wrong any more.
function cloneWith(value, buffers) {
  const copy = clone(value, []);
  for (let i = 0; i < buffers.length; i++) %detachArrayBuffer(buffers[i]);
  return copy;
}

%install(globalThis, {
  structuredClone(value) {
    if (arguments.length === 0) {
      throw nodeError(TypeError, "ERR_MISSING_ARGS",
                      "The value argument must be specified");
    }
    const options = arguments[1];
    if (options !== undefined && options !== null &&
        !%isObject(options)) {
      throw nodeError(TypeError, "ERR_INVALID_ARG_TYPE",
                      "The options argument must be either an object or " +
                      "undefined");
    }
    const list = %isObject(options) ? options.transfer : undefined;
    return cloneWith(value, transferList(list));
  },
});
