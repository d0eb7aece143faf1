// Each way that a connection can end, and what both sides are told.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6714, { connectTimeout: 200 });
const ways = {
  "the client disconnects": (server, client) => client.disconnect(),
  "the server disconnects": (server) => server.disconnect(),
  "the server ends all": (server) => server.disconnect(true),
  "the client's engine closes": (server, client) => client.io.engine.close(),
  "the server's engine closes": (server) => server.conn.close(),
  "the client's transport closes": (server, client) =>
    client.io.engine.transport.close(),
  "the client sends rubbish": (server, client) =>
    client.io.engine.write("rubbish"),
  "the server sends rubbish": (server) => server.conn.write("9"),
};

io.on("connection", (socket) => {
  socket.on("disconnect", (reason, description) => {
    console.log("  server:", reason, `${description}`);
  });
  socket.on("error", (error) => console.log("  server: error", error.message));
  socket.emit("ready");
});

(async () => {
  for (const transport of ["websocket", "polling"]) {
    for (const [name, way] of Object.entries(ways)) {
      console.log(`${transport}: ${name}`);
      const client = connect("http://localhost:6714", {
        transports: [transport], forceNew: true, reconnection: false,
      });
      client.on("disconnect", (reason, details) => {
        console.log("  client:", reason, `${details?.description ?? details}`,
                    client.active);
      });
      await new Promise((done) => client.on("ready", done));
      const [server] = await io.fetchSockets();
      way(server, client);
      await new Promise((done) => setTimeout(done, 100));
      console.log("  left:", io.engine.clientsCount, client.connected);
      client.disconnect();
      await new Promise((done) => setTimeout(done, 20));
    }
  }
  console.log("the server is closed");
  const client = connect("http://localhost:6714", {
    transports: ["websocket"], forceNew: true, reconnection: false,
  });
  client.on("disconnect", (reason) => console.log("  client:", reason));
  await new Promise((done) => client.on("ready", done));
  io.close(() => console.log("  closed"));
})();
