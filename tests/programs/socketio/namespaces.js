// Several conversations over one connection.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6708);
const admin = io.of("/admin");
const news = io.of("news", () => console.log("server: in the news"));
console.log(admin.name, news.name, io.of("/").name, io.of("/admin") === admin,
            io.sockets === io.of("/"));

for (const nsp of [io.of("/"), admin, news]) {
  nsp.on("connection", (socket) => {
    console.log("server:", socket.nsp.name, nsp.sockets.size);
    socket.on("hi", (answer) => answer(`hi from ${nsp.name}`));
    socket.on("disconnect", (reason) => {
      console.log("server:", nsp.name, reason);
    });
  });
}

const options = { transports: ["websocket"] };
const main = connect("http://localhost:6708", options);
const boss = connect("http://localhost:6708/admin", options);
const reader = connect("http://localhost:6708/news", options);
console.log(main.nsp, boss.nsp, reader.nsp);
console.log(main.io === boss.io, boss.io === reader.io);

const wrong = connect("http://localhost:6708/nothing", options);
wrong.on("connect_error", async (error) => {
  console.log(error.message, error.data, wrong.active, wrong.connected);
  console.log(await main.emitWithAck("hi"));
  console.log(await boss.emitWithAck("hi"));
  console.log(await reader.emitWithAck("hi"));
  console.log(main.id === boss.id, io.engine.clientsCount);
  news.emit("paper", 1);
  admin.emit("paper", 2);
});
for (const socket of [main, boss, reader]) {
  socket.on("paper", async (n) => {
    console.log("client:", socket.nsp, n);
    if (n === 2) {
      boss.disconnect();
      await new Promise((done) => setTimeout(done, 50));
      console.log(main.connected, boss.connected, main.io.engine.readyState);
      main.disconnect();
      reader.disconnect();
      console.log(main.io.engine.readyState);
      io.close();
    }
  });
  socket.on("disconnect", (reason) => {
    console.log("client:", socket.nsp, reason);
  });
}
