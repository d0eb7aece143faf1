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
  const { readFileSync } = require("fs");
  try {
    readFileSync(__filename);
    console.log(greeted, closed);
  } catch ({ message }) {
    console.log(greeted > 0, closed > 0, message.replace(__filename, "me"));
  }
  process.exit();
}
