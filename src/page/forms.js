// forms.js: the elements of forms (HTML, 4.10), what a click on one of them
// does, and FormData.

const { refuse, expose } = %import("pageErrors");
const { trusted, dispatch, Event, MouseEvent, PointerEvent, SubmitEvent } = %import("pageEvents");
const { runNow } = %import("pageTasks");
const { parent, isConnected, mixIn, textOf, rootOf, listOf, watchers } =
  %import("pageNodes");
const { Element, getAttribute, setAttribute, elementsInside } =
  %import("pageElements");
const { liveElements, nodeList } = %import("pageCollections");
const { HTMLElement, elementClass, reflectText, reflectBoolean, reflectNumber,
        isDisabled, madeElements } = %import("pageHtml");
const { toLowerCase, trim } = String.prototype;
const { values: arrayValues } = Array.prototype;

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

class HTMLOptionElement extends HTMLElement {
  get text() {
    return %call(trim, textOf(this));
  }

  set text(text) {
    this.textContent = text;
  }

  get value() {
    return getAttribute(this, "value") ?? this.text;
  }

  set value(text) {
    setAttribute(this, "value", `${text}`);
  }

  get selected() {
    const select = selectOf(this);
    return select === null ? isMarked(this) : chosen(select)[0] === this ||
                                              isMarked(this);
  }

  set selected(value) {
    const select = selectOf(this);
    if (value && select !== null && !select.multiple) choose(select, this);
    else stateOf(this).selected = Boolean(value);
  }

  get index() {
    const select = selectOf(this);
    return select === null ? 0 : indexIn(optionsOf(select), this);
  }

  get form() {
    return formOf(this);
  }
}
reflectBoolean(HTMLOptionElement.prototype, "disabled");
reflectBoolean(HTMLOptionElement.prototype, "defaultSelected", "selected");
reflectText(HTMLOptionElement.prototype, "label");
elementClass("HTMLOptionElement", "option", HTMLOptionElement);
const HTMLOptGroupElement = elementClass("HTMLOptGroupElement", "optgroup");
reflectText(HTMLOptGroupElement.prototype, "label");
reflectBoolean(HTMLOptGroupElement.prototype, "disabled");

function selectOf(option) {
  let at = option[parent];
  while (at !== null && at.localName !== "select") at = at[parent];
  return at;
}

function optionsOf(select) {
  return elementsInside(select, (element) => element.localName === "option");
}

function indexIn(list, element) {
  let i = list.length - 1;
  while (i >= 0 && list[i] !== element) i--;
  return i;
}

function isMarked(option) {
  return stateOf(option).selected ??
         getAttribute(option, "selected") !== null;
}

// The options that are chosen: where one must be and none is, the first.
function chosen(select) {
  const options = optionsOf(select);
  const found = [];
  for (let i = 0; i < options.length; i++) {
    if (isMarked(options[i])) %push(found, options[i]);
  }
  if (select.multiple) return found;
  if (found.length > 0) return [found[found.length - 1]];
  if (stateOf(select).value === "none") return [];
  for (let i = 0; i < options.length; i++) {
    if (!isDisabled(options[i])) return [options[i]];
  }
  return [];
}

// Only this option; undefined: none at all.
function choose(select, option) {
  const options = optionsOf(select);
  for (let i = 0; i < options.length; i++) {
    stateOf(options[i]).selected = options[i] === option;
  }
  stateOf(select).value = option === undefined ? "none" : undefined;
}

class HTMLSelectElement extends HTMLElement {
  get type() {
    return this.multiple ? "select-multiple" : "select-one";
  }

  get options() {
    return listOf(this, "options", () => liveElements(() => optionsOf(this)));
  }

  get selectedOptions() {
    return listOf(this, "selected", () => liveElements(() => chosen(this)));
  }

  get length() {
    return optionsOf(this).length;
  }

  get selectedIndex() {
    const option = chosen(this)[0];
    return option === undefined ? -1 : indexIn(optionsOf(this), option);
  }

  set selectedIndex(index) {
    choose(this, optionsOf(this)[index]);
  }

  get value() {
    return chosen(this)[0]?.value ?? "";
  }

  set value(value) {
    const options = optionsOf(this);
    let i = 0;
    while (i < options.length && options[i].value !== `${value}`) i++;
    choose(this, options[i]);
  }

  add(option, before = null) {
    this.insertBefore(option, typeof before === "number"
      ? optionsOf(this)[before] ?? null : before);
  }

  remove(index) {
    if (index === undefined) super.remove();
    else optionsOf(this)[index]?.remove();
  }

  item(index) {
    return optionsOf(this)[index] ?? null;
  }
}
reflectText(HTMLSelectElement.prototype, "name");
reflectBoolean(HTMLSelectElement.prototype, "disabled");
reflectBoolean(HTMLSelectElement.prototype, "required");
reflectBoolean(HTMLSelectElement.prototype, "multiple");
mixIn(HTMLSelectElement.prototype, formMember);
elementClass("HTMLSelectElement", "select", HTMLSelectElement);

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

// --- form -------------------------------------------------------------------------

const controls = { __proto__: null, button: true, fieldset: true, input: true,
                   output: true, select: true, textarea: true };

function isControl(element) {
  const name = element.localName;
  return controls[name] === true && name !== "fieldset" && name !== "output";
}

function elementsOf(form) {
  return elementsInside(rootOf(form), (element) =>
    controls[element.localName] === true && formOf(element) === form &&
    !(element.localName === "input" && element.type === "image"));
}

class HTMLFormElement extends HTMLElement {
  get elements() {
    return listOf(this, "elements",
                  () => liveElements(() => elementsOf(this)));
  }

  get length() {
    return elementsOf(this).length;
  }

  get action() {
    const text = getAttribute(this, "action") ?? "";
    return %import("resolveUrl")(text)?.href ?? text;
  }

  set action(text) {
    setAttribute(this, "action", `${text}`);
  }

  get method() {
    const text = %call(toLowerCase, getAttribute(this, "method") ?? "get");
    return text === "post" || text === "dialog" ? text : "get";
  }

  set method(text) {
    setAttribute(this, "method", `${text}`);
  }

  checkValidity() {
    const all = elementsOf(this);
    let valid = true;
    for (let i = 0; i < all.length; i++) {
      if (all[i].checkValidity !== undefined && !all[i].checkValidity()) {
        valid = false;
      }
    }
    return valid;
  }

  reportValidity() {
    return this.checkValidity();
  }

  requestSubmit(submitter = null) {
    runNow(submitForm(this, submitter));
  }

  submit() {
    navigate(this);
  }

  reset() {
    runNow(resetForm(this));
  }
}
reflectText(HTMLFormElement.prototype, "name");
reflectText(HTMLFormElement.prototype, "target");
reflectText(HTMLFormElement.prototype, "enctype");
reflectBoolean(HTMLFormElement.prototype, "noValidate", "novalidate");
elementClass("HTMLFormElement", "form", HTMLFormElement);

// form.user, form[0]: controls as properties. They stand on the prototype, one
// for each name that a control ever had, and before what is there already.
const form = HTMLFormElement.prototype;
let controlCount = 0;

function namedControls(owner, name) {
  const all = elementsOf(owner);
  const found = [];
  for (let i = 0; i < all.length; i++) {
    if (getAttribute(all[i], "id") === name ||
        getAttribute(all[i], "name") === name) {
      %push(found, all[i]);
    }
  }
  return found;
}

// Radio buttons of one name are a list, with the value of the checked one.
function asGroup(list) {
  const nodes = nodeList(list);
  %objectDefineProperty(nodes, "value", {
    configurable: true,
    get() {
      for (let i = 0; i < list.length; i++) {
        if (list[i].checked) return list[i].value;
      }
      return "";
    },
  });
  return nodes;
}

function nameControl(name) {
  const before = %ownDescriptor(form, name) ??
                 %ownDescriptor(HTMLElement.prototype, name) ??
                 %ownDescriptor(Element.prototype, name) ??
                 { value: undefined };
  if (before.get?.[isNamed]) return;
  function get() {
    const found = isConnected(this) || this[parent] !== undefined
      ? namedControls(this, name) : [];
    if (found.length === 1) return found[0];
    if (found.length > 1) return asGroup(found);
    return before.get === undefined ? before.value : %call(before.get, this);
  }
  %define(get, isNamed, true, 0);
  %objectDefineProperty(form, name, {
    configurable: true,
    get,
    set(value) {
      if (before.set !== undefined) %call(before.set, this, value);
      else %define(this, name, value, 7);
    },
  });
}
const isNamed = Symbol("is a name of controls");

function numberControl() {
  const index = controlCount++;
  %objectDefineProperty(form, `${index}`, {
    configurable: true,
    get() {
      return elementsOf(this)[index];
    },
  });
}

%push(watchers, ({ kind, target, name, value }) => {
  if (kind === "attributes" && (name === "name" || name === "id") && value &&
      controls[target.localName] === true) {
    nameControl(value);
  }
});
%push(madeElements, (element) => {
  if (controls[element.localName] === true) numberControl();
});

function navigate(form) {
  if (form.method === "dialog") {
    form.closest("dialog")?.close();
    return;
  }
  refuse(`submitting a form (to ${form.action}), which leaves the page,`);
}

function* submitForm(form, submitter) {
  if (!isConnected(form)) return;
  if (!form.noValidate && !form.checkValidity()) return;
  const event = trusted(SubmitEvent, "submit", {
    bubbles: true, cancelable: true, submitter,
  });
  if (yield* dispatch(form, event)) navigate(form);
}

function* resetForm(form) {
  const event = trusted(Event, "reset", { bubbles: true, cancelable: true });
  if (!(yield* dispatch(form, event))) return;
  const all = elementsInside(rootOf(form), (element) =>
    element[dirty] !== undefined && formOf(element) === form);
  for (let i = 0; i < all.length; i++) {
    const state = stateOf(all[i]);
    state.value = undefined;
    state.checked = undefined;
    state.selected = undefined;
  }
}

// --- what a click does (DOM, 2.9: activation behaviour) ------------------------------

function* toggled(input) {
  if (!isConnected(input)) return;
  yield* dispatch(input, trusted(Event, "input",
                                 { bubbles: true, composed: true }));
  yield* dispatch(input, trusted(Event, "change", { bubbles: true }));
}

// Before anybody hears of the click the box is checked already; where somebody
// prevents it, it is as it was.
function activateBox(input) {
  const { checked } = input;
  const isRadio = input.type === "radio";
  const group = isRadio ? radioGroup(input) : [];
  let before;
  for (let i = 0; i < group.length; i++) {
    if (group[i].checked) before = group[i];
  }
  setChecked(input, isRadio || !checked);
  return {
    *after(event, isPrevented) {
      if (isPrevented) {
        setChecked(input, checked);
        if (before !== undefined) setChecked(before, true);
      } else if (!isRadio || !checked) {
        yield* toggled(input);
      }
    },
  };
}

const buttonActions = {
  __proto__: null,
  *submit(button) {
    const form = formOf(button);
    if (form !== null) yield* submitForm(form, button);
  },
  *reset(button) {
    const form = formOf(button);
    if (form !== null) yield* resetForm(form);
  },
};

function behaviour(act) {
  return {
    *after(event, isPrevented) {
      if (!isPrevented) yield* act(event);
    },
  };
}

// A click on a label is one on its control.
function activateLabel(label) {
  return behaviour(function* (event) {
    const { control } = label;
    if (control === null || isDisabled(control) ||
        control.contains(event.target)) {
      return;
    }
    if (event.isTrusted) {
      yield* dispatch(control, trusted(PointerEvent, "click", {
        bubbles: true, cancelable: true, composed: true, view: globalThis,
        detail: event.detail, pointerId: event.pointerId,
      }));
    } else {
      control.click();
    }
  });
}

function activateLink(link) {
  return behaviour(function* () {
    %import("followLink")(link);
  });
}

function activateSummary(summary) {
  const details = summary.parentElement;
  return details?.localName !== "details" ? undefined
    : behaviour(function* () {
      details.open = !details.open;
      %import("pageTasks").queueTask("toggle", () =>
        dispatch(details, trusted(Event, "toggle")));
    });
}

// What the element would do with a click; undefined where nothing.
function activationOf(element) {
  switch (element.localName) {
    case "input":
      if (isDisabled(element)) return undefined;
      if (element.type === "checkbox" || element.type === "radio") {
        return activateBox(element);
      }
      break;
    case "button":
      break;
    case "label":
      return activateLabel(element);
    case "a":
      return getAttribute(element, "href") === null ? undefined
                                                     : activateLink(element);
    case "summary":
      return activateSummary(element);
    default:
      return undefined;
  }
  const act = isDisabled(element) ? undefined : buttonActions[element.type];
  return act === undefined ? undefined : behaviour(() => act(element));
}

%export("activation", (event, path) => {
  if (event.type !== "click" || !(event instanceof MouseEvent)) {
    return undefined;
  }
  for (let i = 0; i < path.length; i++) {
    if (path[i].nodeType === 1 && (i === 0 || event.bubbles)) {
      const found = activationOf(path[i]);
      if (found !== undefined) return found;
    }
  }
  return undefined;
});

// --- FormData -------------------------------------------------------------------------

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

// new Option(text, value), new Image(width, height)
class Option extends HTMLOptionElement {
  constructor(text = "", value = undefined, isDefault = false,
              isSelected = false) {
    const option = %import("document").createElement("option");
    if (text !== "") option.textContent = text;
    if (value !== undefined) option.setAttribute("value", `${value}`);
    if (isDefault) option.setAttribute("selected", "");
    if (isSelected) option.selected = true;
    return option;
  }
}
const { HTMLImageElement } = globalThis;
class Image extends HTMLImageElement {
  constructor(width, height) {
    const image = %import("document").createElement("img");
    if (width !== undefined) image.width = width;
    if (height !== undefined) image.height = height;
    return image;
  }
}
%define(Option, "prototype", HTMLOptionElement.prototype, 0);
%define(Image, "prototype", HTMLImageElement.prototype, 0);
%install(globalThis, { Option, Image });

%export("isBlob", () => false); // blob.js knows more
%install(globalThis, { FormData });
%export("pageForms", {
  formOf, submitForm, elementsOf, isControl, dirty, optionsOf, choose,
  formEntries: (data) => data[entries],
  isFormData: (value) => %isObject(value) && value[entries] !== undefined,

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
