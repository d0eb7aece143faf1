// controls.js: the elements of forms (HTML, 4.10): what each control has (its
// state, its form, its validity), and all of them but the lists of select.js.

const { trusted, dispatch, Event } = %import("pageEvents");
const { runNow } = %import("pageTasks");
const { parent, mixIn, textOf, rootOf } = %import("pageNodes");
const { getAttribute, setAttribute, elementsInside } =
  %import("pageElements");
const { nodeList } = %import("pageCollections");
const { HTMLElement, elementClass, reflectText, reflectBoolean, reflectNumber,
        isDisabled } = %import("pageHtml");
const { toLowerCase, trim } = String.prototype;

// What the learner or a script has made of a control: {value, checked}, each
// undefined as long as the attributes say it; `last` is the value that was
// there when it got the focus.
const dirty = Symbol("state");

function stateOf(element) {
  if (element[dirty] === undefined) {
    %define(element, dirty, { value: undefined, checked: undefined,
                              selected: undefined, last: undefined }, 1);
  }
  return element[dirty];
}

function formOf(element) {
  const id = getAttribute(element, "form");
  if (id !== null) {
    return %import("document").getElementById(id);
  }
  let at = element[parent];
  while (at !== null && at.localName !== "form") at = at[parent];
  return at;
}

const formMember = {
  get form() {
    return formOf(this);
  },
  get labels() {
    return nodeList(
      elementsInside(rootOf(this), (element) =>
        element.localName === "label" && element.control === this));
  },
  get validationMessage() {
    return isValid(this) ? "" : "Please fill out this field.";
  },
  get willValidate() {
    return !isDisabled(this);
  },
  checkValidity() {
    if (isValid(this)) return true;
    runNow(dispatch(this, trusted(Event, "invalid", { cancelable: true })));
    return false;
  },
  reportValidity() {
    return this.checkValidity();
  },
};

// What an attribute says, as a number; NaN where there is none.
function numberOf(element, name) {
  return %toNumber(getAttribute(element, name) ?? "x");
}

function fitsNumber(element, value) {
  const number = %toNumber(value);
  const low = numberOf(element, "min");
  const high = numberOf(element, "max");
  const step = numberOf(element, "step");
  const start = low === low ? low : 0;
  const width = step > 0 ? step : 1;
  return !(number < low) && !(number > high) &&
         (getAttribute(element, "step") === "any" ||
          (number - start) % width === 0);
}

// Is there something before and behind the one "@"?
function fitsEmail(value) {
  const at = %textFind(value, "@", 0);
  return at > 0 && at < value.length - 1 &&
         %textFind(value, "@", at + 1) < 0 && %textFind(value, " ", 0) < 0;
}

function fitsPattern(element, value) {
  const pattern = getAttribute(element, "pattern");
  if (pattern === null) return true;
  try {
    return %call(test, new newRegExp(`^(?:${pattern})$`, "u"), value);
  } catch {
    return true;
  }
}
const newRegExp = RegExp;
const { test } = RegExp.prototype;

function isValid(element) {
  if (isDisabled(element)) return true;
  const { type } = element;
  const isBox = type === "checkbox" || type === "radio";
  if (isBox || element.value === "" || element.value === undefined) {
    const isThere = isBox && element.checked;
    return isThere || getAttribute(element, "required") === null;
  }
  if (type === "number" && !fitsNumber(element, element.value)) return false;
  if (type === "email" && !fitsEmail(element.value)) return false;
  return fitsPattern(element, element.value);
}

// --- input --------------------------------------------------------------------------

const inputTypes = { __proto__: null };
const typeNames = %splitText(
  "button checkbox color date datetime-local email file hidden image month " +
  "number password radio range reset search submit tel text time url week",
  " ", 30);
for (let i = 0; i < typeNames.length; i++) inputTypes[typeNames[i]] = true;
const plainTypes = { __proto__: null, button: true, hidden: true, image: true,
                     reset: true, submit: true };

// What a value of that type may be.
function cleaned(type, value) {
  if (type === "number" || type === "range") {
    const number = %toNumber(value === "" ? "x" : value);
    return number === number && %call(trim, value) === value ? value : "";
  }
  let text = "";
  for (let i = 0; i < value.length; i++) {
    if (value[i] !== "\n" && value[i] !== "\r") text += value[i];
  }
  return type === "email" || type === "url" ? %call(trim, text) : text;
}

class HTMLInputElement extends HTMLElement {
  get type() {
    const type = %call(toLowerCase, getAttribute(this, "type") ?? "text");
    return inputTypes[type] ? type : "text";
  }

  set type(type) {
    setAttribute(this, "type", `${type}`);
  }

  get value() {
    const { type } = this;
    const attribute = getAttribute(this, "value");
    if (type === "checkbox" || type === "radio") return attribute ?? "on";
    if (plainTypes[type]) return attribute ?? "";
    return stateOf(this).value ?? cleaned(type, attribute ?? "");
  }

  set value(value) {
    const text = value === null ? "" : `${value}`;
    const { type } = this;
    if (type === "checkbox" || type === "radio" || plainTypes[type]) {
      setAttribute(this, "value", text);
    } else {
      stateOf(this).value = cleaned(type, text);
    }
  }

  get checked() {
    return stateOf(this).checked ?? getAttribute(this, "checked") !== null;
  }

  set checked(value) {
    setChecked(this, Boolean(value));
  }

  get valueAsNumber() {
    const { type, value } = this;
    return (type === "number" || type === "range") && value !== ""
      ? %toNumber(value) : NaN;
  }

  set valueAsNumber(number) {
    this.value = number === number ? `${number}` : "";
  }

  get files() {
    return null;
  }

  select() {}
}
reflectText(HTMLInputElement.prototype, "name");
reflectText(HTMLInputElement.prototype, "placeholder");
reflectText(HTMLInputElement.prototype, "min");
reflectText(HTMLInputElement.prototype, "max");
reflectText(HTMLInputElement.prototype, "step");
reflectText(HTMLInputElement.prototype, "pattern");
reflectText(HTMLInputElement.prototype, "autocomplete");
reflectText(HTMLInputElement.prototype, "defaultValue", "value");
reflectBoolean(HTMLInputElement.prototype, "defaultChecked", "checked");
reflectBoolean(HTMLInputElement.prototype, "disabled");
reflectBoolean(HTMLInputElement.prototype, "readOnly", "readonly");
reflectBoolean(HTMLInputElement.prototype, "required");
reflectBoolean(HTMLInputElement.prototype, "autofocus");
reflectBoolean(HTMLInputElement.prototype, "multiple");
reflectNumber(HTMLInputElement.prototype, "maxLength", -1);
mixIn(HTMLInputElement.prototype, formMember);
elementClass("HTMLInputElement", "input", HTMLInputElement);

// Of radio buttons of one name only one is checked.
function setChecked(input, value) {
  stateOf(input).checked = value;
  if (!value || input.type !== "radio" || input.name === "") return;
  const others = radioGroup(input);
  for (let i = 0; i < others.length; i++) {
    if (others[i] !== input) stateOf(others[i]).checked = false;
  }
}

function radioGroup(input) {
  const form = formOf(input);
  return elementsInside(rootOf(input), (element) =>
    element.localName === "input" && element.type === "radio" &&
    element.name === input.name && formOf(element) === form);
}

// --- the others ------------------------------------------------------------------

class HTMLTextAreaElement extends HTMLElement {
  get type() {
    return "textarea";
  }

  get value() {
    return stateOf(this).value ?? textOf(this);
  }

  set value(value) {
    stateOf(this).value = value === null ? "" : `${value}`;
  }

  get defaultValue() {
    return textOf(this);
  }

  set defaultValue(text) {
    this.textContent = text;
  }

  get textLength() {
    return this.value.length;
  }

  select() {}
}
reflectText(HTMLTextAreaElement.prototype, "name");
reflectText(HTMLTextAreaElement.prototype, "placeholder");
reflectBoolean(HTMLTextAreaElement.prototype, "disabled");
reflectBoolean(HTMLTextAreaElement.prototype, "readOnly", "readonly");
reflectBoolean(HTMLTextAreaElement.prototype, "required");
reflectNumber(HTMLTextAreaElement.prototype, "rows", 2);
reflectNumber(HTMLTextAreaElement.prototype, "cols", 20);
mixIn(HTMLTextAreaElement.prototype, formMember);
elementClass("HTMLTextAreaElement", "textarea", HTMLTextAreaElement);

class HTMLButtonElement extends HTMLElement {
  get type() {
    const type = %call(toLowerCase, getAttribute(this, "type") ?? "");
    return type === "button" || type === "reset" ? type : "submit";
  }

  set type(type) {
    setAttribute(this, "type", `${type}`);
  }
}
reflectText(HTMLButtonElement.prototype, "name");
reflectText(HTMLButtonElement.prototype, "value");
reflectBoolean(HTMLButtonElement.prototype, "disabled");
mixIn(HTMLButtonElement.prototype, formMember);
elementClass("HTMLButtonElement", "button", HTMLButtonElement);

const controls = { __proto__: null, button: true, fieldset: true, input: true,
                   output: true, select: true, textarea: true };

function isControl(element) {
  const name = element.localName;
  return controls[name] === true && name !== "fieldset" && name !== "output";
}

class HTMLLabelElement extends HTMLElement {
  get control() {
    const id = getAttribute(this, "for");
    if (id !== null) return %import("document").getElementById(id);
    return elementsInside(this, isControl)[0] ?? null;
  }

  get form() {
    return this.control?.form ?? null;
  }
}
reflectText(HTMLLabelElement.prototype, "htmlFor", "for");
elementClass("HTMLLabelElement", "label", HTMLLabelElement);

const HTMLOutputElement = elementClass("HTMLOutputElement", "output");
reflectText(HTMLOutputElement.prototype, "name");
mixIn(HTMLOutputElement.prototype, {
  get value() {
    return textOf(this);
  },
  set value(text) {
    this.textContent = text;
  },
});
const HTMLFieldSetElement = elementClass("HTMLFieldSetElement", "fieldset");
reflectBoolean(HTMLFieldSetElement.prototype, "disabled");
reflectText(HTMLFieldSetElement.prototype, "name");
const HTMLProgressElement = elementClass("HTMLProgressElement", "progress");
const HTMLMeterElement = elementClass("HTMLMeterElement", "meter");
for (const maker of [HTMLProgressElement, HTMLMeterElement]) {
  mixIn(maker.prototype, {
    get value() {
      return %toNumber(getAttribute(this, "value") ?? "0");
    },
    set value(number) {
      setAttribute(this, "value", `${number}`);
    },
    get max() {
      return %toNumber(getAttribute(this, "max") ?? "1");
    },
    set max(number) {
      setAttribute(this, "max", `${number}`);
    },
  });
}

%export("pageControls", {
  dirty, stateOf, formOf, formMember, controls, isControl, radioGroup,
  setChecked,

  // All that is of the form says again what its attributes say.
  resetControls(form) {
    const all = elementsInside(rootOf(form), (element) =>
      element[dirty] !== undefined && formOf(element) === form);
    for (let i = 0; i < all.length; i++) {
      const state = stateOf(all[i]);
      state.value = undefined;
      state.checked = undefined;
      state.selected = undefined;
    }
  },

  // Typing makes a value that a `change` event tells of when the focus goes.
  remember(element) {
    if (element.localName === "input" || element.localName === "textarea") {
      stateOf(element).last = undefined;
    }
  },
  noteTyping(element, before) {
    stateOf(element).last ??= before;
  },
  changedBy(element) {
    const state = element[dirty];
    const isChanged = state !== undefined && state.last !== undefined &&
                      state.last !== element.value;
    if (state !== undefined) state.last = undefined;
    return isChanged;
  },
});
