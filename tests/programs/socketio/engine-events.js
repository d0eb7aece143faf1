// io.engine: the layer below, with events of its own.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6725, { cookie: true, transports: ["polling"] });
let number = 0;
io.engine.generateId = () => `session-${++number}`;
io.engine.use((request, response, next) => {
  response.setHeader("x-from", "middleware");
  next();
});
io.engine.on("initial_headers", (headers, request) => {
  console.log("initial_headers", headers, request.method);
  headers.test = "first";
});
io.engine.on("headers", (headers) => {
  headers.all = "each";
});
io.engine.on("connection", (conn) => {
  console.log("connection", conn.id, conn.readyState, conn.protocol);
  conn.on("packet", ({ type, data }) => console.log("packet", type, data));
  conn.on("packetCreate", ({ type }) => console.log("create", type));
  conn.on("close", (reason) => {
    console.log("close", reason, io.engine.clientsCount);
  });
});
io.on("connection", (socket) => {
  console.log(socket.conn.id, socket.id === socket.conn.id,
              io.engine.clientsCount, Object.keys(io.engine.clients));
  socket.on("x", () => socket.disconnect());
});

const socket = connect("http://localhost:6725", {
  transports: ["polling"], reconnection: false,
});
const { engine } = socket.io;
for (const event of ["open", "handshake", "packetCreate", "flush", "ping",
                     "close"]) {
  engine.on(event, (data) => {
    console.log("client:", event, typeof data, data?.type ?? "");
  });
}
socket.on("connect", () => {
  console.log("client:", engine.id, engine.transport.name,
              engine.transport.writable);
  socket.emit("x");
});
socket.on("disconnect", (reason) => {
  console.log("client:", reason);
  io.close();
});
