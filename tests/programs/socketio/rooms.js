// Rooms: who is in, who hears what, and each only once.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6706);
const sockets = {};
io.on("connection", (socket) => {
  const { name } = socket.handshake.auth;
  sockets[name] = socket;
  console.log(name, "is in a room of its own:",
              socket.rooms.size, socket.rooms.has(socket.id));
  socket.on("go", (room, done) => {
    socket.join(room);
    done([...socket.rooms].slice(1));
  });
  socket.emit("ready");
});

const heard = [];
function join(name) {
  const socket = connect("http://localhost:6706", {
    auth: { name }, forceNew: true, transports: ["websocket"],
  });
  socket.onAny((event, ...args) => {
    if (event !== "ready") heard.push(`${name}: ${event}`);
  });
  return new Promise((done) => socket.on("ready", () => done(socket)));
}

async function said(what) {
  await new Promise((done) => setTimeout(done, 30));
  console.log(what, heard.sort());
  heard.length = 0;
}

(async () => {
  const clients = [];
  for (const name of ["a", "b", "c", "d"]) clients.push(await join(name));
  const [a, b, c, d] = clients;
  console.log(await a.emitWithAck("go", "red"));
  console.log(await b.emitWithAck("go", ["red", "blue"]));
  console.log(await c.emitWithAck("go", "blue"));
  console.log(await c.emitWithAck("go", "blue"));

  io.to("red").emit("red");
  await said("to red");
  io.to("red").to("blue").emit("both");
  await said("to red and blue");
  io.in(["red", "blue"]).emit("list");
  await said("in a list");
  io.to("red").except("blue").emit("red only");
  await said("red without blue");
  io.except(["red", "blue"]).emit("none of them");
  await said("except a list");
  sockets.b.to("red").emit("from b");
  await said("b to red");
  sockets.b.broadcast.to("blue").emit("from b");
  await said("b to blue");
  sockets.d.to("red").except("blue").emit("from d");
  await said("d to red without blue");
  sockets.a.in(sockets.c.id).emit("whisper");
  await said("a whispers to c");
  io.to("empty").emit("nobody");
  await said("an empty room");
  const kept = io.to("red");
  kept.to("blue");
  kept.emit("kept");
  await said("what was kept");

  sockets.b.leave("red");
  console.log([...sockets.b.rooms].slice(1), io.of("/").adapter.rooms.has("red"));
  sockets.a.leave("red");
  console.log(io.of("/").adapter.rooms.has("red"),
              io.of("/").adapter.rooms.get("blue").size);
  for (const client of clients) client.disconnect();
  await io.close();
  console.log(io.of("/").adapter.rooms.size);
})();
