// getConnections, maxConnections, "drop"; close() waits for all of them.
const net = require("net");
const server = net.createServer((socket) => {
  socket.resume();
  server.getConnections((error, count) => console.log("count", error, count));
});
server.maxConnections = 2;
server.on("drop", (data) => {
  console.log("drop", data.localAddress, data.localPort, data.localFamily,
              data.remoteAddress, typeof data.remotePort, data.remoteFamily);
});
server.on("close", () => console.log("server: close"));
server.listen(6317, "127.0.0.1", () => {
  const clients = [];
  for (let i = 0; i < 3; i++) {
    const client = net.connect(6317, "127.0.0.1");
    client.on("close", () => console.log("client", i, "close"));
    client.resume();
    clients.push(client);
  }
  setTimeout(() => {
    server.close((error) => console.log("callback", error));
    console.log("closing", server.listening);
    setTimeout(() => clients[0].end(), 10);
    setTimeout(() => clients[1].end(), 30);
  }, 30);
});
