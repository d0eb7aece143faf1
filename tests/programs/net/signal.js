// AbortSignal: of a connection, and of a server.
const net = require("net");
const first = new AbortController();
const server = net.createServer((socket) => {
  socket.on("close", () => console.log("server: connection closed"));
  socket.resume();
});
server.on("close", () => console.log("server: closed"));
server.listen({ port: 6322, host: "127.0.0.1", signal: first.signal }, () => {
  const second = new AbortController();
  const client = net.connect({ port: 6322, host: "127.0.0.1",
                               signal: second.signal });
  client.on("connect", () => second.abort());
  client.on("error", (error) => console.log(error.name, error.code,
                                            error.message));
  client.on("close", (hadError) => {
    console.log("client: close", hadError);
    first.abort();
  });
});
