// Two thousand connections, one after the other and two hundred at a time:
// nothing is left of them.
const net = require("net");
const ALL = 2000;
const AT_ONCE = 200;
let begun = 0;
let gone = 0;
const server = net.createServer((socket) => {
  socket.on("data", (data) => socket.end(data));
});
function another() {
  if (begun === ALL) return;
  begun++;
  const client = net.connect(6330, "127.0.0.1");
  client.write(`${begun}`);
  client.resume();
  client.on("close", () => {
    gone++;
    if (gone < ALL) another();
    else server.getConnections((error, count) => {
      console.log(begun, gone, count);
      server.close(() => console.log("closed"));
    });
  });
}
server.listen(6330, "127.0.0.1", () => {
  for (let i = 0; i < AT_ONCE; i++) another();
});
