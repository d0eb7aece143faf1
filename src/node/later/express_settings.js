// express_settings.js: settings that stand for a function: app.set("etag",
// "strong"), app.set("query parser", "simple"), app.set("trust proxy", 1).

const later = %import("later");
const coreModule = %import("coreModule");
const querystring = coreModule("querystring");
const parseQuery = later("node/express_query", "expressParseQuery");
const { entityTag } = later("node/express_fresh", "expressFresh");
const { compileTrust } = later("node/express_proxy", "expressProxy");

function tagMaker(weak) {
  return function generateETag(body, encoding) {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body, encoding);
    return (weak ? "W/" : "") + entityTag(bytes);
  };
}

const strong = tagMaker(false);
const weak = tagMaker(true);

function etag(value) {
  if (typeof value === "function") return value;
  if (value === true || value === "weak") return weak;
  if (value === "strong") return strong;
  if (value === false) return undefined;
  throw new TypeError(`unknown value for etag function: ${value}`);
}

function parseExtendedQueryString(text) {
  return parseQuery(text, { allowPrototypes: true, arrayLimit: 1000 });
}

function newObject() {
  return {};
}

function queryParser(value) {
  if (typeof value === "function") return value;
  if (value === true || value === "simple") return querystring.parse;
  if (value === false) return newObject;
  if (value === "extended") return parseExtendedQueryString;
  throw new TypeError(`unknown value for query parser function: ${value}`);
}

// trust(address, number): is this proxy, so many away from us, believed?
function trust(value) {
  if (typeof value === "function") return value;
  if (value === true) return () => true;
  if (typeof value === "number") return (address, i) => i < value;
  const list = typeof value === "string"
    ? value.split(",").map((name) => name.trim()) : value;
  return compileTrust(list || []);
}

%export("expressSettings", { etag, queryParser, trust });
