const { io } = require("socket.io-client");

const [port] = process.argv.slice(2);
const socket = io(`http://localhost:${port}`, {
  transports: ["websocket"], reconnectionDelay: 2000, randomizationFactor: 0,
  reconnectionDelayMax: 2000,
});
socket.on("connect", () => console.log("connect"));
socket.on("connect_error", () => console.log("not yet"));
socket.on("disconnect", (reason) => console.log("disconnect", reason));
socket.on("life", (life) => {
  console.log(life);
  if (life === "second") socket.emit("end");
});
