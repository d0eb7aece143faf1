// Row 20 of the curriculum: a server, a client, events by their names.
const http = require("http");
const server = http.createServer();
const io = require("socket.io")(server);
const connect = require("socket.io-client");

io.on("connection", (socket) => {
  console.log("server: somebody is here", socket.connected);
  socket.emit("welcome", { text: "어서 와요", at: [1, 2, 3] });
  socket.on("chat", (message) => {
    console.log("server: chat", message);
    io.emit("chat", { from: message.name, text: message.text });
  });
  socket.on("disconnecting", (reason) => {
    console.log("server: disconnecting", reason, socket.rooms.size);
  });
  socket.on("disconnect", (reason) => {
    console.log("server: disconnect", reason, socket.rooms.size);
    io.close();
  });
});

server.listen(6701, () => {
  console.log("listening");
  const socket = connect("http://localhost:6701");
  console.log("client:", socket.connected, socket.id);
  socket.on("connect", () => {
    console.log("client: connect", socket.connected, typeof socket.id);
    socket.emit("chat", { name: "민지", text: "안녕하세요" });
  });
  socket.on("welcome", (data) => console.log("client: welcome", data));
  socket.on("chat", (data) => {
    console.log("client: chat", data);
    socket.disconnect();
  });
  socket.on("disconnect", (reason) => {
    console.log("client: disconnect", reason, socket.connected, socket.id);
  });
});
