// cork() and uncork(): several writes go as one; writableLength meanwhile.
const net = require("net");
const server = net.createServer((socket) => {
  socket.on("data", (data) => console.log("server:", data.toString()));
  socket.on("end", () => server.close());
});
server.listen(6312, "127.0.0.1", () => {
  const client = net.connect(6312, "127.0.0.1", () => {
    client.cork();
    client.write("one ");
    client.write("둘 ");
    client.write(Buffer.from("three"));
    console.log(client.writableLength, client.writableCorked,
                client.bytesWritten);
    process.nextTick(() => {
      client.uncork();
      console.log(client.writableLength, client.writableCorked,
                  client.bytesWritten);
      client.end();
    });
  });
});
