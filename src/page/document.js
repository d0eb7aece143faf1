// document.js: the document itself (HTML, 3.1).

const { failed, missing, refuse, expose } = %import("pageErrors");
const { parentOf, defineHandlers } = %import("pageEvents");
const events = %import("pageEvents");
const nodes = %import("pageNodes");
const { secret, DOCUMENT, ELEMENT, first, next, listOf, mixIn, checkNode,
        removeNode, newText, Node, Comment, DocumentFragment,
        parentMethods } = nodes;
const { searchMethods, listMethods, elementsInside, byId, getAttribute } =
  %import("pageElements");
const { isSpace } = %import("pageSelector");
const { liveElements } = %import("pageCollections");
const { newElement, handlerTypes, focusedElement } = %import("pageHtml");
const { toLowerCase, trim } = String.prototype;

// What the browser knows of the page beside its tree.
const page = {
  readyState: "loading",
  currentScript: null,
  isQuirky: false,
  lastModified: "01/01/1970 00:00:00",
  address: undefined, // a URL
  encoding: "UTF-8",
};

// The words of a text, without the spaces around them.
function words(text) {
  const list = [];
  let word = "";
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isSpace(text[i])) word += text[i];
    else if (word !== "") {
      %push(list, word);
      word = "";
    }
  }
  return list;
}

function checkTag(name, doing) {
  const text = `${name}`;
  let good = text !== "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    const isLetter = (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") ||
                     c === "_" || c === ":" || c >= "\x80";
    good &&= isLetter || (i > 0 && ((c >= "0" && c <= "9") || c === "-" ||
                                    c === "."));
  }
  if (!good) {
    throw failed("InvalidCharacterError", doing,
                 `The tag name provided ('${text}') is not a valid name.`);
  }
  return text;
}

const namespaces = { __proto__: null, "http://www.w3.org/2000/svg": "svg",
                     "http://www.w3.org/1998/Math/MathML": "math" };

class Document extends Node {
  get nodeType() {
    return DOCUMENT;
  }

  get nodeName() {
    return "#document";
  }

  // What reaches the document goes on to the window, but for `load`.
  [parentOf](event) {
    return event.type === "load" ? null : globalThis;
  }

  // --- what it consists of

  get doctype() {
    let at = this[first];
    while (at !== null && at.nodeType !== nodes.DOCTYPE) at = at[next];
    return at;
  }

  get documentElement() {
    let at = this[first];
    while (at !== null && at.nodeType !== ELEMENT) at = at[next];
    return at;
  }

  get head() {
    return childOf(this.documentElement, "head");
  }

  get body() {
    return childOf(this.documentElement, "body");
  }

  set body(element) {
    const { body } = this;
    if (body === null) this.documentElement.appendChild(element);
    else body.replaceWith(element);
  }

  get title() {
    const element = this.querySelector("title");
    if (element === null) return "";
    return %textJoin(words(element.text), " ");
  }

  set title(text) {
    let element = this.querySelector("title");
    if (element === null) {
      element = newElement("title", "");
      this.head?.appendChild(element);
    }
    element.textContent = text;
  }

  get forms() {
    return this.getElementsByTagName("form");
  }

  get images() {
    return this.getElementsByTagName("img");
  }

  get scripts() {
    return this.getElementsByTagName("script");
  }

  get links() {
    return listOf(this, "links", () => liveElements(
      () => elementsInside(this, (element) => element.localName === "a" &&
        getAttribute(element, "href") !== null)));
  }

  get activeElement() {
    return focusedElement() ?? this.body;
  }

  hasFocus() {
    return true;
  }

  // --- what is known of it

  get defaultView() {
    return globalThis;
  }

  get readyState() {
    return page.readyState;
  }

  get currentScript() {
    return page.currentScript;
  }

  get compatMode() {
    return page.isQuirky ? "BackCompat" : "CSS1Compat";
  }

  get URL() {
    return page.address?.href ?? "about:blank";
  }

  get documentURI() {
    return this.URL;
  }

  get domain() {
    return page.address?.hostname ?? "";
  }

  get referrer() {
    return "";
  }

  get characterSet() {
    return page.encoding;
  }

  get charset() {
    return page.encoding;
  }

  get inputEncoding() {
    return page.encoding;
  }

  get contentType() {
    return "text/html";
  }

  get hidden() {
    return false;
  }

  get visibilityState() {
    return "visible";
  }

  get location() {
    return globalThis.location;
  }

  set location(address) {
    globalThis.location.href = address;
  }

  get cookie() {
    const { hostname, pathname } = page.address ?? {};
    return %import("pageCookies").cookiesFor(hostname, pathname, true);
  }

  set cookie(text) {
    const { hostname, pathname } = page.address ?? {};
    %import("pageCookies").takeCookie(`${text}`, hostname, pathname, true);
  }

  // --- finding and making

  getElementById(id) {
    if (arguments.length < 1) {
      throw missing("execute 'getElementById' on 'Document'", 1, 0);
    }
    return byId(this, `${id}`);
  }

  getElementsByName(name) {
    return listOf(this, `name ${name}`, () => liveElements(
      () => elementsInside(this, (element) =>
        getAttribute(element, "name") === `${name}`)));
  }

  createElement(name) {
    const doing = "execute 'createElement' on 'Document'";
    if (arguments.length < 1) throw missing(doing, 1, 0);
    return newElement(%call(toLowerCase, checkTag(name, doing)), "");
  }

  createElementNS(namespace, name) {
    const doing = "execute 'createElementNS' on 'Document'";
    return newElement(checkTag(name, doing), namespaces[namespace] ?? "");
  }

  createTextNode(text) {
    if (arguments.length < 1) {
      throw missing("execute 'createTextNode' on 'Document'", 1, 0);
    }
    return newText(`${text}`);
  }

  createComment(text) {
    return new Comment(text);
  }

  createDocumentFragment() {
    return new DocumentFragment();
  }

  createEvent(name) {
    const maker = events[name] ?? events[%textCut(`${name}`, 0,
                                                  `${name}`.length - 1)];
    if (maker === undefined) {
      throw failed("NotSupportedError", "execute 'createEvent' on 'Document'",
                   `The provided event type ('${name}') is invalid.`);
    }
    return new maker("");
  }

  importNode(node, deep = false) {
    return node.cloneNode(deep);
  }

  adoptNode(node) {
    checkNode(node, "execute 'adoptNode' on 'Document'");
    if (node.parentNode !== null) removeNode(node);
    return node;
  }

  // While the parser works, behind the script that runs; else a new page.
  write(...texts) {
    const script = page.currentScript;
    if (page.readyState !== "loading" || script === null) {
      refuse("document.write after the page has been read");
    }
    const fragment =
      %import("parseFragment")(%textJoin(texts, ""), script.parentNode);
    script.parentNode.append(fragment);
  }

  writeln(...texts) {
    this.write(...texts, "\n");
  }

  open() {
    refuse("document.open");
  }

  close() {}
}
mixIn(Document.prototype, parentMethods);
mixIn(Document.prototype, searchMethods);
mixIn(Document.prototype, listMethods);
defineHandlers(Document.prototype, handlerTypes);
defineHandlers(Document.prototype, ["readystatechange", "visibilitychange",
                                    "selectionchange"]);
expose(Document, "Document");

class HTMLDocument extends Document {}
expose(HTMLDocument, "HTMLDocument");

function childOf(element, name) {
  if (element === null) return null;
  let at = element[first];
  while (at !== null && at.localName !== name) at = at[next];
  return at;
}

const document = new HTMLDocument(secret);

%install(globalThis, { Document, HTMLDocument });
%define(globalThis, "document", document, 2);
%export("document", document);
%export("pageState", page);
