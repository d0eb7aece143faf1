// tcp_peers.js PORT: three peers, one after the other: one reads all that
// comes back, one leaves at once, one breaks off.
const net = require("net");
const port = +process.argv[2];
function leave() {
  const peer = net.connect(port, "127.0.0.1", () => peer.write("bye"));
  peer.on("data", () => peer.destroy()); // nothing unread, so a plain end
  peer.on("close", breakOff);
}
function breakOff() {
  const peer = net.connect(port, "127.0.0.1", () => peer.write("x"));
  peer.on("data", () => peer.resetAndDestroy());
}
let back = 0;
const first = net.connect(port, "127.0.0.1");
first.write(Buffer.alloc(300000, "a"));
first.on("data", (data) => {
  back += data.length;
  if (back === 300000) first.end();
});
first.on("close", leave);
