// nunjucks_parser.js: a template's tokens as a tree. A node is {type, line,
// column, ...}; nunjucks_render.js has a function for each type.

const later = %import("later");
const TemplateError = later("node/nunjucks_error", "nunjucksError");
const tokensOf = later("node/nunjucks_lexer", "nunjucksTokens");

const comparisons = ["==", "===", "!=", "!==", "<", ">", "<=", ">="];

// From the loosest to the tightest: what + and its like bind. The tilde joins
// texts.
const levels = [
  ["~", "Concat"], ["+", "Add"], ["-", "Sub"], ["*", "Mul"], ["/", "Div"],
  ["//", "FloorDiv"], ["%", "Mod"], ["**", "Pow"],
];

class Parser {
  constructor(tokens) {
    this.tokens = tokens;
    this.at = 0;
    this.stopAt = []; // names of blocks that end what is being read
  }

  // --- tokens ----------------------------------------------------------------

  peek() {
    return this.tokens[this.at];
  }

  next() {
    return this.tokens[this.at++];
  }

  is(type, value) {
    const token = this.peek();
    return token !== undefined && token.type === type &&
           (value === undefined || token.value === value);
  }

  skip(type, value) {
    if (!this.is(type, value)) return false;
    this.at++;
    return true;
  }

  skipWord(word) {
    return this.skip("symbol", word);
  }

  expect(type) {
    const token = this.next();
    if (token.type !== type) {
      this.fail(`expected ${type}, got ${token.type}`, token);
    }
    return token;
  }

  // An error at a token, or at the next one.
  fail(message, token = this.peek()) {
    throw token === undefined
      ? new TemplateError(message)
      : new TemplateError(message, token.line + 1, token.column + 1);
  }

  node(type, token, more) {
    const { line = 0, column = 0 } = token ?? {};
    return { type, line, column, ...more };
  }

  // The end of {% ... %}; `name` is what the block is, where it was read.
  endBlock(name) {
    let known = name;
    if (known === undefined) {
      const token = this.peek();
      if (token === undefined) this.fail("unexpected end of file");
      if (token.type !== "symbol") {
        this.fail("advanceAfterBlockEnd: expected symbol token or explicit " +
                  "name to be passed");
      }
      known = this.next().value;
    }
    const token = this.next();
    if (token?.type !== "block-end") {
      this.fail(`expected block end in ${known} statement`);
    }
  }

  // --- the template ----------------------------------------------------------

  // Nodes up to a block that ends them, which is not read.
  body(...names) {
    const before = this.stopAt;
    this.stopAt = names;
    const children = [];
    for (let node = this.part(); node !== undefined; node = this.part()) {
      children.push(node);
    }
    this.stopAt = before;
    return children;
  }

  part() {
    const token = this.next();
    if (token === undefined) return undefined;
    if (token.type === "data") {
      return this.node("Data", token, { text: token.value });
    }
    if (token.type === "block-start") return this.statement();
    if (token.type !== "variable-start") {
      return this.fail(`Unexpected token at top-level: ${token.type}`, token);
    }
    const value = this.expression();
    if (!this.skip("variable-end")) this.fail("expected variable end");
    return this.node("Output", token, { value });
  }

  // undefined where a block stands that ends what is being read.
  statement() {
    const token = this.peek();
    if (token?.type !== "symbol") this.fail("tag name expected", token);
    if (this.stopAt.includes(token.value)) return undefined;
    const read = statements[token.value];
    if (read === undefined) {
      this.fail(`unknown block tag: ${token.value}`, token);
    }
    return read(this, this.next());
  }

  // --- expressions -----------------------------------------------------------

  expression() {
    const value = this.or();
    if (!this.skipWord("if")) return value;
    const condition = this.or();
    const other = this.skipWord("else") ? this.or() : null;
    return this.node("InlineIf", value, { value, condition, other });
  }

  or() {
    let left = this.and();
    while (this.skipWord("or")) {
      left = this.node("Or", left, { left, right: this.and() });
    }
    return left;
  }

  and() {
    let left = this.not();
    while (this.skipWord("and")) {
      left = this.node("And", left, { left, right: this.not() });
    }
    return left;
  }

  not() {
    const token = this.peek();
    return this.skipWord("not")
      ? this.node("Not", token, { value: this.not() }) : this.in();
  }

  in() {
    let left = this.isTest();
    for (;;) {
      const at = this.at;
      const inverted = this.skipWord("not");
      if (!this.skipWord("in")) {
        this.at = at;
        return left;
      }
      left = this.node("In", left, { left, right: this.isTest() });
      if (inverted) left = this.node("Not", left, { value: left });
    }
  }

  isTest() {
    const value = this.compare();
    if (!this.skipWord("is")) return value;
    const inverted = this.skipWord("not");
    const right = this.compare();
    const name = right.callee?.name ?? right.name ?? `${right.value}`;
    const test =
      this.node("Is", value, { value, name, args: right.args ?? [] });
    return inverted ? this.node("Not", value, { value: test }) : test;
  }

  compare() {
    let left = this.binary(0);
    while (comparisons.includes(this.peek()?.value) &&
           this.peek().type === "operator") {
      const token = this.next();
      left = this.node("Compare", token, {
        left, operator: token.value, right: this.binary(0),
      });
    }
    return left;
  }

  binary(level) {
    if (level === levels.length) return this.unary(true);
    const [sign, type] = levels[level];
    const kind = sign === "~" ? "tilde" : "operator";
    let left = this.binary(level + 1);
    while (this.skip(kind, sign)) {
      left = this.node(type, left, { left, right: this.binary(level + 1) });
    }
    return left;
  }

  unary(withFilters) {
    const token = this.peek();
    let value;
    if (this.skip("operator", "-")) {
      value = this.node("Neg", token, { value: this.unary(false) });
    } else if (this.skip("operator", "+")) {
      value = this.node("Pos", token, { value: this.unary(false) });
    } else {
      value = this.primary(true);
    }
    return withFilters ? this.filters(value) : value;
  }

  primary(withPostfix) {
    const token = this.next();
    if (token === undefined) this.fail("expected expression, got end of file");
    let value;
    if (["string", "int", "float", "boolean", "none", "regex"]
      .includes(token.type)) {
      value = this.node("Literal", token, { value: token.value });
    } else if (token.type === "symbol") {
      value = this.node("Symbol", token, { name: token.value });
    } else {
      this.at--;
      value = this.aggregate();
    }
    if (value === undefined) {
      this.fail(`unexpected token: ${token.value}`, token);
    }
    return withPostfix ? this.postfix(value) : value;
  }

  // Calls and members: user.name, list[0], f(x)
  postfix(first) {
    let value = first;
    for (;;) {
      const token = this.peek();
      if (this.is("left-paren")) {
        value = this.node("Call", token, { callee: value,
                                           args: this.signature() });
      } else if (this.is("left-bracket")) {
        const { items } = this.aggregate();
        if (items.length > 1) this.fail("invalid index");
        value = this.node("Member", token, { object: value, key: items[0] });
      } else if (this.skip("operator", ".")) {
        const name = this.next();
        if (name.type !== "symbol") {
          this.fail("expected name as lookup value, got " +
                    `${name.text ?? name.value}`, name);
        }
        const key = this.node("Literal", name, { value: name.value });
        value = this.node("Member", token, { object: value, key });
      } else {
        return value;
      }
    }
  }

  filterName() {
    let { value } = this.expect("symbol");
    while (this.skip("operator", ".")) {
      value += `.${this.expect("symbol").value}`;
    }
    return value;
  }

  filterArguments() {
    return this.is("left-paren") ? this.signature() : [];
  }

  filters(first) {
    let value = first;
    while (this.skip("pipe")) {
      const token = this.peek();
      const name = this.filterName();
      value = this.node("Filter", token, {
        name, args: [value, ...this.filterArguments()],
      });
    }
    return value;
  }

  // (a), [a, b] or {a: b}; undefined where none of them begins.
  aggregate() {
    const token = this.next();
    const ends = { "left-paren": "right-paren",
                   "left-bracket": "right-bracket",
                   "left-curly": "right-curly" };
    const types = { "left-paren": "Group", "left-bracket": "Array",
                    "left-curly": "Dict" };
    if (ends[token.type] === undefined) return undefined;
    const items = [];
    while (!Object.values(ends).some((end) => this.skip(end))) {
      if (items.length > 0 && !this.skip("comma")) {
        this.fail("parseAggregate: expected comma after expression", token);
      }
      items.push(token.type === "left-curly" ? this.pair(token)
                                             : this.expression());
    }
    return this.node(types[token.type], token, { items });
  }

  pair(token) {
    const key = this.primary(true);
    if (!this.skip("colon")) {
      this.fail("parseAggregate: expected colon after dict key", token);
    }
    return { key, value: this.expression() };
  }

  // (a, b, name=c): the named ones are one node at the end.
  signature() {
    this.expect("left-paren");
    const args = [];
    const named = [];
    while (!this.skip("right-paren")) {
      if (args.length + named.length > 0 && !this.skip("comma")) {
        this.fail("parseSignature: expected comma after expression");
      }
      const value = this.expression();
      if (this.skip("operator", "=")) {
        named.push({ key: value, value: this.expression() });
      } else {
        args.push(value);
      }
    }
    if (named.length > 0) {
      args.push(this.node("Named", args[0], { items: named }));
    }
    return args;
  }
}

// --- statements ------------------------------------------------------------

function readIf(parser, token) {
  const condition = parser.expression();
  parser.endBlock(token.value);
  const body = parser.body("elif", "elseif", "else", "endif");
  const next = parser.peek();
  let other = [];
  if (parser.is("symbol", "elif") || parser.is("symbol", "elseif")) {
    other = [readIf(parser, parser.next())];
  } else if (parser.is("symbol", "else")) {
    parser.endBlock();
    other = parser.body("endif");
    parser.endBlock();
  } else if (next?.value === "endif") {
    parser.endBlock();
  } else {
    parser.fail("parseIf: expected elif, else, or endif, got end of file");
  }
  return parser.node("If", token, { condition, body, other });
}

function readFor(end) {
  return (parser, token) => {
    const names = [];
    do {
      const name = parser.primary(true);
      if (name.type !== "Symbol") {
        parser.fail("parseFor: variable name expected for loop");
      }
      names.push(name.name);
    } while (parser.skip("comma"));
    if (!parser.skipWord("in")) {
      parser.fail('parseFor: expected "in" keyword for loop', token);
    }
    const list = parser.expression();
    parser.endBlock(token.value);
    const body = parser.body(end, "else");
    let other = [];
    if (parser.skipWord("else")) {
      parser.endBlock("else");
      other = parser.body(end);
    }
    parser.endBlock();
    return parser.node("For", token, { names, list, body, other });
  };
}

function readBlock(parser, token) {
  const name = parser.primary(true);
  if (name.type !== "Symbol") {
    parser.fail("parseBlock: variable name expected", token);
  }
  parser.endBlock(token.value);
  const body = parser.body("endblock");
  parser.skipWord("endblock");
  parser.skipWord(name.name);
  if (parser.peek() === undefined) {
    parser.fail("parseBlock: expected endblock, got end of file");
  }
  parser.endBlock(parser.peek().value);
  return parser.node("Block", token, { name: name.name, body });
}

function readExtends(parser, token) {
  const template = parser.expression();
  parser.endBlock(token.value);
  return parser.node("Extends", token, { template });
}

function readInclude(parser, token) {
  const template = parser.expression();
  const ignoreMissing = parser.skipWord("ignore") && parser.skipWord("missing");
  parser.endBlock(token.value);
  return parser.node("Include", token, { template, ignoreMissing });
}

function readSet(parser, token) {
  const names = [];
  do {
    names.push(parser.primary(true).name);
  } while (parser.skip("comma"));
  if (parser.skip("operator", "=")) {
    const value = parser.expression();
    parser.endBlock(token.value);
    return parser.node("Set", token, { names, value });
  }
  if (!parser.skip("block-end")) {
    parser.fail("parseSet: expected = or block end in set tag", token);
  }
  const body = parser.body("endset");
  parser.endBlock();
  const value = parser.node("Capture", token, { body });
  return parser.node("Set", token, { names, value });
}

function readFilter(parser, token) {
  const name = parser.filterName();
  const args = parser.filterArguments();
  parser.endBlock(token.value);
  const capture =
    parser.node("Capture", token, { body: parser.body("endfilter") });
  parser.endBlock();
  const value =
    parser.node("Filter", token, { name, args: [capture, ...args] });
  return parser.node("Output", token, { value });
}

// {params, defaults} of a macro's brackets.
function readParameters(args) {
  const params = [];
  let defaults = [];
  for (const arg of args) {
    if (arg.type === "Named") defaults = arg.items;
    else params.push(arg.name);
  }
  return { params, defaults: defaults.map(({ key, value }) =>
    ({ name: key.name, value })) };
}

function readMacro(parser, token) {
  const { name } = parser.primary(false);
  const parameters = readParameters(parser.signature());
  parser.endBlock(token.value);
  const body = parser.body("endmacro");
  parser.endBlock();
  return parser.node("Macro", token, { name, ...parameters, body });
}

// The body becomes a macro that the called one knows as `caller`.
function readCall(parser, token) {
  const parameters =
    readParameters(parser.is("left-paren") ? parser.signature() : []);
  const value = parser.primary(true);
  parser.endBlock(token.value);
  const body = parser.body("endcall");
  parser.endBlock();
  const caller = parser.node("Caller", token, { ...parameters, body });
  let named = value.args.at(-1);
  if (named?.type !== "Named") {
    named = parser.node("Named", token, { items: [] });
    value.args.push(named);
  }
  named.items.push({ key: parser.node("Symbol", token, { name: "caller" }),
                     value: caller });
  return parser.node("Output", token, { value });
}

// with context, without context
function readContext(parser) {
  const token = parser.peek();
  const withContext = parser.skipWord("with");
  if ((withContext || parser.skipWord("without")) &&
      !parser.skipWord("context")) {
    parser.fail("parseFrom: expected context after with/without", token);
  }
  return withContext;
}

function readImport(parser, token) {
  const template = parser.expression();
  if (!parser.skipWord("as")) {
    parser.fail('parseImport: expected "as" keyword', token);
  }
  const { name } = parser.primary(false);
  const withContext = readContext(parser);
  parser.endBlock(token.value);
  return parser.node("Import", token, { template, name, withContext });
}

function readFrom(parser, token) {
  const template = parser.expression();
  if (!parser.skipWord("import")) {
    parser.fail("parseFrom: expected import", token);
  }
  const names = [];
  let withContext = false;
  while (!parser.skip("block-end")) {
    if (names.length > 0 && !parser.skip("comma")) {
      parser.fail("parseFrom: expected comma", token);
    }
    const name = parser.primary(false);
    if (name.name[0] === "_") {
      parser.fail("parseFrom: names starting with an underscore cannot be " +
                  "imported", name);
    }
    const alias = parser.skipWord("as") ? parser.primary(false) : name;
    names.push({ name: name.name, alias: alias.name });
    withContext = readContext(parser);
  }
  if (names.length === 0) {
    parser.fail("parseFrom: Expected at least one import name", token);
  }
  return parser.node("From", token, { template, names, withContext });
}

function readSwitch(parser, token) {
  const value = parser.expression();
  parser.endBlock(token.value);
  parser.body("case", "default", "endswitch");
  const cases = [];
  while (parser.skipWord("case")) {
    const test = parser.expression();
    parser.endBlock("case");
    cases.push({ test, body: parser.body("case", "default", "endswitch") });
  }
  let other = [];
  if (parser.skipWord("default")) {
    parser.endBlock("default");
    other = parser.body("endswitch");
  }
  if (!parser.is("symbol", "endswitch")) {
    parser.fail('parseSwitch: expected "case," "default" or "endswitch," got ' +
                "EOF.");
  }
  parser.endBlock();
  return parser.node("Switch", token, { value, cases, other });
}

const statements = {
  __proto__: null,
  if: readIf, ifAsync: readIf, for: readFor("endfor"),
  asyncEach: readFor("endeach"), asyncAll: readFor("endall"),
  block: readBlock, extends: readExtends, include: readInclude, set: readSet,
  filter: readFilter, macro: readMacro, call: readCall, import: readImport,
  from: readFrom, switch: readSwitch,
};

// {body, blocks}: the nodes of a template, and its blocks by their names,
// those inside other blocks too.
function parseTemplate(text, options) {
  const parser = new Parser(tokensOf(text, options));
  const body = parser.body();
  const blocks = {};
  collectBlocks(body, blocks);
  return { body, blocks };
}

function collectBlocks(nodes, blocks) {
  for (const node of nodes) {
    if (node.type === "Block") {
      if (blocks[node.name] !== undefined) {
        throw new Error(`Block "${node.name}" defined more than once.`);
      }
      blocks[node.name] = node;
    }
    for (const part of [node.body, node.other]) {
      if (Array.isArray(part)) collectBlocks(part, blocks);
    }
    for (const each of node.cases ?? []) collectBlocks(each.body, blocks);
  }
}

%export("nunjucksParse", parseTemplate);
