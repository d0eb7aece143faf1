// To one, to all, to all but the sender.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6705);
io.on("connection", (socket) => {
  socket.data.name = socket.handshake.query.name;
  console.log("server:", socket.data.name, io.engine.clientsCount);
  socket.broadcast.emit("news", `${socket.data.name} has come`);
  socket.on("say", (text) => {
    socket.emit("news", `only to you: ${text}`);
    socket.broadcast.emit("news", `to the others: ${text}`);
    io.emit("news", `to all: ${text}`);
    io.send("a message to all");
    socket.broadcast.emit("message", "a message to the others");
  });
  socket.on("disconnect", () => {
    console.log("server: bye", socket.data.name, io.engine.clientsCount);
    socket.broadcast.emit("news", `${socket.data.name} has gone`);
  });
});

const heard = {};
function join(name) {
  heard[name] = [];
  const socket = connect("http://localhost:6705", {
    query: { name }, forceNew: true, transports: ["websocket"],
  });
  socket.on("news", (text) => heard[name].push(text));
  socket.on("message", (text) => heard[name].push(`message: ${text}`));
  return new Promise((done) => socket.on("connect", () => done(socket)));
}

(async () => {
  const minji = await join("민지");
  const jun = await join("준");
  const hana = await join("하나");
  jun.emit("say", "안녕");
  await new Promise((done) => setTimeout(done, 100));
  minji.disconnect();
  await new Promise((done) => setTimeout(done, 100));
  console.log(heard);
  jun.disconnect();
  hana.disconnect();
  io.close();
})();
