// nunjucks_values.js: texts that need no escaping, and named arguments.

const entities = { "&": "&amp;", '"': "&quot;", "'": "&#39;", "<": "&lt;",
                   ">": "&gt;", "\\": "&#92;" };

function escapeText(text) {
  return text.replace(/[&"'<>\\]/g, (letter) => entities[letter]);
}

// A text that is HTML already: it is written as it is.
class SafeString {
  length = 0; // else it would be that of String.prototype

  constructor(value) {
    this.val = value;
    this.length = value.length;
  }

  valueOf() {
    return this.val;
  }

  toString() {
    return this.val;
  }
}

// It has what texts have: text.toUpperCase() of a safe text works.
Object.setPrototypeOf(SafeString.prototype, String.prototype);

function markSafe(value) {
  if (typeof value === "string") return new SafeString(value);
  if (typeof value !== "function") return value;
  return function wrapSafe(...list) {
    return markSafe(value.apply(this, list));
  };
}

// What is made of a safe text is safe too.
function likewiseSafe(model, value) {
  if (!(model instanceof SafeString)) return value.toString();
  return typeof value === "string" ? new SafeString(value) : value;
}

// f(a, name=b) calls f(a, {name: b}) with this mark on the object.
function named(object) {
  object.__keywords = true;
  return object;
}

// {args, more}: the arguments in their order, and those with names.
function readNamed(list) {
  const last = list.at(-1);
  const isNamed = last && Object.hasOwn(last, "__keywords");
  return isNamed ? { args: list.slice(0, -1), more: last }
                 : { args: list, more: {} };
}

// A function whose parameters may be given by their names.
function withNames(names, compute) {
  return function (...list) {
    const { args, more } = readNamed(list);
    return compute.apply(this, names.map((name, i) =>
      (i < args.length ? args[i] : more[name])));
  };
}

%export("nunjucksValues", { SafeString, escapeText, likewiseSafe, markSafe,
                            named, readNamed, withNames });
