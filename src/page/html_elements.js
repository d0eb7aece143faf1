// html_elements.js: HTMLElement and the elements of HTML that are more than
// that (HTML, 4): what their attributes are as properties.

const { refuse, expose } = %import("pageErrors");
const { trusted, dispatch, defineHandlers, PointerEvent, FocusEvent, Event } =
  %import("pageEvents");
const { runNow } = %import("pageTasks");
const nodes = %import("pageNodes");
const { ELEMENT, TEXT, secret, first, next, parent, following, listOf, mixIn,
        isConnected, replaceAll, newText, textOf, DocumentFragment } = nodes;
const { Element, getAttribute, setAttribute, removeAttribute, attributes, tag,
        space } = %import("pageElements");
const { styleOf, datasetOf } = %import("pageStyle");
const { toLowerCase } = String.prototype;

const handlerTypes = %splitText(
  "abort auxclick beforeinput blur cancel canplay change click close " +
  "contextmenu copy cut dblclick drag dragend dragenter dragleave dragover " +
  "dragstart drop ended error focus formdata input invalid keydown keypress " +
  "keyup load loadeddata loadstart mousedown mouseenter mouseleave mousemove " +
  "mouseout mouseover mouseup paste pause play pointercancel pointerdown " +
  "pointerenter pointerleave pointermove pointerout pointerover pointerup " +
  "progress reset resize scroll select submit toggle touchcancel touchend " +
  "touchmove touchstart transitionend wheel", " ", 1000);

// --- attributes as properties ---------------------------------------------------

// The property is the attribute's text.
function reflectText(prototype, property, name = property) {
  mixIn(prototype, {
    get [property]() {
      return getAttribute(this, name) ?? "";
    },
    set [property](text) {
      setAttribute(this, name, `${text}`);
    },
  });
}

// The property says whether the attribute is there.
function reflectBoolean(prototype, property, name = property) {
  mixIn(prototype, {
    get [property]() {
      return getAttribute(this, name) !== null;
    },
    set [property](value) {
      if (value) setAttribute(this, name, "");
      else removeAttribute(this, name);
    },
  });
}

function reflectNumber(prototype, property, fallback) {
  const name = %call(toLowerCase, property);
  mixIn(prototype, {
    get [property]() {
      const text = getAttribute(this, name);
      const number = text === null ? fallback : %toNumber(text);
      return number === number ? %toInteger(number) : fallback;
    },
    set [property](value) {
      setAttribute(this, name, `${%toInteger(value)}`);
    },
  });
}

// The property is the attribute's text as an absolute address.
function reflectUrl(prototype, property) {
  mixIn(prototype, {
    get [property]() {
      const text = getAttribute(this, property);
      if (text === null) return "";
      return %import("resolveUrl")(text)?.href ?? text;
    },
    set [property](text) {
      setAttribute(this, property, `${text}`);
    },
  });
}

// --- the text as it would be drawn -----------------------------------------------

const blocks = { __proto__: null };
const blockNames = %splitText(
  "address article aside blockquote dd details dialog div dl dt fieldset " +
  "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol " +
  "p pre section table tr ul", " ", 100);
for (let i = 0; i < blockNames.length; i++) blocks[blockNames[i]] = true;

const unseen = { __proto__: null, script: true, style: true, template: true,
                 head: true, title: true, noscript: true };

function isHidden(element) {
  return unseen[element.localName] || getAttribute(element, "hidden") !== null;
}

// `out` gathers lines: {text, breaks: line breaks wanted before more text}.
function gatherText(node, out, isPre) {
  for (let at = node[first]; at !== null; at = at[next]) {
    if (at.nodeType === TEXT) {
      addText(out, at.data, isPre);
    } else if (at.nodeType === ELEMENT && !isHidden(at)) {
      const name = at.localName;
      const gap = name === "p" ? 2 : blocks[name] ? 1 : 0;
      if (name === "br") {
        out.text += "\n";
        out.isFresh = true;
      } else {
        wantBreaks(out, gap);
        gatherText(at, out, isPre || name === "pre" || name === "textarea");
        wantBreaks(out, gap);
        if (name === "td" || name === "th") {
          out.isCell = true;
        }
      }
    }
  }
}

function wantBreaks(out, count) {
  if (count > out.breaks) out.breaks = count;
  if (count > 0) {
    out.isCell = false;
    out.isSpace = false;
    out.isFresh = true;
  }
}

function addText(out, text, isPre) {
  let shown = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    const isSpace = c === " " || c === "\n" || c === "\t" || c === "\r";
    if (isPre || !isSpace) {
      if (out.isSpace) shown += " ";
      out.isSpace = false;
      out.isFresh = false;
      shown += c;
    } else if (!out.isFresh) {
      out.isSpace = true;
    }
  }
  if (shown === "") return;
  if (out.text !== "") {
    for (; out.breaks > 0; out.breaks--) out.text += "\n";
    if (out.isCell) out.text += "\t";
  }
  out.breaks = 0;
  out.isCell = false;
  out.text += shown;
}

function innerText(element) {
  if (isHidden(element) || !isConnected(element)) return textOf(element);
  const out = { text: "", breaks: 0, isSpace: false, isFresh: true,
                isCell: false };
  gatherText(element, out, element.localName === "pre");
  return out.text;
}

// Line breaks become <br>.
function textWithBreaks(text) {
  const fragment = new DocumentFragment();
  const lines = %splitText(text, "\n", 1e6);
  for (let i = 0; i < lines.length; i++) {
    if (i > 0) fragment.appendChild(newElement("br", ""));
    if (lines[i] !== "") fragment.appendChild(newText(lines[i]));
  }
  return fragment;
}

// --- HTMLElement -----------------------------------------------------------------

const isClicked = Symbol("click() is under way");

function isDisabled(element) {
  const name = element.localName;
  if (name !== "button" && name !== "input" && name !== "select" &&
      name !== "textarea" && name !== "option") {
    return false;
  }
  if (getAttribute(element, "disabled") !== null) return true;
  const group = element[parent] === null ? null
    : element.parentElement?.closest("fieldset[disabled]");
  return group !== null && group !== undefined;
}

class HTMLElement extends Element {
  get innerText() {
    return innerText(this);
  }

  set innerText(text) {
    replaceAll(textWithBreaks(text === null ? "" : `${text}`), this);
  }

  get outerText() {
    return innerText(this);
  }

  get dataset() {
    return listOf(this, "dataset", () => datasetOf(this));
  }

  get style() {
    return listOf(this, "style", () => styleOf(this));
  }

  set style(text) {
    this.style.cssText = text;
  }

  get isContentEditable() {
    return false;
  }

  get offsetParent() {
    return null;
  }

  // A program's click: the same way through the tree as the learner's.
  click() {
    if (isDisabled(this) || this[isClicked]) return;
    %define(this, isClicked, true, 5);
    runNow(dispatch(this, new PointerEvent("click", {
      bubbles: true, cancelable: true, composed: true, view: globalThis,
      detail: 1, pointerId: -1,
    })));
    this[isClicked] = false;
  }

  focus() {
    if (isFocusable(this)) runNow(moveFocus(this));
  }

  blur() {
    if (%import("document").activeElement === this) runNow(moveFocus(null));
  }
}
reflectText(HTMLElement.prototype, "title");
reflectText(HTMLElement.prototype, "lang");
reflectText(HTMLElement.prototype, "dir");
reflectText(HTMLElement.prototype, "accessKey", "accesskey");
reflectBoolean(HTMLElement.prototype, "hidden");
mixIn(HTMLElement.prototype, {
  get tabIndex() {
    const text = getAttribute(this, "tabindex");
    if (text !== null) return %toInteger(%toNumber(text));
    return focusable[this.localName] ? 0 : -1;
  },
  set tabIndex(value) {
    setAttribute(this, "tabindex", `${%toInteger(value)}`);
  },
  get draggable() {
    return getAttribute(this, "draggable") === "true";
  },
  set draggable(value) {
    setAttribute(this, "draggable", `${Boolean(value)}`);
  },
  get contentEditable() {
    return getAttribute(this, "contenteditable") ?? "inherit";
  },
  set contentEditable(value) {
    setAttribute(this, "contenteditable", `${value}`);
  },
});
const sizes = ["offsetWidth", "offsetHeight", "offsetTop", "offsetLeft"];
for (let i = 0; i < sizes.length; i++) {
  mixIn(HTMLElement.prototype, { get [sizes[i]]() { return 0; } });
}
defineHandlers(HTMLElement.prototype, handlerTypes);
expose(HTMLElement, "HTMLElement");

// --- focus --------------------------------------------------------------------------

const focusable = { __proto__: null, input: true, button: true, select: true,
                    textarea: true };

function isFocusable(element) {
  if (!isConnected(element) || isDisabled(element) || isHidden(element)) {
    return false;
  }
  const name = element.localName;
  return focusable[name] === true || getAttribute(element, "tabindex") !== null ||
         (name === "a" && getAttribute(element, "href") !== null);
}

let focused = null; // the element that has the focus

function focusEvent(type, bubbles, relatedTarget) {
  return trusted(FocusEvent, type, {
    bubbles, composed: true, relatedTarget, view: globalThis,
  });
}

// The focus goes to `element`, or to none.
function* moveFocus(element) {
  const before = focused;
  if (before === element) return;
  focused = null;
  if (before !== null) {
    const { changedBy } = %import("pageControls");
    if (changedBy(before)) {
      yield* dispatch(before, trusted(Event, "change", { bubbles: true }));
    }
    yield* dispatch(before, focusEvent("blur", false, element));
    yield* dispatch(before, focusEvent("focusout", true, element));
  }
  if (element !== null && focused === null) {
    focused = element;
    %import("pageControls").remember(element);
    yield* dispatch(element, focusEvent("focus", false, before));
    yield* dispatch(element, focusEvent("focusin", true, before));
  }
}

%push(nodes.watchers, ({ kind, target }) => {
  if (kind === "leaving" && focused !== null &&
      nodes.isInside(focused, target)) {
    runNow(moveFocus(null));
  }
});

// --- the classes -------------------------------------------------------------------

const classes = { __proto__: null }; // by the name of the element

// A class for the elements of these names.
function elementClass(name, names, made = {
  [name]: class extends HTMLElement {},
}[name]) {
  const list = %splitText(names, " ", 20);
  for (let i = 0; i < list.length; i++) classes[list[i]] = made;
  expose(made, name);
  %install(globalThis, { [name]: made });
  return made;
}

class HTMLUnknownElement extends HTMLElement {}
expose(HTMLUnknownElement, "HTMLUnknownElement");
class SVGElement extends Element {
  get style() {
    return listOf(this, "style", () => styleOf(this));
  }
}
expose(SVGElement, "SVGElement");
class MathMLElement extends Element {}
expose(MathMLElement, "MathMLElement");
%install(globalThis, { HTMLElement, HTMLUnknownElement, SVGElement,
                       MathMLElement });

elementClass("HTMLHtmlElement", "html");
elementClass("HTMLHeadElement", "head");
elementClass("HTMLBodyElement", "body");
elementClass("HTMLDivElement", "div");
elementClass("HTMLSpanElement", "span");
elementClass("HTMLParagraphElement", "p");
elementClass("HTMLHeadingElement", "h1 h2 h3 h4 h5 h6");
elementClass("HTMLUListElement", "ul");
elementClass("HTMLOListElement", "ol");
elementClass("HTMLDListElement", "dl");
elementClass("HTMLPreElement", "pre");
elementClass("HTMLQuoteElement", "blockquote q");
elementClass("HTMLBRElement", "br");
elementClass("HTMLHRElement", "hr");
elementClass("HTMLTableCaptionElement", "caption");
elementClass("HTMLTableCellElement", "td th");
elementClass("HTMLDataListElement", "datalist");
elementClass("HTMLLegendElement", "legend");
elementClass("HTMLModElement", "ins del");
elementClass("HTMLPictureElement", "picture");
elementClass("HTMLMapElement", "map");
elementClass("HTMLStyleElement", "style");
for (const name of %splitText(
  "abbr address article aside b bdi bdo cite code dd dfn dt em figcaption " +
  "figure footer header hgroup i kbd main mark nav noscript rp rt ruby s " +
  "samp section search small strong sub summary sup u var wbr center", " ",
  100)) {
  classes[name] = HTMLElement;
}

const HTMLLIElement = elementClass("HTMLLIElement", "li");
reflectNumber(HTMLLIElement.prototype, "value", 0);

const HTMLMetaElement = elementClass("HTMLMetaElement", "meta");
reflectText(HTMLMetaElement.prototype, "name");
reflectText(HTMLMetaElement.prototype, "content");

const HTMLLinkElement = elementClass("HTMLLinkElement", "link");
reflectText(HTMLLinkElement.prototype, "rel");
reflectText(HTMLLinkElement.prototype, "type");
reflectUrl(HTMLLinkElement.prototype, "href");

const HTMLBaseElement = elementClass("HTMLBaseElement", "base");
reflectText(HTMLBaseElement.prototype, "href");

const HTMLImageElement = elementClass("HTMLImageElement", "img");
reflectText(HTMLImageElement.prototype, "alt");
reflectUrl(HTMLImageElement.prototype, "src");
reflectNumber(HTMLImageElement.prototype, "width", 0);
reflectNumber(HTMLImageElement.prototype, "height", 0);

// new Image(width, height)
class Image extends HTMLImageElement {
  constructor(width, height) {
    const image = %import("document").createElement("img");
    if (width !== undefined) image.width = width;
    if (height !== undefined) image.height = height;
    return image;
  }
}
%define(Image, "prototype", HTMLImageElement.prototype, 0);
%install(globalThis, { Image });

const HTMLAnchorElement = elementClass("HTMLAnchorElement", "a");
reflectUrl(HTMLAnchorElement.prototype, "href");
reflectText(HTMLAnchorElement.prototype, "target");
reflectText(HTMLAnchorElement.prototype, "rel");
reflectText(HTMLAnchorElement.prototype, "download");
mixIn(HTMLAnchorElement.prototype, {
  get text() {
    return textOf(this);
  },
  set text(value) {
    this.textContent = value;
  },
  toString() {
    return this.href;
  },
});
const urlParts = ["protocol", "host", "hostname", "port", "pathname", "search",
                  "hash", "origin"];
for (let i = 0; i < urlParts.length; i++) {
  mixIn(HTMLAnchorElement.prototype, {
    get [urlParts[i]]() {
      return %import("resolveUrl")(this.href)?.[urlParts[i]] ?? "";
    },
  });
}

const HTMLTimeElement = elementClass("HTMLTimeElement", "time");
reflectText(HTMLTimeElement.prototype, "dateTime", "datetime");
const HTMLDataElement = elementClass("HTMLDataElement", "data");
reflectText(HTMLDataElement.prototype, "value");

const HTMLTitleElement = elementClass("HTMLTitleElement", "title");
mixIn(HTMLTitleElement.prototype, {
  get text() {
    return textOf(this);
  },
  set text(value) {
    this.textContent = value;
  },
});

const HTMLScriptElement = elementClass("HTMLScriptElement", "script");
reflectUrl(HTMLScriptElement.prototype, "src");
reflectText(HTMLScriptElement.prototype, "type");
reflectText(HTMLScriptElement.prototype, "charset");
reflectText(HTMLScriptElement.prototype, "crossOrigin", "crossorigin");
reflectBoolean(HTMLScriptElement.prototype, "defer");
reflectBoolean(HTMLScriptElement.prototype, "async");
reflectBoolean(HTMLScriptElement.prototype, "noModule", "nomodule");
mixIn(HTMLScriptElement.prototype, {
  get text() {
    return textOf(this);
  },
  set text(value) {
    this.textContent = value;
  },
});

const content = Symbol("content");
elementClass("HTMLTemplateElement", "template",
             class HTMLTemplateElement extends HTMLElement {
  get content() {
    if (this[content] === undefined) {
      %define(this, content, new DocumentFragment(), 1);
    }
    return this[content];
  }
});

const HTMLDetailsElement = elementClass("HTMLDetailsElement", "details");
reflectBoolean(HTMLDetailsElement.prototype, "open");

elementClass("HTMLDialogElement", "dialog",
             class HTMLDialogElement extends HTMLElement {
  show() {
    setAttribute(this, "open", "");
  }

  showModal() {
    setAttribute(this, "open", "");
  }

  close(value) {
    if (getAttribute(this, "open") === null) return;
    removeAttribute(this, "open");
    if (value !== undefined) this.returnValue = `${value}`;
    const { queueTask } = %import("pageTasks");
    queueTask("close", () => dispatch(this, trusted(Event, "close")));
  }
});
const HTMLDialogElement = classes.dialog;
reflectBoolean(HTMLDialogElement.prototype, "open");
mixIn(HTMLDialogElement.prototype, { returnValue: "" });

elementClass("HTMLTableElement", "table",
             class HTMLTableElement extends HTMLElement {
  get tBodies() {
    return this.getElementsByTagName("tbody");
  }

  get rows() {
    return this.getElementsByTagName("tr");
  }

  insertRow(index = -1) {
    const body = this.querySelector("tbody") ?? this;
    return insertAt(body, this.rows, "tr", index);
  }

  deleteRow(index) {
    const { rows } = this;
    rows[index < 0 ? rows.length - 1 : index]?.remove();
  }
});
elementClass("HTMLTableSectionElement", "thead tbody tfoot",
             class HTMLTableSectionElement extends HTMLElement {
  get rows() {
    return this.getElementsByTagName("tr");
  }

  insertRow(index = -1) {
    return insertAt(this, this.rows, "tr", index);
  }
});
elementClass("HTMLTableRowElement", "tr",
             class HTMLTableRowElement extends HTMLElement {
  get cells() {
    return this.children;
  }

  insertCell(index = -1) {
    return insertAt(this, this.children, "td", index);
  }
});

function insertAt(into, list, name, index) {
  const element = newElement(name, "");
  const before = index < 0 || index >= list.length ? null : list[index];
  (before?.parentNode ?? into).insertBefore(element, before);
  return element;
}

// What plays, draws, or holds another page.
const noClasses = { __proto__: null, canvas: "HTMLCanvasElement",
                    video: "HTMLVideoElement", audio: "HTMLAudioElement",
                    iframe: "HTMLIFrameElement" };
for (const name of %ownKeys(noClasses, 1)) {
  elementClass(noClasses[name], name);
}
mixIn(classes.canvas.prototype, {
  getContext() {
    refuse("canvas.getContext");
  },
});
for (const name of ["video", "audio"]) {
  mixIn(classes[name].prototype, {
    play() {
      refuse(`${name}.play`);
    },
  });
  reflectUrl(classes[name].prototype, "src");
}

// A new element; the namespace is "", "svg" or "math".
function newElement(name, namespace) {
  if (namespace === "svg") return new SVGElement(secret, name, namespace);
  if (namespace === "math") return new MathMLElement(secret, name, namespace);
  const maker = classes[name] ??
    (%textFind(name, "-", 0) > 0 ? HTMLElement : HTMLUnknownElement);
  const element = new maker(secret, name, namespace);
  for (let i = 0; i < madeElements.length; i++) madeElements[i](element);
  return element;
}
const madeElements = []; // functions that want to know of every new one

%export("cloneElement", (element) => {
  const copy = newElement(element[tag], element[space]);
  const list = element[attributes];
  for (let i = 0; i < list.length; i++) {
    setAttribute(copy, list[i].name, list[i].value);
  }
  if (element.localName === "template") {
    copy.content.append(element.content.cloneNode(true));
  }
  return copy;
});
%export("pageHtml", {
  HTMLElement, classes, elementClass, newElement, reflectText, reflectBoolean,
  reflectNumber, reflectUrl, isDisabled, isFocusable, isHidden, moveFocus,
  handlerTypes, madeElements, focusedElement: () => focused,
});
