// Middlewares of one socket: they see each event before its listeners.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6711);
io.on("connection", (socket) => {
  socket.use((event, next) => {
    console.log("first", event.slice(0, 2));
    if (event[0] === "forbidden") next(new Error("not that"));
    else if (event[0] !== "swallowed") next();
  });
  socket.use(([event, ...args], next) => {
    console.log("second", event);
    next();
  });
  socket.on("error", (error) => console.log("error:", error.message));
  socket.onAny((event) => console.log("any", event));
  for (const event of ["fine", "forbidden", "swallowed", "end"]) {
    socket.on(event, (...args) => {
      console.log("listener", event, args.length);
      if (event === "end") {
        socket.disconnect(true);
        io.close();
      }
    });
  }
});
const socket = connect("http://localhost:6711", {
  transports: ["websocket"], reconnection: false,
});
socket.emit("fine", 1);
socket.emit("forbidden", 2);
socket.emit("swallowed", 3);
socket.emit("fine", 4, () => {});
socket.emit("end");
socket.on("disconnect", (reason) => console.log("client:", reason));
