const { Server } = require("socket.io");

const [life] = process.argv.slice(2);
const io = new Server(6781);
io.on("connection", (socket) => {
  console.log(life, "connection");
  socket.emit("life", life);
  socket.on("end", () => {
    socket.disconnect();
    io.close();
  });
  if (life === "first") setTimeout(() => io.close(), 1000);
});
