// inspect_options.js: the options of util.inspect, and a context that holds
// them (see inspect.js).

const defaults = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

const names = %ownKeys(defaults, 1);

function copyOptions(to, from) {
  for (let i = 0; i < names.length; i++) to[names[i]] = from[names[i]];
}

function newContext() {
  return {
    __proto__: null,
    indentation: 0,
    seen: undefined,
    circular: undefined,
    deepest: 0,
    given: undefined,
    showHidden: defaults.showHidden,
    depth: defaults.depth,
    colors: defaults.colors,
    customInspect: defaults.customInspect,
    showProxy: defaults.showProxy,
    maxArrayLength: defaults.maxArrayLength,
    maxStringLength: defaults.maxStringLength,
    breakLength: defaults.breakLength,
    compact: defaults.compact,
    sorted: defaults.sorted,
    getters: defaults.getters,
    numericSeparator: defaults.numericSeparator,
  };
}

%export("inspectOptions", {
  __proto__: null, defaults, names, newContext, copyOptions,
});
