// The option onread: bytes come into a buffer of the program's own.
const net = require("net");
const server = net.createServer((socket) => socket.end("0123456789abcdef"));
server.listen(6321, "127.0.0.1", () => {
  const buffer = Buffer.alloc(6);
  const client = net.connect({
    port: 6321, host: "127.0.0.1",
    onread: {
      buffer,
      callback(length, same) {
        console.log(length, same === buffer,
                    same.toString("latin1", 0, length));
        return true;
      },
    },
  });
  client.on("data", () => console.log("never"));
  client.on("end", () => console.log("end", client.bytesRead));
  client.on("close", () => server.close());
});
