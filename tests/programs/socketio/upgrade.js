// A connection begins with polling and moves over to a WebSocket.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6721);
io.engine.on("connection", (conn) => {
  console.log("engine:", conn.transport.name, conn.upgraded);
  conn.on("upgrading", (transport) => {
    console.log("server: upgrading to", transport.name, conn.upgrading);
  });
  conn.on("upgrade", (transport) => {
    console.log("server: upgrade to", transport.name,
                conn.transport === transport);
    io.emit("after", conn.upgraded);
  });
});
io.on("connection", (socket) => socket.on("x", (answer) => answer("y")));

const socket = connect("http://localhost:6721");
const { engine } = socket.io;
console.log(engine.transport.name, engine.readyState);
engine.on("handshake", ({ upgrades, pingInterval, pingTimeout, maxPayload }) =>
  console.log(upgrades, pingInterval, pingTimeout, maxPayload));
engine.on("upgrading", (transport) => {
  console.log("client: upgrading to", transport.name);
});
engine.on("upgrade", (transport) => {
  console.log("client: upgrade to", transport.name,
              transport === engine.transport);
});
socket.on("after", async (upgraded) => {
  console.log("after", upgraded, engine.transport.name);
  console.log(await socket.emitWithAck("x"));
  socket.disconnect();
  await io.close();
  stays();
});

// And one that may not.
function stays() {
  const server = new Server(6721, { allowUpgrades: false });
  server.on("connection", (peer) => {
    setTimeout(() => {
      console.log(peer.conn.transport.name);
      peer.disconnect();
      server.close();
    }, 100);
  });
  const client = connect("http://localhost:6721", {
    forceNew: true, reconnection: false,
  });
  client.io.engine.on("handshake", ({ upgrades }) => console.log(upgrades));
  client.on("disconnect", (reason) => console.log(reason));
}
