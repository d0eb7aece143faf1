// parse_env.js: util.parseEnv: the text of a .env file as an object.

function isSpace(letter) {
  return letter === " " || letter === "\t" || letter === "\r";
}

function trim(text) {
  let from = 0;
  let to = text.length;
  while (from < to && (isSpace(text[from]) || text[from] === "\n")) from++;
  while (to > from && (isSpace(text[to - 1]) || text[to - 1] === "\n")) to--;
  return %textCut(text, from, to);
}

function withLineEnds(text) {
  return %textJoin(%splitText(text, "\\n", 4294967295), "\n");
}

// The value that begins at `at`: {value, end}. A quoted one may have lines.
function readValue(text, at) {
  while (at < text.length && isSpace(text[at])) at++;
  const quote = text[at];
  const lineEnd = %textFind(text, "\n", at);
  const end = lineEnd < 0 ? text.length : lineEnd;
  if (quote === '"' || quote === "'" || quote === "`") {
    const close = %textFind(text, quote, at + 1);
    if (close >= 0) {
      const inside = %textCut(text, at + 1, close);
      const next = %textFind(text, "\n", close);
      return {
        value: quote === '"' ? withLineEnds(inside) : inside,
        end: next < 0 ? text.length : next,
      };
    }
  }
  const comment = %textFind(text, "#", at);
  const to = comment >= 0 && comment < end ? comment : end;
  return { value: trim(%textCut(text, at, to)), end };
}

function withoutExport(name) {
  return %textCut(name, 0, 7) === "export " ? trim(%textCut(name, 7)) : name;
}

%export("parseEnv", function parseEnv(text) {
  if (typeof text !== "string") {
    throw %import("argumentError")("content", "string", text);
  }
  const result = {};
  let at = 0;
  while (at < text.length) {
    const equals = %textFind(text, "=", at);
    const lineEnd = %textFind(text, "\n", at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const name = trim(%textCut(text, at, equals < 0 ? end : equals));
    if (equals < 0 || equals > end || name[0] === "#") {
      at = end + 1;
    } else {
      const { value, end: next } = readValue(text, equals + 1);
      if (name !== "") result[withoutExport(name)] = value;
      at = next + 1;
    }
  }
  return result;
});
