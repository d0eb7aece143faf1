// The server pings, the client answers; whoever does not is given up.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");
const WebSocket = require("ws");

const io = new Server(6715, { pingInterval: 100, pingTimeout: 60 });
io.on("connection", (socket) => {
  const { name } = socket.handshake.query;
  let beats = 0;
  console.log("server:", name);
  socket.conn.on("heartbeat", () => beats++);
  socket.conn.on("packet", ({ type }) => console.log("server: packet", type));
  socket.on("disconnect", (reason) => {
    console.log("server:", name, reason, beats);
  });
});

const polite = connect("http://localhost:6715", {
  transports: ["websocket"], query: { name: "polite" },
});
let pings = 0;
polite.io.on("ping", () => {
  console.log("client: ping", ++pings);
  if (pings === 3) polite.disconnect();
});
polite.on("disconnect", () => {
  // This one does not answer.
  const rude = new WebSocket(
    "ws://localhost:6715/socket.io/?EIO=4&transport=websocket&name=rude");
  rude.on("message", (data) => {
    const text = data.toString();
    console.log("rude:", text.replace(/"sid":"[^"]*"/, '"sid":"…"'));
    if (text[0] === "0") rude.send("40");
  });
  rude.on("close", (code) => {
    console.log("rude: close", code);
    deaf();
  });
});

// A server that is silent: the client gives it up.
function deaf() {
  const server = new WebSocket.Server({ port: 6745 });
  server.on("connection", (ws) => {
    ws.send('0{"sid":"x","upgrades":[],"pingInterval":50,"pingTimeout":30,' +
            '"maxPayload":1000}');
    ws.on("message", (data) => ws.send(`${data}{"sid":"y"}`));
    ws.on("close", () => server.close());
  });
  const socket = connect("http://localhost:6745", {
    transports: ["websocket"], reconnection: false,
  });
  socket.on("connect", () => console.log("connected", socket.id));
  socket.on("disconnect", (reason, details) => {
    console.log(reason, details);
    io.close();
  });
}
