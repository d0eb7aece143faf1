// parser.js: how a text becomes a document (HTML, 13). gumbo has read it
// (%htmlParse); its rows are put into the tree one after the other, and a
// script runs as soon as its end tag has been met: what stands below it is not
// there yet.

const { ELEMENT, TEXT, COMMENT, DOCTYPE, link, data, first, next,
        parent, following, secret, Text, Comment, DocumentType,
        DocumentFragment, watchers } = %import("pageNodes");
const { attributes, tag, space, setAttribute } = %import("pageElements");
const { newElement } = %import("pageHtml");
const { trusted, dispatch, Event } = %import("pageEvents");
const { queueTask } = %import("pageTasks");
const document = %import("document");
const page = %import("pageState");
const scripts = %import("pageScripts");

// What a row is: enum html_row (machine/html.h).
const END_ROW = 0;
const ELEMENT_ROW = 1;
const TEXT_ROW = 2;
const COMMENT_ROW = 3;

// --- rows become nodes ---------------------------------------------------------------

// A template's children stand in its content.
function insideOf(node) {
  return node.localName === "template" ? node.content : node;
}

function makeElement(rows, at) {
  const element = newElement(rows[at + 1], rows[at + 2]);
  const list = rows[at + 3];
  for (let i = 0; i < list.length; i += 2) {
    setAttribute(element, list[i], list[i + 1]);
  }
  return element;
}

// Yields {script, start, end} whenever a script is complete; without
// `isParsing` (innerHTML) scripts are only put there.
function* build(rows, top, isParsing) {
  const open = [top]; // the elements that are not over
  const starts = [];
  for (let at = 0; at < rows.length;) {
    const into = insideOf(open[open.length - 1]);
    switch (rows[at]) {
      case END_ROW: {
        const element = open[open.length - 1];
        open.length--;
        const [start, end] = starts[starts.length - 1];
        starts.length--;
        if (isParsing && element.localName === "script") {
          yield { script: element, start, end };
        }
        at += 1;
        break;
      }
      case ELEMENT_ROW: {
        const element = makeElement(rows, at);
        if (element.localName === "script") {
          scripts.markMade(element, isParsing);
        }
        link(element, into, null);
        %push(open, element);
        %push(starts, [rows[at + 4], rows[at + 5]]);
        at += 6;
        break;
      }
      case TEXT_ROW:
        addText(rows[at + 1], into);
        at += 2;
        break;
      case COMMENT_ROW:
        link(new Comment(rows[at + 1]), into, null);
        at += 2;
        break;
      default:
        link(new DocumentType(secret, rows[at + 1]), into, null);
        at += 2;
    }
  }
}

// Text behind text (that document.write left, say) is one node.
function addText(text, into) {
  const node = into.lastChild;
  if (node !== null && node.nodeType === TEXT) node[data] += text;
  else link(new Text(text), into, null);
}

// The nodes of a text as they would stand inside `context`.
function parseFragment(text, context) {
  const fragment = new DocumentFragment();
  const [rows] = %htmlParse(text, context.localName ?? "body");
  for (const script of build(rows, fragment, false)) scripts.leave(script);
  return fragment;
}

// --- a document ------------------------------------------------------------------------

function* changeState(state) {
  page.readyState = state;
  yield* dispatch(document, trusted(Event, "readystatechange"));
}

// Reads it, and runs its scripts in their order.
function* parseDocument(text) {
  const [rows, isQuirky] = %htmlParse(text, undefined);
  page.isQuirky = isQuirky;
  for (const { script, start, end } of build(rows, document, true)) {
    yield* scripts.meet(script, text, start, end);
  }
  yield* changeState("interactive");
  yield* scripts.runDeferred();
  yield* dispatch(document, trusted(Event, "DOMContentLoaded",
                                    { bubbles: true }));
  if (scripts.isLoading()) {
    scripts.whenLoaded(() => queueTask("load", finish));
  } else {
    yield* finish();
  }
}

// All scripts have been loaded as well.
function* finish() {
  yield* changeState("complete");
  const event = trusted(Event, "load");
  yield* dispatch(globalThis, event, document);
}

// --- nodes as text (HTML, 13.3) --------------------------------------------------------

const empty = { __proto__: null };
const emptyNames = %splitText(
  "area base br col embed hr img input link meta source track wbr", " ", 20);
for (let i = 0; i < emptyNames.length; i++) empty[emptyNames[i]] = true;
const raw = { __proto__: null, style: true, script: true, xmp: true,
              iframe: true, noembed: true, noframes: true, plaintext: true,
              noscript: true };

function escapeText(text, isAttribute) {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "&") out += "&amp;";
    else if (c === "\xa0") out += "&nbsp;";
    else if (isAttribute && c === '"') out += "&quot;";
    else if (!isAttribute && c === "<") out += "&lt;";
    else if (!isAttribute && c === ">") out += "&gt;";
    else out += c;
  }
  return out;
}

function startTag(element) {
  let text = `<${element[tag]}`;
  const list = element[attributes];
  for (let i = 0; i < list.length; i++) {
    text += ` ${list[i].name}="${escapeText(list[i].value, true)}"`;
  }
  return `${text}>`;
}

function writeNode(node) {
  switch (node.nodeType) {
    case TEXT:
      return raw[node[parent]?.localName] ? node[data]
                                          : escapeText(node[data], false);
    case COMMENT:
      return `<!--${node[data]}-->`;
    case DOCTYPE:
      return `<!DOCTYPE ${node.name}>`;
    case ELEMENT:
      return empty[node[tag]] && node[space] === ""
        ? startTag(node)
        : `${startTag(node)}${writeInside(node)}</${node[tag]}>`;
    default:
      return writeInside(node);
  }
}

function writeInside(node) {
  let text = "";
  for (let at = insideOf(node)[first]; at !== null; at = at[next]) {
    text += writeNode(at);
  }
  return text;
}

// A script that a program puts into the document runs.
%push(watchers, ({ kind, added }) => {
  if (kind !== "childList") return;
  for (let i = 0; i < added.length; i++) {
    for (let at = added[i]; at !== null; at = following(at, added[i])) {
      if (at.nodeType === ELEMENT && at[tag] === "script") {
        scripts.inserted(at);
      }
    }
  }
});

%export("parseFragment", parseFragment);
%export("writeNode", writeNode);
%export("writeInside", writeInside);
%export("parseDocument", parseDocument);
