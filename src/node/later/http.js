// http.js: the module http.

const later = %import("later");
const words = later("node/http_words", "httpWords");
const { IncomingMessage } = later("node/http_incoming", "httpIncoming");
const { OutgoingMessage } = later("node/http_outgoing", "httpOutgoing");
const { ServerResponse } = later("node/http_response", "httpResponse");
const { connectionListener } =
  later("node/http_connection", "httpConnection");
const { Server } = later("node/http_server", "httpServer");
const { ClientRequest } = later("node/http_client", "httpClient");
const agents = later("node/http_agent", "httpAgent");
const { validateInteger } = later("node/validators", "validators");
const { defineProperties } = %import("originals");

const http = {
  _connectionListener: connectionListener,
  METHODS: words.METHODS,
  STATUS_CODES: words.STATUS_CODES,
  Agent: agents.Agent,
  ClientRequest,
  IncomingMessage,
  OutgoingMessage,
  Server,
  ServerResponse,
  createServer(opts, requestListener) {
    return new Server(opts, requestListener);
  },
  validateHeaderName: words.validateHeaderName,
  validateHeaderValue: words.validateHeaderValue,
  get(url, options, cb) {
    const request = new ClientRequest(url, options, cb);
    request.end();
    return request;
  },
  request(url, options, cb) {
    return new ClientRequest(url, options, cb);
  },
  setMaxIdleHTTPParsers(max) {
    validateInteger(max, "max", 1);
  },
};
defineProperties(http, {
  maxHeaderSize: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => 16384,
  },
  globalAgent: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => agents.globalAgent,
    set(agent) {
      agents.globalAgent = agent;
    },
  },
});

%export("node:http", http);
