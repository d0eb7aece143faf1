// select.js: lists to choose from: select, its options, and which of them are
// chosen (HTML, 4.10.7 to 4.10.10).

const { parent, mixIn, textOf, listOf } = %import("pageNodes");
const { getAttribute, setAttribute, elementsInside } =
  %import("pageElements");
const { liveElements } = %import("pageCollections");
const { HTMLElement, elementClass, reflectText, reflectBoolean, isDisabled } =
  %import("pageHtml");
const { stateOf, formOf, formMember } = %import("pageControls");
const { trim } = String.prototype;

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

// new Option(text, value)
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
%define(Option, "prototype", HTMLOptionElement.prototype, 0);
%install(globalThis, { Option });

%export("pageSelect", { optionsOf, chosen, choose });
