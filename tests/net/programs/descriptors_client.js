// descriptors_client.js PORT COUNT [held|thrown]: so many connections at once;
// it ends when each has been greeted or closed.
const net = require("net");
const [port, count, how] = process.argv.slice(2);
let greeted = 0, closed = 0;
for (let i = 0; i < +count; i++) {
  const socket = net.connect(+port);
  if (how !== "thrown") socket.on("error", () => {});
  socket.on("data", () => settle(greeted++));
  socket.on("close", () => settle(closed++));
}
function settle() {
  if (greeted + closed < +count) return;
  console.log(greeted, closed);
  const { readFileSync } = require("fs");
  try {
    readFileSync(__filename);
    console.log("read");
  } catch ({ message }) {
    console.log(message.replace(__filename, "me"));
  }
  process.exit();
}
