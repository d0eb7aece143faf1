// util_types.js: the module util/types: of which kind a value is.

function hasClass(value, name) {
  return %isObject(value) && %className(value) === name;
}

function hasKind(value, first, second) {
  if (typeof value !== "function") return false;
  const kind = %functionKind(value);
  return kind === first || kind === second;
}

function isBoxed(value) {
  return hasClass(value, "Number") || hasClass(value, "String") ||
         hasClass(value, "Boolean") || hasClass(value, "Symbol") ||
         hasClass(value, "BigInt");
}

const types = {
  __proto__: null,
  isArgumentsObject: (value) => hasClass(value, "Arguments"),
  isArrayBuffer: (value) => hasClass(value, "ArrayBuffer"),
  isAnyArrayBuffer: (value) => hasClass(value, "ArrayBuffer"),
  isArrayBufferView: (value) =>
    %viewType(value) >= 0 || hasClass(value, "DataView"),
  isAsyncFunction: (value) =>
    hasKind(value, "AsyncFunction", "AsyncGeneratorFunction"),
  isBigIntObject: (value) => hasClass(value, "BigInt"),
  isBooleanObject: (value) => hasClass(value, "Boolean"),
  isBoxedPrimitive: isBoxed,
  isExternal: () => false, // there are none
  isDataView: (value) => hasClass(value, "DataView"),
  isDate: (value) => hasClass(value, "Date"),
  isGeneratorFunction: (value) =>
    hasKind(value, "GeneratorFunction", "AsyncGeneratorFunction"),
  isGeneratorObject: (value) => hasClass(value, "Generator"),
  isMap: (value) => hasClass(value, "Map"),
  isModuleNamespaceObject: (value) => hasClass(value, "Module"),
  isMapIterator: (value) => hasClass(value, "Map Iterator"),
  isNativeError: (value) => hasClass(value, "Error"),
  isNumberObject: (value) => hasClass(value, "Number"),
  isPromise: (value) => hasClass(value, "Promise"),
  isProxy: (value) => %isProxy(value),
  isRegExp: (value) => hasClass(value, "RegExp"),
  isSet: (value) => hasClass(value, "Set"),
  isSetIterator: (value) => hasClass(value, "Set Iterator"),
  isSharedArrayBuffer: () => false,
  isStringObject: (value) => hasClass(value, "String"),
  isSymbolObject: (value) => hasClass(value, "Symbol"),
  isTypedArray: (value) => %viewType(value) >= 0,
  isWeakMap: () => false,
  isWeakSet: () => false,
};

// isInt8Array and its like.
const typedArrays = %import("typedArrays");
for (let i = 0; i < typedArrays.length; i++) {
  types[`is${typedArrays[i].name}`] = (value) => %viewType(value) === i;
}

%export("node:util/types", types);
