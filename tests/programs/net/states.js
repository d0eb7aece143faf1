// readyState, pending, connecting, destroyed through a connection's life.
const net = require("net");
function show(where, socket) {
  console.log(where, socket.readyState, socket.pending, socket.connecting,
              socket.destroyed, socket.readable, socket.writable,
              socket.writableEnded, socket.readableEnded);
}
const server = net.createServer((socket) => {
  show("server: connection", socket);
  socket.on("end", () => show("server: end", socket));
  socket.on("finish", () => show("server: finish", socket));
  socket.on("close", () => show("server: close", socket));
  socket.resume();
});
server.listen(6305, "127.0.0.1", () => {
  const client = new net.Socket();
  show("new", client);
  client.connect(6305, "127.0.0.1");
  show("connect()", client);
  client.on("connect", () => {
    show("client: connect", client);
    client.end("bye");
    show("client: end()", client);
  });
  client.on("ready", () => show("client: ready", client));
  client.on("finish", () => show("client: finish", client));
  client.on("end", () => show("client: end", client));
  client.on("close", () => {
    show("client: close", client);
    server.close();
  });
  client.resume();
});
