// Namespaces that come into being when somebody asks for them.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6709, { cleanupEmptyChildNamespaces: true });
io.on("new_namespace", (nsp) => console.log("new namespace", nsp.name));

const rooms = io.of(/^\/room-\d+$/);
rooms.use((socket, next) => {
  console.log("middleware of", socket.nsp.name);
  next();
});
rooms.on("connection", (socket) => {
  console.log("connection in", socket.nsp.name);
  socket.nsp.emit("hello", socket.nsp.name);
});
io.of((name, auth, next) => {
  console.log("asked for", name, auth);
  next(null, auth.password === "열려라");
}).on("connection", (socket) => {
  console.log("in the secret", socket.nsp.name);
  rooms.emit("all rooms", 1);
});

const options = { transports: ["websocket"] };
const at = (nsp, auth) => {
  const socket = connect(`http://localhost:6709${nsp}`, { ...options, auth });
  socket.onAny((...args) => console.log("client:", nsp, args));
  socket.on("connect_error", (error) => {
    console.log("client:", nsp, error.message);
  });
  return socket;
};
const event = (socket, name) =>
  new Promise((done) => socket.once(name, done));

(async () => {
  const one = at("/room-1");
  await event(one, "hello");
  const two = at("/room-22");
  await event(two, "hello");
  await event(at("/room-x", { password: "?" }), "connect_error");
  const secret = at("/secret", { password: "열려라" });
  await event(two, "all rooms");
  console.log(io._nsps.has("/room-1"), io._nsps.has("/room-22"));
  try {
    rooms.fetchSockets();
  } catch (error) {
    console.log(error.message);
  }
  try {
    io.of(/x/g);
  } catch (error) {
    console.log(error.message);
  }
  one.disconnect();
  await new Promise((done) => setTimeout(done, 50));
  console.log(io._nsps.has("/room-1"), io._nsps.has("/room-22"));
  two.disconnect();
  secret.disconnect();
  io.close();
})();
