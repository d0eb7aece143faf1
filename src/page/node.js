// node.js: Node and what is no element: Text, Comment, DocumentFragment,
// DocumentType (DOM, 4). A node knows its parent, its neighbours, and its first
// and last child.

const { failed, missing, illegal, expose } = %import("pageErrors");
const { EventTarget, parentOf } = %import("pageEvents");
const { liveNodes } = %import("pageCollections");
const { toUpperCase } = String.prototype;
const { defineProperty } = Object;
const inspectCustom = Symbol.for("nodejs.util.inspect.custom");

const parent = Symbol("parent");
const first = Symbol("first child");
const last = Symbol("last child");
const next = Symbol("next sibling");
const previous = Symbol("previous sibling");
const data = Symbol("data");
const lists = Symbol("lists"); // the live lists that were asked for

const ELEMENT = 1;
const TEXT = 3;
const COMMENT = 8;
const DOCUMENT = 9;
const DOCTYPE = 10;
const FRAGMENT = 11;

const kinds = { __proto__: null, ELEMENT_NODE: ELEMENT, ATTRIBUTE_NODE: 2,
                TEXT_NODE: TEXT, CDATA_SECTION_NODE: 4,
                ENTITY_REFERENCE_NODE: 5, ENTITY_NODE: 6,
                PROCESSING_INSTRUCTION_NODE: 7, COMMENT_NODE: COMMENT,
                DOCUMENT_NODE: DOCUMENT, DOCUMENT_TYPE_NODE: DOCTYPE,
                DOCUMENT_FRAGMENT_NODE: FRAGMENT, NOTATION_NODE: 12 };

// Only the library makes nodes with `new`, but those whose class says so.
const secret = Symbol("made by the library");

// --- the tree ---------------------------------------------------------------------

// The node behind `node` in the order of the document, inside `top`.
function following(node, top) {
  if (node[first] !== null) return node[first];
  let at = node;
  while (at !== top && at[next] === null) at = at[parent];
  return at === top ? null : at[next];
}

// The same without what is inside `node`.
function followingOutside(node, top) {
  let at = node;
  while (at !== top && at[next] === null) at = at[parent];
  return at === top ? null : at[next];
}

function rootOf(node) {
  let at = node;
  while (at[parent] !== null) at = at[parent];
  return at;
}

function isInside(node, ancestor) {
  let at = node;
  while (at !== null && at !== ancestor) at = at[parent];
  return at === ancestor;
}

function isConnected(node) {
  return rootOf(node).nodeType === DOCUMENT;
}

// Those who want to know of changes: observer.js and html_elements.js.
const watchers = [];

function tell(change) {
  for (let i = 0; i < watchers.length; i++) watchers[i](change);
}

function link(node, into, before) {
  const after = before === null ? into[last] : before[previous];
  node[parent] = into;
  node[previous] = after;
  node[next] = before;
  if (after === null) into[first] = node;
  else after[next] = node;
  if (before === null) into[last] = node;
  else before[previous] = node;
}

function unlink(node) {
  const from = node[parent];
  if (node[previous] === null) from[first] = node[next];
  else node[previous][next] = node[next];
  if (node[next] === null) from[last] = node[previous];
  else node[next][previous] = node[previous];
  node[parent] = null;
  node[previous] = null;
  node[next] = null;
}

function removeNode(node) {
  const from = node[parent];
  const change = { kind: "childList", target: from, added: [],
                   removed: [node], previous: node[previous],
                   next: node[next] };
  tell({ kind: "leaving", target: node });
  unlink(node);
  tell(change);
}

// A fragment gives its children.
function nodesOf(node) {
  if (node.nodeType !== FRAGMENT) return [node];
  const nodes = [];
  for (let at = node[first]; at !== null; at = at[next]) %push(nodes, at);
  return nodes;
}

function insertNode(node, into, before) {
  const nodes = nodesOf(node);
  for (let i = 0; i < nodes.length; i++) {
    if (nodes[i][parent] !== null) removeNode(nodes[i]);
  }
  const place = before === null ? into[last] : before[previous];
  for (let i = 0; i < nodes.length; i++) link(nodes[i], into, before);
  if (nodes.length > 0) {
    tell({ kind: "childList", target: into, added: nodes, removed: [],
           previous: place, next: before });
  }
}

function removeChildren(node) {
  const removed = nodesOfChildren(node);
  for (let i = 0; i < removed.length; i++) {
    tell({ kind: "leaving", target: removed[i] });
    unlink(removed[i]);
  }
  return removed;
}

function nodesOfChildren(node) {
  const nodes = [];
  for (let at = node[first]; at !== null; at = at[next]) %push(nodes, at);
  return nodes;
}

// All children make room for `node` (or for nothing), as one change.
function replaceAll(node, into) {
  const removed = removeChildren(into);
  const added = node === null ? [] : nodesOf(node);
  for (let i = 0; i < added.length; i++) {
    if (added[i][parent] !== null) removeNode(added[i]);
    link(added[i], into, null);
  }
  if (removed.length + added.length > 0) {
    tell({ kind: "childList", target: into, added, removed, previous: null,
           next: null });
  }
}

// --- what may stand where -------------------------------------------------------

function isNode(value) {
  return %isObject(value) && value[parent] !== undefined;
}

function checkNode(value, doing, number = 1) {
  if (!isNode(value)) {
    throw new TypeError(`Failed to ${doing}: parameter ${number} is not of ` +
                        "type 'Node'.");
  }
}

function checkInsertion(node, into, before, doing) {
  if (isInside(into, node)) {
    throw failed("HierarchyRequestError", doing,
                 "The new child element contains the parent.");
  }
  if (before !== null && before[parent] !== into) {
    throw failed("NotFoundError", doing, "The node before which the new node " +
                 "is to be inserted is not a child of this node.");
  }
  if (into[data] !== undefined || node.nodeType === DOCUMENT ||
      into.nodeType === DOCTYPE) {
    throw failed("HierarchyRequestError", doing,
                 "This node type does not support this method.");
  }
  if (into.nodeType === DOCUMENT && node.nodeType === TEXT) {
    throw failed("HierarchyRequestError", doing,
                 `Nodes of type '${node.nodeName}' may not be inserted ` +
                 "inside nodes of type '#document'.");
  }
  if (into.nodeType === DOCUMENT && node.nodeType === ELEMENT &&
      into.documentElement !== null) {
    throw failed("HierarchyRequestError", doing,
                 "Only one element on document allowed.");
  }
}

// --- Node ---------------------------------------------------------------------------

class Node extends EventTarget {
  constructor(token) {
    if (token !== secret) throw illegal(new.target.name);
    super();
    %define(this, parent, null, 1);
    %define(this, first, null, 1);
    %define(this, last, null, 1);
    %define(this, next, null, 1);
    %define(this, previous, null, 1);
  }

  [parentOf]() {
    return this[parent];
  }

  get ownerDocument() {
    return this.nodeType === DOCUMENT ? null : %import("document");
  }

  get isConnected() {
    return isConnected(this);
  }

  get baseURI() {
    return %import("document").URL;
  }

  get parentNode() {
    return this[parent];
  }

  get parentElement() {
    const above = this[parent];
    return above !== null && above.nodeType === ELEMENT ? above : null;
  }

  get firstChild() {
    return this[first];
  }

  get lastChild() {
    return this[last];
  }

  get nextSibling() {
    return this[next];
  }

  get previousSibling() {
    return this[previous];
  }

  get childNodes() {
    return listOf(this, "childNodes",
                  () => liveNodes(() => nodesOfChildren(this)));
  }

  get nodeValue() {
    return this[data] ?? null;
  }

  set nodeValue(value) {
    if (this[data] !== undefined) setData(this, value === null ? "" : value);
  }

  get textContent() {
    if (this[data] !== undefined) return this[data];
    if (this.nodeType === DOCUMENT || this.nodeType === DOCTYPE) return null;
    return textOf(this);
  }

  set textContent(value) {
    const text = value === null || value === undefined ? "" : `${value}`;
    if (this[data] !== undefined) {
      setData(this, text);
    } else if (this.nodeType !== DOCUMENT) {
      replaceAll(text === "" ? null : newText(text), this);
    }
  }

  hasChildNodes() {
    return this[first] !== null;
  }

  getRootNode() {
    return rootOf(this);
  }

  contains(other) {
    return other !== null && other !== undefined && isInside(other, this);
  }

  isSameNode(other) {
    return this === other;
  }

  isEqualNode(other) {
    return isNode(other) && isEqual(this, other);
  }

  appendChild(node) {
    const doing = "execute 'appendChild' on 'Node'";
    if (arguments.length < 1) throw missing(doing, 1, 0);
    checkNode(node, doing);
    checkInsertion(node, this, null, doing);
    insertNode(node, this, null);
    return node;
  }

  insertBefore(node, child) {
    const doing = "execute 'insertBefore' on 'Node'";
    if (arguments.length < 2) throw missing(doing, 2, arguments.length);
    checkNode(node, doing);
    if (child !== null && child !== undefined) checkNode(child, doing, 2);
    const before = child ?? null;
    checkInsertion(node, this, before, doing);
    insertNode(node, this, before === node ? node[next] : before);
    return node;
  }

  removeChild(node) {
    const doing = "execute 'removeChild' on 'Node'";
    if (arguments.length < 1) throw missing(doing, 1, 0);
    checkNode(node, doing);
    if (node[parent] !== this) {
      throw failed("NotFoundError", doing,
                   "The node to be removed is not a child of this node.");
    }
    removeNode(node);
    return node;
  }

  replaceChild(node, child) {
    const doing = "execute 'replaceChild' on 'Node'";
    if (arguments.length < 2) throw missing(doing, 2, arguments.length);
    checkNode(node, doing);
    checkNode(child, doing, 2);
    if (child[parent] !== this) {
      throw failed("NotFoundError", doing,
                   "The node to be replaced is not a child of this node.");
    }
    checkInsertion(node, this, null, doing);
    if (node !== child) {
      const before = child[next] === node ? node[next] : child[next];
      removeNode(child);
      insertNode(node, this, before);
    }
    return child;
  }

  cloneNode(deep = false) {
    return cloneNode(this, Boolean(deep));
  }

  normalize() {
    let at = following(this, this);
    while (at !== null) {
      const after = following(at, this);
      if (at.nodeType === TEXT) {
        if (at[data] === "") {
          removeNode(at);
        } else if (after !== null && after.nodeType === TEXT &&
                   after[previous] === at) {
          setData(at, at[data] + after[data]);
          removeNode(after);
          continue;
        }
      }
      at = after;
    }
  }

  compareDocumentPosition(other) {
    if (this === other) return 0;
    if (rootOf(this) !== rootOf(other)) return 37;
    if (isInside(this, other)) return 10;
    if (isInside(other, this)) return 20;
    let at = this;
    while (at !== null && at !== other) at = following(at, rootOf(this));
    return at === other ? 4 : 2;
  }

  [inspectCustom]() {
    return %import("describeNode")(this);
  }
}
const kindNames = %ownKeys(kinds, 5);
for (let i = 0; i < kindNames.length; i++) {
  %define(Node, kindNames[i], kinds[kindNames[i]], 2);
  %define(Node.prototype, kindNames[i], kinds[kindNames[i]], 2);
}
expose(Node, "Node");

// The live list of that name, the same one each time.
function listOf(node, name, make) {
  if (node[lists] === undefined) {
    %define(node, lists, { __proto__: null }, 1);
  }
  node[lists][name] ??= make();
  return node[lists][name];
}

function textOf(node) {
  let text = "";
  for (let at = following(node, node); at !== null; at = following(at, node)) {
    if (at.nodeType === TEXT) text += at[data];
  }
  return text;
}

function isEqual(a, b) {
  if (a.nodeType !== b.nodeType || a.nodeName !== b.nodeName ||
      a[data] !== b[data]) {
    return false;
  }
  if (a.nodeType === ELEMENT && !%import("sameAttributes")(a, b)) return false;
  let x = a[first];
  let y = b[first];
  while (x !== null && y !== null && isEqual(x, y)) {
    x = x[next];
    y = y[next];
  }
  return x === null && y === null;
}

// --- nodes with text -------------------------------------------------------------

function setData(node, text) {
  const old = node[data];
  node[data] = `${text}`;
  tell({ kind: "characterData", target: node, old });
}

class CharacterData extends Node {
  constructor(token, text) {
    super(token);
    %define(this, data, text, 1);
  }

  get data() {
    return this[data];
  }

  set data(text) {
    setData(this, text === null ? "" : text);
  }

  get length() {
    return this[data].length;
  }

  appendData(text) {
    setData(this, this[data] + text);
  }

  substringData(start, count) {
    return %textCut(this[data], start, start + count);
  }

  deleteData(start, count) {
    this.replaceData(start, count, "");
  }

  insertData(start, text) {
    this.replaceData(start, 0, text);
  }

  replaceData(start, count, text) {
    const whole = this[data];
    setData(this, %textCut(whole, 0, start) + text +
                  %textCut(whole, start + count));
  }

  remove() {
    if (this[parent] !== null) removeNode(this);
  }
}
expose(CharacterData, "CharacterData");

class Text extends CharacterData {
  constructor(text = "") {
    super(secret, `${text}`);
  }

  get nodeType() {
    return TEXT;
  }

  get nodeName() {
    return "#text";
  }

  get wholeText() {
    return this[data];
  }

  splitText(offset) {
    const rest = new Text(%textCut(this[data], offset));
    setData(this, %textCut(this[data], 0, offset));
    if (this[parent] !== null) insertNode(rest, this[parent], this[next]);
    return rest;
  }
}
expose(Text, "Text");

class Comment extends CharacterData {
  constructor(text = "") {
    super(secret, `${text}`);
  }

  get nodeType() {
    return COMMENT;
  }

  get nodeName() {
    return "#comment";
  }
}
expose(Comment, "Comment");

class DocumentType extends Node {
  constructor(token, name) {
    super(token);
    %define(this, "name", name, 2);
  }

  get nodeType() {
    return DOCTYPE;
  }

  get nodeName() {
    return this.name;
  }

  remove() {
    if (this[parent] !== null) removeNode(this);
  }
}
expose(DocumentType, "DocumentType");

class DocumentFragment extends Node {
  constructor() {
    super(secret);
  }

  get nodeType() {
    return FRAGMENT;
  }

  get nodeName() {
    return "#document-fragment";
  }
}
expose(DocumentFragment, "DocumentFragment");

function newText(text) {
  return new Text(text);
}

function cloneOne(node) {
  switch (node.nodeType) {
    case TEXT:
      return new Text(node[data]);
    case COMMENT:
      return new Comment(node[data]);
    case FRAGMENT:
      return new DocumentFragment();
    case DOCTYPE:
      return new DocumentType(secret, node.name);
    case ELEMENT:
      return %import("cloneElement")(node);
    default:
      throw failed("NotSupportedError", "execute 'cloneNode' on 'Node'",
                   "a document is not cloned by Loopline.");
  }
}

function cloneNode(node, deep) {
  const copy = cloneOne(node);
  for (let at = node[first]; deep && at !== null; at = at[next]) {
    link(cloneNode(at, true), copy, null);
  }
  return copy;
}

// --- methods of nodes among others: append, before, ... ---------------------------

// Nodes and texts as one node; several become a fragment.
function gather(nodes) {
  if (nodes.length === 1) return asNode(nodes[0]);
  const fragment = new DocumentFragment();
  for (let i = 0; i < nodes.length; i++) {
    insertNode(asNode(nodes[i]), fragment, null);
  }
  return fragment;
}

function asNode(value) {
  return isNode(value) ? value : newText(`${value}`);
}

function indexAmong(list, node) {
  let i = 0;
  while (i < list.length && list[i] !== node) i++;
  return i < list.length ? i : -1;
}

// What elements, texts and comments have (ChildNode).
const childMethods = {
  before(...nodes) {
    const into = this[parent];
    if (into === null) return;
    let after = this[previous];
    while (after !== null && indexAmong(nodes, after) >= 0) {
      after = after[previous];
    }
    const node = gather(nodes);
    checkInsertion(node, into, null, "execute 'before' on 'Element'");
    insertNode(node, into, after === null ? into[first] : after[next]);
  },

  after(...nodes) {
    const into = this[parent];
    if (into === null) return;
    let before = this[next];
    while (before !== null && indexAmong(nodes, before) >= 0) {
      before = before[next];
    }
    const node = gather(nodes);
    checkInsertion(node, into, null, "execute 'after' on 'Element'");
    insertNode(node, into, before);
  },

  replaceWith(...nodes) {
    const into = this[parent];
    if (into === null) return;
    let before = this[next];
    while (before !== null && indexAmong(nodes, before) >= 0) {
      before = before[next];
    }
    const node = gather(nodes);
    if (this[parent] === into) removeNode(this);
    insertNode(node, into, before);
  },
};

// What elements, documents and fragments have (ParentNode).
const parentMethods = {
  append(...nodes) {
    const node = gather(nodes);
    checkInsertion(node, this, null,
                   `execute 'append' on '${interfaceOf(this)}'`);
    insertNode(node, this, null);
  },

  prepend(...nodes) {
    const node = gather(nodes);
    checkInsertion(node, this, null,
                   `execute 'prepend' on '${interfaceOf(this)}'`);
    insertNode(node, this, this[first] === node ? node[next] : this[first]);
  },

  replaceChildren(...nodes) {
    const node = gather(nodes);
    checkInsertion(node, this, null,
                   `execute 'replaceChildren' on '${interfaceOf(this)}'`);
    replaceAll(node, this);
  },
};

function interfaceOf(node) {
  if (node.nodeType === ELEMENT) return "Element";
  return node.nodeType === DOCUMENT ? "Document" : "DocumentFragment";
}

function mixIn(prototype, methods) {
  const names = %ownKeys(methods, 5);
  for (let i = 0; i < names.length; i++) {
    const { get, set, value } = %ownDescriptor(methods, names[i]);
    if (get === undefined) %define(prototype, names[i], value, 7);
    else {
      defineProperty(prototype, names[i], {
        __proto__: null, configurable: true, enumerable: true, get, set,
      });
    }
  }
}
mixIn(CharacterData.prototype, childMethods);

%install(globalThis, { Node, CharacterData, Text, Comment, DocumentType,
                       DocumentFragment });
%export("pageNodes", {
  ELEMENT, TEXT, COMMENT, DOCUMENT, DOCTYPE, FRAGMENT,
  parent, first, last, next, previous, data, secret, watchers, tell,
  following, followingOutside, rootOf, isInside, isConnected, isNode, link,
  insertNode, removeNode, replaceAll, nodesOfChildren, listOf, textOf, newText,
  asNode, checkInsertion, checkNode, mixIn, childMethods, parentMethods,
  interfaceOf, Node, CharacterData, Text, Comment, DocumentType, DocumentFragment,
});
