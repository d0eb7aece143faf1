// Whose address is what: IPv4, IPv6, and IPv4 that comes to an IPv6 server.
const net = require("net");
function show(name, socket) {
  const { localPort, remotePort } = socket;
  console.log(name, socket.localAddress, socket.localFamily,
              socket.remoteAddress, socket.remoteFamily,
              localPort === 6318, remotePort === 6318,
              JSON.stringify(socket.address()) ===
                JSON.stringify({ address: socket.localAddress,
                                 family: socket.localFamily,
                                 port: localPort }));
}
const rounds = [["::", "127.0.0.1"], ["127.0.0.1", "127.0.0.1"],
                ["0.0.0.0", "localhost"], ["::1", "::1"], ["::", "::1"]];
function next() {
  const round = rounds.shift();
  if (!round) return;
  const [where, to] = round;
  console.log(where, to);
  const server = net.createServer((socket) => {
    show("server", socket);
    socket.end();
    socket.on("close", () => console.log("server", socket.remoteAddress,
                                         socket.localAddress));
  });
  server.listen(6318, where, () => {
    const client = net.connect(6318, to, () => show("client", client));
    client.resume();
    client.on("close", () => {
      console.log("client", client.remoteAddress, client.localAddress);
      server.close(next);
    });
  });
}
next();
const empty = new net.Socket();
console.log(empty.address(), empty.remoteAddress, empty.localPort,
            empty.bytesRead, empty.bytesWritten);
