// Functions between the client and the connection: who may come in.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6710);
io.use((socket, next) => {
  console.log("1:", socket.connected, socket.handshake.auth.name);
  next();
});
io.use(async (socket, next) => {
  await null;
  const { name } = socket.handshake.auth;
  console.log("2:", name);
  if (name === "도둑") {
    const error = new Error("you may not");
    error.data = { code: 403, why: "출입 금지" };
    next(error);
  } else if (name !== "silent") {
    socket.data.user = name;
    next();
  }
});
io.of("/admin").use((socket, next) => {
  console.log("admin:", socket.handshake.auth.name);
  next(new Error("not you"));
});
io.on("connection", (socket) => {
  console.log("connection", socket.data.user);
  socket.emit("in");
});

const options = { transports: ["websocket"], forceNew: true };
function come(name, path = "") {
  const socket =
    connect(`http://localhost:6710${path}`, { ...options, auth: { name } });
  return new Promise((done) => {
    socket.on("in", () => done(socket));
    socket.on("connect_error", (error) => {
      console.log("client:", error instanceof Error, error.message, error.data,
                  socket.active);
      done(socket);
    });
    if (name === "silent") setTimeout(done, 100, socket);
  });
}

(async () => {
  const sockets = [];
  sockets.push(await come("민지"));
  sockets.push(await come("도둑"));
  sockets.push(await come("boss", "/admin"));
  sockets.push(await come("silent"));
  console.log(sockets.map((socket) => socket.connected));
  const [, thief] = sockets;
  thief.auth.name = "손님"; // and tries again
  thief.connect();
  await new Promise((done) => thief.on("connect", done));
  console.log(thief.connected);
  for (const socket of sockets) socket.disconnect();
  io.close();
})();
