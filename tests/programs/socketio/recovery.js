// A connection that was lost for a moment: the events in between are not.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6733, {
  connectionStateRecovery: { maxDisconnectionDuration: 1000 },
});
console.log(io.opts.connectionStateRecovery);
io.use((socket, next) => {
  console.log("middleware");
  next();
});
let first;
io.on("connection", (socket) => {
  console.log("server:", socket.recovered, socket.data, socket.rooms.size);
  if (socket.recovered) {
    console.log("the same:", socket.id === first);
    setTimeout(() => {
      socket.disconnect();
      io.close();
    }, 50);
    return;
  }
  first = socket.id;
  socket.data.name = "민지";
  socket.join("room");
  socket.emit("welcome", 1);
  socket.on("disconnect", (reason) => {
    console.log("server:", reason);
    io.emit("missed", "all");
    io.to("room").emit("missed", "the room");
    io.to("elsewhere").emit("missed", "not for you");
    io.except("room").emit("missed", "not for you either");
    io.volatile.emit("missed", "volatile");
  });
});
const socket = connect("http://localhost:6733", {
  transports: ["websocket"], reconnectionDelay: 50, randomizationFactor: 0,
});
let id;
socket.on("connect", () => {
  console.log("client:", socket.recovered, id === undefined || id === socket.id);
  id = socket.id;
});
socket.on("welcome", (n, offset) => {
  console.log("client: welcome", n, typeof offset);
  socket.io.engine.close();
});
socket.on("missed", (what) => console.log("client: missed", what));
socket.on("disconnect", (reason) => console.log("client:", reason));
