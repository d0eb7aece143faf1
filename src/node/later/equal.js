// equal.js: when two values are deeply equal (assert.deepEqual,
// assert.deepStrictEqual, util.isDeepStrictEqual).
//
// `walk` is {strict, pairs}: pairs lists the objects that are being compared,
// from the inside out. Two that meet again inside themselves count as equal.

const FLOAT32 = 7; // see script/binary.h
const FLOAT64 = 8;
const isError = %import("errorText").isError;
const { objectText } = %import("originals");

function sameNaN(a, b) {
  return a !== a && b !== b;
}

// What === does not decide; at least one is no object.
function equalPrimitives(a, b, strict) {
  if (strict) return sameNaN(a, b);
  if ((%isObject(a) && typeof a === "object") ||
      (%isObject(b) && typeof b === "object")) {
    return false;
  }
  return a == b || sameNaN(a, b);
}

function keysOf(value, walk) {
  if (%viewType(value) >= 0) return %namedKeys(value, false);
  const keys = %ownKeys(value, 5);
  if (walk.strict) {
    const symbols = %ownKeys(value, 6);
    for (let i = 0; i < symbols.length; i++) %push(keys, symbols[i]);
  }
  return keys;
}

function equalProperties(a, b, walk) {
  const keys = keysOf(a, walk);
  if (keysOf(b, walk).length !== keys.length) return false;
  for (let i = 0; i < keys.length; i++) {
    if (!%isEnumerable(b, keys[i])) return false;
  }
  for (let i = 0; i < keys.length; i++) {
    if (!equal(a[keys[i]], b[keys[i]], walk)) return false;
  }
  return true;
}

// Elements, by their bytes; the looser form takes 0 and -0 as one.
function equalTyped(a, b, walk) {
  const type = %viewType(a);
  if (%viewType(b) !== type || %byteCount(a) !== %byteCount(b)) return false;
  if (walk.strict || (type !== FLOAT32 && type !== FLOAT64)) {
    return %bufferCompare(a, b) === 0;
  }
  for (let i = 0; i < %viewLength(a); i++) if (a[i] !== b[i]) return false;
  return true;
}

function equalBuffers(a, b) {
  return %byteCount(a) === %byteCount(b) &&
         %bufferCompare(new Uint8Array(a), new Uint8Array(b)) === 0;
}

// Properties of an error that are compared although they are hidden.
const told = ["message", "name", "cause", "errors"];

function equalErrors(a, b, walk) {
  for (let i = 0; i < told.length; i++) {
    const shown = %isEnumerable(a, told[i]);
    if (shown !== %isEnumerable(b, told[i]) ||
        (!shown && !equal(a[told[i]], b[told[i]], walk))) {
      return false;
    }
  }
  return true;
}

// --- collections ---------------------------------------------------------

// The place in `entries` of a key that equals `key` and is not `taken`.
function findKey(entries, taken, key, walk) {
  for (let i = 0; i < entries.length; i += 2) {
    if (!taken[i] && entries[i] === key) return i;
  }
  if (walk.strict && !%isObject(key)) {
    for (let i = 0; i < entries.length; i += 2) {
      if (!taken[i] && sameNaN(entries[i], key)) return i;
    }
    return -1;
  }
  for (let i = 0; i < entries.length; i += 2) {
    if (!taken[i] && equal(key, entries[i], walk)) return i;
  }
  return -1;
}

// Sets and maps: the same entries in any order.
function equalEntries(a, b, walk) {
  if (%collectionLeft(a) !== %collectionLeft(b)) return false;
  const own = %collectionEntries(a, Infinity);
  const other = %collectionEntries(b, Infinity);
  const isMap = %className(a) === "Map";
  const taken = %arrayOf(other.length);
  for (let i = 0; i < own.length; i += 2) {
    const inOrder = !taken[i] && own[i] === other[i];
    const at = inOrder ? i : findKey(other, taken, own[i], walk);
    if (at < 0 || (isMap && !equal(own[i + 1], other[at + 1], walk))) {
      return false;
    }
    taken[at] = true;
  }
  return true;
}

// --- objects -------------------------------------------------------------

// What the class adds to the properties.
function equalInside(a, b, kind, walk) {
  if (%viewType(a) >= 0) return equalTyped(a, b, walk);
  switch (kind) {
    case "Set":
    case "Map":
      return equalEntries(a, b, walk);
    case "ArrayBuffer":
      return equalBuffers(a, b);
    case "RegExp":
      return %regexpSource(a) === %regexpSource(b) &&
             %regexpFlags(a) === %regexpFlags(b) &&
             a.lastIndex === b.lastIndex;
    case "Date":
    case "Number":
    case "String":
    case "Boolean":
    case "Symbol":
    case "BigInt":
      return %sameValue(%unwrap(a), %unwrap(b));
    case "Array":
      return a.length === b.length;
    default:
      return true;
  }
}

function equalObjects(a, b, walk) {
  if (walk.strict && %prototypeOf(a) !== %prototypeOf(b)) return false;
  if (%call(objectText, a) !== %call(objectText, b)) return false;
  const kind = %className(a);
  if (kind !== %className(b) && !(isError(a) && isError(b))) return false;
  for (let at = walk.pairs; at !== undefined; at = at.outer) {
    if (at.a === a && at.b === b) return true;
  }
  const outer = walk.pairs;
  walk.pairs = { __proto__: null, a, b, outer };
  const same = equalInside(a, b, kind, walk) &&
               (!isError(a) || equalErrors(a, b, walk)) &&
               equalProperties(a, b, walk);
  walk.pairs = outer;
  return same;
}

function equal(a, b, walk) {
  if (a === b) return a !== 0 || !walk.strict || 1 / a === 1 / b;
  if (!%isObject(a) || !%isObject(b) || typeof a === "function" ||
      typeof b === "function") {
    return equalPrimitives(a, b, walk.strict);
  }
  return equalObjects(a, b, walk);
}

%export("isDeepEqual", (a, b, strict) => {
  return equal(a, b, { __proto__: null, strict, pairs: undefined });
});
