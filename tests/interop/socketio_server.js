// socketio_server.js PORT: all that a client of socketio_client.js wants, and
// its goodbye.
const { Server } = require("socket.io");

const io = new Server(Number(process.argv[2]));
io.httpServer.on("listening", () => console.log("listening"));
io.of("/news").use((socket, next) => {
  next(socket.handshake.auth.token === "열려라" ? undefined
                                                : new Error("not you"));
});
io.of("/news").on("connection", (socket) => socket.emit("paper", "소식"));
io.on("connection", (socket) => {
  console.log("connection", socket.handshake.query.who);
  socket.on("echo", (value, answer) => answer(value));
  socket.on("bytes", (bytes, answer) => {
    console.log("bytes", bytes.length);
    answer(Buffer.concat([bytes, bytes]));
  });
  socket.on("join", (room, answer) => {
    socket.join(room);
    io.to(room).emit("joined", room);
    answer();
  });
  socket.on("ask", async () => {
    console.log("answer", await socket.timeout(1000).emitWithAck("question"));
    socket.emit("asked");
  });
  socket.on("disconnect", (reason) => {
    console.log("disconnect", reason);
    io.close(() => console.log("closed"));
  });
});
