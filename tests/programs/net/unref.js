// unref(): neither the server nor the connection keeps the program alive.
const net = require("net");
const server = net.createServer((socket) => {
  socket.unref();
  socket.write("hello");
});
server.listen(6314, "127.0.0.1", () => {
  const client = net.connect(6314, "127.0.0.1");
  client.on("data", (data) => {
    console.log(data.toString());
    console.log(client.unref() === client, server.unref() === server);
  });
});
process.on("exit", () => console.log("exit, though nothing was closed"));
