// nunjucks_render.js: walks through a template's tree and writes the page.

const later = %import("later");
const TemplateError = later("node/nunjucks_error", "nunjucksError");
const { SafeString, escapeText, named, readNamed } =
  later("node/nunjucks_values", "nunjucksValues");

// Errors of other templates, which no line of this one has caused.
const outside = new WeakSet();

function fromOutside(work) {
  try {
    return work();
  } catch (error) {
    outside.add(error);
    throw error;
  }
}

// --- variables -----------------------------------------------------------

// The variables of a loop, a block or a template, and those around it.
class Frame {
  constructor(parent, isolated, isInner) {
    this.variables = Object.create(null);
    this.parent = parent;
    this.isolated = isolated === true; // {% set %} does not reach outwards
    this.isInner = isInner === true; // of a loop or a macro
    this.topLevel = false;
  }

  lookup(name) {
    for (let frame = this; frame; frame = frame.parent) {
      if (frame.variables[name] !== undefined) return frame.variables[name];
    }
    return undefined;
  }

  // Where it is known already, there; else here.
  assign(name, value) {
    let frame = this;
    while (frame && frame.variables[name] === undefined) {
      frame = frame.isolated ? undefined : frame.parent;
    }
    (frame ?? this).variables[name] = value;
  }

  set(name, value) {
    this.variables[name] = value;
  }
}

// One template that is being rendered.
class Run {
  constructor(env, template, context, frame) {
    this.env = env;
    this.template = template;
    this.context = context;
    this.frame = frame;
    this.parent = null; // the template that this one extends
    this.block = undefined; // the block that is being rendered, and its place
    this.line = 0; // where an error is reported
    this.column = 0;
  }

  at(node) {
    this.line = node.line;
    this.column = node.column;
  }

  // What the nodes write.
  render(nodes) {
    let text = "";
    for (const node of nodes) text += writers[node.type](this, node);
    return text;
  }

  value(node) {
    return values[node.type](this, node);
  }

  values(nodes) {
    return nodes.map((node) => this.value(node));
  }

  // Does `work` with a frame of its own.
  within(frame, work) {
    const before = this.frame;
    this.frame = frame;
    try {
      return work();
    } finally {
      this.frame = before;
    }
  }

  lookup(name) {
    const found = this.frame.lookup(name);
    return found === undefined ? this.context.lookup(name) : found;
  }

  // The template that a node names.
  templateOf(node, ignoreMissing) {
    const name = this.value(node);
    return fromOutside(() =>
      this.env.getTemplate(name, false, this.template.path,
                           ignoreMissing === true));
  }
}

// --- what writes ---------------------------------------------------------

// A value as it stands on the page.
function shown(run, node, value) {
  const { autoescape, throwOnUndefined } = run.env.opts;
  if (value === undefined || value === null) {
    if (!throwOnUndefined) return "";
    throw new TemplateError("attempted to output null or undefined value",
                            node.line + 1, node.column + 1);
  }
  if (value instanceof SafeString || !autoescape) return `${value}`;
  return escapeText(value.toString());
}

// {name: value, ...} of one turn: `for k, v in pairs`.
function bind(frame, names, values) {
  names.forEach((name, i) => frame.set(name, values[i]));
}

// What a loop goes through: a list of the values for its names.
function turnsOf(list, names) {
  if (list === undefined || list === null || list === false) return [];
  const iterable = typeof list === "object" && !Array.isArray(list) &&
                   Symbol.iterator in list ? Array.from(list) : list;
  if (names.length === 1) {
    const turns = [];
    for (let i = 0; i < iterable.length; i++) turns.push([iterable[i]]);
    return turns;
  }
  return Array.isArray(iterable)
    ? iterable : Object.keys(iterable).map((key) => [key, iterable[key]]);
}

function loopOf(i, count) {
  return {
    index: i + 1, index0: i, revindex: count - i, revindex0: count - i - 1,
    first: i === 0, last: i === count - 1, length: count,
  };
}

function assignHere(run, name, value) {
  const { frame, context } = run;
  if (frame.isInner) frame.set(name, value);
  else context.setVariable(name, value);
}

const writers = {
  __proto__: null,

  Data: (run, { text }) => text,

  Output(run, node) {
    return shown(run, node, run.value(node.value));
  },

  If: (run, { condition, body, other }) =>
    run.render(run.value(condition) ? body : other),

  For(run, { names, list, body, other }) {
    const outer = run.frame;
    const frame = new Frame(outer, false, true);
    return run.within(frame, () => {
      const turns = turnsOf(run.value(list), names);
      let text = "";
      turns.forEach((turn, i) => {
        bind(frame, names, turn);
        frame.set("loop", loopOf(i, turns.length));
        text += run.render(body);
      });
      return turns.length > 0 ? text : text + run.render(other);
    });
  },

  Set(run, { names, value: node }) {
    const value = run.value(node);
    const { frame, context } = run;
    for (const name of names) {
      frame.assign(name, value);
      if (!frame.topLevel) continue;
      context.setVariable(name, value);
      if (name[0] !== "_") context.addExport(name);
    }
    return "";
  },

  // A template that extends another writes nothing itself.
  Block(run, node) {
    return run.parent ? "" : renderBlock(run, node.name, 0);
  },

  Extends(run, { template }) {
    run.parent = run.templateOf(template);
    run.parent.compile();
    for (const name of Object.keys(run.parent.blocks)) {
      run.context.addBlock(name, run.parent.blocks[name], run.parent);
    }
    return "";
  },

  Include(run, { template, ignoreMissing }) {
    const included = run.templateOf(template, ignoreMissing);
    return fromOutside(() =>
      included.renderInside(run.context.getVariables(), run.frame));
  },

  Macro(run, node) {
    const macro = macroOf(run, node, () => new Frame(undefined, false, true));
    if (!run.frame.isInner && node.name[0] !== "_") {
      run.context.addExport(node.name);
    }
    assignHere(run, node.name, macro);
    return "";
  },

  Import(run, { template, name, withContext }) {
    const imported = run.templateOf(template);
    assignHere(run, name, exportedBy(run, imported, withContext));
    return "";
  },

  From(run, { template, names, withContext }) {
    const exported =
      exportedBy(run, run.templateOf(template), withContext);
    for (const { name, alias } of names) {
      if (!Object.hasOwn(exported, name)) {
        fromOutside(() => {
          throw new Error(`cannot import '${name}'`);
        });
      }
      assignHere(run, alias, exported[name]);
    }
    return "";
  },

  // As in JavaScript, a case without a body goes on with the next one.
  Switch(run, { value: node, cases, other }) {
    const value = run.value(node);
    const from = cases.findIndex(({ test }) => value === run.value(test));
    if (from < 0) return run.render(other);
    const found = cases.slice(from).find(({ body }) => body.length > 0);
    return run.render(found ? found.body : other);
  },
};

function exportedBy(run, template, withContext) {
  return withContext
    ? template.getExported(run.context.getVariables(), run.frame)
    : template.getExported();
}

// The block of that name, the innermost template's first; `depth` leads to
// those that it takes the place of.
function renderBlock(run, name, depth) {
  const entry = run.context.blocks[name]?.[depth];
  if (entry === undefined) {
    throw new Error(depth === 0 ? `unknown block "${name}"`
                                : `no super block available for "${name}"`);
  }
  const { block: before, parent, template } = run;
  run.block = { name, depth };
  run.parent = null;
  run.template = entry.template ?? template;
  try {
    return run.within(new Frame(run.frame, true),
                      () => run.render(entry.node.body));
  } finally {
    run.block = before;
    run.parent = parent;
    run.template = template;
  }
}

// --- macros --------------------------------------------------------------

// A function for a macro's tree. Its parameters may be given by their names.
function macroOf(run, { params, defaults, body }, makeFrame) {
  return function macro(...list) {
    const { args, more } = readNamed(list);
    const frame = makeFrame();
    const given = { ...more };
    const rest = args.slice(params.length);
    params.forEach((name, i) => {
      frame.set(name, i < args.length ? args[i] : given[name]);
    });
    defaults.forEach(({ name }, i) => {
      if (i < rest.length) given[name] = rest[i];
    });
    if (Object.hasOwn(given, "caller")) frame.set("caller", given.caller);
    return run.within(frame, () => {
      for (const { name, value } of defaults) {
        frame.set(name, Object.hasOwn(given, name) ? given[name]
                                                   : run.value(value));
      }
      return new SafeString(run.render(body));
    });
  };
}

// --- values --------------------------------------------------------------

// How an error names what was called.
function nameOf(node) {
  if (node.type === "Symbol") return node.name;
  if (node.type === "Call") {
    return `the return value of (${nameOf(node.callee)})`;
  }
  if (node.type === "Member") {
    return `${nameOf(node.object)}["${nameOf(node.key)}"]`;
  }
  return node.type === "Literal" ? String(node.value) : "--expression--";
}

function callValue(run, callee, name, args) {
  if (!callee) {
    throw new Error(`Unable to call \`${name}\`, which is undefined or falsey`);
  }
  if (typeof callee !== "function") {
    throw new Error(`Unable to call \`${name}\`, which is not a function`);
  }
  return callee.apply(run.context, args);
}

// A method keeps its object.
function member(object, key) {
  if (object === undefined || object === null) return undefined;
  const value = object[key];
  return typeof value === "function"
    ? (...args) => object[key](...args) : value;
}

function isIn(key, value) {
  if (Array.isArray(value) || typeof value === "string") {
    return value.includes(key);
  }
  if (Object.prototype.toString.call(value) === "[object Object]") {
    return key in value;
  }
  throw new Error(`Cannot use "in" operator to search for "${key}" in ` +
                  "unexpected types.");
}

const compared = {
  __proto__: null,
  "==": (a, b) => a == b, // eslint-disable-line eqeqeq
  "===": (a, b) => a === b,
  "!=": (a, b) => a != b, // eslint-disable-line eqeqeq
  "!==": (a, b) => a !== b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
};

// {key: value} of a node's pairs; a name as a key is the text itself.
function entriesOf(run, items) {
  const object = {};
  for (const { key, value } of items) {
    const name = key.type === "Symbol" ? key.name : run.value(key);
    object[name] = run.value(value);
  }
  return object;
}

// A function for two values, from a function of two numbers or texts.
function both(compute) {
  return (run, { left, right }) => compute(run.value(left), run.value(right));
}

const values = {
  __proto__: null,
  Literal: (run, { value }) => value,
  Symbol: (run, { name }) => run.lookup(name),
  Group: (run, { items }) => run.values(items).at(-1),
  Array: (run, { items }) => run.values(items),
  Dict: (run, { items }) => entriesOf(run, items),
  Named: (run, { items }) => named(entriesOf(run, items)),
  Capture: (run, { body }) => run.render(body),
  Caller: (run, node) => {
    const outer = run.frame;
    return macroOf(run, node, () => new Frame(outer, true, true));
  },
  InlineIf: (run, { value, condition, other }) =>
    (run.value(condition) ? run.value(value) : other ? run.value(other) : ""),
  Or: (run, { left, right }) => run.value(left) || run.value(right),
  And: (run, { left, right }) => run.value(left) && run.value(right),
  Not: (run, { value }) => !run.value(value),
  Neg: (run, { value }) => -run.value(value),
  Pos: (run, { value }) => +run.value(value),
  In: both(isIn),
  Concat: both((a, b) => `${a}${b}`),
  Add: both((a, b) => a + b),
  Sub: both((a, b) => a - b),
  Mul: both((a, b) => a * b),
  Div: both((a, b) => a / b),
  FloorDiv: both((a, b) => Math.floor(a / b)),
  Mod: both((a, b) => a % b),
  Pow: both((a, b) => a ** b),
  Compare: (run, { left, operator, right }) =>
    compared[operator](run.value(left), run.value(right)),
  Member: (run, { object, key }) => member(run.value(object), run.value(key)),

  Is(run, { value, name, args }) {
    const test = run.env.getTest(name);
    return test.call(run.context, run.value(value), ...run.values(args));
  },

  Filter(run, { name, args }) {
    const filter = run.env.getFilter(name);
    return filter.call(run.context, ...run.values(args));
  },

  Call(run, node) {
    const { callee, args } = node;
    if (callee.type === "Symbol" && callee.name === "super" && run.block) {
      const { name, depth } = run.block;
      return new SafeString(renderBlock(run, name, depth + 1));
    }
    run.at(node);
    return callValue(run, run.value(callee), nameOf(callee), run.values(args));
  },
};

// Renders a template, and the one that it extends.
function renderTemplate(env, template, context, frame) {
  const run = new Run(env, template, context, frame);
  try {
    let text = run.render(template.body);
    while (run.parent) {
      run.template = run.parent;
      run.parent = null;
      text = run.render(run.template.body);
    }
    return text;
  } catch (error) {
    throw error.lineno || outside.has(error)
      ? error : new TemplateError(error, run.line, run.column);
  }
}

%export("nunjucksRender", { Frame, renderTemplate, outside });
