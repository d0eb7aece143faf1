// server.js PORT: a WebSocket server of the package ws. What it is sent on
// /all it sends to everybody, else back.
const { WebSocketServer } = require("ws");
const server = new WebSocketServer({ port: +process.argv[2] });
server.on("connection", (socket, request) => {
  const toAll = request.url === "/all";
  socket.on("message", (data, isBinary) => {
    if (!toAll) socket.send(data, { binary: isBinary });
    else for (const one of server.clients) one.send(data, { binary: isBinary });
  });
});
server.on("listening", () => console.log("listening"));
