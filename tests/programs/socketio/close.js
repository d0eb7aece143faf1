// The end of a server.
const http = require("http");
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

(async () => {
  const server = http.createServer();
  server.on("close", () => console.log("http server: close"));
  const io = new Server(server);
  server.listen(6729);
  io.on("connection", (socket) => {
    socket.on("disconnecting", (reason) => console.log("server:", reason));
    socket.on("disconnect", (reason) => console.log("server:", reason));
  });
  const clients = ["websocket", "polling"].map((transport) => {
    const socket = connect("http://localhost:6729", {
      transports: [transport], forceNew: true, reconnection: false,
    });
    socket.on("disconnect", (reason) => {
      console.log(transport, reason, socket.active);
    });
    return socket;
  });
  for (const socket of clients) {
    await new Promise((done) => socket.on("connect", done));
  }
  const returned = io.close((error) => console.log("callback", error));
  console.log(returned instanceof Promise);
  await returned;
  console.log("closed", io.engine.clientsCount, server.listening);
  await io.close((error) => console.log("again:", error.code));

  const free = new Server();
  free.attach(6729);
  console.log(free.httpServer.listening);
  await free.close();
  console.log("closed", free.httpServer.listening);
})();
