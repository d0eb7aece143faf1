// intl_locale.js: which language is asked for, and options (ECMA-402, 9.2).
// Loopline knows en-US and ko-KR.
//
// Exported: intlLocale = {resolveLocale, readOption, readNumber}, checkCase.


const languages = { __proto__: null, "en": "en", "en-us": "en", "ko": "ko",
                    "ko-kr": "ko" };
const shown = { __proto__: null, "en": "en", "en-us": "en-US", "ko": "ko",
                "ko-kr": "ko-KR" };
const otherCases = { __proto__: null, "az": true, "lt": true, "tr": true };
const { Error, text: { toLowerCase } } = %import("originals");

function isLetters(text) {
  for (let i = 0; i < text.length; i++) {
    const c = %call(toLowerCase, text[i]);
    if (c < "a" || c > "z") return false;
  }
  return true;
}

// A tag begins with two or three letters, or five to eight.
function isTag(tag) {
  const parts = %splitText(tag, "-", 4294967295);
  const { length } = parts[0];
  if (length < 2 || length === 4 || length > 8 || !isLetters(parts[0])) {
    return false;
  }
  for (let i = 1; i < parts.length; i++) {
    if (parts[i] === "" || parts[i].length > 8) return false;
  }
  return true;
}

function readTag(tag) {
  if (typeof tag !== "string" && !%isObject(tag)) {
    throw %typeError("Language ID should be string or object.");
  }
  const text = %toString(tag);
  if (!isTag(text)) {
    throw %rangeError("Incorrect locale information provided");
  }
  return text;
}

function localeList(locales) {
  if (locales === null) {
    throw %typeError("Cannot convert undefined or null to object");
  }
  return typeof locales === "string" ? [locales] : locales;
}

// Is it a language whose letters change otherwise? Only the first counts.
function checkCase(locales) {
  const list = localeList(locales);
  if (%toLength(list.length) === 0) return;
  const tag = readTag(list[0]);
  const language = %splitText(%call(toLowerCase, tag), "-", 1)[0];
  if (otherCases[language]) refuse(tag);
}

function refuse(tag) {
  throw new Error(`The locale ${tag} is not supported by Loopline, ` +
                  "which knows en-US and ko-KR");
}

// {language, tag} of what `locales` asks for: "ko", "ko-KR".
function resolveLocale(locales) {
  if (locales === undefined) return { language: "en", tag: "en-US" };
  const list = localeList(locales);
  let refused;
  for (let i = 0; i < %toLength(list.length); i++) {
    const tag = readTag(list[i]);
    const lower = %call(toLowerCase, tag);
    if (languages[lower] !== undefined) {
      return { language: languages[lower], tag: shown[lower] };
    }
    refused ??= tag;
  }
  if (refused === undefined) return { language: "en", tag: "en-US" };
  refuse(refused);
}

// One of `allowed`, or undefined.
function readOption(options, name, allowed, where) {
  const value = options[name];
  if (value === undefined) return undefined;
  const text = %toString(value);
  for (let i = 0; i < allowed.length; i++) {
    if (allowed[i] === text) return text;
  }
  throw %rangeError(`Value ${text} out of range for ${where} options ` +
                    `property ${name}`);
}

// A whole number in [low, high], or `fallback`.
function readNumber(options, name, low, high, fallback) {
  const value = options[name];
  if (value === undefined) return fallback;
  const number = %toNumber(value);
  if (!(number >= low && number <= high)) {
    throw %rangeError(`${name} value is out of range.`);
  }
  return %floor(number);
}

// An option that Loopline does not know is refused, whatever its value.
function refuseOptions(options, names, where) {
  for (let i = 0; i < names.length; i++) {
    if (options[names[i]] !== undefined) {
      throw new Error(`The option ${names[i]} of ${where} is not supported ` +
                      "by Loopline");
    }
  }
}

%export("checkCase", checkCase);
%export("intlLocale", { __proto__: null, resolveLocale, readOption,
                        readNumber, refuseOptions });
