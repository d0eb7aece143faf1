// web.js: what a page has in common with Node, with the browser's words.

const { DOMException, missing } = %import("pageErrors");
const later = %import("later");
const { defineProperty } = Object;
const { structuredClone } = globalThis;

// The property is made when the program first asks for it.
function makeLater(name, make) {
  defineProperty(globalThis, name, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() {
      const value = make();
      %define(globalThis, name, value, 5);
      return value;
    },
    set(value) {
      %define(globalThis, name, value, 5);
    },
  });
}

makeLater("URL", () => {
  const parent = later("node/url_class", "URL");
  return class URL extends parent {
    constructor(url, base) {
      if (arguments.length === 0) throw missing("construct 'URL'", 1, 0);
      if (base !== undefined && !parent.canParse(base)) {
        throw new TypeError("Failed to construct 'URL': Invalid base URL");
      }
      if (!parent.canParse(url, base)) {
        throw new TypeError("Failed to construct 'URL': Invalid URL");
      }
      super(url, base);
    }
  };
});
makeLater("URLSearchParams",
          () => later("node/url_search", "URLSearchParams"));
makeLater("TextEncoder", () => later("node/text_encoding", "TextEncoder"));
makeLater("TextDecoder", () => later("node/text_encoding", "TextDecoder"));

const views = { __proto__: null, 0: true, 1: true, 2: true, 3: true, 4: true,
                5: true, 6: true, 9: true, 10: true };

const hex = "0123456789abcdef";

class Crypto {
  getRandomValues(array) {
    const doing = "Failed to execute 'getRandomValues' on 'Crypto': ";
    if (!%isObject(array) || %viewType(array) < 0) {
      throw new TypeError(`${doing}parameter 1 is not of type ` +
                          "'ArrayBufferView'.");
    }
    if (!views[%viewType(array)]) {
      throw new DOMException(`${doing}The provided ArrayBufferView is of type ` +
                             `'${array.constructor.name}', which is not an ` +
                             "integer array type.", "TypeMismatchError");
    }
    if (array.byteLength > 65536) {
      throw new DOMException(`${doing}The ArrayBufferView's byte length ` +
                             `(${array.byteLength}) exceeds the number of ` +
                             "bytes of entropy available via this API " +
                             "(65536).", "QuotaExceededError");
    }
    %randomFill(array);
    return array;
  }

  randomUUID() {
    const bytes = new Uint8Array(16);
    %randomFill(bytes);
    bytes[6] = bytes[6] & 15 | 64;
    bytes[8] = bytes[8] & 63 | 128;
    let text = "";
    for (let i = 0; i < 16; i++) {
      if (i === 4 || i === 6 || i === 8 || i === 10) text += "-";
      text += hex[bytes[i] >> 4] + hex[bytes[i] & 15];
    }
    return text;
  }
}
%install(globalThis, { Crypto });
%define(globalThis, "crypto", new Crypto(), 7);

%define(globalThis, "structuredClone", function (value, options) {
  if (arguments.length === 0) {
    throw missing("execute 'structuredClone' on 'Window'", 1, 0);
  }
  try {
    return structuredClone(value, options);
  } catch (error) {
    if (error instanceof DOMException) {
      throw new DOMException("Failed to execute 'structuredClone' on " +
                             `'Window': ${error.message}`, "DataCloneError");
    }
    throw error;
  }
}, 7);
%define(globalThis.structuredClone, "name", "structuredClone", 4);
