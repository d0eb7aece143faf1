// assert_diff.js: what an AssertionError says: both values, and what is in one
// of them only.
//
// Exported as "assertMessage": (operator, actual, expected, message).

const inspect = %import("inspect");

const headings = {
  __proto__: null,
  deepStrictEqual: "Expected values to be strictly deep-equal:",
  strictEqual: "Expected values to be strictly equal:",
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: "Expected values to be loosely deep-equal:",
  notDeepStrictEqual:
    'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject:
    'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
};
const IDENTICAL =
  "Values have same structure but are not reference-equal:";

function show(value) {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });
}

function linesOf(text) {
  return %splitText(text, "\n", 4294967295);
}

function isObject(value) {
  return %isObject(value) && typeof value === "object";
}

function cut(text, length) {
  return text.length > length ? `${%textCut(text, 0, length - 3)}...` : text;
}

// At most 46 lines and "...".
function fewLines(lines) {
  if (lines.length > 50) {
    lines[46] = "...";
    lines.length = 47;
  }
  return %textJoin(lines, "\n");
}

// Two lines of which one only has a comma more count as the same.
function isSame(line, other) {
  return line === other || line === `${other},`;
}

// --- the difference of two texts -----------------------------------------

// Takes lines off that both end with: {tail, skipped}.
function takeTail(actual, expected, already) {
  let tail = "";
  let other = "";
  let count = already;
  while (actual.length > 0 && expected.length > 0 &&
         actual[actual.length - 1] === expected[expected.length - 1]) {
    const line = actual[actual.length - 1];
    if (count++ < 3) tail = `\n  ${line}${tail}`;
    else other = line;
    actual.length--;
    expected.length--;
  }
  const skipped = count >= 5;
  if (skipped) tail = `\n...${tail}`;
  if (other !== "") tail = `\n  ${other}${tail}`;
  return { __proto__: null, tail, skipped };
}

// The same lines just before line `i`: two were shown already, the last two
// are, and what is between them is left out.
function flushSame(diff, lines, i) {
  if (diff.same > 4) {
    if (diff.same === 5) {
      diff.text += `\n  ${lines[i - 3]}`;
      diff.printed++;
    } else {
      diff.text += "\n...";
      diff.skipped = true;
    }
  }
  if (diff.same > 3) {
    diff.text += `\n  ${lines[i - 2]}`;
    diff.printed++;
  }
  if (diff.same > 2) {
    diff.text += `\n  ${lines[i - 1]}`;
    diff.printed++;
  }
  diff.same = 0;
}

function addOnly(diff, actual, expected, i) {
  if (i < actual.length) {
    flushSame(diff, actual, i);
    diff.text += `\n+ ${actual[i]}`;
  } else {
    flushSame(diff, expected, i);
    diff.missing += `\n- ${expected[i]}`;
  }
  diff.printed++;
}

function addBoth(diff, actual, expected, i) {
  let line = actual[i];
  let same = isSame(line, expected[i]);
  if (!same && expected[i] === `${line},`) {
    same = true;
    line += ",";
  }
  if (!same) {
    flushSame(diff, actual, i);
    diff.text += `\n+ ${line}`;
    diff.missing += `\n- ${expected[i]}`;
    diff.printed += 2;
    return;
  }
  diff.text += diff.missing;
  diff.missing = "";
  diff.same++;
  if (diff.same <= 2) {
    diff.text += `\n  ${line}`;
    diff.printed++;
  }
}

function compare(actual, expected, heading, indicator, already) {
  const { tail, skipped } = takeTail(actual, expected, already);
  const count =
    actual.length > expected.length ? actual.length : expected.length;
  if (count === 0) return undefined;
  const diff = {
    __proto__: null,
    text: "",
    missing: "", // lines of `expected`, behind those of `actual`
    same: 0,
    printed: 0,
    skipped,
  };
  const head = `${heading}\n+ actual - expected`;
  for (let i = 0; i < count; i++) {
    if (i >= actual.length || i >= expected.length) {
      addOnly(diff, actual, expected, i);
    } else {
      addBoth(diff, actual, expected, i);
    }
    if (diff.printed > 50 && i < count - 2) {
      return `${head} ... Lines skipped\n${diff.text}\n...${diff.missing}\n...`;
    }
  }
  return `${head}${diff.skipped ? " ... Lines skipped" : ""}\n${diff.text}` +
         `${diff.missing}${tail}${indicator}`;
}

// --- two values ----------------------------------------------------------

// The column at which two lines begin to differ.
function firstDifference(a, b) {
  let i = 0;
  while (a[i] === b[i]) i++;
  return i;
}

function difference(operator, actual, expected, message) {
  const shown = show(actual);
  const own = linesOf(shown);
  const other = linesOf(show(expected));
  let kind = operator;
  if (operator === "strictEqual" &&
      ((isObject(actual) && isObject(expected)) ||
       (typeof actual === "function" && typeof expected === "function"))) {
    kind = "strictEqualObject";
  }
  const heading = message || headings[kind];
  let indicator = "";
  let already = 0;
  if (own.length === 1 && other.length === 1 && own[0] !== other[0]) {
    const length = own[0].length + other[0].length;
    if (length <= 12) {
      if (!isObject(actual) && !isObject(expected) &&
          (actual !== 0 || expected !== 0)) {
        return `${heading}\n\n${own[0]} !== ${other[0]}\n`;
      }
    } else if (kind !== "strictEqualObject" && length < 80) {
      already = firstDifference(own[0], other[0]);
      if (already > 2) {
        indicator = `\n  ${%textSpaces(already)}^`;
        already = 0;
      }
    }
  }
  return compare(own, other, heading, indicator, already) ??
         `${IDENTICAL}\n\n${fewLines(linesOf(shown))}\n`;
}

function unequal(operator, actual) {
  const lines = linesOf(show(actual));
  const isReference = operator === "notStrictEqual" && %isObject(actual);
  const heading = headings[isReference ? "notStrictEqualObject" : operator];
  if (lines.length === 1) {
    return `${heading}${lines[0].length > 5 ? "\n\n" : " "}${lines[0]}`;
  }
  return `${heading}\n\n${fewLines(lines)}\n`;
}

function loose(operator, actual, expected) {
  const own = show(actual);
  const other = show(expected);
  const heading = headings[operator];
  if (operator === "notDeepEqual" && own === other) {
    return cut(`${heading}\n\n${own}`, 1024);
  }
  const a = cut(own, 512);
  const b = cut(other, 512);
  if (operator === "deepEqual") {
    return `${heading}\n\n${a}\n\nshould loosely deep-equal\n\n${b}`;
  }
  if (operator === "notDeepEqual") {
    return "Expected values not to be loosely deep-equal:\n\n" +
           `${a}\n\nshould not loosely deep-equal\n\n${b}`;
  }
  return `${a} ${operator} ${b}`;
}

%export("assertMessage", (operator, actual, expected, message) => {
  const strict = operator === "deepStrictEqual" || operator === "strictEqual";
  if (strict) return difference(operator, actual, expected, message);
  if (message !== undefined && message !== null) return `${message}`;
  return operator === "notDeepStrictEqual" || operator === "notStrictEqual"
    ? unequal(operator, actual) : loose(operator, actual, expected);
});
