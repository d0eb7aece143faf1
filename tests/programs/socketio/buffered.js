// What is emitted before there is a connection waits; what is volatile does
// not.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6717);
io.on("connection", (socket) => {
  socket.onAny((...args) => console.log("server:", args.slice(0, 2)));
  socket.on("last", () => {
    socket.volatile.emit("volatile", 1);
    socket.compress(false).emit("compressed", 2);
    io.local.emit("local", 3);
    io.volatile.emit("volatile to all", 4);
    io.compress(true).emit("compressed to all", 5);
    socket.volatile.broadcast.emit("nobody");
    socket.emit("done");
  });
});
const socket = connect("http://localhost:6717", {
  transports: ["websocket"], autoConnect: false,
});
socket.emit("early", 1).emit("early", 2);
socket.volatile.emit("early and volatile", 3);
socket.timeout(20).emit("too early", (error) => console.log(error.message));
console.log(socket.sendBuffer.length, socket.connected, socket.active);
setTimeout(() => {
  console.log(socket.sendBuffer.length);
  console.log(socket.connect() === socket, socket.active);
  socket.send("a message", 4);
}, 50);
socket.on("connect", () => {
  console.log("connect", socket.sendBuffer.length);
  socket.volatile.emit("volatile", 5);
  socket.compress(false).emit("last", 6);
});
socket.onAny((...args) => console.log("client:", args));
socket.on("done", () => {
  socket.disconnect();
  socket.emit("for the next time", 7);
  console.log(socket.sendBuffer.length, socket.disconnected);
  io.close();
});
