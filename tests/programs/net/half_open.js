// allowHalfOpen: the server goes on writing after the client's end.
const net = require("net");
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  let text = "";
  socket.setEncoding("utf8");
  socket.on("data", (part) => { text += part; });
  socket.on("end", () => {
    console.log("server: all of it:", text, socket.readyState);
    setTimeout(() => {
      socket.write("you said ");
      socket.end(text.toUpperCase());
    }, 5);
  });
  socket.on("close", () => console.log("server: close"));
});
server.listen(6306, "127.0.0.1", () => {
  const client = net.connect(6306, "127.0.0.1");
  client.setEncoding("utf8");
  client.write("한 글자씩 ");
  client.end("hello");
  client.on("data", (part) => console.log("client:", part));
  client.on("end", () => console.log("client: end"));
  client.on("close", () => {
    console.log("client: close");
    server.close();
  });
});
