const { io } = require("socket.io-client");

const [name, transport] = process.argv.slice(2);
const socket = io("http://localhost:6780", {
  auth: { name }, transports: [transport],
});
const say = async (text) => {
  console.log(await socket.emitWithAck("message", text));
};
socket.on("connect", () => console.log("connect"));
socket.on("notice", async (text) => {
  console.log(text);
  if (text.endsWith("등장")) await say(`어서 와, 나는 ${name}`);
  else socket.disconnect();
});
socket.on("message", async (message) => {
  console.log(message);
  if (transport === "websocket") return;
  await say("반가워");
  socket.disconnect();
});
socket.on("disconnect", (reason) => console.log(reason));
