// inspect_head.js: what util.inspect writes before an object's entries: whose
// child it is, its tag, and what stands for those that are more than objects
// (functions, dates, regular expressions, boxed values).

const { paint, prefix, formatPrimitive, textOf } = %import("layout");
const { newContext } = %import("inspectOptions");
const regexpToString = %import("regexpToString");

const symbolTag = Symbol.toStringTag;
const symbolInstance = Symbol.hasInstance;
const { toISOString } = Date.prototype;
const objectPrototype = Object.prototype;
const functionPrototype = Function.prototype;
const hasInstance = functionPrototype[symbolInstance];

// Constructors of the language: what inherits from them alone is shown without
// the properties of its prototype.
const builtIn = { __proto__: null };
const globals = %ownKeys(globalThis, 1);
for (let i = 0; i < globals.length; i++) {
  const first = globals[i][0];
  if (first >= "A" && first <= "Z") builtIn[globals[i]] = true;
}

// --- whose child an object is --------------------------------------------

// As `object instanceof maker`, false where that throws.
function isInstance(object, maker) {
  try {
    return object instanceof maker;
  } catch {
    return false;
  }
}

// Whether `holder`, which has `maker` as its constructor, makes `object` an
// instance of it. The usual case asks no code of the program.
function isMadeBy(object, holder, maker) {
  if (object !== holder && %propertyValue(maker, "prototype") === holder &&
      maker[symbolInstance] === hasInstance) {
    return true;
  }
  return isInstance(object, maker);
}

// The constructor's name that `at` gives to `object`, or undefined.
function nameFrom(object, at) {
  if (at === objectPrototype && object !== at) return "Object";
  if (at === functionPrototype && object !== at &&
      typeof object === "function") {
    return "Function";
  }
  const maker = %propertyValue(at, "constructor");
  if (typeof maker !== "function") return undefined;
  const { name } = maker;
  if (name === "" || !isMadeBy(object, at, maker)) return undefined;
  return textOf(name);
}

// The name of an object's class, as V8 gives it without prototypes.
function ownName(object) {
  const name = %className(object);
  if (name !== "Object" && name !== "Arguments" && name !== "Host") {
    return name;
  }
  const tag = object[symbolTag];
  return typeof tag === "string" ? tag : "Object";
}

function isBuiltInPrototype(object) {
  const maker = %propertyValue(object, "constructor");
  return typeof maker === "function" && builtIn[maker.name] === true;
}

// Symbol.toStringTag where it is no property that is listed anyway.
function tagOf(ctx, value) {
  const tag = value[symbolTag];
  if (typeof tag !== "string" || tag === "") return "";
  const listed = ctx.showHidden ? %hasOwn(value, symbolTag)
                                : %isEnumerable(value, symbolTag);
  return listed ? "" : tag;
}

// --- what stands before the entries --------------------------------------

function classBase(value, maker, tag) {
  const name = (%hasOwn(value, "name") && value.name) || "(anonymous)";
  let base = `class ${textOf(name)}`;
  if (maker !== "Function" && maker !== null) base += ` [${maker}]`;
  if (tag !== "" && maker !== tag) base += ` [${tag}]`;
  if (maker === null) return `[${base} extends [null prototype]]`;
  const parent = %prototypeOf(value).name;
  return parent ? `[${base} extends ${textOf(parent)}]` : `[${base}]`;
}

function functionBase(value, maker, tag) {
  const kind = %functionKind(value);
  if (kind === "class") return classBase(value, maker, tag);
  const { name } = value;
  let base = `[${kind}`;
  if (maker === null) base += " (null prototype)";
  base += name === "" ? " (anonymous)]" : `: ${textOf(name)}]`;
  if (maker !== kind && maker !== null) base += ` ${maker}`;
  return tag !== "" && maker !== tag ? `${base} [${tag}]` : base;
}

function dateBase(value, maker, tag) {
  const time = %unwrap(value);
  const text = time !== time ? "Invalid Date" : %call(toISOString, value);
  const head = prefix(maker, tag, "Date", "");
  return head === "Date " ? text : `${head}${text}`;
}

function regexpBase(value, maker, tag) {
  const text = maker === null
    ? `/${%regexpSource(value)}/${%regexpFlags(value)}`
    : %call(regexpToString, value);
  const head = prefix(maker, tag, "RegExp", "");
  return head === "RegExp " ? text : `${head}${text}`;
}

function boxedBase(ctx, value, maker, tag, kind, isBare) {
  const plain = newContext();
  plain.maxStringLength = ctx.maxStringLength;
  plain.indentation = ctx.indentation;
  let base = `[${kind}`;
  if (kind !== maker) {
    base += maker === null ? " (null prototype)" : ` (${maker})`;
  }
  base += `: ${formatPrimitive(plain, %unwrap(value))}]`;
  if (tag !== "" && tag !== maker) base += ` [${tag}]`;
  const style = kind === "String" ? "string"
              : kind === "Number" ? "number"
              : kind === "Boolean" ? "boolean"
              : kind === "BigInt" ? "bigint"
                                   : "symbol";
  return isBare ? paint(ctx, base, style) : base;
}

%export("inspectHead", {
  __proto__: null, builtIn, nameFrom, ownName, isBuiltInPrototype, tagOf,
  functionBase, dateBase, regexpBase, boxedBase,
});
