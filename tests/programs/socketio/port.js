// A server for a port: socket.io makes the HTTP server itself.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6702);
io.on("connection", (socket) => {
  console.log("connection", socket.conn.transport.name);
  socket.on("bye", () => socket.disconnect());
});
const socket = connect("ws://localhost:6702", { transports: ["websocket"] });
socket.on("connect", () => socket.emit("bye"));
socket.on("disconnect", (reason) => {
  console.log(reason, socket.active);
  io.close(() => second());
});

// A port as a string, and options.
function second() {
  const other = require("socket.io")("6702", { path: "/chat/" });
  console.log(other.path(), other.httpServer.listening);
  other.on("connect", (peer) => {
    console.log("connect", peer.handshake.url.split("?")[0]);
    peer.emit("x");
  });
  const client = connect("http://localhost:6702", {
    path: "/chat", forceNew: true, transports: ["websocket"],
  });
  client.on("x", () => {
    console.log("x");
    client.close();
    other.close();
  });
}
