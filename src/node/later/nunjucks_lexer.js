// nunjucks_lexer.js: a template as a list of tokens. Outside of {{ }} and
// {% %} everything is data.
//
// A token is {type, value, line, column}, both from 0. `trimmed` on a sign
// that begins or ends code: the dash, which takes away the white space there.


const usualTags = {
  blockStart: "{%", blockEnd: "%}", variableStart: "{{", variableEnd: "}}",
  commentStart: "{#", commentEnd: "#}",
};

// What each sign is; any other that is no letter is an operator.
const signs = {
  __proto__: null,
  "(": "left-paren", ")": "right-paren", "[": "left-bracket",
  "]": "right-bracket", "{": "left-curly", "}": "right-curly", ",": "comma",
  ":": "colon", "~": "tilde", "|": "pipe",
};

const operator = /===|!==|==|!=|<=|>=|\/\/|\*\*|[()[\]{}%*\-+~/#,:|.<>=!]/y;
const word = /[^ \n\t\r\xa0()[\]{}%*\-+~/#,:|.<>=!"']+/y;
const space = /[ \n\t\r\xa0]+/y;
const regex = /r\/((?:\\\/|[^/])*)\/?([gimy]*)/y;
const fraction = /\.([0-9]*)/y;

const escapes = { __proto__: null, n: "\n", t: "\t", r: "\r" };

class Lexer {
  constructor(text, options) {
    this.text = text;
    this.tags = { ...usualTags, ...options.tags };
    this.options = options;
    this.at = 0;
    this.line = 0;
    this.column = 0;
    this.tokens = [];
  }

  starts(sign) {
    return this.text.startsWith(sign, this.at);
  }

  // Goes on by so many characters.
  skip(count) {
    const passed = this.text.slice(this.at, this.at + count);
    const last = passed.lastIndexOf("\n");
    this.line += passed.split("\n").length - 1;
    this.column = last < 0 ? this.column + count : count - last - 1;
    this.at += count;
    return passed;
  }

  add(type, value, length, more) {
    const { line, column } = this;
    this.tokens.push({ type, value, line, column, ...more });
    this.skip(length);
  }

  // What the expression finds here, or undefined.
  match(expression) {
    expression.lastIndex = this.at;
    return expression.exec(this.text) ?? undefined;
  }

  readAll() {
    while (this.at < this.text.length) {
      const { blockStart, variableStart, commentStart } = this.tags;
      if (this.starts(blockStart)) this.readBlock();
      else if (this.starts(variableStart)) this.readVariable();
      else if (this.starts(commentStart)) this.readComment();
      else this.readData();
    }
    return this.tokens;
  }

  // --- outside ---------------------------------------------------------------

  // Where the next sign stands that ends data.
  dataEnd() {
    const { blockStart, variableStart, commentStart, commentEnd } = this.tags;
    const places = [blockStart, variableStart, commentStart, commentEnd]
      .map((sign) => this.text.indexOf(sign, this.at)).filter((at) => at >= 0);
    return Math.min(this.text.length, ...places);
  }

  readData() {
    const end = this.dataEnd();
    if (this.text.startsWith(this.tags.commentEnd, end)) {
      throw new Error("unexpected end of comment");
    }
    let data = this.text.slice(this.at, end);
    const { length } = data;
    if (this.options.lstripBlocks &&
        this.text.startsWith(this.tags.blockStart, end)) {
      data = data.replace(/(^|\n)[^\S\n]+$/, "$1");
    }
    this.add("data", data, length);
    if (data === "") this.tokens.pop();
  }

  readComment() {
    const { commentStart, commentEnd } = this.tags;
    const end = this.text.indexOf(commentEnd, this.at);
    if (end < 0) {
      throw new Error("expected end of comment, got end of file");
    }
    const length = end + commentEnd.length - this.at;
    const inner = this.text.slice(this.at + commentStart.length, end);
    this.add("comment", inner, length,
             { trimmed: inner[0] === "-", trimsNext: inner.endsWith("-") });
  }

  // --- inside ----------------------------------------------------------------

  readStart(type, sign) {
    const trimmed = this.text[this.at + sign.length] === "-";
    this.add(type, sign, sign.length + (trimmed ? 1 : 0), { trimmed });
  }

  // The end of code, which is the next thing here; false where it is not.
  readEnd(type, sign) {
    const trimmed = this.text[this.at] === "-" &&
                    this.text.startsWith(sign, this.at + 1);
    if (!trimmed && !this.starts(sign)) return false;
    this.add(type, sign, sign.length + (trimmed ? 1 : 0),
             { trimsNext: trimmed });
    return true;
  }

  readVariable() {
    this.readStart("variable-start", this.tags.variableStart);
    this.readCode();
  }

  // {% raw %}: everything up to its end is data.
  readBlock() {
    const raw = new RegExp(`-?\\s*(raw|verbatim)\\s*-?${
      this.tags.blockEnd.replace(/[^\w]/g, "\\$&")}`, "y");
    raw.lastIndex = this.at + this.tags.blockStart.length;
    const found = raw.exec(this.text);
    if (found !== null) {
      this.skip(raw.lastIndex - this.at);
      this.readRaw(found[1]);
      return;
    }
    this.readStart("block-start", this.tags.blockStart);
    this.readCode();
  }

  readRaw(name) {
    const sign = /\{%-?\s*(\w+)\s*-?%\}/g;
    const from = this.at;
    let depth = 1;
    sign.lastIndex = from;
    let found;
    do {
      found = sign.exec(this.text);
      if (found?.[1] === name) depth++;
      if (found?.[1] === `end${name}`) depth--;
    } while (found !== null && depth > 0);
    const end = found === null ? this.text.length : found.index;
    this.add("data", this.text.slice(from, end), end - from, { raw: true });
    if (found !== null) this.skip(found[0].length);
  }

  readCode() {
    const { blockEnd, variableEnd } = this.tags;
    while (this.at < this.text.length) {
      const blank = this.match(space);
      if (blank) {
        this.skip(blank[0].length);
      } else if (this.readEnd("block-end", blockEnd)) {
        this.trimLineEnd();
        return;
      } else if (this.readEnd("variable-end", variableEnd)) {
        return;
      } else {
        this.readToken();
      }
    }
  }

  // trimBlocks: the line end behind a block goes with it.
  trimLineEnd() {
    const end = this.options.trimBlocks ? this.match(/\r?\n/y) : undefined;
    if (end) this.skip(end[0].length);
  }

  readToken() {
    const c = this.text[this.at];
    const pattern = this.match(regex);
    if (c === '"' || c === "'") {
      this.readString(c);
    } else if (pattern) {
      this.add("regex", new RegExp(pattern[1], pattern[2]), pattern[0].length);
    } else if (this.match(operator)) {
      const [sign] = this.match(operator);
      this.add(signs[sign] ?? "operator", sign, sign.length);
    } else {
      this.readWord(this.match(word)[0]);
    }
  }

  readWord(text) {
    if (/^[0-9]+$/.test(text)) {
      this.skip(text.length);
      const rest = this.match(fraction);
      this.at -= text.length;
      this.column -= text.length;
      if (rest) this.add("float", parseFloat(text + rest[0]),
                         text.length + rest[0].length);
      else this.add("int", parseInt(text, 10), text.length);
    } else if (text === "true" || text === "false") {
      this.add("boolean", text === "true", text.length);
    } else if (text === "none" || text === "null") {
      this.add("none", null, text.length, { text });
    } else {
      this.add("symbol", text, text.length);
    }
  }

  readString(quote) {
    let end = this.at + 1;
    let value = "";
    while (end < this.text.length && this.text[end] !== quote) {
      if (this.text[end] === "\\") {
        end++;
        value += escapes[this.text[end]] ?? this.text[end] ?? "";
      } else {
        value += this.text[end];
      }
      end++;
    }
    this.add("string", value, end + 1 - this.at);
  }
}

// The tokens, in which dashes have done their work: no comments, no white
// space where a dash stands.
function tokensOf(text, options) {
  const tokens = new Lexer(text, options).readAll();
  const kept = [];
  let trimsNext = false;
  tokens.forEach((token, i) => {
    if (token.type === "data" && !token.raw) {
      if (trimsNext) token.value = token.value.trimStart();
      if (tokens[i + 1]?.trimmed) token.value = token.value.trimEnd();
    }
    trimsNext = token.trimsNext === true;
    if (token.type !== "comment") kept.push(token);
  });
  return kept;
}

%export("nunjucksTokens", tokensOf);
