const { Server } = require("socket.io");

const io = new Server(6780);
io.on("connection", (socket) => {
  const { name } = socket.handshake.auth;
  console.log(name, "is here");
  socket.broadcast.emit("notice", `${name} 등장`);
  socket.on("message", (text, answer) => {
    console.log(`${name}: ${text}`);
    socket.broadcast.emit("message", { name, text });
    answer(text.length);
  });
  socket.on("disconnect", (reason) => {
    console.log(name, reason);
    io.emit("notice", `${name} 퇴장`);
    if (io.sockets.sockets.size === 0) io.close();
  });
});
