// forms.js: the form itself (HTML, 4.10.3): its controls, also by their names,
// and how it is submitted and reset.

const { refuse } = %import("pageErrors");
const { trusted, dispatch, Event, SubmitEvent } = %import("pageEvents");
const { runNow } = %import("pageTasks");
const { parent, isConnected, rootOf, listOf, watchers } =
  %import("pageNodes");
const { Element, getAttribute, setAttribute, elementsInside } =
  %import("pageElements");
const { liveElements, nodeList } = %import("pageCollections");
const { HTMLElement, elementClass, reflectText, reflectBoolean,
        madeElements } = %import("pageHtml");
const { formOf, controls, resetControls } = %import("pageControls");
const { toLowerCase } = String.prototype;

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
  if (yield* dispatch(form, event)) resetControls(form);
}

%export("pageForms", { HTMLFormElement, elementsOf, submitForm, resetForm });
