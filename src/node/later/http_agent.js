// http_agent.js: Agent, which keeps a client's connections: it opens them,
// hands them to requests one after the other, lets requests wait where there
// are enough, and keeps what is free open for the next one.
//
// Connections are kept by name: "host:port:localAddress".

const later = %import("later");
const net = later("node/net", "node:net");
const netHandle = %import("netHandle");
const boundToContext = later("node/async_context", "boundToContext");
const EventEmitter = %import("node:events");
const { validateNumber, validateOneOf, validateString } =
  later("node/validators", "validators");
const { removeAt, placeOf } = later("node/http_words", "httpWords");
const { Symbol, keys, regexpExec, setPrototypeOf } = %import("originals");

const EARLIER = 1000; // ms before the server's patience is over
const kRequestOptions = Symbol("requestOptions");
const kTakeSocket = Symbol("takeSocket"); // of a request that waits for one

function onFreeSocketError() {
  this.destroy();
  this.emit("agentRemove");
}

// Calls `callback` once, however often it is called.
function once(callback) {
  let called = false;
  return (...args) => {
    if (called) return;
    called = true;
    %apply(callback, undefined, args);
  };
}

function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  %call(EventEmitter, this);
  this.defaultPort = 80;
  this.protocol = "http:";
  this.options = { __proto__: null, ...options };
  this.options.noDelay ??= true;
  this.options.path = null;
  this.requests = { __proto__: null }; // those that wait
  this.sockets = { __proto__: null }; // those in use
  this.freeSockets = { __proto__: null };
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || "lifo";
  this.maxTotalSockets = this.options.maxTotalSockets;
  this.totalSocketCount = 0;
  validateOneOf(this.scheduling, "scheduling", ["fifo", "lifo"]);
  if (this.maxTotalSockets === undefined) this.maxTotalSockets = Infinity;
  else validateNumber(this.maxTotalSockets, "maxTotalSockets", 1);
  this.on("free", (socket, options) => onFree(this, socket, options));
  // Node looks here for listeners of "keylog" (TLS).
  this.on("newListener", function maybeEnableKeylog() {});
}
%makeConstructor(Agent, {});
setPrototypeOf(Agent.prototype, EventEmitter.prototype);
setPrototypeOf(Agent, EventEmitter);
Agent.defaultMaxSockets = Infinity;

// --- a request and its connection -----------------------------------------------

// From now on what happens to the connection happens to this request.
function reuse(agent, request, socket) {
  const handle = netHandle(socket);
  if (handle) %tcpContext(handle);
  setRequestSocket(agent, request, socket);
}

function setRequestSocket(agent, request, socket) {
  request.onSocket(socket);
  const timeout = agent.options.timeout || 0;
  if (request.timeout === undefined || request.timeout === timeout) return;
  socket.setTimeout(request.timeout);
}

// The name by which TLS would know the server.
function serverName(options, request) {
  let name = options.host;
  const field = request.getHeader("host");
  if (field) {
    validateString(field, "options.headers.host");
    const end = %textFind(field, "]", 0);
    const colon = %textFind(field, ":", 0);
    if (field[0] === "[") name = end < 0 ? field : %textCut(field, 1, end);
    else name = colon < 0 ? field : %textCut(field, 0, colon);
  }
  return net.isIP(name) ? "" : name;
}

function withAgentOptions(agent, options, request) {
  const all = { __proto__: null, ...options, ...agent.options };
  if (all.socketPath) all.path = all.socketPath;
  if (!all.servername && all.servername !== "") {
    all.servername = serverName(all, request);
  }
  return all;
}

// A connection that is free, taken out of the list; or undefined.
function takeFree(agent, name) {
  const free = agent.freeSockets[name];
  if (!free) return undefined;
  while (free.length && free[0].destroyed) removeAt(free, 0);
  const at = agent.scheduling === "fifo" ? 0 : free.length - 1;
  const socket = free.length ? removeAt(free, at) : undefined;
  if (!free.length) delete agent.freeSockets[name];
  return socket;
}

// --- a connection becomes free ------------------------------------------------------

function onFree(agent, socket, options) {
  const name = agent.getName(options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const requests = agent.requests[name];
  if (requests && requests.length) {
    removeAt(requests, 0)[kTakeSocket](socket);
    if (requests.length === 0) delete agent.requests[name];
    return;
  }
  const request = socket._httpMessage;
  if (!request || !request.shouldKeepAlive || !agent.keepAlive ||
      !mayKeep(agent, name, socket)) {
    socket.destroy();
    return;
  }
  const free = agent.freeSockets[name] ??= [];
  socket._httpMessage = null;
  agent.removeSocket(socket, options);
  socket.once("error", onFreeSocketError);
  %push(free, socket);
}

function mayKeep(agent, name, socket) {
  const free = agent.freeSockets[name]?.length ?? 0;
  const count = free + (agent.sockets[name]?.length ?? 0);
  return agent.totalSocketCount <= agent.maxTotalSockets &&
         count <= agent.maxSockets && free < agent.maxFreeSockets &&
         agent.keepSocketAlive(socket);
}

// What the agent hears of a connection while it is the agent's.
function installListeners(agent, socket, options) {
  function onFree() {
    agent.emit("free", socket, options);
  }
  function onClose() {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
  }
  function onTimeout() {
    const names = keys(agent.freeSockets);
    for (let i = 0; i < names.length; i++) {
      if (placeOf(agent.freeSockets[names[i]], socket) >= 0) socket.destroy();
    }
  }
  // It goes its own way, after an upgrade.
  function onRemove() {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
    socket.removeListener("close", onClose);
    socket.removeListener("free", onFree);
    socket.removeListener("timeout", onTimeout);
    socket.removeListener("agentRemove", onRemove);
  }
  socket.on("free", onFree);
  socket.on("close", onClose);
  socket.on("timeout", onTimeout);
  socket.on("agentRemove", onRemove);
}

function removeFrom(lists, name, socket) {
  const list = lists[name];
  const at = list ? placeOf(list, socket) : -1;
  if (at < 0) return;
  removeAt(list, at);
  if (list.length === 0) delete lists[name];
}

// A request that waits, for which there is room now: [request, options].
function nextWaiting(agent, name, options) {
  if (agent.requests[name]?.length) return [agent.requests[name][0], options];
  const names = keys(agent.requests);
  if (names.length === 0 || agent.sockets[names[0]]?.length) return [];
  const request = agent.requests[names[0]][0];
  return [request, request[kRequestOptions]];
}

const methods = {
  createConnection: net.createConnection,

  getName(options = {}) {
    let name = `${options.host || "localhost"}:`;
    if (options.port) name += options.port;
    name += ":";
    if (options.localAddress) name += options.localAddress;
    if (options.family === 4 || options.family === 6) {
      name += `:${options.family}`;
    }
    if (options.socketPath) name += `:${options.socketPath}`;
    return name;
  },

  addRequest(req, options, port, localAddress) {
    if (typeof options === "string") {
      options = { __proto__: null, host: options, port, localAddress };
    }
    const all = withAgentOptions(this, options, req);
    const name = this.getName(all);
    this.sockets[name] ??= [];
    const hadFree = this.freeSockets[name];
    const socket = takeFree(this, name);
    const count = (hadFree?.length ?? 0) + this.sockets[name].length;
    if (socket) {
      this.reuseSocket(socket, req);
      reuse(this, req, socket);
      %push(this.sockets[name], socket);
    } else if (count < this.maxSockets &&
               this.totalSocketCount < this.maxTotalSockets) {
      this.createSocket(req, all, (error, made) => {
        if (error) req.onSocket(made, error);
        else setRequestSocket(this, req, made);
      });
    } else {
      req[kRequestOptions] = all;
      req[kTakeSocket] = boundToContext((given) => reuse(this, req, given));
      %push(this.requests[name] ??= [], req);
    }
  },

  createSocket(req, options, cb) {
    const all = withAgentOptions(this, options, req);
    const name = this.getName(all);
    all._agentKey = name;
    all.encoding = null;
    const onCreate = once((error, socket) => {
      if (error) {
        cb(error);
        return;
      }
      %push(this.sockets[name] ??= [], socket);
      this.totalSocketCount++;
      installListeners(this, socket, all);
      cb(null, socket);
    });
    if (this.keepAlive) {
      all.keepAlive = this.keepAlive;
      all.keepAliveInitialDelay = this.keepAliveMsecs;
    }
    const socket = this.createConnection(all, onCreate);
    if (socket) onCreate(null, socket);
  },

  removeSocket(s, options) {
    const name = this.getName(options);
    removeFrom(this.sockets, name, s);
    if (!s.writable) removeFrom(this.freeSockets, name, s);
    const [request, its] = nextWaiting(this, name, options);
    if (!request || !its) return;
    request[kRequestOptions] = undefined;
    this.createSocket(request, its, (error, socket) => {
      if (error) request.onSocket(socket, error);
      else socket.emit("free");
    });
  },

  // False where the server will have closed it before it can be used again.
  keepSocketAlive(socket) {
    socket.setKeepAlive(true, this.keepAliveMsecs);
    socket.unref();
    let timeout = this.options.timeout || 0;
    const hint = socket._httpMessage?.res?.headers["keep-alive"];
    const found = hint ? %call(regexpExec, /^timeout=(\d+)/, hint) : null;
    if (found !== null) {
      const patience = %toNumber(found[1]) * 1000 - EARLIER;
      if (patience <= 0) return false;
      if (patience < timeout) timeout = patience;
    }
    if (socket.timeout !== timeout) socket.setTimeout(timeout);
    return true;
  },

  reuseSocket(socket, req) {
    socket.removeListener("error", onFreeSocketError);
    req.reusedSocket = true;
    socket.ref();
  },

  destroy() {
    const sets = [this.freeSockets, this.sockets];
    for (let i = 0; i < sets.length; i++) {
      const names = keys(sets[i]);
      for (let k = 0; k < names.length; k++) {
        const list = sets[i][names[k]];
        for (let n = 0; n < list.length; n++) list[n].destroy();
      }
    }
  },
};
%copyPlain(Agent.prototype, methods, undefined);

%export("httpAgent", {
  __proto__: null,
  Agent,
  globalAgent: new Agent({ keepAlive: true, scheduling: "lifo",
                           timeout: 5000 }),
});
