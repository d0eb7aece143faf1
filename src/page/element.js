// element.js: Element (DOM, 4.9): attributes, classes, the tree of elements,
// and HTML as text.

const { failed, missing, illegal, expose } = %import("pageErrors");
const nodes = %import("pageNodes");
const { ELEMENT, parent, first, last, next, previous, secret, tell, following,
        isInside, insertNode, removeNode, replaceAll, listOf, mixIn, checkNode,
        checkInsertion, newText, childMethods, parentMethods, interfaceOf,
        Node } = nodes;
const { selectorOf, collect, matchesAny, elementAbove, elementBefore,
        elementAfter, hasWord, isSpace } = %import("pageSelector");
const { liveElements, nodeList, find } = %import("pageCollections");
const { setHandler } = %import("pageEvents");
const { toLowerCase, toUpperCase, startsWith } = String.prototype;

const attributes = Symbol("attributes"); // [{name, value}, ...] in order
const tag = Symbol("tag"); // as it is written in HTML
const space = Symbol("namespace"); // "", "svg" or "math"

const spaces = { __proto__: null, "": "http://www.w3.org/1999/xhtml",
                 svg: "http://www.w3.org/2000/svg",
                 math: "http://www.w3.org/1998/Math/MathML" };

// --- attributes -----------------------------------------------------------------

class Attr {
  constructor(token, element, record) {
    if (token !== secret) throw illegal(new.target.name);
    %define(this, "record", record, 1);
    %define(this, "ownerElement", element, 2);
  }

  get name() {
    return this.record.name;
  }

  get localName() {
    return this.record.name;
  }

  get value() {
    return this.record.value;
  }

  set value(text) {
    setAttribute(this.ownerElement, this.record.name, `${text}`);
  }

  get nodeName() {
    return this.record.name;
  }

  get nodeValue() {
    return this.record.value;
  }

  get specified() {
    return true;
  }
}
expose(Attr, "Attr");

function findAttribute(element, name) {
  const list = element[attributes];
  for (let i = 0; i < list.length; i++) if (list[i].name === name) return i;
  return -1;
}

function getAttribute(element, name) {
  const list = element[attributes];
  for (let i = 0; i < list.length; i++) {
    if (list[i].name === name) return list[i].value;
  }
  return null;
}

function setAttribute(element, name, value) {
  const list = element[attributes];
  const at = findAttribute(element, name);
  const old = at < 0 ? null : list[at].value;
  if (at < 0) %push(list, { name, value });
  else list[at].value = value;
  tell({ kind: "attributes", target: element, name, old, value });
}

function removeAttribute(element, name) {
  const at = findAttribute(element, name);
  if (at < 0) return;
  const list = element[attributes];
  const old = list[at].value;
  for (let i = at; i + 1 < list.length; i++) list[i] = list[i + 1];
  list.length--;
  tell({ kind: "attributes", target: element, name, old, value: null });
}

// In an HTML element names are small letters.
function attributeName(element, name) {
  return element[space] === "" ? %call(toLowerCase, `${name}`) : `${name}`;
}

function checkName(name, doing) {
  if (name === "") {
    throw failed("InvalidCharacterError", doing,
                 "'' is not a valid attribute name.");
  }
  for (let i = 0; i < name.length; i++) {
    if (isSpace(name[i]) || %textFind("=<>\"'/", name[i], 0) >= 0) {
      throw failed("InvalidCharacterError", doing,
                   `'${name}' is not a valid attribute name.`);
    }
  }
}

// --- classes (DOMTokenList) -----------------------------------------------------------

function words(text) {
  const list = [];
  let word = "";
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isSpace(text[i])) {
      word += text[i];
    } else if (word !== "") {
      if (!%call(includes, list, word)) %push(list, word);
      word = "";
    }
  }
  return list;
}
const { includes, values: arrayValues, keys: arrayKeys,
        entries: arrayEntries } = Array.prototype;

const owner = Symbol("element");
const attribute = Symbol("attribute");

function checkToken(token, method) {
  const doing = `execute '${method}' on 'DOMTokenList'`;
  const text = `${token}`;
  if (text === "") {
    throw failed("SyntaxError", doing, "The token provided must not be empty.");
  }
  for (let i = 0; i < text.length; i++) {
    if (isSpace(text[i])) {
      throw failed("InvalidCharacterError", doing,
                   `The token provided ('${text}') contains HTML space ` +
                   "characters, which are not valid in tokens.");
    }
  }
  return text;
}

class DOMTokenList {
  constructor(token, element, name) {
    if (token !== secret) throw illegal(new.target.name);
    %define(this, owner, element, 1);
    %define(this, attribute, name, 1);
    %define(this, find, () => wordsOf(this), 1);
  }

  get length() {
    return wordsOf(this).length;
  }

  get value() {
    return getAttribute(this[owner], this[attribute]) ?? "";
  }

  set value(text) {
    setAttribute(this[owner], this[attribute], `${text}`);
  }

  item(index) {
    return wordsOf(this)[index] ?? null;
  }

  contains(token) {
    return hasWord(getAttribute(this[owner], this[attribute]), `${token}`);
  }

  add(...tokens) {
    const list = wordsOf(this);
    for (let i = 0; i < tokens.length; i++) {
      const word = checkToken(tokens[i], "add");
      if (!%call(includes, list, word)) %push(list, word);
    }
    store(this, list);
  }

  remove(...tokens) {
    const gone = [];
    for (let i = 0; i < tokens.length; i++) {
      %push(gone, checkToken(tokens[i], "remove"));
    }
    const list = wordsOf(this);
    const rest = [];
    for (let i = 0; i < list.length; i++) {
      if (!%call(includes, gone, list[i])) %push(rest, list[i]);
    }
    store(this, rest);
  }

  toggle(token, force) {
    const word = checkToken(token, "toggle");
    const has = this.contains(word);
    if (has && force !== true) {
      this.remove(word);
      return false;
    }
    if (!has && force !== undefined && !force) return false;
    if (!has) this.add(word);
    return true;
  }

  replace(token, newToken) {
    const old = checkToken(token, "replace");
    const word = checkToken(newToken, "replace");
    const list = wordsOf(this);
    const kept = [];
    let found = false;
    for (let i = 0; i < list.length; i++) {
      const one = list[i] === old ? word : list[i];
      found ||= list[i] === old;
      if (!%call(includes, kept, one)) %push(kept, one);
    }
    if (found) store(this, kept);
    return found;
  }

  forEach(callback, thisArg) {
    const list = wordsOf(this);
    for (let i = 0; i < list.length; i++) {
      %call(callback, thisArg, list[i], i, this);
    }
  }

  toString() {
    return this.value;
  }
}
%install(DOMTokenList.prototype, { keys: arrayKeys, values: arrayValues,
                                   entries: arrayEntries });
expose(DOMTokenList, "DOMTokenList");
%define(DOMTokenList.prototype, Symbol.iterator, arrayValues, 5);

function wordsOf(list) {
  return words(getAttribute(list[owner], list[attribute]) ?? "");
}

function store(list, all) {
  const element = list[owner];
  if (all.length === 0 && findAttribute(element, list[attribute]) < 0) return;
  setAttribute(element, list[attribute], %textJoin(all, " "));
}

const tokenBehaviour = {
  __proto__: null,
  get(target, key, receiver) {
    const isIndex = typeof key === "string" && key[0] >= "0" && key[0] <= "9";
    return isIndex ? wordsOf(target)[%toNumber(key)]
                   : %reflectGet(target, key, receiver);
  },
};
const makeProxy = Proxy;

function tokenList(element, name) {
  return new makeProxy(new DOMTokenList(secret, element, name),
                       tokenBehaviour);
}

// --- elements --------------------------------------------------------------------------

class Element extends Node {
  constructor(token, name, namespace) {
    super(token);
    %define(this, attributes, [], 1);
    %define(this, tag, name, 1);
    %define(this, space, namespace, 1);
  }

  get nodeType() {
    return ELEMENT;
  }

  get nodeName() {
    return this.tagName;
  }

  get tagName() {
    return this[space] === "" ? %call(toUpperCase, this[tag]) : this[tag];
  }

  get localName() {
    return this[tag];
  }

  get namespaceURI() {
    return spaces[this[space]];
  }

  get prefix() {
    return null;
  }

  // --- attributes

  get id() {
    return getAttribute(this, "id") ?? "";
  }

  set id(text) {
    setAttribute(this, "id", `${text}`);
  }

  get className() {
    return getAttribute(this, "class") ?? "";
  }

  set className(text) {
    setAttribute(this, "class", `${text}`);
  }

  get classList() {
    return listOf(this, "classList", () => tokenList(this, "class"));
  }

  set classList(text) {
    setAttribute(this, "class", `${text}`);
  }

  get attributes() {
    return listOf(this, "attributes", () => liveElements(() => {
      const made = [];
      const list = this[attributes];
      for (let i = 0; i < list.length; i++) {
        %push(made, new Attr(secret, this, list[i]));
      }
      return made;
    }));
  }

  hasAttributes() {
    return this[attributes].length > 0;
  }

  getAttributeNames() {
    const names = [];
    const list = this[attributes];
    for (let i = 0; i < list.length; i++) %push(names, list[i].name);
    return names;
  }

  getAttribute(name) {
    if (arguments.length < 1) {
      throw missing("execute 'getAttribute' on 'Element'", 1, 0);
    }
    return getAttribute(this, attributeName(this, name));
  }

  getAttributeNode(name) {
    const at = findAttribute(this, attributeName(this, name));
    return at < 0 ? null : new Attr(secret, this, this[attributes][at]);
  }

  hasAttribute(name) {
    return findAttribute(this, attributeName(this, name)) >= 0;
  }

  setAttribute(name, value) {
    const doing = "execute 'setAttribute' on 'Element'";
    if (arguments.length < 2) throw missing(doing, 2, arguments.length);
    checkName(`${name}`, doing);
    setAttribute(this, attributeName(this, name), `${value}`);
  }

  removeAttribute(name) {
    removeAttribute(this, attributeName(this, name));
  }

  toggleAttribute(name, force) {
    const wanted = attributeName(this, name);
    const has = findAttribute(this, wanted) >= 0;
    if (has && force !== true) {
      removeAttribute(this, wanted);
      return false;
    }
    if (!has && force !== undefined && !force) return false;
    if (!has) setAttribute(this, wanted, "");
    return true;
  }

  // --- the tree of elements

  get nextElementSibling() {
    return elementAfter(this);
  }

  get previousElementSibling() {
    return elementBefore(this);
  }

  closest(selector) {
    const chains =
      selectorOf(`${selector}`, "execute 'closest' on 'Element'");
    let at = this;
    while (at !== null && !matchesAny(at, chains, this)) at = elementAbove(at);
    return at;
  }

  matches(selector) {
    const chains =
      selectorOf(`${selector}`, "execute 'matches' on 'Element'");
    return matchesAny(this, chains, this);
  }

  remove() {
    if (this[parent] !== null) removeNode(this);
  }

  insertAdjacentElement(where, element) {
    const doing = "execute 'insertAdjacentElement' on 'Element'";
    checkNode(element, doing, 2);
    return insertBeside(this, where, element, doing);
  }

  insertAdjacentText(where, text) {
    insertBeside(this, where, newText(`${text}`),
                 "execute 'insertAdjacentText' on 'Element'");
  }

  insertAdjacentHTML(where, html) {
    const doing = "execute 'insertAdjacentHTML' on 'Element'";
    const place = placeBeside(this, where, doing);
    const context = place.into.nodeType === ELEMENT ? place.into : this;
    const fragment = %import("parseFragment")(`${html}`, context);
    insertNode(fragment, place.into, place.before);
  }

  // --- HTML as text

  get innerHTML() {
    return %import("writeInside")(this);
  }

  set innerHTML(html) {
    const text = html === null ? "" : `${html}`;
    const into = this.localName === "template" ? this.content : this;
    replaceAll(%import("parseFragment")(text, this), into);
  }

  get outerHTML() {
    return %import("writeNode")(this);
  }

  set outerHTML(html) {
    const above = this[parent];
    if (above === null) return;
    const context = above.nodeType === ELEMENT ? above : this;
    const fragment = %import("parseFragment")(`${html}`, context);
    const before = this[next];
    removeNode(this);
    insertNode(fragment, above, before);
  }

  // --- a page is not drawn: nothing has a size or a place

  getBoundingClientRect() {
    return { x: 0, y: 0, width: 0, height: 0, top: 0, right: 0, bottom: 0,
             left: 0 };
  }

  scrollIntoView() {}

  scrollTo() {}
}
const sizes = ["clientWidth", "clientHeight", "clientTop", "clientLeft",
               "scrollWidth", "scrollHeight"];
for (let i = 0; i < sizes.length; i++) {
  mixIn(Element.prototype, { get [sizes[i]]() { return 0; } });
}
mixIn(Element.prototype, {
  get scrollTop() {
    return 0;
  },
  set scrollTop(value) {},
  get scrollLeft() {
    return 0;
  },
  set scrollLeft(value) {},
});

// {into, before} of "beforebegin", "afterbegin", "beforeend", "afterend".
function placeBeside(element, where, doing) {
  const above = element[parent];
  switch (%call(toLowerCase, `${where}`)) {
    case "afterbegin":
      return { into: element, before: element[first] };
    case "beforeend":
      return { into: element, before: null };
    case "beforebegin":
      if (above === null) break;
      return { into: above, before: element };
    case "afterend":
      if (above === null) break;
      return { into: above, before: element[next] };
    default:
      throw failed("SyntaxError", doing,
                   `The value provided ('${where}') is not one of ` +
                   "'beforeBegin', 'afterBegin', 'beforeEnd', or 'afterEnd'.");
  }
  return { into: null, before: null };
}

function insertBeside(element, where, node, doing) {
  const { into, before } = placeBeside(element, where, doing);
  if (into === null) return null;
  checkInsertion(node, into, null, doing);
  insertNode(node, into, before);
  return node;
}

// --- looking for elements ---------------------------------------------------------------

function elementsInside(top, isMeant) {
  const found = [];
  for (let at = following(top, top); at !== null; at = following(at, top)) {
    if (at.nodeType === ELEMENT && isMeant(at)) %push(found, at);
  }
  return found;
}

// What elements, documents and fragments have.
const searchMethods = {
  get children() {
    return listOf(this, "children", () => liveElements(() => {
      const found = [];
      for (let at = this[first]; at !== null; at = at[next]) {
        if (at.nodeType === ELEMENT) %push(found, at);
      }
      return found;
    }));
  },

  get firstElementChild() {
    let at = this[first];
    while (at !== null && at.nodeType !== ELEMENT) at = at[next];
    return at;
  },

  get lastElementChild() {
    let at = this[last];
    while (at !== null && at.nodeType !== ELEMENT) at = at[previous];
    return at;
  },

  get childElementCount() {
    let count = 0;
    for (let at = this[first]; at !== null; at = at[next]) {
      if (at.nodeType === ELEMENT) count++;
    }
    return count;
  },

  querySelector(selector) {
    const doing = `execute 'querySelector' on '${interfaceOf(this)}'`;
    if (arguments.length < 1) throw missing(doing, 1, 0);
    const chains = selectorOf(`${selector}`, doing);
    return collect(this, chains, this, 1)[0] ?? null;
  },

  querySelectorAll(selector) {
    const doing = `execute 'querySelectorAll' on '${interfaceOf(this)}'`;
    if (arguments.length < 1) throw missing(doing, 1, 0);
    const chains = selectorOf(`${selector}`, doing);
    return nodeList(collect(this, chains, this, Infinity));
  },
};

// What elements and documents have beside.
const listMethods = {
  getElementsByTagName(name) {
    const wanted = `${name}`;
    const small = %call(toLowerCase, wanted);
    return listOf(this, `tag ${wanted}`, () => liveElements(
      () => elementsInside(this, (element) => wanted === "*" ||
        element[tag] === (element[space] === "" ? small : wanted))));
  },

  getElementsByClassName(names) {
    const wanted = words(`${names}`);
    return listOf(this, `class ${names}`, () => liveElements(
      () => elementsInside(this, (element) => {
        const has = getAttribute(element, "class");
        for (let i = 0; i < wanted.length; i++) {
          if (!hasWord(has, wanted[i])) return false;
        }
        return wanted.length > 0;
      })));
  },
};
mixIn(nodes.CharacterData.prototype, {
  get nextElementSibling() {
    return elementAfter(this);
  },
  get previousElementSibling() {
    return elementBefore(this);
  },
});
mixIn(Element.prototype, childMethods);
mixIn(Element.prototype, parentMethods);
mixIn(Element.prototype, searchMethods);
mixIn(Element.prototype, listMethods);
mixIn(nodes.DocumentFragment.prototype, parentMethods);
mixIn(nodes.DocumentFragment.prototype, searchMethods);
mixIn(nodes.DocumentFragment.prototype, {
  getElementById(id) {
    return byId(this, `${id}`);
  },
});
expose(Element, "Element");

function byId(top, id) {
  if (id === "") return null;
  for (let at = following(top, top); at !== null; at = following(at, top)) {
    if (at.nodeType === ELEMENT && getAttribute(at, "id") === id) return at;
  }
  return null;
}

// --- what changes of attributes lead to -----------------------------------------------

// onclick="..." and its kind; an id names a property of the window.
%push(nodes.watchers, ({ kind, target, name, value }) => {
  if (kind !== "attributes") return;
  if (name === "id" && value) %import("nameElement")(value);
  if (%call(startsWith, name, "on") && `${name}` in target) {
    setHandler(target, %textCut(name, 2), value);
  }
});

// "div#main.wide": how a node is shown in the console.
function describeNode(node) {
  if (node.nodeType !== ELEMENT) {
    return node.nodeType === 3 ? `#text ${%jsonQuote(node.data)}`
                               : node.nodeName;
  }
  let text = node[tag];
  if (node.id !== "") text += `#${node.id}`;
  const list = words(node.className);
  for (let i = 0; i < list.length; i++) text += `.${list[i]}`;
  return text;
}

%export("describeNode", describeNode);
%export("sameAttributes", (a, b) => {
  if (a[attributes].length !== b[attributes].length) return false;
  for (let i = 0; i < a[attributes].length; i++) {
    const { name, value } = a[attributes][i];
    if (getAttribute(b, name) !== value) return false;
  }
  return true;
});
%install(globalThis, { Element, Attr, DOMTokenList });
%export("pageElements", {
  attributes, tag, space, spaces, Element, findAttribute, getAttribute,
  setAttribute, removeAttribute, searchMethods, listMethods, elementsInside,
  byId, tokenList,
});
