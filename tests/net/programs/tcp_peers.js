// tcp_peers.js PORT: three peers, one after the other: one reads all that
// comes back, one leaves at once, one breaks off.
const net = require("net");
const port = +process.argv[2];
function leave() {
  const peer = net.connect(port, "127.0.0.1", () => {
    peer.write("bye");
    setTimeout(() => peer.destroy(), 100);
  });
  peer.resume();
  peer.on("close", breakOff);
}
function breakOff() {
  const peer = net.connect(port, "127.0.0.1", () => {
    peer.write("x");
    setTimeout(() => peer.resetAndDestroy(), 100);
  });
  peer.resume();
}
let back = 0;
const first = net.connect(port, "127.0.0.1");
first.write(Buffer.alloc(300000, "a"));
first.on("data", (data) => {
  back += data.length;
  if (back === 300000) first.end();
});
first.on("close", leave);
