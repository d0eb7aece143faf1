// tcp_server.js PORT: sends back what comes; ends when three peers are gone.
const net = require("net");
let gone = 0;
const server = net.createServer((socket) => {
  let bytes = 0;
  socket.on("data", (data) => {
    bytes += data.length;
    socket.write(data);
  });
  socket.on("end", () => console.log("end", bytes));
  socket.on("error", (error) => console.log(error.message));
  socket.on("close", () => {
    if (++gone === 3) server.close(() => console.log("closed"));
  });
});
server.listen(+process.argv[2], () => console.log("listening"));
