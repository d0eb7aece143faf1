// gesture.js: what the learner does to the page becomes events, in the order
// in which a browser has them.

const { trusted, dispatch, PointerEvent, MouseEvent, KeyboardEvent,
        InputEvent, heard } = %import("pageEvents");
const { begin } = %import("pageTasks");
const { isDisabled, isFocusable, moveFocus } = %import("pageHtml");
const { formOf, noteTyping, changedBy, dirty } = %import("pageControls");
const { optionsOf, choose } = %import("pageSelect");
const { submitForm, elementsOf } = %import("pageForms");
const { selectorOf, collect } = %import("pageSelector");
const { parent, first, next, data } = %import("pageNodes");
const { tag, attributes } = %import("pageElements");
const document = %import("document");
const { charCodeAt, toUpperCase } = String.prototype;

// enum gesture_kind (machine/process.h).
const CLICK = 0;

function complain(text) {
  %consoleWrite(2, `Loopline: ${text}\n`);
}

// "#btn", or "@3": the third of all elements.
function find(selector) {
  if (selector[0] === "@") {
    return document.getElementsByTagName("*")[
      %toNumber(%textCut(selector, 1)) - 1];
  }
  let chains;
  try {
    chains = selectorOf(selector, "find");
  } catch {
    complain(`${selector} is not a selector`);
    return undefined;
  }
  const element = collect(document, chains, document, 1)[0];
  if (element === undefined) complain(`there is no element ${selector}`);
  return element;
}

// --- a click -----------------------------------------------------------------------

function pointer(maker, type, detail, buttons) {
  return trusted(maker, type, {
    bubbles: true, cancelable: true, composed: true, view: globalThis, detail,
    buttons, button: 0,
    ...(maker === PointerEvent ? { pointerId: 1, pointerType: "mouse",
                                   isPrimary: true } : {}),
  });
}

// The nearest element upwards that takes the focus; null: none does.
function focusTarget(element) {
  let at = element;
  while (at !== null && !isFocusable(at)) at = at.parentElement;
  return at;
}

// A button that is disabled hears nothing of the mouse.
function* click(element) {
  const isOff = isDisabled(element);
  yield* dispatch(element, pointer(PointerEvent, "pointerdown", 0, 1));
  if (!isOff &&
      (yield* dispatch(element, pointer(MouseEvent, "mousedown", 1, 1)))) {
    yield* moveFocus(focusTarget(element));
  }
  yield* dispatch(element, pointer(PointerEvent, "pointerup", 0, 0));
  if (isOff) return;
  yield* dispatch(element, pointer(MouseEvent, "mouseup", 1, 0));
  yield* dispatch(element, pointer(PointerEvent, "click", 1, 0));
}

// --- typing ------------------------------------------------------------------------

function keyCode(character) {
  const big = %call(toUpperCase, character);
  const isKnown = (big >= "A" && big <= "Z") || (big >= "0" && big <= "9") ||
                  big === " ";
  if (character === "\n") return 13;
  return isKnown ? %call(charCodeAt, big, 0) : 0;
}

function codeOf(character) {
  const big = %call(toUpperCase, character);
  if (character === "\n") return "Enter";
  if (character === " ") return "Space";
  if (big >= "A" && big <= "Z") return `Key${big}`;
  return big >= "0" && big <= "9" ? `Digit${big}` : "";
}

function key(type, character) {
  const isPress = type === "keypress";
  const code = isPress ? %call(charCodeAt, character === "\n" ? "\r"
                                                               : character, 0)
                       : keyCode(character);
  return trusted(KeyboardEvent, type, {
    bubbles: true, cancelable: true, composed: true, view: globalThis,
    key: character === "\n" ? "Enter" : character, code: codeOf(character),
    keyCode: code, charCode: isPress ? code : 0, which: code,
  });
}

function input(type, data, inputType) {
  return trusted(InputEvent, type, {
    bubbles: true, cancelable: type === "beforeinput", composed: true,
    view: globalThis, data, inputType,
  });
}

function takesText(element) {
  const name = element.localName;
  return (name === "textarea" || (name === "input" &&
          element.type !== "checkbox" && element.type !== "radio")) &&
         !element.readOnly && !isDisabled(element);
}

function* insert(element, text, inputType) {
  if (!(yield* dispatch(element, input("beforeinput", text, inputType)))) {
    return;
  }
  const before = element.value;
  noteTyping(element, before);
  element.value = before + (text ?? "\n");
  yield* dispatch(element, input("input", text, inputType));
}

// Enter in a field: `change`, and the form is sent by its first button.
function* pressEnter(element) {
  if (element.localName === "textarea") {
    yield* insert(element, null, "insertLineBreak");
    return;
  }
  if (changedBy(element)) {
    yield* dispatch(element, trusted(globalThis.Event, "change",
                                     { bubbles: true }));
  }
  const form = formOf(element);
  if (form === null) return;
  const all = elementsOf(form);
  let i = 0;
  while (i < all.length && all[i].type !== "submit") i++;
  if (i < all.length) {
    if (!isDisabled(all[i])) {
      yield* dispatch(all[i], pointer(PointerEvent, "click", 0, 0));
    }
  } else {
    yield* submitForm(form, null);
  }
}

function* typeOne(element, character) {
  const isAscii = character < "\x7f";
  if (!isAscii) {
    yield* insert(element, character, "insertText");
    return;
  }
  const isWanted =
    (yield* dispatch(element, key("keydown", character))) &&
    (yield* dispatch(element, key("keypress", character)));
  if (isWanted && character === "\n") yield* pressEnter(element);
  else if (isWanted) yield* insert(element, character, "insertText");
  yield* dispatch(element, key("keyup", character));
}

function* type(element, text) {
  if (document.activeElement !== element) yield* click(element);
  if (element.localName === "select") {
    yield* pick(element, text);
    return;
  }
  if (!takesText(element)) {
    complain("nothing can be typed into that element");
    return;
  }
  for (let i = 0; i < text.length; i++) {
    let character = text[i];
    if (character >= "\ud800" && character <= "\udbff") character += text[++i];
    yield* typeOne(element, character);
  }
}

// Typing into a list chooses the option of that text.
function* pick(element, text) {
  const options = optionsOf(element);
  let i = 0;
  while (i < options.length && options[i].text !== text) i++;
  if (i === options.length) {
    complain(`there is no option ${text}`);
    return;
  }
  choose(element, options[i]);
  yield* dispatch(element, trusted(globalThis.Event, "input",
                                   { bubbles: true, composed: true }));
  yield* dispatch(element, trusted(globalThis.Event, "change",
                                   { bubbles: true }));
}

function gesture(kind, selector, text) {
  const element = find(selector);
  if (element === undefined) return undefined;
  return begin(kind === CLICK ? click(element) : type(element, text));
}

%processHook("gesture", gesture);
%pageParts([document, parent, first, next, tag, attributes, heard, dirty,
            data]);
