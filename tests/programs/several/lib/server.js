// The server waits; its port is given on the command line.
const { WebSocketServer } = require("ws");

const port = Number(process.argv[2]);
const server = new WebSocketServer({ port });
console.log(1);
server.on("connection", (ws) => {
  console.log(3);
  ws.on("message", (data) => {
    console.log(data.toString());
    ws.send("잘 받았어요");
  });
  ws.on("close", (code) => {
    console.log("close", code);
    server.close();
  });
});
server.on("listening", () => console.log(2));
