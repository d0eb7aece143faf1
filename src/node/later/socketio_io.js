// socketio_io.js: the package socket.io-client: io(url) gives a socket. Two
// sockets to the same server share one connection, unless they are for the
// same namespace, or `forceNew` is set.

const later = %import("later");
const platform = later("node/engineio_platform", "engineioPlatform");
const { parse } = later("node/engineio_address", "engineioAddress");
const Manager = later("node/socketio_manager", "SocketioManager");
const Socket = later("node/socketio_client", "SocketioClient");

const ports = { http: "80", ws: "80", https: "443", wss: "443" };

// The parts of an address, completed from the page's own where there is one.
function locate(uri, path) {
  const page = platform.location;
  if (uri === undefined || uri === null) {
    uri = `${page?.protocol}//${page?.host}`;
  }
  if (uri.startsWith("//")) uri = `${page?.protocol}${uri}`;
  else if (uri.startsWith("/")) uri = `${page?.host}${uri}`;
  if (!/^(https?|wss?):\/\//.test(uri)) uri = `${page?.protocol}//${uri}`;
  const parts = parse(uri);
  const host = parts.host.includes(":") ? `[${parts.host}]` : parts.host;
  const port = parts.port || ports[parts.protocol] || "";
  const shown = page && page.port === port ? "" : `:${port}`;
  return {
    id: `${parts.protocol}://${host}:${port}${path}`, // who shares it
    source: parts.source,
    nsp: parts.path || "/",
    href: `${parts.protocol}://${host}${shown}`,
    query: parts.query === "" ? undefined : parts.queryKey,
  };
}

const managers = { __proto__: null }; // by id

function lookup(uri, options) {
  if (typeof uri === "object") [options, uri] = [uri, undefined];
  options = options || {};
  const { id, source, nsp, query } =
    locate(uri, options.path || "/socket.io");
  const isTaken = managers[id] !== undefined && nsp in managers[id].nsps;
  const isNew = options.forceNew || options["force new connection"] ||
                options.multiplex === false || isTaken;
  const io = isNew ? new Manager(source, options)
                   : managers[id] ??= new Manager(source, options);
  if (query && !options.query) options.query = query;
  return io.socket(nsp, options);
}

Object.assign(lookup, { Manager, Socket, io: lookup, connect: lookup });

%export("node:socket.io-client", lookup);
