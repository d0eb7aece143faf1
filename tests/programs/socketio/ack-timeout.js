// How long to wait for an answer.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6704);
const show = (who) => (...args) =>
  console.log(who, ...args.map((value) => value instanceof Error
    ? `${value}` : value));

io.on("connection", async (socket) => {
  socket.on("quick", (answer) => answer("here", 2));
  socket.on("never", () => console.log("server: never"));
  socket.on("to you", async () => {
    socket.timeout(50).emit("silent", show("server: silent"));
    socket.timeout(50).emit("loud", show("server: loud"));
    try {
      await socket.timeout(100).emitWithAck("silent");
    } catch (error) {
      console.log("server: caught", error.message);
    }
    console.log(await socket.timeout(100).emitWithAck("loud"));
    io.timeout(100).emit("loud", show("server: all loud"));
    io.timeout(100).emit("silent", (error, answers) => {
      console.log("server: all silent", error.message, answers);
    });
    try {
      await io.timeout(150).emitWithAck("silent");
    } catch (error) {
      console.log("server: all", error.message, error.responses);
    }
    console.log(await io.timeout(100).emitWithAck("loud"));
    io.in("nobody").timeout(50).emit("loud", show("server: nobody"));
    setTimeout(() => socket.emit("go"), 20);
  });
});

const socket = connect("http://localhost:6704", { transports: ["websocket"] });
socket.on("silent", () => {});
socket.on("loud", (answer) => answer("LOUD"));
socket.on("connect", async () => {
  socket.timeout(100).emit("quick", show("client: quick"));
  socket.timeout(100).emit("never", show("client: never"));
  console.log(await socket.timeout(100).emitWithAck("quick"));
  try {
    await socket.timeout(100).emitWithAck("never");
  } catch (error) {
    console.log("client: caught", error.message);
  }
  socket.emit("to you");
});
socket.on("go", () => {
  // Without an answer when the connection ends: only those with a timeout
  // hear of it.
  socket.timeout(1000).emit("never", show("client: gone"));
  socket.emit("never", show("client: this is not called"));
  socket.emitWithAck("never").catch(show("client: promise"));
  socket.disconnect();
  io.close();
});
