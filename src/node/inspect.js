// inspect.js: util.inspect, which is what console.log shows of a value.
//
// The program's code runs only where it does in Node: [util.inspect.custom],
// Symbol.toStringTag and the like when they are getters, never a getter that
// is shown. Everything else is read with intrinsics.
//
// A context `ctx` holds the options and where the walk stands:
//   indentation  columns that stand before the value
//   seen         the objects around it, a list from the inside out
//   circular     objects that were met again, in the order of their numbers
//   deepest      the depth of the object shown last
//
// inspect_options.js has the options and makes the context; inspect_head.js
// says what stands before an object's entries.

const layout = %import("layout");
const { OBJECT, ARRAY, paint, spaces, arrange, prefix, moreItems, symbolText,
        numberText, formatPrimitive, textOf } = layout;
const { inherits, isError, errorKeys, errorBase, stackText } =
  %import("errorText");
const { defaults, names, newContext, copyOptions } =
  %import("inspectOptions");
const { builtIn, nameFrom, ownName, isBuiltInPrototype, tagOf, functionBase,
        dateBase, regexpBase, boxedBase } = %import("inspectHead");
const argumentError = %import("argumentError");

const ELEMENT = 1; // no name is shown

const custom = Symbol.for("nodejs.util.inspect.custom");
const symbolIterator = Symbol.iterator;
const { sort } = Array.prototype;
const bytesOf = Uint8Array;
const rangeErrorPrototype = RangeError.prototype;

// --- whose child an object is --------------------------------------------

// A constructor's name; null for an object without a prototype. Properties of
// its prototypes go to `inherited`, where that is an array.
function makerOf(ctx, object, depth, inherited) {
  let at = object;
  let first;
  while (at !== null) {
    const name = nameFrom(object, at);
    if (name !== undefined) {
      if (inherited !== undefined &&
          (first !== at || builtIn[name] !== true)) {
        addInherited(ctx, object, first ?? object, depth, inherited);
      }
      return name;
    }
    at = %prototypeOf(at);
    if (first === undefined) first = at;
  }
  if (first === null) return null;
  return strangeMaker(ctx, object, first, depth, inherited);
}

// No prototype names a constructor: "Object <[Object: null prototype] {}>".
function strangeMaker(ctx, object, first, depth, inherited) {
  const own = ownName(object);
  if (depth > ctx.depth && ctx.depth !== null) {
    return `${own} <Complex prototype>`;
  }
  const name = makerOf(ctx, first, depth + 1, inherited);
  if (name !== null) return `${own} <${name}>`;
  const inner = newContext();
  copyOptions(inner, ctx);
  inner.customInspect = false;
  inner.depth = -1;
  return `${own} <${formatValue(inner, first, 0)}>`;
}

// Data and accessors of up to three prototypes of a class of the program.
function addInherited(ctx, main, from, depth, output) {
  const seen = [];
  let at = from;
  for (let layer = 0; layer < 3; layer++) {
    if (layer !== 0 || main === at) {
      at = %prototypeOf(at);
      if (at === null || isBuiltInPrototype(at)) return;
    }
    const keys = %ownKeys(at, 3);
    const outer = ctx.seen;
    ctx.seen = { __proto__: null, value: main, outer };
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key === "constructor" || %hasOwn(main, key) ||
          layout.placeIn(seen, key) >= 0 ||
          typeof %propertyValue(at, key) === "function") {
        continue;
      }
      const text = formatProperty(ctx, at, depth, key, OBJECT, main);
      %push(output, ctx.colors ? `\x1b[2m${text}\x1b[22m` : text);
    }
    for (let i = 0; i < keys.length; i++) %push(seen, keys[i]);
    ctx.seen = outer;
  }
}

// --- properties ----------------------------------------------------------

function formatName(ctx, value, key, hidden) {
  if (typeof key === "symbol") {
    const text = %textEscape(%call(symbolText, key));
    return `[${paint(ctx, text, "symbol")}]`;
  }
  if (key === "__proto__") return "['__proto__']";
  if (hidden) return `[${%textEscape(key)}]`;
  const name = %textKey(key);
  return name === key ? name : paint(ctx, name, "string");
}

// Whether the option `getters` asks for this one.
function isWanted(getters, kind) {
  return getters === true || (getters === "get" && kind === 2) ||
         (getters === "set" && kind === 4);
}

// A getter's value, which was asked for.
function formatGot(ctx, label, getter, object, depth) {
  const open = paint(ctx, `[${label}:`, "special");
  const close = paint(ctx, "]", "special");
  try {
    const value = %call(getter, object);
    ctx.indentation += 2;
    let text;
    if (%isObject(value) && typeof value === "object") {
      text = `${paint(ctx, `[${label}]`, "special")} ` +
             formatValue(ctx, value, depth);
    } else {
      const shown = typeof value === "function" ? textOf(value)
                                                : formatPrimitive(ctx, value);
      text = `${open} ${shown}${close}`;
    }
    ctx.indentation -= 2;
    return text;
  } catch (error) {
    return `${open} <Inspection threw (${error.message})>${close}`;
  }
}

function formatAccessor(ctx, value, depth, key, kind, main) {
  if (kind === 3) return paint(ctx, "[Setter]", "special");
  const label = kind === 4 ? "Getter/Setter" : "Getter";
  if (ctx.getters && isWanted(ctx.getters, kind)) {
    return formatGot(ctx, label, %propertyGetter(value, key), main, depth);
  }
  return paint(ctx, `[${label}]`, "special");
}

// A property of `value`, own or (an error's cause) inherited: "name: value",
// or for an ELEMENT the value.
// `main` is the object that a getter would be asked for.
function formatProperty(ctx, value, depth, key, extra, main) {
  const kind = %propertyKind(value, key);
  let gap = " ";
  let text;
  if (kind > 1) {
    text = formatAccessor(ctx, value, depth, key, kind, main);
  } else {
    const step = ctx.compact !== true || extra !== OBJECT ? 2 : 3;
    ctx.indentation += step;
    const inner = kind === 0 ? value[key] : %propertyValue(value, key);
    text = formatValue(ctx, inner, depth);
    if (step === 3 && ctx.breakLength < layout.width(text)) {
      gap = `\n${spaces(ctx.indentation)}`;
    }
    ctx.indentation -= step;
  }
  if (extra === ELEMENT) return text;
  const hidden = kind !== 0 && !%isEnumerable(value, key);
  return `${formatName(ctx, value, key, hidden)}:${gap}${text}`;
}

// A module's exports; some may have no value yet.
function listNamespace(keys) {
  return (ctx, value, depth) => {
    const output = [];
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      %push(output, %propertyKind(value, key) > 1
        ? `${formatName(ctx, value, key, false)}: ` +
          paint(ctx, "<uninitialized>", "special")
        : formatProperty(ctx, value, depth, key, OBJECT, value));
    }
    return output;
  };
}

// --- lists of entries ----------------------------------------------------

function limitOf(ctx, count) {
  const most = ctx.maxArrayLength > 0 ? ctx.maxArrayLength : 0;
  return most < count ? most : count;
}

function addMore(output, more) {
  if (more > 0) %push(output, moreItems(more));
  return output;
}

function emptyItems(ctx, count) {
  return paint(ctx, `<${count} empty item${count > 1 ? "s" : ""}>`,
               "undefined");
}

// An array from `index` on, where the first hole is. Holes count as one entry.
function addSparse(ctx, value, depth, limit, output, index) {
  const keys = %ownKeys(value, 5);
  for (let i = index; i < keys.length && output.length < limit; i++) {
    const place = %toNumber(keys[i]);
    if (`${place}` !== keys[i] || !(place >= index && place < value.length)) {
      break;
    }
    if (place !== index) {
      %push(output, emptyItems(ctx, place - index));
      index = place;
      if (output.length === limit) break;
    }
    %push(output, formatProperty(ctx, value, depth, index, ELEMENT, value));
    index++;
  }
  const left = value.length - index;
  if (output.length === limit) return addMore(output, left);
  if (left > 0) %push(output, emptyItems(ctx, left));
  return output;
}

function listArray(ctx, value, depth) {
  const limit = limitOf(ctx, value.length);
  const output = [];
  for (let i = 0; i < limit; i++) {
    if (!%hasOwn(value, i)) {
      return addSparse(ctx, value, depth, limit, output, i);
    }
    %push(output, formatProperty(ctx, value, depth, i, ELEMENT, value));
  }
  return addMore(output, value.length - limit);
}

function listTyped(ctx, value, depth) {
  const count = %viewLength(value);
  const limit = limitOf(ctx, count);
  const output = [];
  for (let i = 0; i < limit; i++) {
    %push(output, formatPrimitive(ctx, %propertyValue(value, i)));
  }
  addMore(output, count - limit);
  if (ctx.showHidden) {
    ctx.indentation += 2;
    for (let i = 0; i < hiddenOfTyped.length; i++) {
      const name = hiddenOfTyped[i];
      const inner = value[name];
      const text = %isClass(inner, "ArrayBuffer")
        ? formatBare(ctx, inner, depth) : formatValue(ctx, inner, depth);
      %push(output, `[${name}]: ${text}`);
    }
    ctx.indentation -= 2;
  }
  return output;
}

// What the option `showHidden` adds to a typed array.
const hiddenOfTyped = ["BYTES_PER_ELEMENT", "length", "byteLength",
                       "byteOffset", "buffer"];

// The buffer below a typed array whose elements are shown already.
function formatBare(ctx, value, depth) {
  if (%ownKeys(value, 7).length > 0) return formatValue(ctx, value, depth);
  const head = prefix(makerOf(ctx, value, depth, undefined),
                      tagOf(ctx, value), "ArrayBuffer", "");
  const bytes = numberText(value.byteLength, false);
  return `${head}{ byteLength: ${paint(ctx, bytes, "number")} }`;
}

// The bytes of an ArrayBuffer: "[Uint8Contents]: <00 ff>".
function listContents(ctx, value) {
  if (%arrayBufferDetached(value)) {
    return [paint(ctx, "(detached)", "special")];
  }
  const count = %byteCount(value);
  const limit = limitOf(ctx, count);
  const hex = %bufferToString(new bytesOf(value), "hex", 0, limit);
  const bytes = [];
  for (let i = 0; i < hex.length; i += 2) {
    %push(bytes, %textCut(hex, i, i + 2));
  }
  let text = %textJoin(bytes, " ");
  const more = count - limit;
  if (more > 0) text += ` ... ${more} more byte${more > 1 ? "s" : ""}`;
  return [`${paint(ctx, "[Uint8Contents]", "special")}: <${text}>`];
}

// Single values, of a Set or an iterator. `at` is 0 for keys, 1 for values.
function listValues(ctx, value, depth, at) {
  const count = %collectionLeft(value);
  const entries = %collectionEntries(value, limitOf(ctx, count));
  const output = [];
  ctx.indentation += 2;
  for (let i = at; i < entries.length; i += 2) {
    %push(output, formatValue(ctx, entries[i], depth));
  }
  ctx.indentation -= 2;
  return addMore(output, count - entries.length / 2);
}

function listSet(ctx, value, depth) {
  return listValues(ctx, value, depth, 0);
}

function listMap(ctx, value, depth) {
  const count = %collectionLeft(value);
  const entries = %collectionEntries(value, limitOf(ctx, count));
  const output = [];
  ctx.indentation += 2;
  for (let i = 0; i < entries.length; i += 2) {
    const key = formatValue(ctx, entries[i], depth);
    %push(output, `${key} => ${formatValue(ctx, entries[i + 1], depth)}`);
  }
  ctx.indentation -= 2;
  return addMore(output, count - entries.length / 2);
}

// A weak collection's entries are nobody's business.
function listUnknown(ctx) {
  return [paint(ctx, "<items unknown>", "special")];
}

// Pairs that an iterator over entries gives: "[ key, value ]".
function listPairs(ctx, value, depth) {
  const count = %collectionLeft(value);
  const entries = %collectionEntries(value, limitOf(ctx, count));
  const output = [];
  ctx.indentation += 2;
  for (let i = 0; i < entries.length; i += 2) {
    const pair = [formatValue(ctx, entries[i], depth),
                  formatValue(ctx, entries[i + 1], depth)];
    %push(output, arrange(ctx, pair, "", "[", "]", ARRAY, depth));
  }
  ctx.indentation -= 2;
  return addMore(output, count - entries.length / 2);
}

function listIterator(ctx, value, depth) {
  const what = %iteratorYield(value);
  if (what === 2) return listPairs(ctx, value, depth);
  return listValues(ctx, value, depth, what === 1 ? 0 : 1);
}

function listPromise(ctx, value, depth) {
  const state = %promiseState(value);
  if (state === 0) return [paint(ctx, "<pending>", "special")];
  ctx.indentation += 2;
  const text = formatValue(ctx, %promiseResult(value), depth);
  ctx.indentation -= 2;
  return [state === 2 ? `${paint(ctx, "<rejected>", "special")} ${text}`
                      : text];
}

// --- objects -------------------------------------------------------------

function nothing() {
  return [];
}

// Objects that are iterated over: [start of the prefix, closing bracket, how
// their entries are listed], by class.
const iterables = {
  __proto__: null,
  Array: { fallback: "Array", open: "[", close: "]", list: listArray },
  Set: { fallback: "Set", open: "{", close: "}", list: listSet },
  Map: { fallback: "Map", open: "{", close: "}", list: listMap },
};
const typedArrays = %import("typedArrays");
for (let i = 0; i < typedArrays.length; i++) {
  const { name } = typedArrays[i];
  iterables[name] =
    { fallback: name, open: "[", close: "]", list: listTyped };
}

function sizeOf(value, kind) {
  if (kind === "Array") return value.length;
  return %viewType(value) >= 0 ? %viewLength(value) : %collectionLeft(value);
}

// What is known about an object before its entries are listed: base, braces,
// keys, how to list. Where that is all there is to say, `whole` is it.
function newView(open, close, keys, list, extra) {
  return {
    __proto__: null,
    base: "",
    open,
    close,
    keys,
    list,
    extra,
    whole: undefined,
  };
}

function viewIterable(ctx, value, maker, tag, kind, isBare) {
  const { fallback, open, close, list } = iterables[kind];
  const size = sizeOf(value, kind);
  const plain = kind === "Array" && maker === "Array" && tag === "";
  const head = plain ? "" : prefix(maker, tag, fallback, `(${size})`);
  const keys = %namedKeys(value, ctx.showHidden);
  const view = newView(`${head}${open}`, close, keys, list,
                       open === "[" ? ARRAY : OBJECT);
  if (size === 0 && keys.length === 0 && isBare) {
    view.whole = `${head}${open}${close}`;
  }
  return view;
}

function viewIterator(ctx, value, tag, kind) {
  let name = tag === kind || tag === "" ? kind : `${tag}] [${kind}`;
  if (%iteratorYield(value) === 2) {
    name = `${%textCut(name, 0, name.length - 8)}Entries`;
  }
  return newView(`[${name}] {`, "}", %namedKeys(value, ctx.showHidden),
                 listIterator, OBJECT);
}

function styleOf(value, maker, tag) {
  let fallback = "";
  if (maker === null) {
    fallback = ownName(value);
    if (fallback === tag) fallback = "Object";
  }
  return prefix(maker, tag, fallback, "");
}

// Where `view.base` says it all when there are no properties.
function based(ctx, view, base, style, isBare) {
  view.base = base;
  if (view.keys.length === 0 && isBare) {
    view.whole = style === "" ? base : paint(ctx, base, style);
  }
  return view;
}

function viewError(ctx, value, maker, tag, view, isBare) {
  const stack = stackText(value);
  view.keys = errorKeys(ctx, value, view.keys, stack);
  return based(ctx, view, errorBase(ctx, value, maker, tag, stack), "",
               isBare);
}

function viewBoxed(ctx, value, maker, tag, kind, view, isBare) {
  if (kind === "String") view.keys = %namedKeys(value, ctx.showHidden);
  const bare = view.keys.length === 0;
  return based(ctx, view, boxedBase(ctx, value, maker, tag, kind, bare), "",
               isBare);
}

// An ArrayBuffer or a DataView: what its prototype's getters tell stands
// before its own properties.
function viewBinary(value, maker, tag, kind, view) {
  const told = kind === "DataView" ? ["byteLength", "byteOffset", "buffer"]
                                   : ["byteLength"];
  view.open = `${prefix(maker, tag, kind, "")}{`;
  for (let i = 0; i < view.keys.length; i++) %push(told, view.keys[i]);
  view.keys = told;
  if (kind === "ArrayBuffer") view.list = listContents;
  return view;
}

function viewPlain(view, head, isBare) {
  view.open = `${head}{`;
  if (view.keys.length === 0 && isBare) view.whole = `${head}{}`;
  return view;
}

function viewObject(ctx, value, maker, tag, kind, isBare) {
  const keys = %ownKeys(value, ctx.showHidden ? 3 : 7);
  const view = newView("{", "}", keys, nothing, OBJECT);
  if (typeof value === "function") {
    return based(ctx, view, functionBase(value, maker, tag), "special",
                 isBare);
  }
  if (maker === "Object") {
    const head = kind === "Arguments" ? "[Arguments] "
               : tag !== "" ? prefix(maker, tag, "Object", "")
                            : "";
    return viewPlain(view, head, isBare);
  }
  switch (kind) {
    case "RegExp":
      return based(ctx, view, regexpBase(value, maker, tag), "regexp",
                   isBare);
    case "WeakMap":
    case "WeakSet":
      view.open = `${prefix(maker, tag, kind, "")}{`;
      view.list = !ctx.showHidden ? listUnknown
                : kind === "WeakMap" ? listMap : listSet;
      return view;
    case "Date":
      return based(ctx, view, dateBase(value, maker, tag), "date", isBare);
    case "ArrayBuffer":
    case "DataView":
      return viewBinary(value, maker, tag, kind, view);
    case "Module":
      view.open = `${prefix(maker, tag, "Module", "")}{`;
      view.list = listNamespace(keys);
      view.keys = [];
      return view;
    case "Promise":
      view.open = `${prefix(maker, tag, "Promise", "")}{`;
      view.list = listPromise;
      return view;
    case "Number":
    case "String":
    case "Boolean":
    case "Symbol":
    case "BigInt":
      return viewBoxed(ctx, value, maker, tag, kind, view, isBare);
  }
  if (isError(value)) return viewError(ctx, value, maker, tag, view, isBare);
  return viewPlain(view, styleOf(value, maker, tag), isBare);
}

function viewOf(ctx, value, maker, tag, isBare) {
  const kind = %className(value);
  if (maker === null || symbolIterator in value) {
    if (iterables[kind] !== undefined) {
      return viewIterable(ctx, value, maker, tag, kind, isBare);
    }
    if (kind === "Map Iterator" || kind === "Set Iterator") {
      return viewIterator(ctx, value, tag, kind);
    }
  }
  return viewObject(ctx, value, maker, tag, kind, isBare);
}

function sortEntries(ctx, output, view) {
  const order = ctx.sorted === true ? undefined : ctx.sorted;
  if (view.extra === OBJECT) {
    %call(sort, output, order);
  } else if (view.keys.length > 1) {
    const start = output.length - view.keys.length;
    const names = [];
    for (let i = start; i < output.length; i++) %push(names, output[i]);
    %call(sort, names, order);
    for (let i = start; i < output.length; i++) output[i] = names[i - start];
  }
}

function listEntries(ctx, value, depth, view, inherited) {
  const output = view.list(ctx, value, depth);
  for (let i = 0; i < view.keys.length; i++) {
    %push(output, formatProperty(ctx, value, depth, view.keys[i], view.extra,
                                 value));
  }
  if (inherited !== undefined) {
    for (let i = 0; i < inherited.length; i++) %push(output, inherited[i]);
  }
  return output;
}

function isOverflow(error) {
  return %isObject(error) && inherits(error, rangeErrorPrototype) &&
         error.message === "Maximum call stack size exceeded";
}

// The number of an object that was met inside itself, or undefined.
function addReference(ctx, value, view) {
  const index = ctx.circular === undefined
    ? -1 : layout.placeIn(ctx.circular, value);
  if (index < 0) return;
  const reference = paint(ctx, `<ref *${index + 1}>`, "special");
  if (ctx.compact === true) {
    view.open = `${reference} ${view.open}`;
  } else {
    view.base = view.base === "" ? reference : `${reference} ${view.base}`;
  }
}

function bracketed(value, maker, tag) {
  const style = styleOf(value, maker, tag);
  const name = %textCut(style, 0, style.length - 1);
  return maker === null ? name : `[${name}]`;
}

function formatObject(ctx, value, depth) {
  let inherited;
  if (ctx.showHidden && (ctx.depth === null || depth <= ctx.depth)) {
    inherited = [];
  }
  const maker = makerOf(ctx, value, depth, inherited);
  if (inherited !== undefined && inherited.length === 0) inherited = undefined;
  const tag = tagOf(ctx, value);
  const view = viewOf(ctx, value, maker, tag, inherited === undefined);
  if (view.whole !== undefined) return view.whole;
  if (ctx.depth !== null && depth > ctx.depth) {
    return paint(ctx, bracketed(value, maker, tag), "special");
  }
  const { indentation, seen } = ctx;
  ctx.seen = { __proto__: null, value, outer: seen };
  ctx.deepest = depth + 1;
  let output;
  try {
    output = listEntries(ctx, value, depth + 1, view, inherited);
  } catch (error) {
    if (!isOverflow(error)) throw error;
    ctx.seen = seen;
    ctx.indentation = indentation;
    const style = styleOf(value, maker, tag);
    return paint(ctx,
                 `[${%textCut(style, 0, style.length - 1)}: Inspection ` +
                   "interrupted prematurely. Maximum call stack size " +
                   "exceeded.]",
                 "special");
  }
  addReference(ctx, value, view);
  ctx.seen = seen;
  if (ctx.sorted) sortEntries(ctx, output, view);
  return arrange(ctx, output, view.base, view.open, view.close, view.extra,
                 depth + 1, value);
}

// --- any value -----------------------------------------------------------

function isAround(ctx, value) {
  for (let at = ctx.seen; at !== undefined; at = at.outer) {
    if (at.value === value) return true;
  }
  return false;
}

function formatCircular(ctx, value) {
  ctx.circular ??= [];
  let index = layout.placeIn(ctx.circular, value);
  if (index < 0) {
    index = ctx.circular.length;
    %push(ctx.circular, value);
  }
  return paint(ctx, `[Circular *${index + 1}]`, "special");
}

// What a program's own [util.inspect.custom] is given.
function userOptions(ctx) {
  const options = {
    stylize: (text, style) => paint(ctx, textOf(text), style),
  };
  copyOptions(options, ctx);
  if (ctx.given !== undefined) %copyPlain(options, ctx.given, undefined);
  return options;
}

// `given` is the proxy through which the object is seen, else the object.
function formatCustom(ctx, value, given, depth, method) {
  const left = ctx.depth === null ? null : ctx.depth - depth;
  const shown = %call(method, given, left, userOptions(ctx), inspect);
  if (shown === given) return formatKnown(ctx, value, depth);
  if (typeof shown !== "string") return formatValue(ctx, shown, depth);
  return %textIndent(shown, spaces(ctx.indentation));
}

function formatKnown(ctx, value, depth) {
  return isAround(ctx, value) ? formatCircular(ctx, value)
                              : formatObject(ctx, value, depth);
}

// Proxy [ target, handler ]
function formatProxy(ctx, proxy, depth) {
  if (depth > ctx.depth && ctx.depth !== null) {
    return paint(ctx, "Proxy [Array]", "special");
  }
  ctx.deepest = depth;
  ctx.indentation += 2;
  const parts = [formatValue(ctx, %proxyTarget(proxy), depth + 1),
                 formatValue(ctx, %proxyHandler(proxy), depth + 1)];
  ctx.indentation -= 2;
  return arrange(ctx, parts, "", "Proxy [", "]", ARRAY, depth + 1);
}

function formatValue(ctx, given, depth) {
  if (!%isObject(given)) return formatPrimitive(ctx, given);
  let value = given;
  while (%isProxy(value)) {
    if (%proxyTarget(value) === null) {
      return paint(ctx, "<Revoked Proxy>", "special");
    }
    if (ctx.showProxy) return formatProxy(ctx, value, depth);
    value = %proxyTarget(value);
  }
  if (ctx.customInspect) {
    const method = value[custom];
    if (typeof method === "function" && method !== inspect) {
      const maker = value.constructor;
      if (!(maker && maker.prototype === value)) {
        return formatCustom(ctx, value, given, depth, method);
      }
    }
  }
  return formatKnown(ctx, value, depth);
}

// --- options -------------------------------------------------------------

function takeOptions(ctx, options) {
  const keys = %ownKeys(options, 5);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (%isAmong(names, key)) ctx[key] = options[key];
    else ctx.given ??= options;
  }
}

// inspect(value, options), and as it once was: (value, showHidden, depth,
// colors).
function inspect(value, options, depth, useColors) {
  const ctx = newContext();
  if (depth !== undefined) ctx.depth = depth;
  if (useColors !== undefined) ctx.colors = useColors;
  if (typeof options === "boolean") ctx.showHidden = options;
  else if (%isObject(options)) takeOptions(ctx, options);
  if (ctx.maxArrayLength === null) ctx.maxArrayLength = Infinity;
  if (ctx.maxStringLength === null) ctx.maxStringLength = Infinity;
  return formatValue(ctx, value, 0);
}

inspect.custom = custom;
inspect.colors = layout.colors;
inspect.styles = layout.styles;
Object.defineProperty(inspect, "defaultOptions", {
  configurable: false,
  enumerable: false,
  get() {
    return defaults;
  },
  set(options) {
    if (!%isObject(options)) throw argumentError("options", "object", options);
    for (let i = 0; i < names.length; i++) {
      if (%hasOwn(options, names[i])) defaults[names[i]] = options[names[i]];
    }
  },
});

// What is printed of an error that nobody has caught.
function inspectError(error) {
  const depth = defaults.depth > 5 ? defaults.depth : 5;
  try {
    return inspect(error, { customInspect: false, depth });
  } catch {
    return `${error.stack}`;
  }
}

%export("inspect", inspect);
%export("inspectError", inspectError);
%export("isBuiltInName", (name) => builtIn[name] === true);
