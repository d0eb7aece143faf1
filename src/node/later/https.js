// https.js: the module https: HTTP over TLS, which Loopline does not have yet.
// Whoever asks for a connection is told so.

const later = %import("later");
const { Agent: HttpAgent } = later("node/http_agent", "httpAgent");
const { Error } = %import("originals");

function refuse(name) {
  throw new Error(`https.${name} is not supported by Loopline yet: there is ` +
                  "no TLS. Use http on localhost instead");
}

class Agent extends HttpAgent {
  constructor(options) {
    super(options);
    this.defaultPort = 443;
    this.protocol = "https:";
    this.maxCachedSessions = this.options.maxCachedSessions ?? 100;
  }

  createConnection() {
    refuse("request");
  }
}

%export("node:https", {
  __proto__: null,
  Agent,
  globalAgent: new Agent({ keepAlive: true, scheduling: "lifo",
                           timeout: 5000 }),
  Server() {
    refuse("Server");
  },
  createServer() {
    refuse("createServer");
  },
  get() {
    refuse("get");
  },
  request() {
    refuse("request");
  },
});
