// inspect_error.js: how util.inspect shows an error: its stack, with the name
// of its class, without the frames that its cause's stack has as well, and
// which of its properties the stack does not tell already.

const { paint, spaces, prefix, placeIn, textOf } = %import("layout");
const { toString: errorText } = Error.prototype;
const errorPrototype = Error.prototype;

function inherits(object, prototype) {
  let at = %prototypeOf(object);
  while (at !== null && at !== prototype) at = %prototypeOf(at);
  return at === prototype;
}

// --- the frames ----------------------------------------------------------

// The lines of a text, without their ends.
function linesOf(text) {
  const lines = [];
  let from = 0;
  for (;;) {
    const at = %textFind(text, "\n", from);
    %push(lines, %textCut(text, from, at < 0 ? text.length : at));
    if (at < 0) return lines;
    from = at + 1;
  }
}

// The first run of more than three lines that stands in both lists:
// {offset, length} of it in `a`; length 0 where there is none.
function sharedRun(a, b) {
  for (let i = 0; i < a.length - 3; i++) {
    const at = placeIn(b, a[i]);
    if (at >= 0 && b.length - at > 3) {
      let length = 1;
      while (i + length < a.length && at + length < b.length &&
             a[i + length] === b[at + length]) {
        length++;
      }
      if (length > 3) return { offset: i, length };
    }
  }
  return { offset: 0, length: 0 };
}

// The lines of a stack; those that the cause's stack has as well are left out.
function ownFrames(ctx, stack, causeStack) {
  const lines = linesOf(stack);
  const start = causeStack === undefined
    ? -1 : %textFind(causeStack, "\n    at", 0);
  if (start < 0) return lines;
  const run = sharedRun(lines, linesOf(%textCut(causeStack, start + 1)));
  if (run.length === 0) return lines;
  const skipped = run.length - 2;
  const kept = [];
  for (let i = 0; i < lines.length; i++) {
    if (i === run.offset + 1) {
      %push(kept,
            paint(ctx,
                  `    ... ${skipped} lines matching cause stack trace ...`,
                  "undefined"));
    }
    if (i <= run.offset || i > run.offset + skipped) %push(kept, lines[i]);
  }
  return kept;
}

// --- the first line ------------------------------------------------------

function stackText(error) {
  const { stack } = error;
  return stack ? textOf(stack) : %call(errorText, error);
}

function startsWith(text, part) {
  return %textCut(text, 0, part.length) === part;
}

function endsWithError(text) {
  return text.length >= 5 && %textCut(text, text.length - 5) === "Error";
}

// The name at the start of a stack: it ends at ":" or before the frames.
function nameInStack(stack) {
  const colon = %textFind(stack, ":", 0);
  const frames = %textFind(stack, "\n    at", 0);
  let end = colon;
  if (end < 0 || (frames >= 0 && frames < end)) end = frames;
  if (end < 0) end = endsWithError(stack) ? stack.length : 0;
  for (let i = 0; i < end; i++) {
    const letter = stack[i];
    if ((letter < "A" || letter > "Z") &&
        (i === 0 || %textFind("abcdefghijklmnopqrstuvwxyz_ 0123456789[]()-",
                              letter, 0) < 0)) {
      return "";
    }
  }
  return %textCut(stack, 0, end);
}

// Puts the constructor's name into the stack's first line where the error's
// own name says something else.
function namedStack(stack, maker, name, tag) {
  let length = name.length;
  const after = stack[length];
  const regular = endsWithError(name) && startsWith(stack, name) &&
    (after === undefined || after === ":" || after === "\n");
  if (maker !== null && !regular) return stack;
  let fallback = "Error";
  if (maker === null) {
    fallback = nameInStack(stack);
    length = fallback.length;
    if (fallback === "") fallback = "Error";
  }
  const whole = prefix(maker, tag, fallback, "");
  const head = %textCut(whole, 0, whole.length - 1);
  if (name === head) return stack;
  if (%textFind(head, name, 0) < 0) {
    return `${head} [${name}]${%textCut(stack, length)}`;
  }
  return length === 0 ? `${head}: ${stack}`
                      : `${head}${%textCut(stack, length)}`;
}

// Own keys of an error that its stack does not tell already.
function errorKeys(ctx, error, keys, stack) {
  const list = [];
  let hasCause = false;
  let hasErrors = false;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === "cause") hasCause = true;
    if (key === "errors") hasErrors = true;
    const told = key === "name" || key === "message" || key === "stack";
    if (ctx.showHidden || !told ||
        %textFind(stack, textOf(error[key]), 0) < 0) {
      %push(list, key);
    }
  }
  if (!hasCause && "cause" in error) %push(list, "cause");
  if (!hasErrors && %isArray(error.errors)) %push(list, "errors");
  return list;
}

function isError(value) {
  return %className(value) === "Error" || inherits(value, errorPrototype);
}

function causeStack(error) {
  try {
    const { cause } = error;
    if (%isObject(cause) && isError(cause)) return stackText(cause);
  } catch {
    // A getter that throws tells nothing.
  }
  return undefined;
}

// The stack as it is shown, in brackets where it has no frames.
function errorBase(ctx, error, maker, tag, stack) {
  const { name, message } = error;
  const title = name === undefined || name === null ? "Error"
                                                    : textOf(name);
  stack = namedStack(stack, maker, title, tag);
  let from = 0;
  if (typeof message === "string" && message !== "") {
    const at = %textFind(stack, message, 0);
    if (at >= 0) from = at + message.length;
  }
  const frames = %textFind(stack, "\n    at", from);
  if (frames < 0) {
    stack = `[${stack}]`;
  } else {
    const lines =
      ownFrames(ctx, %textCut(stack, frames + 1), causeStack(error));
    stack = `${%textCut(stack, 0, frames)}\n${%textJoin(lines, "\n")}`;
  }
  return ctx.indentation === 0 ? stack
                               : %textIndent(stack, spaces(ctx.indentation));
}

%export("errorText", {
  __proto__: null,
  inherits,
  isError,
  errorKeys,
  errorBase,
  stackText,
});
