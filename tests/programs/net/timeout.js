// setTimeout(): "timeout" comes when nothing has happened for so long.
const net = require("net");
const server = net.createServer((socket) => {
  socket.setTimeout(60, () => {
    console.log("server: timeout", socket.timeout);
    socket.end("too slow");
  });
  socket.on("data", (data) => console.log("server:", data.toString()));
});
server.listen(6313, "127.0.0.1", () => {
  const client = net.connect({ port: 6313, host: "127.0.0.1", timeout: 1000 });
  console.log("client:", client.timeout);
  let n = 0;
  const timer = setInterval(() => {
    client.write(`${++n}`);
    if (n === 3) clearInterval(timer);
  }, 30);
  client.on("timeout", () => console.log("never"));
  client.on("data", (data) => console.log("client:", data.toString()));
  client.on("close", () => {
    console.log("client: close");
    server.close();
  });
  client.setTimeout(500);
  client.setTimeout(0);
  console.log("client:", client.timeout);
});
try {
  new net.Socket().setTimeout("soon");
} catch (error) {
  console.log(error.code, error.message);
}
try {
  new net.Socket().setTimeout(1, 2);
} catch (error) {
  console.log(error.code, error.message);
}
