// A reader that pauses: the kernel's buffers fill up, write() says false, and
// "drain" comes when there is room again.
const net = require("net");
const PART = 64 * 1024;
const PARTS = 400;
let received = 0;
const server = net.createServer((socket) => {
  socket.pause();
  setTimeout(() => {
    console.log("server: reads on, flowing", socket.readableFlowing);
    socket.resume();
  }, 200);
  socket.on("data", (data) => { received += data.length; });
  socket.on("end", () => console.log("server: end", received));
});
server.listen(6311, "127.0.0.1", () => {
  const client = net.connect(6311, "127.0.0.1");
  let sent = 0;
  let drains = 0;
  function more() {
    let ok = true;
    while (ok && sent < PARTS) {
      ok = client.write(Buffer.alloc(PART, 65 + (sent % 26)));
      sent++;
    }
    if (sent === PARTS) client.end();
  }
  client.on("drain", () => {
    drains++;
    more();
  });
  client.on("connect", () => {
    more();
    setTimeout(() => {
      console.log("client: waits", sent < PARTS, client.writableNeedDrain,
                  client.writableLength > 0);
    }, 100);
  });
  client.on("close", () => {
    console.log("client: close", sent, drains > 0, client.bytesWritten);
    server.close();
  });
});
