// form_data.js: FormData, what a form would send (HTML, 4.10.22.4; XHR, 5).

const { expose } = %import("pageErrors");
const { getAttribute } = %import("pageElements");
const { isDisabled } = %import("pageHtml");
const { chosen } = %import("pageSelect");
const { HTMLFormElement, elementsOf } = %import("pageForms");
const { values: arrayValues } = Array.prototype;

const entries = Symbol("entries"); // [name, value] each

// What a form would send.
function gatherEntries(form, submitter) {
  const list = [];
  const all = elementsOf(form);
  for (let i = 0; i < all.length; i++) {
    const control = all[i];
    const { type } = control;
    const name = getAttribute(control, "name") ?? "";
    const isButton = control.localName === "button" || plainButton[type];
    if (name === "" || isDisabled(control) ||
        (isButton && control !== submitter) ||
        ((type === "checkbox" || type === "radio") && !control.checked) ||
        control.localName === "fieldset" || control.localName === "output") {
      continue;
    }
    if (control.localName === "select") {
      const options = chosen(control);
      for (let k = 0; k < options.length; k++) {
        %push(list, [name, options[k].value]);
      }
    } else {
      %push(list, [name, control.value]);
    }
  }
  return list;
}
const plainButton = { __proto__: null, button: true, submit: true,
                      reset: true, image: true };

function entryText(value) {
  return %isObject(value) && %import("isBlob")(value) ? value : `${value}`;
}

class FormData {
  constructor(form, submitter = null) {
    if (form !== undefined && !(form instanceof HTMLFormElement)) {
      throw new TypeError("Failed to construct 'FormData': parameter 1 is " +
                          "not of type 'HTMLFormElement'.");
    }
    %define(this, entries,
            form === undefined ? [] : gatherEntries(form, submitter), 1);
  }

  append(name, value) {
    %push(this[entries], [`${name}`, entryText(value)]);
  }

  delete(name) {
    const rest = [];
    for (let i = 0; i < this[entries].length; i++) {
      if (this[entries][i][0] !== `${name}`) %push(rest, this[entries][i]);
    }
    this[entries] = rest;
  }

  get(name) {
    return this.getAll(name)[0] ?? null;
  }

  getAll(name) {
    const found = [];
    for (let i = 0; i < this[entries].length; i++) {
      if (this[entries][i][0] === `${name}`) %push(found, this[entries][i][1]);
    }
    return found;
  }

  has(name) {
    return this.getAll(name).length > 0;
  }

  set(name, value) {
    const key = `${name}`;
    const rest = [];
    let isDone = false;
    for (let i = 0; i < this[entries].length; i++) {
      if (this[entries][i][0] !== key) %push(rest, this[entries][i]);
      else if (!isDone) {
        isDone = true;
        %push(rest, [key, entryText(value)]);
      }
    }
    if (!isDone) %push(rest, [key, entryText(value)]);
    this[entries] = rest;
  }

  forEach(callback, thisArg) {
    for (let i = 0; i < this[entries].length; i++) {
      const [name, value] = this[entries][i];
      %call(callback, thisArg, value, name, this);
    }
  }

  entries() {
    return columnOf(this, (entry) => [entry[0], entry[1]]);
  }

  keys() {
    return columnOf(this, (entry) => entry[0]);
  }

  values() {
    return columnOf(this, (entry) => entry[1]);
  }
}
expose(FormData, "FormData");
%define(FormData.prototype, Symbol.iterator, FormData.prototype.entries, 5);

function columnOf(data, pick) {
  const column = [];
  for (let i = 0; i < data[entries].length; i++) {
    %push(column, pick(data[entries][i]));
  }
  return %call(arrayValues, column);
}

%export("isBlob", () => false); // blob.js knows more
%install(globalThis, { FormData });
%export("pageFormData", {
  formEntries: (data) => data[entries],
  isFormData: (value) => %isObject(value) && value[entries] !== undefined,
});
