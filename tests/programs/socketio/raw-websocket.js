// What a WebSocket carries: a bare client speaks Socket.IO by hand.
const WebSocket = require("ws");
const { Server } = require("socket.io");

const io = new Server(6724);
io.on("connection", (socket) => {
  console.log("server:", socket.nsp.name, socket.handshake.auth);
  socket.emit("hello", { 이름: "서버" });
  socket.emit("question", (answer) => {
    console.log("server: answer", answer);
    socket.emit("file", Buffer.from("bytes"));
  });
  socket.on("chat", (text, answer) => {
    console.log("server: chat", text);
    answer?.("got it", [text.length]);
  });
  socket.on("disconnect", (reason) => console.log("server:", reason));
});
io.of("/news").on("connection", (socket) => socket.emit("paper"));

const ws = new WebSocket(
  "ws://localhost:6724/socket.io/?EIO=4&transport=websocket");
const replies = [
  ["0{", '40{"token":"x"}'],
  ["40{", '42["chat","안녕"]'],
  ['42["hello"', '421["chat","with an answer"]'],
  ["431[", '430["my answer"]'],
  ["451-", null],
  ["bytes", "40/news,"],
  ['42/news,["paper"', "41/news,"],
];
ws.on("message", (data, isBinary) => {
  const text = data.toString().replace(/"sid":"[^"]*"/, '"sid":"…"');
  console.log(isBinary ? "binary" : "text", text);
  const found = replies.find(([begin]) => text.startsWith(begin));
  if (found?.[1]) {
    console.log("  client:", found[1]);
    ws.send(found[1]);
  }
  if (text.startsWith("42/news")) setTimeout(() => ws.send("41"), 20);
  if (text.startsWith("42/news")) setTimeout(() => ws.send("42[1]"), 40);
});
ws.on("close", (code, reason) => {
  console.log("close", code, `${reason}`);
  nobody();
});

// Whoever does not say which namespace he wants is sent away.
function nobody() {
  io.connectTimeout(100);
  const silent = new WebSocket(
    "ws://localhost:6724/socket.io/?EIO=4&transport=websocket");
  silent.on("close", (code) => {
    console.log("silent:", code);
    const old = new WebSocket(
      "ws://localhost:6724/socket.io/?transport=websocket&sid=x&EIO=4");
    old.on("error", (error) => {
      console.log(error.message);
      io.close();
    });
  });
}
