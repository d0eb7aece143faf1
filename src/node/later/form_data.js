// form_data.js: FormData (XMLHttpRequest, 5): what a form would send, as a
// list of names and values. Files need Blob, which Loopline does not have.

const later = %import("later");
const { expose } = later("node/event_target", "eventTarget");
const { Buffer } = %import("node:buffer");
const { TypeError, Symbol, Math, text: { replaceAll } } =
  %import("originals");
const inspect = %import("inspect");
const { random, floor } = Math;

class FormData {
  #entries = []; // [name, value]

  constructor(form = undefined) {
    if (form !== undefined) {
      throw new TypeError("FormData constructor: Argument 1 could not be " +
                          "converted to: undefined.");
    }
  }

  append(name, value) {
    %push(this.#entries, [`${name}`, `${value}`]);
  }

  delete(name) {
    const kept = [];
    for (let i = 0; i < this.#entries.length; i++) {
      if (this.#entries[i][0] !== `${name}`) %push(kept, this.#entries[i]);
    }
    this.#entries = kept;
  }

  get(name) {
    const all = this.getAll(name);
    return all.length > 0 ? all[0] : null;
  }

  getAll(name) {
    const values = [];
    for (let i = 0; i < this.#entries.length; i++) {
      if (this.#entries[i][0] === `${name}`) %push(values, this.#entries[i][1]);
    }
    return values;
  }

  has(name) {
    return this.getAll(name).length > 0;
  }

  // In the place of the first of that name; the others go.
  set(name, value) {
    const kept = [];
    let isSet = false;
    for (let i = 0; i < this.#entries.length; i++) {
      const isThis = this.#entries[i][0] === `${name}`;
      if (!isThis) %push(kept, this.#entries[i]);
      else if (!isSet) %push(kept, [`${name}`, `${value}`]);
      isSet ||= isThis;
    }
    if (!isSet) %push(kept, [`${name}`, `${value}`]);
    this.#entries = kept;
  }

  *keys() {
    for (let i = 0; i < this.#entries.length; i++) yield this.#entries[i][0];
  }

  *values() {
    for (let i = 0; i < this.#entries.length; i++) yield this.#entries[i][1];
  }

  *entries() {
    for (let i = 0; i < this.#entries.length; i++) {
      yield [this.#entries[i][0], this.#entries[i][1]];
    }
  }

  forEach(callback, self = undefined) {
    for (let i = 0; i < this.#entries.length; i++) {
      const [name, value] = this.#entries[i];
      %call(callback, self, value, name, this);
    }
  }

  [inspect.custom](depth, options) {
    const shown = { __proto__: null };
    for (let i = 0; i < this.#entries.length; i++) {
      const [name, value] = this.#entries[i];
      if (shown[name] === undefined) shown[name] = value;
      else if (%isArray(shown[name])) %push(shown[name], value);
      else shown[name] = [shown[name], value];
    }
    const text = inspect(shown, options); // [Object: null prototype] {...}
    return `FormData ${%textCut(text, %textFind(text, "]", 0) + 2,
                                text.length)}`;
  }

  static list(data) {
    return data.#entries;
  }
}
const { list } = FormData;
delete FormData.list;
expose(FormData, "FormData");
%define(FormData.prototype, Symbol.iterator, FormData.prototype.entries, 5);

// --- as multipart/form-data (RFC 7578) ----------------------------------------------

function escaped(name) {
  const lines = %call(replaceAll, %call(replaceAll, name, "\n", "%0A"), "\r",
                      "%0D");
  return %call(replaceAll, lines, '"', "%22");
}

function encode(data) {
  const digits = `00000000000${floor(random() * 1e11)}`;
  const boundary = "----formdata-undici-0" +
                   %textCut(digits, digits.length - 11, digits.length);
  const entries = list(data);
  let text = "";
  for (let i = 0; i < entries.length; i++) {
    const [name, value] = entries[i];
    const lines = %call(replaceAll, %call(replaceAll, value, "\r\n", "\n"),
                        "\n", "\r\n");
    text += `--${boundary}\r\nContent-Disposition: form-data; ` +
            `name="${escaped(name)}"\r\n\r\n${lines}\r\n`;
  }
  return { bytes: Buffer.from(`${text}--${boundary}--\r\n`), boundary };
}

%export("formData", { __proto__: null, FormData, encode });
%export("FormData", FormData);
