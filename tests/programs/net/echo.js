// A server and a client: connect, data both ways, the end of both sides.
const net = require("net");
const server = net.createServer((socket) => {
  console.log("server: connection from", socket.remoteAddress,
              socket.remoteFamily);
  socket.on("data", (data) => {
    console.log("server:", data);
    socket.end(`back: ${data}`);
  });
});
server.listen(6301, () => {
  console.log("listening", server.address());
  const client = net.connect(6301, () => {
    console.log("client: connect", client.remoteAddress, client.remotePort);
    client.write("안녕, world", () => console.log("client: written"));
  });
  client.on("data", (data) => console.log("client:", data.toString()));
  client.on("end", () => console.log("client: end"));
  client.on("close", (failed) => {
    console.log("client: close", failed);
    server.close(() => console.log("server: close"));
  });
});
