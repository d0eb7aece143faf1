// activation.js: what a click on an element does (DOM, 2.9: activation
// behaviour).

const { trusted, dispatch, Event, MouseEvent, PointerEvent } =
  %import("pageEvents");
const { queueTask } = %import("pageTasks");
const { isConnected } = %import("pageNodes");
const { getAttribute } = %import("pageElements");
const { isDisabled } = %import("pageHtml");
const { formOf, radioGroup, setChecked } = %import("pageControls");
const { submitForm, resetForm } = %import("pageForms");

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
      queueTask("toggle", () =>
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
