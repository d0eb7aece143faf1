// intl_date.js: Intl.DateTimeFormat and Date.prototype.toLocaleString and its
// like (ECMA-402, 11), for en-US and ko-KR.
//
// What is shown follows from two patterns, one for the date and one for the
// time, in which {d} and its like stand for a part.

const later = %import("later");
const { resolveLocale, readOption, readNumber, refuseOptions } =
  later("node/intl_locale", "intlLocale");
const { Error, Symbol, dateNow: now,
        text: { toLowerCase, toUpperCase, startsWith } } =
  %import("originals");

// --- words ---------------------------------------------------------------

const words = {
  __proto__: null,
  en: {
    months: ["January", "February", "March", "April", "May", "June", "July",
             "August", "September", "October", "November", "December"],
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
           "Saturday"],
  },
  ko: {
    days: ["일요일", "월요일", "화요일", "수요일", "목요일", "금요일",
           "토요일"],
  },
};

// Names of zones in Korean.
const koreanZones = {
  __proto__: null,
  "Coordinated Universal Time": "협정 세계시",
  "Korean Standard Time": "한국 표준시",
  "Korean Daylight Time": "한국 하계 표준시",
  "Japan Standard Time": "일본 표준시",
  "China Standard Time": "중국 표준시",
  "Taipei Standard Time": "대만 표준시",
  "Hong Kong Standard Time": "홍콩 표준시",
  "Singapore Standard Time": "싱가포르 표준시",
  "India Standard Time": "인도 표준시",
  "Eastern Standard Time": "미 동부 표준시",
  "Eastern Daylight Time": "미 동부 하계 표준시",
  "Central Standard Time": "미 중부 표준시",
  "Central Daylight Time": "미 중부 하계 표준시",
  "Mountain Standard Time": "미 산악 표준시",
  "Mountain Daylight Time": "미 산지 하계 표준시",
  "Pacific Standard Time": "미 태평양 표준시",
  "Pacific Daylight Time": "미 태평양 하계 표준시",
  "Greenwich Mean Time": "그리니치 표준시",
  "British Summer Time": "영국 하계 표준시",
  "Central European Standard Time": "중부유럽 표준시",
  "Central European Summer Time": "중부유럽 하계 표준시",
  "Australian Eastern Standard Time": "호주 동부 표준시",
  "Australian Eastern Daylight Time": "호주 동부 하계 표준시",
};

// Zones that en-US has short names for, by their long ones.
const shortZones = {
  __proto__: null,
  "Coordinated Universal Time": "UTC",
  "Greenwich Mean Time": "GMT",
  "Eastern Standard Time": "EST",
  "Eastern Daylight Time": "EDT",
  "Central Standard Time": "CST",
  "Central Daylight Time": "CDT",
  "Mountain Standard Time": "MST",
  "Mountain Daylight Time": "MDT",
  "Pacific Standard Time": "PST",
  "Pacific Daylight Time": "PDT",
  "Alaska Standard Time": "AKST",
  "Alaska Daylight Time": "AKDT",
  "Hawaii-Aleutian Standard Time": "HST",
};

// Styles as the options that they stand for.
const dateStyles = {
  __proto__: null,
  full: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  long: { year: "numeric", month: "long", day: "numeric" },
  medium: { year: "numeric", month: "short", day: "numeric" },
  short: { year: "2-digit", month: "numeric", day: "numeric" },
};
const timeStyles = {
  __proto__: null,
  full: { hour: "numeric", minute: "numeric", second: "numeric",
          timeZoneName: "long" },
  long: { hour: "numeric", minute: "numeric", second: "numeric",
          timeZoneName: "short" },
  medium: { hour: "numeric", minute: "2-digit", second: "2-digit" },
  short: { hour: "numeric", minute: "2-digit" },
};

// --- patterns ------------------------------------------------------------

// Has the month a name? The medium style of Korean writes numbers.
function isNamed(format) {
  const { month } = format;
  if (format.language === "ko" && format.dateStyle === "medium") return false;
  return month === "long" || month === "short" || month === "narrow";
}

// Year, month and day, for each combination: with a number as the month, and
// with a name.
const datePatterns = {
  __proto__: null,
  en: {
    __proto__: null, "": ["", ""], y: ["{y}", "{y}"], M: ["{M}", "{M}"],
    d: ["{d}", "{d}"], yM: ["{M}/{y}", "{M} {y}"], Md: ["{M}/{d}", "{M} {d}"],
    yd: ["{y} (day: {d})", ""], yMd: ["{M}/{d}/{y}", "{M} {d}, {y}"],
  },
  ko: {
    __proto__: null, "": ["", ""], y: ["{y}년", ""], M: ["{M}월", "{M}"],
    d: ["{d}일", ""], yM: ["{y}. {M}.", "{y}년 {M}"],
    Md: ["{M}. {d}.", "{M} {d}일"], yd: ["{y}년 (일: {d}일)", ""],
    yMd: ["{y}. {M}. {d}.", "{y}년 {M} {d}일"],
  },
};

// Which parts of the date there are: "yMd".
function dateParts(format) {
  return (format.year ? "y" : "") + (format.month ? "M" : "") +
         (format.day ? "d" : "");
}

function englishDate(format, date, parts) {
  if (!format.weekday) return date;
  if (parts === "") return "{W}";
  return parts === "Md" || parts === "yMd" ? `{W}, ${date}` : `${date} {W}`;
}

// The day of the week stands in parentheses where it is short.
function koreanDate(format, date, parts) {
  if (!format.weekday) return date;
  if (parts === "") {
    const clock = format.hour && (!is24(format) || format.minute);
    return clock ? "({W})" : "{W}";
  }
  const isPlain = format.weekday === "long" ||
                  (format.month === "long" && format.year) ||
                  format.dateStyle || !format.day;
  return isPlain ? `${date} {W}` : `${date} ({W})`;
}

function datePattern(format) {
  const { language } = format;
  const parts = dateParts(format);
  const date = datePatterns[language][parts][isNamed(format) ? 1 : 0];
  return language === "ko" ? koreanDate(format, date, parts)
                           : englishDate(format, date, parts);
}

function is24(format) {
  return format.hourCycle === "h23" || format.hourCycle === "h24";
}

function secondPattern(format) {
  return format.fractionalSecondDigits ? "{s}.{f}" : "{s}";
}

function englishTime(format) {
  const { hour, minute, second } = format;
  let clock = hour ? "{h}" : "";
  if (minute) clock += hour ? ":{m}" : "{m}";
  if (second) clock += minute ? `:${secondPattern(format)}`
                              : secondPattern(format);
  if (!hour) return clock;
  if (is24(format)) {
    return format.timeZoneName && !minute ? `${clock}h` : clock;
  }
  return `${clock} {a}`;
}

// Spelled out, "3시 4분 5초", where nothing asks for two digits.
function koreanTime(format) {
  const { hour, minute, second, timeZoneName } = format;
  const isWhole = hour && minute && second && !format.fractionalSecondDigits;
  const isSpelled = isWhole && (timeZoneName || (is24(format) &&
                                                 minute === "numeric"));
  const half = hour && !is24(format) ? "{a} " : "";
  if (isSpelled) return `${half}{H}시 {n}분 {x}초`;
  if (hour && !minute && !second) {
    const alone = format.weekday && dateParts(format) === "" && !is24(format);
    return alone ? `${half}{h}` : `${half}{h}시`;
  }
  let clock = `${half}${hour ? "{h}" : ""}`;
  if (minute) clock += hour ? ":{m}" : "{m}";
  if (second) clock += minute ? `:${secondPattern(format)}`
                              : secondPattern(format);
  return clock;
}

function timePattern(format) {
  const clock = format.language === "ko" ? koreanTime(format)
                                         : englishTime(format);
  if (!format.timeZoneName) return clock;
  return clock === "" ? "{z}" : `${clock} {z}`;
}

function joint(format, date, time) {
  if (date === "" || time === "") return "";
  if (format.language === "ko") return " ";
  if (time === "{z}") return ", ";
  if (dateParts(format) === "") {
    return is24(format) && !format.minute ? ", " : " ";
  }
  return format.month === "long" ? " at " : ", ";
}

function patternOf(format) {
  const { hour, minute, second } = format;
  if (hour && second && !minute) refuse("hour and second without minute");
  const date = datePattern(format);
  const time = timePattern(format);
  return date + joint(format, date, time) + time;
}

function refuse(what) {
  throw new Error(`Intl.DateTimeFormat: ${what} is not supported by Loopline`);
}

// --- parts ---------------------------------------------------------------

function two(number) {
  return number < 10 ? `0${number}` : `${number}`;
}

function digits(number, style) {
  return style === "2-digit" ? two(number % 100) : `${number}`;
}

function hourOf(format, hour) {
  switch (format.hourCycle) {
    case "h23": return hour;
    case "h24": return hour === 0 ? 24 : hour;
    case "h11": return hour % 12;
    default: return hour % 12 === 0 ? 12 : hour % 12;
  }
}

function monthText(format, month) {
  const { language, month: style } = format;
  if (language === "ko") {
    const pads = style === "2-digit" && dateParts(format) !== "yM";
    return pads ? two(month) : `${month}${isNamed(format) ? "월" : ""}`;
  }
  const name = words.en.months[month - 1];
  if (style === "long") return name;
  if (style === "short") return %textCut(name, 0, 3);
  return style === "narrow" ? name[0] : digits(month, style);
}

function weekdayText(format, day) {
  const name = words[format.language].days[day];
  if (format.weekday === "long") return name;
  const count = format.language === "ko" || format.weekday === "narrow" ? 1
                                                                        : 3;
  return %textCut(name, 0, count);
}

// GMT+9, GMT+5:30.
function offsetText(minutes) {
  const size = minutes < 0 ? -minutes : minutes;
  const rest = size % 60;
  return `GMT${minutes < 0 ? "-" : "+"}${(size - rest) / 60}` +
         (rest === 0 ? "" : `:${two(rest)}`);
}

function zoneText(format, offset, name) {
  const isKorean = format.language === "ko";
  if (format.timeZoneName === "short") {
    if (isKorean) return name === "Coordinated Universal Time"
      ? "UTC" : offsetText(offset);
    return shortZones[name] ?? offsetText(offset);
  }
  if (!isKorean || %call(startsWith, name, "GMT")) return name;
  return koreanZones[name] ?? refuse(`the Korean name of ${name}`);
}

// [type, text] for what stands in braces. `fields` is what %dateFields gave.
const partsByLetter = {
  __proto__: null,
  y: (format, fields) => ["year", digits(yearOf(fields), format.year)],
  M: (format, fields) => ["month", monthText(format, fields[1] + 1)],
  d: (format, fields) => ["day", digits(fields[2], format.day)],
  W: (format, fields) => ["weekday", weekdayText(format, fields[7])],
  h(format, fields) {
    const hour = hourOf(format, fields[3]);
    const pads = format.hour === "2-digit" ||
                 (is24(format) && (format.language === "en" ||
                                   format.minute));
    return ["hour", pads ? two(hour) : `${hour}`];
  },
  H: (format, fields) => ["hour", `${hourOf(format, fields[3])}`],
  m: (format, fields) => ["minute", format.hour || format.second
    ? two(fields[4]) : `${fields[4]}`],
  n: (format, fields) => ["minute", `${fields[4]}`],
  s: (format, fields) => ["second", format.minute ? two(fields[5])
                                                  : `${fields[5]}`],
  x: (format, fields) => ["second", `${fields[5]}`],
  f: (format, fields) => ["fractionalSecond",
    %textCut(`${1000 + fields[6]}`, 1, 1 + format.fractionalSecondDigits)],
  a: (format, fields) => ["dayPeriod", fields[3] < 12 ? "AM" : "PM"],
  z: (format, fields) => ["timeZoneName",
    zoneText(format, fields[8], fields[10])],
};

// Years before 1 are counted back from the first.
function yearOf(fields) {
  return fields[0] > 0 ? fields[0] : 1 - fields[0];
}

// [{type, value}, ...]
function partsOf(format, time) {
  if (!(time >= -8.64e15 && time <= 8.64e15)) {
    throw %rangeError("Invalid time value");
  }
  const fields = %dateFields(time, format.timeZone);
  const { pattern } = format;
  const parts = [];
  let from = 0;
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] !== "{") continue;
    if (at > from) {
      %push(parts, { type: "literal", value: %textCut(pattern, from, at) });
    }
    const part = partsByLetter[pattern[at + 1]](format, fields);
    %push(parts, { type: part[0], value: part[1] });
    from = at + 3;
  }
  if (from < pattern.length) {
    %push(parts, { type: "literal", value: %textCut(pattern, from) });
  }
  return parts;
}

function textOf(format, time) {
  const parts = partsOf(format, time);
  let text = "";
  for (let i = 0; i < parts.length; i++) text += parts[i].value;
  return text;
}

// --- options -------------------------------------------------------------

const numeric = ["numeric", "2-digit"];
const named = ["narrow", "short", "long"];
const allowed = {
  __proto__: null,
  weekday: named,
  year: numeric,
  month: ["numeric", "2-digit", "narrow", "short", "long"],
  day: numeric,
  hour: numeric,
  minute: numeric,
  second: numeric,
};
const parts = ["weekday", "year", "month", "day", "hour", "minute", "second"];
const styles = ["full", "long", "medium", "short"];
const onlyDate = { __proto__: null, weekday: 1, year: 1, month: 1, day: 1 };

// "america/new_york" as it is written.
function properName(name) {
  const lower = %call(toLowerCase, name);
  if (lower === "utc" || lower === "etc/utc" || lower === "gmt") return "UTC";
  let out = "";
  let begins = true;
  for (let i = 0; i < lower.length; i++) {
    out += begins ? %call(toUpperCase, lower[i]) : lower[i];
    begins = lower[i] === "/" || lower[i] === "_" || lower[i] === "-";
  }
  return out;
}

function readZone(options) {
  const value = options.timeZone;
  if (value === undefined) return %zoneName();
  const name = %toString(value);
  const proper = properName(name);
  if (proper === "UTC" || %zoneAsk(name)) return proper === "UTC" ? proper
                                                                  : name;
  if (name !== proper && %zoneAsk(proper)) return proper;
  throw %rangeError(`Invalid time zone specified: ${name}`);
}

function hasAny(format, kind) {
  for (let i = 0; i < parts.length; i++) {
    const name = parts[i];
    const counts = kind === "any" || (onlyDate[name] === 1) ===
                                     (kind === "date");
    if (counts && format[name] !== undefined) return true;
  }
  return kind !== "date" && format.fractionalSecondDigits !== undefined;
}

function addDefaults(format, kind) {
  if (kind !== "time") {
    format.year = format.month = format.day = "numeric";
  }
  if (kind !== "date") {
    format.hour = format.minute = format.second = "numeric";
  }
}

function applyStyles(format, kind) {
  const { dateStyle, timeStyle } = format;
  for (let i = 0; i < parts.length; i++) {
    if (format[parts[i]] !== undefined) {
      throw %typeError(`Can't set option ${parts[i]} when ` +
                       `${dateStyle ? "dateStyle" : "timeStyle"} is used`);
    }
  }
  if (kind === "date" && timeStyle) {
    throw %typeError("Invalid option : timeStyle");
  }
  if (kind === "time" && dateStyle) {
    throw %typeError("Invalid option : dateStyle");
  }
  %copyPlain(format, dateStyle ? dateStyles[dateStyle] : {}, undefined);
  %copyPlain(format, timeStyle ? timeStyles[timeStyle] : {}, undefined);
}

// `kind` is what must be shown: "any", "date" or "time"; `fallback` is what is
// shown where the options name nothing of it.
function makeFormat(locales, given, kind, fallback, where) {
  if (given === null) {
    throw %typeError("Cannot convert undefined or null to object");
  }
  const options = given === undefined ? { __proto__: null } : %toObject(given);
  const { language, tag } = resolveLocale(locales);
  const format = { __proto__: null, language, locale: tag };
  refuseOptions(options, ["calendar", "numberingSystem", "era", "dayPeriod"],
                where);
  const { hour12 } = options;
  format.hourCycle = hour12 === undefined
    ? readOption(options, "hourCycle", ["h11", "h12", "h23", "h24"], where) ??
      "h12"
    : hour12 ? "h12" : "h24";
  format.timeZone = readZone(options);
  for (let i = 0; i < parts.length; i++) {
    format[parts[i]] = readOption(options, parts[i], allowed[parts[i]], where);
  }
  format.fractionalSecondDigits =
    readNumber(options, "fractionalSecondDigits", 1, 3, undefined);
  format.timeZoneName =
    readOption(options, "timeZoneName", ["short", "long"], where);
  format.dateStyle = readOption(options, "dateStyle", styles, where);
  format.timeStyle = readOption(options, "timeStyle", styles, where);
  if (format.dateStyle || format.timeStyle) {
    applyStyles(format, kind);
    // A style's clock has no 24 o'clock.
    if (hour12 === false) format.hourCycle = "h23";
  } else if (!hasAny(format, kind)) {
    addDefaults(format, fallback);
  }
  format.pattern = patternOf(format);
  return format;
}

function dateText(time, locales, options, kind, name) {
  const format = makeFormat(locales, options, kind, kind,
                            `Date.prototype.${name}`);
  return time === time ? textOf(format, time) : "Invalid Date";
}

// --- Intl.DateTimeFormat -------------------------------------------------

function timeOf(value) {
  return value === undefined ? now() : %toNumber(value);
}

class DateTimeFormat {
  #format;
  #bound;

  constructor(locales = undefined, options = undefined) {
    this.#format = makeFormat(locales, options, "any", "date",
                              "Intl.DateTimeFormat");
  }

  get format() {
    this.#bound ??= (date) => textOf(this.#format, timeOf(date));
    return this.#bound;
  }

  formatToParts(date = undefined) {
    return partsOf(this.#format, timeOf(date));
  }

  formatRange() {
    refuse("formatRange");
  }

  formatRangeToParts() {
    refuse("formatRangeToParts");
  }

  resolvedOptions() {
    const format = this.#format;
    const shown = { locale: format.locale, calendar: "gregory",
                    numberingSystem: "latn", timeZone: format.timeZone };
    if (format.hour) {
      shown.hourCycle = format.hourCycle;
      shown.hour12 = !is24(format);
    }
    const isStyled = format.dateStyle || format.timeStyle;
    const names = isStyled ? ["dateStyle", "timeStyle"]
                           : [...parts, "fractionalSecondDigits",
                              "timeZoneName"];
    for (const name of names) {
      if (format[name] !== undefined) shown[name] = format[name];
    }
    return shown;
  }

  static supportedLocalesOf(locales) {
    return locales === undefined ? [] : [resolveLocale(locales).tag];
  }
}
%define(DateTimeFormat.prototype, Symbol.toStringTag, "Intl.DateTimeFormat",
        4);

%export("dateText", dateText);
%export("DateTimeFormat", DateTimeFormat);
