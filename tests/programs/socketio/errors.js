// What cannot be, and the words in which that is said.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const attempt = (what) => {
  try {
    console.log(what());
  } catch (error) {
    console.log(error.name, error.message);
  }
};
const reserved = ["connect", "connect_error", "disconnect", "disconnecting",
                  "newListener", "removeListener"];
const io = new Server();
for (const name of reserved) attempt(() => io.emit(name));
attempt(() => new Server(() => {}).attach(() => {}));
attempt(() => io.of("/").serverSideEmit("connection"));
attempt(() => io.emitWithAck);
attempt(() => io.of(/x/y));

const socket = connect("http://localhost:6726", { autoConnect: false });
for (const name of reserved) attempt(() => socket.emit(name));
attempt(() => connect("http://localhost:6726", {
  autoConnect: false, transports: ["websocket"],
}).io.engine);

io.listen(6726);
io.on("connection", (peer) => {
  for (const name of reserved) attempt(() => peer.emit(name));
  attempt(() => peer.broadcast.emit("connect"));
  peer.to("x").emitWithAck("disconnect").catch((e) => console.log(e.message));
  peer.emit("error", "an error is an event as others are");
  peer.on("error", (error) => console.log("server: error", error));
});
socket.connect();
socket.on("error", (text) => {
  console.log(text);
  socket.emit("error", "and back");
  const circle = {};
  circle.circle = circle;
  attempt(() => socket.emit("circle", circle));
  attempt(() => socket.emit("big", 1n));
  setTimeout(() => {
    socket.disconnect();
    io.close();
  }, 50);
});
process.on("unhandledRejection", (error) => {
  console.log("unhandled", error.message);
});
