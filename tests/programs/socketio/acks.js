// An event may ask for an answer: the function at its end is called with it.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6703);
io.on("connection", (socket) => {
  socket.on("add", (a, b, answer) => {
    console.log("server: add", a, b);
    answer(a + b);
    answer("only the first call counts");
  });
  socket.on("many", (answer) => answer(1, "둘", { three: 3 }, null));
  socket.on("none", (answer) => answer());
  socket.on("later", (answer) => setTimeout(() => answer("late"), 50));
  socket.on("without", (...args) => console.log("server: without", args));
  socket.on("ask me", async () => {
    socket.emit("question", "이름?", (name) => {
      console.log("server: the name is", name);
    });
    console.log("server: promise", await socket.emitWithAck("double", 21));
    socket.disconnect();
  });
});

const socket = connect("http://localhost:6703", { transports: ["websocket"] });
socket.on("question", (text, answer) => {
  console.log("client: question", text);
  answer("민지");
});
socket.on("double", (n, answer) => answer(2 * n));
socket.on("connect", async () => {
  socket.emit("add", 1, 2, (sum) => console.log("client: sum", sum));
  socket.emit("many", (...values) => console.log("client: many", values));
  socket.emit("none", (...values) => console.log("client: none", values));
  socket.emit("without", 1, undefined, "x");
  console.log("client: promise", await socket.emitWithAck("add", 3, 4));
  console.log("client: promise", await socket.emitWithAck("later"));
  socket.emit("ask me");
});
socket.on("disconnect", (reason) => {
  console.log("client:", reason);
  io.close();
});
