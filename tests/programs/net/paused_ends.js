// A paused connection, and one that nobody reads, does not keep a program
// alive by itself.
const net = require("net");
const server = net.createServer({ pauseOnConnect: true }, (socket) => {
  console.log("connection", socket.isPaused());
  server.close();
});
server.listen(6315, "127.0.0.1", () => {
  const client = net.connect(6315, "127.0.0.1", () => {
    client.pause();
    console.log("connect");
    client.write("x");
    client.unref();
  });
});
process.on("exit", () => console.log("exit"));
