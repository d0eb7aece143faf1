// With `retries` an event is sent again until it is acknowledged, and the next
// one waits for that.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6728);
const seen = {};
io.on("connection", (socket) => {
  socket.on("try", (name, answer) => {
    seen[name] = (seen[name] ?? 0) + 1;
    console.log("server:", name, seen[name]);
    if (name !== "lost" && seen[name] > 1) answer(`${name} is here`);
  });
});
const socket = connect("http://localhost:6728", {
  transports: ["websocket"], retries: 2, ackTimeout: 50,
});
const show = (error, ...values) => {
  console.log("client:", error ? error.message : error, values);
};
socket.emit("try", "one", show);
socket.emit("try", "lost", show);
socket.emit("try", "two", (...args) => {
  show(...args);
  console.log(socket._queue.length);
  socket.disconnect();
  io.close();
});
