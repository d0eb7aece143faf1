// engineio_address.js: the parts of a client's address, and a query written
// and read. An address may lack most of its parts: "localhost:3000", "/chat",
// or nothing at all in a page.

// protocol://user@host:port/path?query#anchor, where all may be missing.
const address = new RegExp([
  /^(?:(https?|wss?):\/\/)?/, // protocol
  /(?:[^@\/?#]*@)?/, // user
  /(\[[^\]]*\]|[^:\/?#]*)(?::(\d*))?/, // host, port
  /([^?#]*)(?:\?([^#]*))?(?:#(.*))?/, // path, query, anchor
].map((part) => part.source).join(""));

function parse(text) {
  if (text.length > 8000) throw "URI too long";
  const [source, protocol = "", host = "", port = "", path = "", query = "",
         anchor = ""] = address.exec(text);
  const isIPv6 = host[0] === "[";
  return {
    source,
    protocol,
    host: isIPv6 ? host.slice(1, -1) : host,
    port,
    path,
    query,
    anchor,
    queryKey: plainQuery(query),
  };
}

// What stands between & and =, as it is written.
function plainQuery(query) {
  const found = {};
  for (const pair of query.split("&")) {
    const at = pair.indexOf("=");
    const name = at < 0 ? pair : pair.slice(0, at);
    if (name !== "") found[name] = at < 0 ? "" : pair.slice(at + 1);
  }
  return found;
}

function encodeQuery(values) {
  return Object.keys(values)
    .map((name) => `${encodeURIComponent(name)}=` +
                   encodeURIComponent(values[name]))
    .join("&");
}

function decodeQuery(query) {
  const values = {};
  for (const pair of query.split("&")) {
    const [name, ...rest] = pair.split("=");
    values[decodeURIComponent(name)] = decodeURIComponent(rest.join("="));
  }
  return values;
}

%export("engineioAddress", { parse, encodeQuery, decodeQuery });
