// engineio_client_package.js: the package engine.io-client.

const later = %import("later");
const { nextTick } = later("node/engineio_platform", "engineioPlatform");
const { parse } = later("node/engineio_address", "engineioAddress");
const { protocol } = later("node/engineio_parser", "engineioParser");
const Socket = later("node/engineio_client", "EngineClient");
const Transport = later("node/engineio_transport", "EngineTransport");

%export("node:engine.io-client", {
  Socket,
  protocol,
  Transport,
  TransportError: %import("EngineTransportError"),
  transports: %import("engineTransports"),
  parse,
  nextTick,
});
