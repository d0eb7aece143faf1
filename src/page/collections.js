// collections.js: lists of nodes (DOM, 4.2.10). One that is live asks the tree
// anew whenever it is looked at; the other keeps what was found.

const { expose, illegal } = %import("pageErrors");
const { values, keys, entries } = Array.prototype;
const { defineProperty } = Object;
const inspectCustom = Symbol.for("nodejs.util.inspect.custom");

const find = Symbol("find"); // the function that lists the nodes, in order
const secret = Symbol("made by the library");

// "12" is 12; anything else is -1.
function indexOf(key) {
  if (typeof key !== "string" || key === "") return -1;
  for (let i = 0; i < key.length; i++) {
    if (key[i] < "0" || key[i] > "9") return -1;
  }
  return %toNumber(key);
}

function describe(list) {
  const { length } = list;
  const shown = [];
  for (let i = 0; i < length; i++) %push(shown, list[i]);
  return shown;
}

class NodeList {
  constructor(token, finder) {
    if (token !== secret) throw illegal(new.target.name);
    %define(this, find, finder, 1);
  }

  get length() {
    return this[find]().length;
  }

  item(index) {
    return this[find]()[%toInteger(index)] ?? null;
  }

  forEach(callback, thisArg) {
    for (let i = 0; i < this.length; i++) {
      %call(callback, thisArg, this[i], i, this);
    }
  }

  [inspectCustom](depth, options, inspect) {
    return `${this.constructor.name} ${inspect(describe(this), options)}`;
  }
}
%install(NodeList.prototype, { keys, values, entries });
expose(NodeList, "NodeList");
%define(NodeList.prototype, Symbol.iterator, values, 5);

class HTMLCollection {
  constructor(token, finder) {
    if (token !== secret) throw illegal(new.target.name);
    %define(this, find, finder, 1);
  }

  get length() {
    return this[find]().length;
  }

  item(index) {
    return this[find]()[%toInteger(index)] ?? null;
  }

  namedItem(name) {
    const list = this[find]();
    for (let i = 0; i < list.length && name !== ""; i++) {
      if (list[i].id === name || list[i].getAttribute("name") === name) {
        return list[i];
      }
    }
    return null;
  }

  [inspectCustom](depth, options, inspect) {
    return `${this.constructor.name} ${inspect(describe(this), options)}`;
  }
}
expose(HTMLCollection, "HTMLCollection");
%define(HTMLCollection.prototype, Symbol.iterator, values, 5);

// list[0], list.length, list.name: what the language itself must be told.
const behaviour = {
  __proto__: null,

  get(target, key, receiver) {
    const index = indexOf(key);
    if (index >= 0) return target[find]()[index];
    if (typeof key === "string" && !(key in target) &&
        target instanceof HTMLCollection) {
      return target.namedItem(key) ?? undefined;
    }
    return %reflectGet(target, key, receiver);
  },

  has(target, key) {
    const index = indexOf(key);
    return index >= 0 ? index < target.length : %reflectHas(target, key);
  },

  ownKeys(target) {
    const names = [];
    for (let i = 0; i < target.length; i++) %push(names, `${i}`);
    const others = %ownKeys(target, 3);
    for (let i = 0; i < others.length; i++) %push(names, others[i]);
    return names;
  },

  getOwnPropertyDescriptor(target, key) {
    const index = indexOf(key);
    if (index < 0) return %ownDescriptor(target, key);
    const value = target[find]()[index];
    return value === undefined ? undefined : {
      value, writable: false, enumerable: true, configurable: true,
    };
  },
};

const makeProxy = Proxy;

// A list that is as the tree is. `finder` answers an array of nodes.
function liveNodes(finder) {
  return new makeProxy(new NodeList(secret, finder), behaviour);
}

function liveElements(finder) {
  return new makeProxy(new HTMLCollection(secret, finder), behaviour);
}

// A list of these nodes, for good.
function nodeList(nodes) {
  const list = new NodeList(secret, () => nodes);
  for (let i = 0; i < nodes.length; i++) %define(list, i, nodes[i], 6);
  return list;
}

%install(globalThis, { NodeList, HTMLCollection });
%export("pageCollections", { liveNodes, liveElements, nodeList, find });
