// The server goes, and comes back: the client finds it again by itself.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

let life = 0;
function start() {
  const io = new Server(6716);
  life++;
  io.on("connection", (socket) => {
    console.log("server", life, "connection");
    socket.on("note", (text) => console.log("server", life, "note:", text));
    socket.on("bye", () => {
      socket.disconnect();
      io.close();
    });
  });
  return io;
}

let io = start();
const socket = connect("http://localhost:6716", {
  transports: ["websocket"],
  reconnectionDelay: 100, reconnectionDelayMax: 300, randomizationFactor: 0,
});
const began = Date.now();
const manager = socket.io;
socket.on("connect", () => {
  console.log("connect", socket.active);
  if (life === 1) {
    socket.emit("note", "one");
    setTimeout(() => io.close(), 50);
  } else {
    socket.emit("bye");
  }
});
socket.on("disconnect", (reason) => {
  console.log("disconnect", reason, socket.active);
  if (life === 1) {
    socket.emit("note", "kept until it is back");
    socket.volatile.emit("note", "lost");
  }
});
socket.on("connect_error", (error) => {
  console.log("connect_error", error.message);
  if (++errors === 2) io = start();
});
let errors = 0;
manager.on("reconnect_attempt", (n) => console.log("reconnect_attempt", n));
manager.on("reconnect_error", (error) => {
  console.log("reconnect_error", error.message);
});
manager.on("reconnect", (n) => console.log("reconnect", n));
manager.on("error", (error) => console.log("error", error.message));
manager.on("open", () => console.log("open"));
manager.on("close", (reason) => console.log("close", reason));
process.on("exit", () => {
  const ms = Date.now() - began;
  console.log(ms > 600 && ms < 2000);
});
