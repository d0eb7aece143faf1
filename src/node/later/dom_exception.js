// dom_exception.js: DOMException (Web IDL, 4.4): an error with a name, and a
// number from the time when errors had numbers.

const { Error, TypeError, Symbol, defineProperty, setPrototypeOf } = %import("originals");
const nodeError = %import("nodeError");

// Names by their numbers; those in brackets are not used any more.
const names = [
  "IndexSize", "(DOMStringSize)", "HierarchyRequest", "WrongDocument",
  "InvalidCharacter", "(NoDataAllowed)", "NoModificationAllowed", "NotFound",
  "NotSupported", "InUseAttribute", "InvalidState", "Syntax",
  "InvalidModification", "Namespace", "InvalidAccess", "(Validation)",
  "TypeMismatch", "Security", "Network", "Abort", "URLMismatch",
  "QuotaExceeded", "Timeout", "InvalidNodeType", "DataClone",
];
const constants = [
  "INDEX_SIZE", "DOMSTRING_SIZE", "HIERARCHY_REQUEST", "WRONG_DOCUMENT",
  "INVALID_CHARACTER", "NO_DATA_ALLOWED", "NO_MODIFICATION_ALLOWED",
  "NOT_FOUND", "NOT_SUPPORTED", "INUSE_ATTRIBUTE", "INVALID_STATE", "SYNTAX",
  "INVALID_MODIFICATION", "NAMESPACE", "INVALID_ACCESS", "VALIDATION",
  "TYPE_MISMATCH", "SECURITY", "NETWORK", "ABORT", "URL_MISMATCH",
  "QUOTA_EXCEEDED", "TIMEOUT", "INVALID_NODE_TYPE", "DATA_CLONE",
];
const codes = { __proto__: null };
for (let i = 0; i < names.length; i++) codes[`${names[i]}Error`] = i + 1;

function invalidThis() {
  return nodeError(TypeError, "ERR_INVALID_THIS",
                   'Value of "this" must be of DOMException');
}

// A stack as errors have it, which begins with `head`.
function setStack(object, head) {
  const { stack } = new Error();
  const frames = %textFind(stack, "\n    at", 0);
  const rest = frames < 0 ? "" : %textCut(stack, frames);
  %define(object, "stack", head + rest, 5);
}

class DOMException {
  #message;
  #name;

  constructor(message = "", options = "Error") {
    this.#message = `${message}`;
    if (%isObject(options)) {
      this.#name = `${options.name}`;
      if ("cause" in options) %define(this, "cause", options.cause, 5);
    } else {
      this.#name = `${options}`;
    }
    setStack(this, `${this.#name}: ${this.#message}`);
  }

  get name() {
    if (!(#name in this)) throw invalidThis();
    return this.#name;
  }

  get message() {
    if (!(#name in this)) throw invalidThis();
    return this.#message;
  }

  get code() {
    if (!(#name in this)) throw invalidThis();
    return codes[this.#name] ?? 0;
  }
}

const { prototype } = DOMException;
setPrototypeOf(prototype, Error.prototype);
%define(prototype, Symbol.toStringTag, "DOMException", 4);
const shown = ["name", "message", "code"];
for (let i = 0; i < shown.length; i++) {
  defineProperty(prototype, shown[i], { __proto__: null, enumerable: true });
}
for (let i = 0; i < constants.length; i++) {
  %define(prototype, `${constants[i]}_ERR`, i + 1, 2);
  %define(DOMException, `${constants[i]}_ERR`, i + 1, 2);
}

%export("DOMException", DOMException);
