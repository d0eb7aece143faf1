// dns.js: the module dns: the addresses of names. One host is modelled:
// "localhost" is 127.0.0.1, and there is no other. What would ask a name
// server is refused (surface.js).
//
// Exported besides: dnsLookup (what dns/promises asks), dnsConstants.

const later = %import("later");
const { isIP, lookupFault } = later("node/net_address", "netAddress");
const { validateString, validateBoolean, validateOneOf, validateNumber } =
  later("node/validators", "validators");
const argumentError = %import("argumentError");
const valueError = %import("valueError");
const validateFunction = %import("validateFunction");

const ADDRCONFIG = 32;
const ALL = 16;
const V4MAPPED = 8;
const orders = ["verbatim", "ipv4first", "ipv6first"];
const LOOKUP = 400; // us that the resolver takes
let usualOrder = "verbatim";

// The codes of name servers' answers: as properties without their first E.
const codes = {};
const words = %splitText(
  "NODATA FORMERR SERVFAIL NOTFOUND NOTIMP REFUSED BADQUERY BADNAME " +
  "BADFAMILY BADRESP CONNREFUSED TIMEOUT EOF FILE NOMEM DESTRUCTION BADSTR " +
  "BADFLAGS NONAME BADHINTS NOTINITIALIZED LOADIPHLPAPI " +
  "ADDRGETNETWORKPARAMS CANCELLED", " ", 4294967295);
for (let i = 0; i < words.length; i++) {
  codes[words[i]] = words[i] === "EOF" ? "EOF"
    : words[i] === "NOTFOUND" ? "ENOTFOUND" : `E${words[i]}`;
}

// --- options ----------------------------------------------------------------

function toFamily(family) {
  if (family === "IPv4") return 4;
  if (family === "IPv6") return 6;
  return family;
}

function checkHints(hints) {
  validateNumber(hints, "options.hints");
  const known = ADDRCONFIG | ALL | V4MAPPED;
  if ((hints >>> 0 & ~known) !== 0) throw valueError("hints", hints >>> 0);
}

// {family, all} of what lookup was given beside the name.
function toWish(options) {
  if (typeof options === "number") {
    validateOneOf(options, "family", [0, 4, 6]);
    return { family: options, all: false };
  }
  if (options !== undefined && !%isObject(options)) {
    throw argumentError("options", "object or integer", options);
  }
  const { hints, all, verbatim, order } = options ?? {};
  const family = toFamily(options?.family);
  if ((hints ?? null) !== null) checkHints(hints);
  if ((family ?? null) !== null) {
    validateOneOf(family, "options.family", [0, 4, 6]);
  }
  if ((all ?? null) !== null) validateBoolean(all, "options.all");
  if ((verbatim ?? null) !== null) {
    validateBoolean(verbatim, "options.verbatim");
  }
  if ((order ?? null) !== null) validateOneOf(order, "options.order", orders);
  return { family: family ?? 0, all: all ?? false };
}

// --- lookup -----------------------------------------------------------------

// {known, list} or {error}: what is known of the name at once, without asking
// anybody, is answered in the next tick.
function find(name, family) {
  const kind = name ? isIP(name) : 0;
  if (kind !== 0) {
    return { known: true, list: [{ address: name, family: kind }] };
  }
  if (!name) return { known: true, list: [] };
  const answer = %tcpLookup(name); // 0: here; an address; or an errno
  const address = answer === 0 ? "127.0.0.1" : answer;
  const found = typeof address === "string" ? isIP(address) : 0;
  return found !== 0 && (family === 0 || family === found)
    ? { known: false, list: [{ address, family: found }] }
    : { known: false, error: lookupFault(name, answer) };
}

function warn(name) {
  %import("emitWarning")(
    `The provided hostname "${name}" is not a valid hostname, and is ` +
      "supported in the dns module solely for compatibility.",
    "DeprecationWarning", "DEP0118");
}
let warned = false;

// Calls done(error, list): in the next tick, or when the poll phase comes.
function ask(name, family, done) {
  if (!name && !warned) {
    warned = true;
    warn(name);
  }
  const { known, list, error } = find(name, family);
  const answer = () => done(error ?? null, list);
  if (known) %nextTick(answer, undefined);
  else %fileTask(answer, undefined, LOOKUP);
}

// What dns.lookup answers: nobody does anything with it.
class GetAddrInfoReqWrap {
  constructor(callback, family, hostname) {
    this.callback = callback;
    this.family = family;
    this.hostname = hostname;
    this.oncomplete = function onlookup() {};
  }
}

function lookup(hostname, options, callback) {
  if (hostname) validateString(hostname, "hostname");
  if (typeof options === "function") {
    callback = options;
    options = undefined;
  }
  if (typeof options !== "number") validateFunction(callback, "callback");
  const { family, all } = toWish(options);
  validateFunction(callback, "callback");
  ask(hostname, family, (error, list) => {
    if (error) callback(error);
    else if (all) callback(null, list);
    else if (list.length > 0) callback(null, list[0].address, list[0].family);
    else callback(null, null, family === 6 ? 6 : 4);
  });
  return hostname && isIP(hostname) === 0
    ? new GetAddrInfoReqWrap(callback, family, hostname) : {};
}

// The promise that dns.promises.lookup answers.
function lookupPromise(hostname, options) {
  if (hostname) validateString(hostname, "hostname");
  const { family, all } = toWish(options);
  const promise = %promiseNew();
  ask(hostname, family, (error, list) => {
    if (error) {
      %promiseReject(promise, error);
    } else {
      %promiseFulfil(promise, all ? list : list[0] ??
        { address: null, family: family === 6 ? 6 : 4 });
    }
  });
  return promise;
}

// --- the module -------------------------------------------------------------

const common = {
  getDefaultResultOrder: () => usualOrder,
  setDefaultResultOrder(order) {
    validateOneOf(order, "dnsOrder", orders);
    usualOrder = order;
  },
  getServers: () => [],
};

%export("dnsPromises", { lookup: lookupPromise, ...common, ...codes });
%export("node:dns", {
  lookup,
  ...common,
  ADDRCONFIG,
  ALL,
  V4MAPPED,
  ...codes,
  get promises() {
    return %import("coreModule")("dns/promises");
  },
});
