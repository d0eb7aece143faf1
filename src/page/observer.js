// observer.js: MutationObserver (DOM, 4.3): it is told of changes in a
// microtask, all that have come together at once.

const { expose } = %import("pageErrors");
const { watchers, parent, isNode } = %import("pageNodes");
const { nodeList } = %import("pageCollections");
const { slice } = Array.prototype;

const callback = Symbol("callback");
const registered = Symbol("registered"); // [{node, options}, ...]
const records = Symbol("records");

const observers = []; // those that observe something
let isQueued = false;

class MutationRecord {
  constructor({ kind, target, added, removed, previous, next, name }, old) {
    this.type = kind;
    this.target = target;
    this.addedNodes = nodeList(added ?? []);
    this.removedNodes = nodeList(removed ?? []);
    this.previousSibling = previous ?? null;
    this.nextSibling = next ?? null;
    this.attributeName = name ?? null;
    this.attributeNamespace = null;
    this.oldValue = old;
  }
}

function deliver() {
  isQueued = false;
  const all = %call(slice, observers);
  for (let i = 0; i < all.length; i++) {
    const observer = all[i];
    const list = observer[records];
    if (list.length > 0) {
      observer[records] = [];
      try {
        %call(observer[callback], observer, list, observer);
      } catch (error) {
        %import("reportError")(error);
      }
    }
  }
}

function isAmong(list, value) {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return true;
  return false;
}

const wanted = { __proto__: null, childList: "childList",
                 attributes: "attributes", characterData: "characterData" };
const oldWanted = { __proto__: null, attributes: "attributeOldValue",
                    characterData: "characterDataOldValue" };

// The registration through which the observer sees this change, or undefined.
function seenBy(observer, { kind, target, name }) {
  for (let at = target; at !== null; at = at[parent]) {
    const list = observer[registered];
    for (let i = 0; i < list.length; i++) {
      const { node, options } = list[i];
      if (node === at && (at === target || options.subtree) &&
          options[wanted[kind]] &&
          (kind !== "attributes" || options.attributeFilter === undefined ||
           isAmong(options.attributeFilter, name))) {
        return options;
      }
    }
  }
  return undefined;
}

%push(watchers, (change) => {
  if (observers.length === 0 || wanted[change.kind] === undefined) return;
  for (let i = 0; i < observers.length; i++) {
    const options = seenBy(observers[i], change);
    if (options !== undefined) {
      const old = options[oldWanted[change.kind]] ? change.old : null;
      %push(observers[i][records], new MutationRecord(change, old));
      if (!isQueued) {
        isQueued = true;
        %microtask(deliver);
      }
    }
  }
});

class MutationObserver {
  constructor(function_) {
    if (typeof function_ !== "function") {
      throw new TypeError("Failed to construct 'MutationObserver': parameter " +
                          "1 is not of type 'Function'.");
    }
    %define(this, callback, function_, 1);
    %define(this, registered, [], 1);
    %define(this, records, [], 1);
  }

  observe(node, given = {}) {
    const doing = "Failed to execute 'observe' on 'MutationObserver': ";
    if (!isNode(node)) {
      throw new TypeError(`${doing}parameter 1 is not of type 'Node'.`);
    }
    const options = { __proto__: null, ...given };
    options.attributes ??= options.attributeOldValue !== undefined ||
                           options.attributeFilter !== undefined;
    options.characterData ??= options.characterDataOldValue !== undefined;
    if (!options.childList && !options.attributes && !options.characterData) {
      throw new TypeError(`${doing}The options object must set at least one ` +
                          "of 'attributes', 'characterData', or 'childList' " +
                          "to true.");
    }
    const rest = [];
    for (let i = 0; i < this[registered].length; i++) {
      if (this[registered][i].node !== node) {
        %push(rest, this[registered][i]);
      }
    }
    %push(rest, { node, options });
    this[registered] = rest;
    if (!isAmong(observers, this)) %push(observers, this);
  }

  disconnect() {
    this[registered] = [];
    this[records] = [];
    for (let i = 0; i < observers.length; i++) {
      if (observers[i] === this) {
        for (let k = i; k + 1 < observers.length; k++) {
          observers[k] = observers[k + 1];
        }
        observers.length--;
      }
    }
  }

  takeRecords() {
    const list = this[records];
    this[records] = [];
    return list;
  }
}
expose(MutationObserver, "MutationObserver");
%define(MutationRecord.prototype, Symbol.toStringTag, "MutationRecord", 4);
%install(globalThis, { MutationObserver, MutationRecord });
