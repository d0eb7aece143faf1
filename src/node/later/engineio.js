// engineio.js: the package engine.io, for programs that want sessions and
// messages without the events of Socket.IO.

const later = %import("later");
const { protocol } = later("node/engineio_parser", "engineioParser");
const Server = later("node/engineio_server", "EngineServer");
const Socket = later("node/engineio_session", "EngineSession");
const Transport =
  later("node/engineio_server_transport", "EngineServerTransport");
const transports = %import("engineServerTransports");

// On an HTTP server of the program's.
function attach(server, options) {
  const engine = new Server(options);
  engine.attach(server, options);
  return engine;
}

// On an HTTP server of its own.
function listen(port, options, listening) {
  if (typeof options === "function") [options, listening] = [{}, options];
  const { createServer } = %import("coreModule")("http");
  const server = createServer((request, res) => {
    res.writeHead(501);
    res.end("Not Implemented");
  });
  const engine = attach(server, options);
  engine.httpServer = server;
  server.listen(port, listening);
  return engine;
}

%export("node:engine.io", {
  protocol,
  Transport,
  Socket,
  parser: %import("node:engine.io-parser"),
  transports,
  Server,
  listen,
  attach,
});
