// layout.js: how util.inspect arranges texts: entries on one line or each on
// its own, the elements of an array in columns, where an error's stack is cut.
// Primitive values are written here, too. `ctx` is inspect's: see inspect.js.

const { sqrt, round, floor } = Math;
const { normalize, toUpperCase } = String.prototype;
const { toString: symbolText } = Symbol.prototype;

// What `extra` says about the entries (see formatProperty).
const OBJECT = 0;
const ARRAY = 2;

// --- colours -------------------------------------------------------------

const colors = {
  __proto__: null,
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
};
const shades = ["black", "red", "green", "yellow", "blue", "magenta", "cyan",
                "white"];

// Eight colours from a code on, in letters or behind them.
function addShades(prefix, suffix, code, end) {
  for (let i = 0; i < shades.length; i++) {
    let name = suffix !== "" && i === 0 ? "gray" : shades[i] + suffix;
    if (prefix !== "") name = prefix + %call(toUpperCase, name[0]) + %textCut(name, 1);
    colors[name] = [code + i, end];
  }
}
addShades("", "", 30, 39);
addShades("bg", "", 40, 49);
colors.framed = [51, 54];
colors.overlined = [53, 55];
addShades("", "Bright", 90, 39);
addShades("bg", "Bright", 100, 49);

// Other names of the same, which nobody lists.
const aliases = ["grey", "gray", "blackBright", "gray", "bgGrey", "bgGray",
                 "bgBlackBright", "bgGray", "faint", "dim", "crossedout",
                 "strikethrough", "strikeThrough", "strikethrough",
                 "crossedOut", "strikethrough", "conceal", "hidden",
                 "swapColors", "inverse", "swapcolors", "inverse",
                 "doubleUnderline", "doubleunderline"];
for (let i = 0; i < aliases.length; i += 2) {
  %define(colors, aliases[i], colors[aliases[i + 1]], 5);
}

const styles = {
  __proto__: null,
  special: "cyan",
  number: "yellow",
  bigint: "yellow",
  boolean: "yellow",
  undefined: "grey",
  null: "bold",
  string: "green",
  symbol: "green",
  date: "magenta",
  regexp: "red",
  module: "underline",
};

function colored(text, style) {
  const color = colors[styles[style]];
  return color === undefined ? text
                             : `\x1b[${color[0]}m${text}\x1b[${color[1]}m`;
}

function paint(ctx, text, style) {
  return ctx.colors ? colored(text, style) : text;
}

// --- primitives ----------------------------------------------------------

// "1234567" as "1_234_567".
function separate(digits) {
  const start = digits[0] === "-" ? 1 : 0;
  let end = digits.length;
  let result = "";
  for (; end >= start + 4; end -= 3) {
    result = `_${%textCut(digits, end - 3, end)}${result}`;
  }
  return `${%textCut(digits, 0, end)}${result}`;
}

// "1234567" behind the point as "123_456_7".
function separateFraction(digits) {
  let result = "";
  let at = 0;
  for (; at < digits.length - 3; at += 3) {
    result += `${%textCut(digits, at, at + 3)}_`;
  }
  return `${result}${%textCut(digits, at)}`;
}

function separatedNumber(number) {
  const text = `${number}`;
  const dot = %textFind(text, ".", 0);
  if (%textFind(text, "e", 0) >= 0 || number - number !== 0) return text;
  if (dot < 0) return separate(text);
  return `${separate(%textCut(text, 0, dot))}.` +
         separateFraction(%textCut(text, dot + 1));
}

function numberText(number, separated) {
  if (separated) return separatedNumber(number);
  return number === 0 && 1 / number < 0 ? "-0" : `${number}`;
}

function bigintText(bigint, separated) {
  const text = `${bigint}`;
  return separated ? `${separate(text)}n` : `${text}n`;
}

// A long text in lines, each quoted, joined by "+".
function quotedLines(ctx, text) {
  const parts = [];
  let from = 0;
  while (from < text.length) {
    const end = %textFind(text, "\n", from);
    const to = end < 0 ? text.length : end + 1;
    %push(parts, paint(ctx, %textQuote(%textCut(text, from, to)), "string"));
    from = to;
  }
  return %textJoin(parts, ` +\n${spaces(ctx.indentation + 2)}`);
}

function formatString(ctx, text) {
  let trailer = "";
  if (text.length > ctx.maxStringLength) {
    const more = text.length - ctx.maxStringLength;
    text = %textCut(text, 0, ctx.maxStringLength);
    trailer = `... ${more} more character${more > 1 ? "s" : ""}`;
  }
  if (ctx.compact !== true && text.length > 16 &&
      text.length > ctx.breakLength - ctx.indentation - 4) {
    return quotedLines(ctx, text) + trailer;
  }
  return paint(ctx, %textQuote(text), "string") + trailer;
}

function formatPrimitive(ctx, value) {
  switch (typeof value) {
    case "string":
      return formatString(ctx, value);
    case "number":
      return paint(ctx, numberText(value, ctx.numericSeparator), "number");
    case "bigint":
      return paint(ctx, bigintText(value, ctx.numericSeparator), "bigint");
    case "boolean":
      return paint(ctx, `${value}`, "boolean");
    case "symbol":
      return paint(ctx, %call(symbolText, value), "symbol");
    case "undefined":
      return paint(ctx, "undefined", "undefined");
    default:
      return paint(ctx, "null", "null");
  }
}

// String(value).
function textOf(value) {
  return typeof value === "symbol" ? %call(symbolText, value) : `${value}`;
}

// --- columns -------------------------------------------------------------

// Columns of a text as Node counts them.
function width(text) {
  const columns = %textWidth(text, false);
  return columns >= 0 ? columns
                      : %textWidth(%call(normalize, text, "NFC"), true);
}

function lengthOf(ctx, text) {
  return ctx.colors ? %textPlain(text) : text.length;
}

function spaces(count) {
  return count > 0 ? %textSpaces(count) : "";
}

// How many columns an array is shown in; 1 where it is not to be grouped.
// Wanted is a square: a character is 2.5 times as high as wide.
function columnCount(ctx, output, count, widest, total) {
  const wide = widest + 2;
  if (!(wide * 3 + ctx.indentation < ctx.breakLength &&
        (total / wide > 5 || widest <= 6))) {
    return 1;
  }
  const bias = sqrt(wide - total / output.length);
  const narrowed = wide - 3 - bias > 1 ? wide - 3 - bias : 1;
  let columns = round(sqrt(2.5 * narrowed * count) / narrowed);
  const fitting = floor((ctx.breakLength - ctx.indentation) / wide);
  if (fitting < columns) columns = fitting;
  if (ctx.compact * 4 < columns) columns = ctx.compact * 4;
  return columns < 15 ? columns : 15;
}

// The widest entry of each column, with its comma and its space.
function columnWidths(widths, columns) {
  const list = [];
  for (let column = 0; column < columns; column++) {
    let widest = 0;
    for (let i = column; i < widths.length; i += columns) {
      if (widths[i] > widest) widest = widths[i];
    }
    %push(list, widest + 2);
  }
  return list;
}

// Numbers stand on the right of their column, all else on the left.
function areNumbers(value, count) {
  if (value === undefined) return true;
  for (let i = 0; i < count; i++) {
    const kind = typeof value[i];
    if (kind !== "number" && kind !== "bigint") return false;
  }
  return true;
}

function groupRow(output, widths, columns, from, to, right) {
  let row = "";
  for (let i = from; i < to; i++) {
    const last = i === to - 1;
    const room = columns[i - from] - 2 - widths[i];
    const entry = last ? output[i] : `${output[i]}, `;
    if (right) row += `${spaces(room)}${entry}`;
    else row += last ? entry : `${entry}${spaces(room)}`;
  }
  return row;
}

// The entries in rows, or `output` itself.
function groupElements(ctx, output, value) {
  const more = ctx.maxArrayLength < output.length;
  const count = more ? output.length - 1 : output.length;
  const widths = [];
  let total = 0;
  let widest = 0;
  for (let i = 0; i < count; i++) {
    const columns = width(output[i]);
    %push(widths, columns);
    total += columns + 2;
    if (columns > widest) widest = columns;
  }
  const columns = columnCount(ctx, output, count, widest, total);
  if (!(columns > 1)) return output;
  const list = columnWidths(widths, columns);
  const right = areNumbers(value, output.length);
  const rows = [];
  for (let i = 0; i < count; i += columns) {
    const end = i + columns < count ? i + columns : count;
    %push(rows, groupRow(output, widths, list, i, end, right));
  }
  if (more) %push(rows, output[count]);
  return rows;
}

// --- one line or many ----------------------------------------------------

function fits(ctx, output, start, base) {
  let total = output.length + start;
  if (total + output.length > ctx.breakLength) return false;
  for (let i = 0; i < output.length; i++) {
    total += lengthOf(ctx, output[i]);
    if (total > ctx.breakLength) return false;
  }
  return base === "" || %textFind(base, "\n", 0) < 0;
}

// compact: true. As much on a line as goes.
function arrangeTight(ctx, output, base, open, close) {
  const head = base ? ` ${base}` : "";
  if (fits(ctx, output, 0, base)) {
    return `${open}${head} ${%textJoin(output, ", ")} ${close}`;
  }
  const indent = spaces(ctx.indentation);
  const gap =
    base === "" && open.length === 1 ? " " : `${head}\n${indent}  `;
  return `${open}${gap}${%textJoin(output, `,\n${indent}  `)} ${close}`;
}

// Entries that are no more than `compact` levels deep share a line where they
// fit; all others get a line each.
function arrange(ctx, output, base, open, close, extra, depth, value) {
  if (ctx.compact === true) {
    return arrangeTight(ctx, output, base, open, close);
  }
  const head = base ? `${base} ${open}` : open;
  if (typeof ctx.compact === "number" && ctx.compact >= 1) {
    const before = output.length;
    if (extra === ARRAY && before > 6) {
      output = groupElements(ctx, output, value);
    }
    if (ctx.deepest - depth < ctx.compact && before === output.length) {
      const start = output.length + ctx.indentation + open.length +
                    base.length + 10;
      if (fits(ctx, output, start, base)) {
        const line = %textJoin(output, ", ");
        if (%textFind(line, "\n", 0) < 0) return `${head} ${line} ${close}`;
      }
    }
  }
  const indent = `\n${spaces(ctx.indentation)}`;
  return `${head}${indent}  ${%textJoin(output, `,${indent}  `)}` +
         `${indent}${close}`;
}

// What stands before an opening brace: "Foo [tag] ", "[Foo: null prototype] ".
function prefix(maker, tag, fallback, size) {
  if (maker === null) {
    const own = `[${fallback}${size}: null prototype] `;
    return tag !== "" && fallback !== tag ? `${own}[${tag}] ` : own;
  }
  return tag !== "" && maker !== tag ? `${maker}${size} [${tag}] `
                                     : `${maker}${size} `;
}

function moreItems(count) {
  return `... ${count} more item${count > 1 ? "s" : ""}`;
}

function placeIn(list, value) {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return i;
  return -1;
}

%export("layout", {
  __proto__: null,
  OBJECT,
  ARRAY,
  colors,
  styles,
  colored,
  paint,
  width,
  spaces,
  arrange,
  prefix,
  moreItems,
  symbolText,
  textOf,
  numberText,
  bigintText,
  formatPrimitive,
  placeIn,
});
