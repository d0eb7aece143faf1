// intl_number.js: Intl.NumberFormat and toLocaleString of numbers (ECMA-402,
// 15), for en-US and ko-KR, which write numbers alike.
//
// Rounding is done on the decimal digits that a number is printed with, away
// from zero where it lies in the middle.

const later = %import("later");
const { resolveLocale, readOption, readNumber, refuseOptions } =
  later("node/intl_locale", "intlLocale");
const { Error, Symbol, text: { toUpperCase } } = %import("originals");

const NBSP = "\xa0";

// Signs of currencies; others are shown by their code.
const signs = {
  __proto__: null,
  USD: "$", EUR: "€", GBP: "£", JPY: "¥", KRW: "₩", CNY: "CN¥", INR: "₹",
  AUD: "A$", BRL: "R$", CAD: "CA$", HKD: "HK$", ILS: "₪", MXN: "MX$",
  NZD: "NZ$", PHP: "₱", TWD: "NT$", VND: "₫",
};
const koreanSigns = { __proto__: null, USD: "US$", JPY: "JP¥", AUD: "AU$" };
const narrowSigns = { __proto__: null, CNY: "¥", AUD: "$", CAD: "$", HKD: "$",
                      MXN: "$", NZD: "$", TWD: "$" };
const noCents = { __proto__: null, JPY: 1, KRW: 1, VND: 1, CLP: 1, ISK: 1,
                  PYG: 1, UGX: 1, XAF: 1, XOF: 1, XPF: 1 };

// --- decimal digits ------------------------------------------------------

// {digits, point} of a number or BigInt without its sign: 12.5 is "125", 2.
function decimalOf(value) {
  const text = `${value}`;
  const from = text[0] === "-" ? 1 : 0;
  const e = %textFind(text, "e", 0);
  const end = e < 0 ? text.length : e;
  const dot = %textFind(%textCut(text, 0, end), ".", 0);
  const whole = %textCut(text, from, dot < 0 ? end : dot);
  let digits = whole + (dot < 0 ? "" : %textCut(text, dot + 1, end));
  let point = whole.length + (e < 0 ? 0 : %toNumber(%textCut(text, e + 1)));
  let zeros = 0;
  while (zeros < digits.length && digits[zeros] === "0") zeros++;
  digits = %textCut(digits, zeros);
  point -= zeros;
  return { digits, point: digits === "" ? 0 : point };
}

// One more in the last place.
function plusOne(digits) {
  let at = digits.length - 1;
  while (at >= 0 && digits[at] === "9") at--;
  const zeros = zeroText(digits.length - 1 - at);
  if (at < 0) return `1${zeros}`;
  const next = %toNumber(digits[at]) + 1;
  return %textCut(digits, 0, at) + next + zeros;
}

function zeroText(count) {
  let zeros = "";
  for (let i = 0; i < count; i++) zeros += "0";
  return zeros;
}

// Keeps `count` digits from the first on (which may be none, or less).
function roundTo(decimal, count) {
  const { digits, point } = decimal;
  if (count >= digits.length) return decimal;
  if (count < 0) return { digits: "", point: 0 };
  const kept = %textCut(digits, 0, count);
  if (digits[count] < "5") return trimmed({ digits: kept, point });
  const raised = count === 0 ? "1" : plusOne(kept);
  return trimmed({ digits: raised,
                   point: point + raised.length - kept.length });
}

function trimmed({ digits, point }) {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end--;
  return { digits: %textCut(digits, 0, end), point: end === 0 ? 0 : point };
}

// The whole part and at least `least` digits behind the point.
function split({ digits, point }, least) {
  const whole = point <= 0 ? "0" : %textCut(digits, 0, point) +
                                   zeroText(point - digits.length);
  let fraction = digits === "" ? ""
    : point < 0 ? zeroText(-point) + digits
    : %textCut(digits, point);
  fraction += zeroText(least - fraction.length);
  return { whole, fraction };
}

// --- a number as text ----------------------------------------------------

function grouped(whole, format) {
  const { useGrouping } = format;
  if (useGrouping === "false" ||
      (useGrouping === "min2" && whole.length < 5)) {
    return [whole];
  }
  const groups = [];
  let from = 0;
  let to = whole.length % 3 || 3;
  for (; from < whole.length; to += 3) {
    %push(groups, %textCut(whole, from, to));
    from = to;
  }
  return groups;
}

function rounded(decimal, format) {
  if (format.maximumSignificantDigits !== undefined) {
    const kept = roundTo(decimal, format.maximumSignificantDigits);
    const { digits, point } = kept;
    const before = digits === "" ? 1 : point;
    const least = format.minimumSignificantDigits - before;
    return split(kept, least > 0 ? least : 0);
  }
  const kept = roundTo(decimal, decimal.point + format.maximumFractionDigits);
  return split(kept, format.minimumFractionDigits);
}

function signOf(isNegative, isZero, format) {
  switch (format.signDisplay) {
    case "never": return "";
    case "always": return isNegative ? "-" : "+";
    case "exceptZero": return isZero ? "" : isNegative ? "-" : "+";
    case "negative": return isNegative && !isZero ? "-" : "";
    default: return isNegative ? "-" : "";
  }
}

function currencySign(format) {
  const { currency, currencyDisplay, language } = format;
  if (currencyDisplay === "code") return currency;
  if (currencyDisplay === "narrowSymbol") {
    return narrowSigns[currency] ?? signs[currency] ?? currency;
  }
  return (language === "ko" ? koreanSigns[currency] : undefined) ??
         signs[currency] ?? currency;
}

function numberParts(format, value) {
  const parts = [];
  let isFinite = true;
  let isZero = false;
  if (value !== value) {
    parts[0] = { type: "nan", value: "NaN" };
    isFinite = false;
  } else if (value === Infinity || value === -Infinity) {
    parts[0] = { type: "infinity", value: "∞" };
    isFinite = false;
  } else {
    const decimal = decimalOf(value);
    if (format.style === "percent" && decimal.digits !== "") {
      decimal.point += 2;
    }
    const { whole, fraction } = rounded(decimal, format);
    isZero = isAllZero(whole) && isAllZero(fraction);
    addDigits(parts, whole, fraction, format);
  }
  const isNegative = value < 0 || (value === 0 && 1 / %toNumber(value) < 0);
  return withSigns(parts, signOf(isNegative, isZero || value !== value,
                                 format), format, isFinite);
}

function isAllZero(digits) {
  for (let i = 0; i < digits.length; i++) if (digits[i] !== "0") return false;
  return true;
}

function addDigits(parts, whole, fraction, format) {
  const least = format.minimumIntegerDigits;
  const padded = zeroText(least - whole.length) + whole;
  const groups = grouped(padded, format);
  for (let i = 0; i < groups.length; i++) {
    if (i > 0) %push(parts, { type: "group", value: "," });
    %push(parts, { type: "integer", value: groups[i] });
  }
  if (fraction !== "") {
    %push(parts, { type: "decimal", value: "." });
    %push(parts, { type: "fraction", value: fraction });
  }
}

function withSigns(parts, sign, format, isFinite) {
  const all = [];
  if (sign !== "") {
    %push(all, { type: sign === "-" ? "minusSign" : "plusSign", value: sign });
  }
  if (format.style === "currency") {
    const text = currencySign(format);
    const last = text[text.length - 1];
    %push(all, { type: "currency", value: text });
    if (isFinite && last >= "A" && last <= "Z") {
      %push(all, { type: "literal", value: NBSP });
    }
  }
  for (let i = 0; i < parts.length; i++) %push(all, parts[i]);
  if (format.style === "percent") {
    %push(all, { type: "percentSign", value: "%" });
  }
  return all;
}

function textOf(format, value) {
  const parts = numberParts(format, value);
  let text = "";
  for (let i = 0; i < parts.length; i++) text += parts[i].value;
  return text;
}

// --- options -------------------------------------------------------------

function readCurrency(options, format) {
  const value = options.currency;
  if (value !== undefined) {
    const code = %call(toUpperCase, %toString(value));
    let fits = code.length === 3;
    for (let i = 0; i < code.length; i++) {
      if (code[i] < "A" || code[i] > "Z") fits = false;
    }
    if (!fits) throw %rangeError(`Invalid currency code : ${value}`);
    format.currency = code;
  } else if (format.style === "currency") {
    throw %typeError("Currency code is required with currency style.");
  }
}

// 15.1.3, SetNumberFormatDigitOptions.
function readDigits(options, format, least, most) {
  format.minimumIntegerDigits =
    readNumber(options, "minimumIntegerDigits", 1, 21, 1);
  const low = readNumber(options, "minimumFractionDigits", 0, 100, undefined);
  const high = readNumber(options, "maximumFractionDigits", 0, 100, undefined);
  if (options.minimumSignificantDigits !== undefined ||
      options.maximumSignificantDigits !== undefined) {
    const from = readNumber(options, "minimumSignificantDigits", 1, 21, 1);
    format.minimumSignificantDigits = from;
    format.maximumSignificantDigits =
      readNumber(options, "maximumSignificantDigits", from, 21, 21);
    return;
  }
  if (low !== undefined && high !== undefined && low > high) {
    throw %rangeError("maximumFractionDigits value is out of range.");
  }
  const isLower = high !== undefined && high < least;
  format.minimumFractionDigits = low ?? (isLower ? high : least);
  const floor = format.minimumFractionDigits;
  format.maximumFractionDigits = high ?? (floor > most ? floor : most);
}

function readGrouping(options, where) {
  const value = options.useGrouping;
  if (value === undefined || value === true) return "auto";
  if (value === false || value === null || value === "") return "false";
  if (value === "true" || value === "false") return "auto";
  return readOption(options, "useGrouping", ["min2", "auto", "always"], where);
}

function makeFormat(locales, given, where) {
  if (given === null) {
    throw %typeError("Cannot convert undefined or null to object");
  }
  const options = given === undefined ? { __proto__: null } : %toObject(given);
  const { language, tag } = resolveLocale(locales);
  const format = { __proto__: null, language, locale: tag };
  format.style = readOption(options, "style",
                            ["decimal", "percent", "currency", "unit"],
                            where) ?? "decimal";
  if (format.style === "unit") refuse("the style unit");
  readCurrency(options, format);
  format.currencyDisplay =
    readOption(options, "currencyDisplay",
               ["code", "symbol", "narrowSymbol", "name"], where) ?? "symbol";
  if (format.currencyDisplay === "name") refuse("currencyDisplay name");
  const notation = readOption(
    options, "notation", ["standard", "scientific", "engineering", "compact"],
    where);
  if (notation && notation !== "standard") refuse(`the notation ${notation}`);
  refuseOptions(options, ["currencySign", "numberingSystem", "roundingMode",
                          "roundingPriority", "roundingIncrement",
                          "trailingZeroDisplay"], where);
  const isMoney = format.style === "currency";
  const cents = isMoney && noCents[format.currency] ? 0 : 2;
  readDigits(options, format, isMoney ? cents : 0,
             isMoney ? cents : format.style === "percent" ? 0 : 3);
  format.useGrouping = readGrouping(options, where);
  format.signDisplay =
    readOption(options, "signDisplay",
               ["auto", "never", "always", "exceptZero", "negative"], where) ??
    "auto";
  return format;
}

function refuse(what) {
  throw new Error(`Intl.NumberFormat: ${what} is not supported by Loopline`);
}

function numberText(value, locales, options, where) {
  return textOf(makeFormat(locales, options, where), value);
}

// --- Intl.NumberFormat ---------------------------------------------------

function numericOf(value) {
  const primitive = %toPrimitive(value);
  return typeof primitive === "bigint" ? primitive : %toNumber(primitive);
}

class NumberFormat {
  #format;
  #bound;

  constructor(locales = undefined, options = undefined) {
    this.#format = makeFormat(locales, options, "Intl.NumberFormat");
  }

  get format() {
    this.#bound ??= (value) => textOf(this.#format, numericOf(value));
    return this.#bound;
  }

  formatToParts(value) {
    return numberParts(this.#format, numericOf(value));
  }

  formatRange() {
    refuse("formatRange");
  }

  formatRangeToParts() {
    refuse("formatRangeToParts");
  }

  resolvedOptions() {
    const format = this.#format;
    const shown = { locale: format.locale, numberingSystem: "latn",
                    style: format.style };
    if (format.style === "currency") {
      shown.currency = format.currency;
      shown.currencyDisplay = format.currencyDisplay;
      shown.currencySign = "standard";
    }
    for (const name of ["minimumIntegerDigits", "minimumFractionDigits",
                        "maximumFractionDigits", "minimumSignificantDigits",
                        "maximumSignificantDigits"]) {
      if (format[name] !== undefined) shown[name] = format[name];
    }
    const { useGrouping } = format;
    shown.useGrouping = useGrouping === "false" ? false : useGrouping;
    shown.notation = "standard";
    shown.signDisplay = format.signDisplay;
    shown.roundingMode = "halfExpand";
    shown.roundingIncrement = 1;
    shown.trailingZeroDisplay = "auto";
    shown.roundingPriority = "auto";
    return shown;
  }

  static supportedLocalesOf(locales) {
    return locales === undefined ? [] : [resolveLocale(locales).tag];
  }
}
%define(NumberFormat.prototype, Symbol.toStringTag, "Intl.NumberFormat", 4);

%export("numberText", numberText);
%export("NumberFormat", NumberFormat);
