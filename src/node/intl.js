// intl.js: what in the language depends on a language of people. The methods
// are here, what they do is in later/intl_*.js and runs at the first use.

const later = %import("later");
const { prototype: datePrototype } = Date;

function dateText(date, locales, options, kind, name) {
  if (!%isClass(date, "Date")) {
    throw %typeError(`Method Date.prototype.${name} called on incompatible ` +
                     `receiver ${%describe(date)}`);
  }
  return later("node/intl_date", "dateText")(%unwrap(date), locales, options,
                                             kind, name);
}

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
