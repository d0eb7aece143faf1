// intl.js: what in the language depends on a language of people. The methods
// are here, what they do is in later/intl_*.js and runs at the first use.

const later = %import("later");
const { prototype: datePrototype } = Date;
const { defineProperty } = Object;
const { Intl } = globalThis;
const { toLocaleLowerCase, toLocaleUpperCase } = String.prototype;

function dateText(date, locales, options, kind, name) {
  if (!%isClass(date, "Date")) {
    throw %typeError(`Method Date.prototype.${name} called on incompatible ` +
                     `receiver ${%describe(date)}`);
  }
  return later("node/intl_date", "dateText")(%unwrap(date), locales, options,
                                             kind, name);
}

// A function of number or BigInt, with the locale's digits.
function numberText(value, locales, options, where) {
  if (locales === undefined && options === undefined && isSmall(value)) {
    return `${value}`;
  }
  return later("node/intl_number", "numberText")(value, locales, options,
                                                 where);
}

// Letters belong together in every language as they do in English, but for a
// few languages, which are refused by name.
function casedText(text, change, locales) {
  if (locales !== undefined) later("node/intl_locale", "checkCase")(locales);
  return %call(change, text);
}

// Is it written the same everywhere?
function isSmall(value) {
  return typeof value === "number" && value % 1 === 0 && value > 0 &&
         value < 1000;
}

%install(Number.prototype, {
  toLocaleString(locales = undefined, options = undefined) {
    const value = %isClass(this, "Number") ? %unwrap(this) : this;
    if (typeof value !== "number") {
      throw %typeError("Number.prototype.toLocaleString requires that 'this' " +
                       "be a Number");
    }
    return numberText(value, locales, options,
                      "Number.prototype.toLocaleString");
  },
});

%install(String.prototype, {
  toLocaleLowerCase(locales = undefined) {
    return casedText(this, toLocaleLowerCase, locales);
  },

  toLocaleUpperCase(locales = undefined) {
    return casedText(this, toLocaleUpperCase, locales);
  },
});

%export("bigintLocaleText", function (locales, options) {
  const value = %isClass(this, "BigInt") ? %unwrap(this) : this;
  if (typeof value !== "bigint") {
    throw %typeError("BigInt.prototype.toLocaleString requires that 'this' " +
                     "be a BigInt");
  }
  return numberText(value, locales, options,
                    "BigInt.prototype.toLocaleString");
});

// Intl's own classes, made when somebody asks for them.
function showLater(name, file) {
  defineProperty(Intl, name, {
    configurable: true,
    enumerable: false,
    get() {
      const value = later(file, name);
      %define(Intl, name, value, 5);
      return value;
    },
    set(value) {
      %define(Intl, name, value, 5);
    },
  });
}
showLater("DateTimeFormat", "node/intl_date");
showLater("NumberFormat", "node/intl_number");
%define(Intl, Symbol.toStringTag, "Intl", 4);

%install(datePrototype, {
  toLocaleString(locales = undefined, options = undefined) {
    return dateText(this, locales, options, "any", "toLocaleString");
  },

  toLocaleDateString(locales = undefined, options = undefined) {
    return dateText(this, locales, options, "date", "toLocaleDateString");
  },

  toLocaleTimeString(locales = undefined, options = undefined) {
    return dateText(this, locales, options, "time", "toLocaleTimeString");
  },
});
