// descriptors_server.js PORT: says hello to whoever comes, and holds them.
const net = require("net");
const server = net.createServer((socket) => {
  socket.on("error", () => {});
  socket.resume();
  socket.write("hello\n");
});
server.listen(+process.argv[2], () => console.log("listening"));
