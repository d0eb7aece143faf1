// What is done to many sockets at once.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6707);
io.on("connection", (socket) => {
  socket.data.n = Number(socket.handshake.auth.n);
  socket.on("disconnect", (reason) => {
    console.log("server:", socket.data.n, reason);
  });
  socket.emit("ready");
});

function join(n) {
  const socket = connect("http://localhost:6707", {
    auth: { n }, forceNew: true, transports: ["websocket"],
    reconnection: false,
  });
  socket.on("disconnect", (reason) => console.log("client:", n, reason));
  socket.on("hi", (text) => console.log("client:", n, text));
  return new Promise((done) => socket.on("ready", () => done(socket)));
}
const pause = () => new Promise((done) => setTimeout(done, 50));
const numbers = (list) => list.map((socket) => socket.data.n);

(async () => {
  for (let n = 1; n <= 4; n++) await join(n);
  console.log(numbers(await io.fetchSockets()), (await io.allSockets()).size);
  const [first, second] = await io.fetchSockets();
  first.join("odd");
  io.in(second.id).socketsJoin(["even", "first two"]);
  io.in("odd").socketsJoin("first two");
  console.log(numbers(await io.in("first two").fetchSockets()));
  console.log(numbers(await io.except("odd").fetchSockets()));
  io.to("first two").emit("hi", "you two");
  await pause();
  io.socketsLeave("odd");
  console.log(numbers(await io.in("odd").fetchSockets()));
  second.broadcast.socketsJoin("without two");
  console.log(numbers(await io.in("without two").fetchSockets()));
  console.log(second.rooms.size, io.sockets.sockets.size);

  io.in("first two").disconnectSockets();
  await pause();
  console.log(numbers(await io.fetchSockets()), io.engine.clientsCount);
  io.disconnectSockets(true);
  await pause();
  console.log(numbers(await io.fetchSockets()), io.engine.clientsCount);
  io.close();
})();
