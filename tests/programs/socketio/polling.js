// Without a WebSocket: HTTP requests only.
const http = require("http");
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const server = http.createServer((request, response) => {
  response.end("not socket.io");
});
const counts = { GET: 0, POST: 0 };
server.prependListener("request", ({ method }) => counts[method]++);
const io = new Server(server, { transports: ["polling"] });
server.on("request", ({ method }) => counts[method]++);

io.on("connection", (socket) => {
  console.log("server:", socket.conn.transport.name);
  socket.on("word", (text, answer) => {
    console.log("server:", text);
    answer(text.length);
    socket.broadcast.emit("word", text);
    socket.emit("one");
    socket.emit("two");
  });
  socket.on("disconnect", (reason) => console.log("server:", reason));
});

server.listen(6720, async () => {
  const socket = connect("http://localhost:6720", { transports: ["polling"] });
  socket.onAny((...args) => console.log("client:", args));
  await new Promise((done) => socket.on("connect", done));
  console.log("client:", socket.io.engine.transport.name);
  console.log(await socket.emitWithAck("word", "안녕"));
  console.log(await socket.emitWithAck("word", "polling".repeat(20)));
  await new Promise((done) => setTimeout(done, 50));
  console.log(counts.GET >= 3, counts.POST >= 3);
  http.get("http://localhost:6720/other", (response) => {
    response.setEncoding("utf8");
    response.on("data", (text) => console.log(text));
    response.on("end", () => {
      socket.disconnect();
      io.close(() => console.log("closed"));
    });
  });
});
