// express_accept.js: which of the things that a server has a client likes
// best: Accept, Accept-Language, Accept-Charset, Accept-Encoding.

const later = %import("later");
const { knownType } = later("node/express_types", "expressTypes");

// --- reading a header ----------------------------------------------------

// Split at a sign that does not stand between quotes.
function splitOutside(text, sign) {
  const parts = [];
  let quoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (text[i] === sign && !quoted) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim());
}

// [name, value] of "level=1".
function readParameter(text) {
  const at = text.indexOf("=");
  if (at < 0) return [text.toLowerCase(), undefined];
  return [text.slice(0, at).trim().toLowerCase(),
          text.slice(at + 1).trim().replace(/^"(.*)"$/, "$1")];
}

// {name, params, q} of "text/html;level=1;q=0.5"; q says how much it is liked.
function readItem(text) {
  const [name, ...rest] = splitOutside(text, ";");
  const params = { __proto__: null };
  for (const each of rest) {
    const [key, value] = readParameter(each);
    if (key === "q") return { name, params, q: parseFloat(value) };
    params[key] = value;
  }
  return { name, params, q: 1 };
}

// The same of a language, where q counts only right behind the semicolon, and
// the last one.
function readLanguage(text) {
  const [name, ...rest] = text.split(";");
  let q = 1;
  for (const each of rest) {
    const [key, value] = each.split("=");
    if (key === "q") q = parseFloat(value);
  }
  return { name: name.trim(), params: {}, q };
}

// The items of a header in their order.
function readHeader(text, isGood, read = readItem) {
  return splitOutside(text, ",").map((part) => read(part)).filter(isGood)
    .map((item, order) => ({ ...item, order }));
}

// --- choosing ------------------------------------------------------------

// The item of the header that speaks most exactly of `name`: {q, exact,
// order}; q is 0 where none does. fit(name, item) is 0 or more the more exact
// it is, undefined where it does not speak of it.
function priorityOf(name, items, fit) {
  let best = { q: 0, exact: 0, order: -1 };
  for (const item of items) {
    const exact = fit(name, item);
    if (exact === undefined) continue;
    const better = exact - best.exact || item.q - best.q ||
                   item.order - best.order;
    if (better > 0) best = { q: item.q, exact, order: item.order };
  }
  return best;
}

function likedFirst(a, b) {
  return b.q - a.q || b.exact - a.exact || a.order - b.order ||
         a.index - b.index;
}

// Those of `names` that the client takes, the best first.
function choose(items, names, fit) {
  return names.map((name, index) => ({ name, index,
                                       ...priorityOf(name, items, fit) }))
    .filter(({ q }) => q > 0).sort(likedFirst).map(({ name }) => name);
}

// Everything that the client names, the best first.
function everything(items) {
  return items.filter(({ q }) => q > 0)
    .map((item, index) => ({ ...item, exact: 0, index }))
    .sort(likedFirst).map(({ name }) => name);
}

// The best of `names` or false; without names the list of what is taken.
function answer(items, names, fit) {
  return names.length === 0 ? everything(items)
                            : choose(items, names, fit)[0] ?? false;
}

// --- the four headers ----------------------------------------------------

function sameText(a, b) {
  return a.toLowerCase() === b.toLowerCase();
}

function fitsType(name, item) {
  const wanted = readItem(name);
  const [type, subtype] = wanted.name.split("/");
  const [itemType, itemSubtype] = item.name.split("/");
  const keys = Object.keys(item.params);
  if (subtype === undefined) return undefined;
  const sameType = sameText(type, itemType);
  const sameSubtype = sameText(subtype, itemSubtype);
  if (!sameType && itemType !== "*") return undefined;
  if (!sameSubtype && itemSubtype !== "*") return undefined;
  const same = keys.every((key) => item.params[key] === "*" ||
    sameText(item.params[key] ?? "", wanted.params[key] ?? ""));
  if (!same) return undefined;
  return (sameType ? 4 : 0) + (sameSubtype ? 2 : 0) + (keys.length > 0 ? 1 : 0);
}

function isType({ name }) {
  return /^[^\s/;]+\/[^\s;]+$/.test(name);
}

function isName({ name }) {
  return /^[^\s;]+$/.test(name);
}

// Types may be given as endings: accepts("html", "json").
function types(req, names) {
  const { accept } = req.headers;
  const items = readHeader(accept ?? "*/*", isType);
  if (names.length === 0) return everything(items);
  if (!accept) return names[0];
  const full =
    names.map((name) => (name.includes("/") ? name : knownType(name)));
  const best = choose(items, full.filter((type) => type), fitsType)[0];
  return best === undefined ? false : names[full.indexOf(best)];
}

function fitsName(name, item) {
  if (sameText(name, item.name)) return 1;
  return item.name === "*" ? 0 : undefined;
}

function charsets(req, names) {
  const header = req.headers["accept-charset"];
  return answer(readHeader(header ?? "*", isName), names, fitsName);
}

// "identity", the body as it is, is taken where nothing is said of it.
function encodings(req, names) {
  const items = readHeader(req.headers["accept-encoding"] ?? "", isName);
  const said = items.some((item) => fitsName("identity", item) !== undefined);
  if (!said) {
    const q = Math.min(1, ...items.map((item) => item.q || 1));
    items.push({ name: "identity", params: {}, q, order: items.length });
  }
  return answer(items, names, fitsName);
}

// "en" takes "en-US" too, and the other way round.
function fitsLanguage(name, item) {
  const prefix = (language) => language.split("-")[0];
  if (sameText(item.name, name)) return 4;
  if (sameText(prefix(item.name), name)) return 2;
  if (sameText(item.name, prefix(name))) return 1;
  return item.name === "*" ? 0 : undefined;
}

function languages(req, names) {
  const header = req.headers["accept-language"];
  return answer(readHeader(header ?? "*", isName, readLanguage), names,
                fitsLanguage);
}

%export("expressAccept", { types, charsets, encodings, languages });
