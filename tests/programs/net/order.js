// The order of events among nextTick, promises, timers and setImmediate.
const net = require("net");
const log = (...words) => console.log(...words);
function around(name) {
  process.nextTick(() => log(name, "tick"));
  Promise.resolve().then(() => log(name, "promise"));
  setImmediate(() => log(name, "immediate"));
}
const server = net.createServer((socket) => {
  log("server: connection");
  around("connection");
  socket.on("data", (data) => {
    log("server: data", data.toString());
    around("server data");
    socket.end("pong", () => log("server: end callback"));
  });
  for (const name of ["end", "finish", "close", "resume", "pause"]) {
    socket.on(name, () => log("server:", name));
  }
});
server.on("listening", () => {
  log("listening");
  around("listening");
  const client = net.connect(6319, "127.0.0.1");
  around("connect()");
  client.on("connect", () => {
    log("client: connect");
    around("client connect");
    client.write("ping", () => log("client: written"));
  });
  client.on("data", (data) => log("client: data", data.toString()));
  for (const name of ["ready", "end", "finish", "close", "drain"]) {
    client.on(name, () => log("client:", name));
  }
  client.on("close", () => server.close());
});
server.on("close", () => log("server closed"));
server.listen(6319, "127.0.0.1");
log("main");
