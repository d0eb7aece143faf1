// style.js: element.style and element.dataset: attributes seen as objects.

const { getAttribute, setAttribute, removeAttribute } =
  %import("pageElements");
const { toUpperCase, toLowerCase, trim, startsWith } = String.prototype;

const makeProxy = Proxy;
const owner = Symbol("element");

// "backgroundColor" is "background-color"; "cssFloat" is "float".
function dashed(name) {
  if (name === "cssFloat") return "float";
  let text = "";
  for (let i = 0; i < name.length; i++) {
    const c = name[i];
    text += c >= "A" && c <= "Z" ? `-${%call(toLowerCase, c)}` : c;
  }
  return %call(startsWith, text, "webkit-") ? `-${text}` : text;
}

// "user-name" is "userName".
function camel(name) {
  let text = "";
  for (let i = 0; i < name.length; i++) {
    const isDash = name[i] === "-" && name[i + 1] >= "a" && name[i + 1] <= "z";
    text += isDash ? %call(toUpperCase, name[++i]) : name[i];
  }
  return text;
}

// --- style --------------------------------------------------------------------

// Where the declaration that begins at `from` ends: a semicolon that stands
// in no parentheses and no quotes.
function endOf(text, from) {
  let depth = 0;
  let quote = "";
  let i = from;
  for (; i < text.length; i++) {
    const c = text[i];
    if (quote !== "") quote = c === quote ? "" : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === "(") depth++;
    else if (c === ")") depth--;
    else if (c === ";" && depth <= 0) break;
  }
  return i;
}

// [name, value, priority, ...] of "color: red; margin: 0 !important".
function readDeclarations(text) {
  const list = [];
  for (let from = 0; from < text.length;) {
    const end = endOf(text, from);
    const one = %textCut(text, from, end);
    const colon = %textFind(one, ":", 0);
    if (colon > 0) {
      const name = %call(trim, %textCut(one, 0, colon));
      let value = %call(trim, %textCut(one, colon + 1));
      const mark = %textFind(value, "!important", 0);
      if (mark >= 0) value = %call(trim, %textCut(value, 0, mark));
      put(list, %call(startsWith, name, "--") ? name : %call(toLowerCase, name),
          value, mark >= 0 ? "important" : "");
    }
    from = end + 1;
  }
  return list;
}

function placeOf(list, name) {
  let i = 0;
  while (i < list.length && list[i] !== name) i += 3;
  return i;
}

function put(list, name, value, priority) {
  const at = placeOf(list, name);
  list[at] = name;
  list[at + 1] = value;
  list[at + 2] = priority;
}

function writeDeclarations(list) {
  let text = "";
  for (let i = 0; i < list.length; i += 3) {
    const mark = list[i + 2] === "" ? "" : " !important";
    text += `${text === "" ? "" : " "}${list[i]}: ${list[i + 1]}${mark};`;
  }
  return text;
}

function declarationsOf(style) {
  return readDeclarations(getAttribute(style[owner], "style") ?? "");
}

function change(style, name, value, priority) {
  const list = declarationsOf(style);
  const at = placeOf(list, name);
  if (value !== "") {
    put(list, name, value, priority);
  } else if (at < list.length) {
    for (let i = at; i + 3 < list.length; i++) list[i] = list[i + 3];
    list.length -= 3;
  } else {
    return;
  }
  setAttribute(style[owner], "style", writeDeclarations(list));
}

class CSSStyleDeclaration {
  constructor(element) {
    %define(this, owner, element, 1);
  }

  get cssText() {
    return writeDeclarations(declarationsOf(this));
  }

  set cssText(text) {
    setAttribute(this[owner], "style",
                 writeDeclarations(readDeclarations(`${text}`)));
  }

  get length() {
    return declarationsOf(this).length / 3;
  }

  item(index) {
    return declarationsOf(this)[index * 3] ?? "";
  }

  getPropertyValue(name) {
    const list = declarationsOf(this);
    const at = placeOf(list, `${name}`);
    return at < list.length ? list[at + 1] : "";
  }

  getPropertyPriority(name) {
    const list = declarationsOf(this);
    const at = placeOf(list, `${name}`);
    return at < list.length ? list[at + 2] : "";
  }

  setProperty(name, value, priority = "") {
    change(this, `${name}`, value === null ? "" : %call(trim, `${value}`),
           `${priority}`);
  }

  removeProperty(name) {
    const old = this.getPropertyValue(name);
    change(this, `${name}`, "", "");
    return old;
  }
}

function isOwn(target, key) {
  return typeof key === "symbol" || key in target;
}

// style.color, style.color = "red"
const styleBehaviour = {
  __proto__: null,
  get(target, key, receiver) {
    if (isOwn(target, key)) return %reflectGet(target, key, receiver);
    if (key[0] >= "0" && key[0] <= "9") return target.item(key);
    return target.getPropertyValue(dashed(key));
  },
  set(target, key, value) {
    if (isOwn(target, key)) {
      target[key] = value;
    } else {
      change(target, dashed(key),
             value === null ? "" : %call(trim, `${value}`), "");
    }
    return true;
  },
};

// --- dataset --------------------------------------------------------------------

class DOMStringMap {
  constructor(element) {
    %define(this, owner, element, 5);
  }
}

function dataName(key) {
  return `data-${dashed(key)}`;
}

const dataBehaviour = {
  __proto__: null,
  get(target, key, receiver) {
    if (typeof key === "symbol") return %reflectGet(target, key, receiver);
    const value = getAttribute(target[owner], dataName(key));
    return value === null ? %reflectGet(target, key, receiver) : value;
  },
  set(target, key, value) {
    setAttribute(target[owner], dataName(key), `${value}`);
    return true;
  },
  has(target, key) {
    return typeof key === "string" &&
           getAttribute(target[owner], dataName(key)) !== null;
  },
  deleteProperty(target, key) {
    if (typeof key === "string") removeAttribute(target[owner], dataName(key));
    return true;
  },
  ownKeys(target) {
    const names = target[owner].getAttributeNames();
    const keys = [];
    for (let i = 0; i < names.length; i++) {
      if (%call(startsWith, names[i], "data-")) {
        %push(keys, camel(%textCut(names[i], 5)));
      }
    }
    return keys;
  },
  getOwnPropertyDescriptor(target, key) {
    if (typeof key !== "string") return undefined;
    const value = getAttribute(target[owner], dataName(key));
    return value === null ? undefined : {
      value, writable: true, enumerable: true, configurable: true,
    };
  },
};

%define(CSSStyleDeclaration.prototype, Symbol.toStringTag,
        "CSSStyleDeclaration", 4);
%define(DOMStringMap.prototype, Symbol.toStringTag, "DOMStringMap", 4);
%install(globalThis, { CSSStyleDeclaration, DOMStringMap });
%export("pageStyle", {
  styleOf: (element) =>
    new makeProxy(new CSSStyleDeclaration(element), styleBehaviour),
  datasetOf: (element) =>
    new makeProxy(new DOMStringMap(element), dataBehaviour),
});
