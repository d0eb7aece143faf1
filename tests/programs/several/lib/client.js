const WebSocket = require("ws");

const ws = new WebSocket(`ws://localhost:${process.argv[2]}`);
console.log("client", ws.readyState);
ws.on("open", () => {
  console.log("open", ws.readyState);
  ws.send("안녕하세요");
});
ws.on("message", (data) => {
  console.log(data.toString());
  ws.close(1000);
});
ws.on("close", (code) => console.log("closed", code));
