// Listeners for every event.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6713);
io.on("connection", (socket) => {
  const second = (event, ...args) => console.log("server: 2", event, args);
  socket.onAny(second);
  socket.prependAny((event) => console.log("server: 1", event));
  socket.onAnyOutgoing((event, ...args) => {
    console.log("server: out", event, args);
  });
  console.log(socket.listenersAny().length,
              socket.listenersAnyOutgoing().length);
  socket.on("a", () => {
    console.log("server: a");
    socket.offAny(second);
    socket.emit("x", 1);
    io.emit("y", 2);
  });
  socket.on("b", () => {
    socket.offAny();
    socket.offAnyOutgoing();
    socket.emit("z");
  });
});

const socket = connect("http://localhost:6713", { transports: ["websocket"] });
socket.onAnyOutgoing((event, ...args) => {
  console.log("client: out", event, args);
});
socket.prependAnyOutgoing((event) => console.log("client: out first", event));
const all = (event, ...args) => console.log("client: any", event, args);
socket.onAny(all);
socket.emit("a", 1, { two: 2 });
console.log("nothing has gone yet");
socket.on("y", () => {
  console.log("client: y");
  socket.offAny(all);
  socket.offAny(all);
  console.log(socket.listenersAny());
  socket.emit("b");
});
socket.on("z", () => {
  socket.disconnect();
  io.close();
});
