// selector.js: selectors (Selectors Level 4, as far as pages use them):
// a text is read once into a list of chains, and a chain is compared with an
// element from its right end.
//
// A chain is [{compound, combinator}, ...]; the combinator says how an element
// of the next compound is found from one of this: " ", ">", "+", "~".
// A compound is a list of tests {kind, name, ...}.

const { DOMException } = %import("pageErrors");
const { parent, next, previous, first, ELEMENT } = %import("pageNodes");
const { toLowerCase } = String.prototype;
const { includes, startsWith, endsWith } = String.prototype;

function isSpace(c) {
  return c === " " || c === "\t" || c === "\n" || c === "\r" || c === "\f";
}

function isNameCharacter(c) {
  return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") ||
         (c >= "0" && c <= "9") || c === "-" || c === "_" || c >= "\x80";
}

// --- reading ------------------------------------------------------------------

// `at` moves through the text; `bad` is set where it is no selector.
function newReader(text) {
  return { text, at: 0, bad: false };
}

function skipSpace(reader) {
  while (isSpace(reader.text[reader.at])) reader.at++;
}

// A name, or "" and `bad`. A backslash takes the next character as it is.
function readName(reader) {
  const { text } = reader;
  let name = "";
  while (reader.at < text.length) {
    const c = text[reader.at];
    if (c === "\\" && reader.at + 1 < text.length) {
      name += readEscape(reader);
    } else if (isNameCharacter(c)) {
      name += c;
      reader.at++;
    } else {
      break;
    }
  }
  if (name === "" || (name[0] >= "0" && name[0] <= "9" &&
                      text[reader.at - name.length] !== "\\" &&
                      %textFind(text, "\\", 0) < 0)) {
    reader.bad = true;
  }
  return name;
}

function readEscape(reader) {
  const { text } = reader;
  let digits = "";
  let at = reader.at + 1;
  while (digits.length < 6 && isHex(text[at])) digits += text[at++];
  if (digits === "") {
    reader.at += 2;
    return text[reader.at - 1];
  }
  if (isSpace(text[at])) at++;
  reader.at = at;
  return %fromPoint(%toNumber(`0x${digits}`));
}

function isHex(c) {
  return c !== undefined && ((c >= "0" && c <= "9") ||
         (c >= "a" && c <= "f") || (c >= "A" && c <= "F"));
}

function readString(reader) {
  const { text } = reader;
  const quote = text[reader.at++];
  let value = "";
  while (reader.at < text.length && text[reader.at] !== quote) {
    value += text[reader.at] === "\\" ? readEscape(reader)
                                      : text[reader.at++];
  }
  reader.at++;
  return value;
}

// [name], [name=value], [name^="value" i]
function readAttribute(reader) {
  const { text } = reader;
  reader.at++;
  skipSpace(reader);
  const name = %call(toLowerCase, readName(reader));
  skipSpace(reader);
  let operator = "";
  if (reader.at < text.length && text[reader.at] !== "]") {
    if (text[reader.at] !== "=") operator = text[reader.at++];
    if (text[reader.at++] !== "=" ||
        (operator !== "" && %textFind("~|^$*", operator, 0) < 0)) {
      reader.bad = true;
      return undefined;
    }
    operator += "=";
  }
  let value = "";
  if (operator !== "") {
    skipSpace(reader);
    const c = text[reader.at];
    value = c === '"' || c === "'" ? readString(reader) : readName(reader);
    skipSpace(reader);
  }
  let ignoresCase = false;
  if (text[reader.at] === "i" || text[reader.at] === "I") {
    ignoresCase = true;
    reader.at++;
    skipSpace(reader);
  }
  if (reader.at < text.length && text[reader.at++] !== "]") reader.bad = true;
  return { kind: "attribute", name, operator, value, ignoresCase };
}

// "odd", "even", "5", "2n+1", "-n+3": {step, offset}, or undefined.
function readFormula(text) {
  let rest = "";
  for (let i = 0; i < text.length; i++) if (!isSpace(text[i])) rest += text[i];
  rest = %call(toLowerCase, rest);
  if (rest === "odd") return { step: 2, offset: 1 };
  if (rest === "even") return { step: 2, offset: 0 };
  const n = %textFind(rest, "n", 0);
  const before = n < 0 ? "0" : %textCut(rest, 0, n);
  const behind = n < 0 ? rest : %textCut(rest, n + 1);
  const step = before === "" || before === "+" ? 1
    : before === "-" ? -1 : %toNumber(before);
  const offset = behind === "" ? 0 : %toNumber(behind);
  if (n < 0 && rest === "") return undefined;
  return step === step && offset === offset ? { step, offset } : undefined;
}

// What stands in the parentheses.
function readArgument(reader) {
  const { text } = reader;
  const start = ++reader.at;
  let depth = 1;
  while (reader.at < text.length && depth > 0) {
    if (text[reader.at] === "(") depth++;
    if (text[reader.at] === ")") depth--;
    reader.at++;
  }
  return %textCut(text, start, depth > 0 ? reader.at : reader.at - 1);
}

const listNames = { __proto__: null, not: true, is: true, where: true,
                    has: true };
const nthNames = { __proto__: null, "nth-child": true, "nth-last-child": true,
                   "nth-of-type": true, "nth-last-of-type": true };

function readPseudo(reader) {
  reader.at++;
  const name = %call(toLowerCase, readName(reader));
  if (reader.text[reader.at] !== "(") {
    if (pseudos[name] === undefined) reader.bad = true;
    return { kind: "pseudo", name };
  }
  const argument = readArgument(reader);
  if (listNames[name]) {
    const chains = read(argument, name === "has");
    if (chains === undefined) reader.bad = true;
    return { kind: name, name, chains };
  }
  const formula = readFormula(argument);
  if (!nthNames[name] || formula === undefined) reader.bad = true;
  return { kind: "nth", name, formula };
}

function readCompound(reader) {
  const tests = [];
  const { text } = reader;
  while (!reader.bad) {
    const c = text[reader.at];
    if (c === "*" && tests.length === 0) {
      reader.at++;
      %push(tests, { kind: "any", name: "*" });
    } else if (c === "#") {
      reader.at++;
      %push(tests, { kind: "id", name: readName(reader) });
    } else if (c === ".") {
      reader.at++;
      %push(tests, { kind: "class", name: readName(reader) });
    } else if (c === "[") {
      %push(tests, readAttribute(reader));
    } else if (c === ":") {
      %push(tests, readPseudo(reader));
    } else if (c !== undefined && (isNameCharacter(c) || c === "\\") &&
               tests.length === 0) {
      const name = readName(reader);
      %push(tests, { kind: "type", name, small: %call(toLowerCase, name) });
    } else {
      break;
    }
  }
  if (tests.length === 0) reader.bad = true;
  return tests;
}

// The combinator in front of the next compound; "" at the end of the chain.
function readCombinator(reader) {
  const spaced = isSpace(reader.text[reader.at]);
  skipSpace(reader);
  const c = reader.text[reader.at];
  if (c === ">" || c === "+" || c === "~") {
    reader.at++;
    skipSpace(reader);
    return c;
  }
  return spaced && c !== undefined && c !== "," ? " " : "";
}

// `relative`: as :has() takes it, "> b" from the element itself.
function readChain(reader, relative) {
  const chain = [];
  skipSpace(reader);
  let lead = "";
  if (relative) {
    lead = readCombinator(reader);
    if (lead === "") lead = " ";
    %push(chain, { compound: undefined, combinator: lead });
  }
  while (!reader.bad) {
    const compound = readCompound(reader);
    const combinator = reader.bad ? "" : readCombinator(reader);
    %push(chain, { compound, combinator });
    if (combinator === "") break;
  }
  return chain;
}

// The chains of a selector list; undefined where it is none.
function read(text, relative = false) {
  const reader = newReader(text);
  const chains = [];
  do {
    %push(chains, readChain(reader, relative));
    skipSpace(reader);
  } while (!reader.bad && text[reader.at++] === ",");
  return reader.bad || reader.at <= text.length ? undefined : chains;
}

// --- comparing ------------------------------------------------------------------

function elementBefore(element) {
  let at = element[previous];
  while (at !== null && at.nodeType !== ELEMENT) at = at[previous];
  return at;
}

function elementAfter(element) {
  let at = element[next];
  while (at !== null && at.nodeType !== ELEMENT) at = at[next];
  return at;
}

function elementAbove(element) {
  const above = element[parent];
  return above !== null && above.nodeType === ELEMENT ? above : null;
}

// How many siblings there are up to this one, itself included.
function place(element, step, sameType) {
  let count = 0;
  for (let at = element; at !== null; at = step(at)) {
    if (!sameType || at.localName === element.localName) count++;
  }
  return count;
}

function isAt(number, { step, offset }) {
  const rest = number - offset;
  return step === 0 ? rest === 0 : rest % step === 0 && rest / step >= 0;
}

function matchesNth(element, { name, formula }) {
  const fromEnd = name === "nth-last-child" || name === "nth-last-of-type";
  const sameType = name === "nth-of-type" || name === "nth-last-of-type";
  return isAt(place(element, fromEnd ? elementAfter : elementBefore, sameType),
              formula);
}

function isEmpty(element) {
  let at = element[first];
  while (at !== null && (at.nodeType === 8 || at.nodeValue === "")) {
    at = at[next];
  }
  return at === null;
}

function isInput(element) {
  const { localName } = element;
  return localName === "input" || localName === "button" ||
         localName === "select" || localName === "textarea" ||
         localName === "fieldset" || localName === "option";
}

const pseudos = {
  __proto__: null,
  root: (element) => element[parent] !== null &&
                     elementAbove(element) === null &&
                     element[parent].nodeType === 9,
  scope: (element, scope) => element === scope || (scope.nodeType === 9 &&
                             element === scope.documentElement),
  empty: isEmpty,
  "first-child": (element) => elementBefore(element) === null,
  "last-child": (element) => elementAfter(element) === null,
  "only-child": (element) => elementBefore(element) === null &&
                             elementAfter(element) === null,
  "first-of-type": (element) => place(element, elementBefore, true) === 1,
  "last-of-type": (element) => place(element, elementAfter, true) === 1,
  "only-of-type": (element) => place(element, elementBefore, true) === 1 &&
                               place(element, elementAfter, true) === 1,
  checked: (element) => (element.localName === "input" && element.checked) ||
                        (element.localName === "option" && element.selected),
  disabled: (element) => isInput(element) && element.disabled,
  enabled: (element) => isInput(element) && !element.disabled,
  focus: (element) => %import("document").activeElement === element,
  required: (element) => element.hasAttribute("required"),
  optional: (element) => isInput(element) && !element.hasAttribute("required"),
  link: (element) => element.localName === "a" && element.hasAttribute("href"),
  hover: () => false,
  active: () => false,
  visited: () => false,
  target: () => false,
};

function hasWord(text, word) {
  if (text === null || word === "") return false;
  let from = 0;
  for (;;) {
    const at = %textFind(text, word, from);
    if (at < 0) return false;
    const end = at + word.length;
    if ((at === 0 || isSpace(text[at - 1])) &&
        (end === text.length || isSpace(text[end]))) {
      return true;
    }
    from = at + 1;
  }
}

const operators = {
  __proto__: null,
  "": () => true,
  "=": (has, wanted) => has === wanted,
  "~=": hasWord,
  "|=": (has, wanted) => has === wanted ||
                         %call(startsWith, has, `${wanted}-`),
  "^=": (has, wanted) => wanted !== "" && %call(startsWith, has, wanted),
  "$=": (has, wanted) => wanted !== "" && %call(endsWith, has, wanted),
  "*=": (has, wanted) => wanted !== "" && %call(includes, has, wanted),
};

// The value of `type` is compared without regard to case, as HTML says.
function matchesAttribute(element, test) {
  const has = element.getAttribute(test.name);
  if (has === null) return false;
  const compare = operators[test.operator];
  if (test.ignoresCase || test.name === "type") {
    return compare(%call(toLowerCase, has), %call(toLowerCase, test.value));
  }
  return compare(has, test.value);
}

const tests = {
  __proto__: null,
  any: () => true,
  type: (element, test) => element.localName === test.name ||
                           (element.localName === test.small),
  id: (element, test) => element.getAttribute("id") === test.name,
  class: (element, test) => hasWord(element.getAttribute("class"), test.name),
  attribute: matchesAttribute,
  nth: matchesNth,
  pseudo: (element, test, scope) => pseudos[test.name](element, scope),
  not: (element, test, scope) => !matchesAny(element, test.chains, scope),
  is: (element, test, scope) => matchesAny(element, test.chains, scope),
  where: (element, test, scope) => matchesAny(element, test.chains, scope),
  has: hasMatch,
};

function hasMatch(element, test) {
  const top = test.chains[0][0].combinator === " " ||
              test.chains[0][0].combinator === ">"
    ? element : element[parent] ?? element;
  const found = collect(top, test.chains, element, 1);
  return found.length > 0;
}

// `compound` undefined stands for the scope itself.
function matchesCompound(element, compound, scope) {
  if (compound === undefined) return element === scope;
  for (let i = 0; i < compound.length; i++) {
    if (!tests[compound[i].kind](element, compound[i], scope)) return false;
  }
  return true;
}

// Does the chain, up to place `at`, end with this element?
function matchesChain(element, chain, at, scope) {
  if (!matchesCompound(element, chain[at].compound, scope)) return false;
  if (at === 0) return true;
  const { combinator } = chain[at - 1];
  const isNear = combinator === ">" || combinator === "+";
  const step = combinator === ">" || combinator === " " ? elementAbove
                                                         : elementBefore;
  let other = step(element);
  while (other !== null) {
    if (matchesChain(other, chain, at - 1, scope)) return true;
    other = isNear ? null : step(other);
  }
  return false;
}

function matchesAny(element, chains, scope) {
  for (let i = 0; i < chains.length; i++) {
    const chain = chains[i];
    if (matchesChain(element, chain, chain.length - 1, scope)) return true;
  }
  return false;
}

// The elements inside `top` that match, in order, at most so many.
function collect(top, chains, scope, most) {
  const { following } = %import("pageNodes");
  const found = [];
  for (let at = following(top, top); at !== null && found.length < most;
       at = following(at, top)) {
    if (at.nodeType === ELEMENT && matchesAny(at, chains, scope)) {
      %push(found, at);
    }
  }
  return found;
}

// --- for elements and documents -----------------------------------------------

const known = { __proto__: null };

// The chains of a selector; `doing` is for the error.
function selectorOf(text, doing) {
  const chains = (known[text] ??= read(text));
  if (chains === undefined) {
    throw new DOMException(
      text === "" ? `Failed to ${doing}: The provided selector is empty.`
                  : `Failed to ${doing}: '${text}' is not a valid selector.`,
      "SyntaxError");
  }
  return chains;
}

%export("pageSelector", { selectorOf, collect, matchesAny, elementAbove,
                          elementBefore, elementAfter, hasWord, isSpace });
