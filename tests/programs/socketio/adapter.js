// The adapter: who is in which room, and events of rooms.
const { Server } = require("socket.io");
const { Adapter } = require("socket.io-adapter");
const { io: connect } = require("socket.io-client");

class Talking extends Adapter {
  broadcast(packet, options) {
    console.log("broadcast", packet.data, [...options.rooms],
                options.except.size, options.flags);
    super.broadcast(packet, options);
  }
}
const io = new Server(6727, { adapter: Talking });
const { adapter } = io.of("/");
console.log(io.adapter() === Talking, adapter instanceof Adapter,
            adapter.nsp === io.of("/"));
const names = new Map();
for (const event of ["create-room", "join-room", "leave-room",
                     "delete-room"]) {
  adapter.on(event, (room, id) => {
    console.log(event, names.get(room) ?? (room.length === 20 ? "own" : room),
                id === undefined ? "" : typeof id);
  });
}
io.on("connection", (socket) => {
  names.set(socket.id, "its own");
  socket.join("a");
  socket.join(["a", "b"]);
  console.log(adapter.rooms.size, adapter.sids.size,
              [...adapter.socketRooms(socket.id)].slice(1));
  io.to("a").volatile.emit("x", 1);
  socket.broadcast.emit("y", 2);
  io.compress(false).except("b").emit("z", 3);
  socket.leave("a");
  socket.leave("never");
  socket.emit("go");
});
const socket = connect("http://localhost:6727", { transports: ["websocket"] });
socket.onAny((...args) => console.log("client:", args));
socket.on("go", async () => {
  console.log(await adapter.serverCount());
  io.serverSideEmit("to the others", 1);
  socket.disconnect();
  io.close();
});
