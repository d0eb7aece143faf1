// net.js: the module net: TCP. A Socket is one end of a connection
// (net_socket.js), a Server accepts them (net_server.js).

const later = %import("later");
const { Socket, toConnectArguments } = later("node/net_socket", "netSocket");
const Server = later("node/net_server", "netServer");
const { isIP, isIPv4, isIPv6 } = later("node/net_address", "netAddress");
const { validateBoolean, validateInteger } =
  later("node/validators", "validators");

function createServer(options, listener) {
  return new Server(options, listener);
}

function connect(...args) {
  const asked = toConnectArguments(args);
  const socket = new Socket(asked[0]);
  if (asked[0].timeout) socket.setTimeout(asked[0].timeout);
  return socket.connect(asked);
}

// Whether to try IPv4 and IPv6 side by side: of one host there is one address.
let selectsFamily = true;
let attemptTimeout = 250;

%export("node:net", {
  __proto__: null,
  connect,
  createConnection: connect,
  createServer,
  isIP,
  isIPv4,
  isIPv6,
  Server,
  Socket,
  Stream: Socket,
  _normalizeArgs: toConnectArguments,
  _setSimultaneousAccepts() {},
  getDefaultAutoSelectFamily: () => selectsFamily,
  setDefaultAutoSelectFamily(value) {
    validateBoolean(value, "value");
    selectsFamily = value;
  },
  getDefaultAutoSelectFamilyAttemptTimeout: () => attemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout(value) {
    validateInteger(value, "value", 1, 2147483647);
    attemptTimeout = value < 10 ? 10 : value;
  },
});
