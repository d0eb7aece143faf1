// Streams: pipe, async iteration, pipeline, over a connection.
const net = require("net");
const { Readable, Transform, pipeline } = require("stream");
const upper = () => new Transform({
  transform(chunk, encoding, done) {
    done(null, chunk.toString().toUpperCase());
  },
});
const server = net.createServer((socket) => {
  pipeline(socket, upper(), socket, (error) => {
    console.log("server: pipeline", error);
  });
});
server.listen(6320, "127.0.0.1", async () => {
  const client = net.connect(6320, "127.0.0.1");
  Readable.from(["one ", "two ", "셋"]).pipe(client);
  client.setEncoding("utf8");
  let text = "";
  for await (const part of client) text += part;
  console.log(text, client instanceof require("stream").Duplex);
  server.close(() => console.log("closed"));
});
