// socketio_page.js PORT [TRANSPORT]: a page whose script is the server's own
// client, /socket.io/socket.io.js. It is opened in a browser.
const http = require("http");
const { Server } = require("socket.io");

const [port, transport] = process.argv.slice(2);
const options = transport ? `{ transports: ["${transport}"] }` : "";
const page = `<!DOCTYPE html><meta charset="utf-8">
<script src="/socket.io/socket.io.js"></script>
<script>
  const socket = io(${options});
  socket.on("connect", async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const back = await socket.emitWithAck("hello", { 이름: "민지" }, bytes);
    io("/news").on("paper", (text) => {
      socket.emit("result", back instanceof ArrayBuffer, back.byteLength, text,
                  socket.io.engine.transport.name, typeof io);
    });
  });
</script>`;
const server = http.createServer((request, response) => {
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(page);
});
const io = new Server(server);
io.of("/news").on("connection", (socket) => socket.emit("paper", "소식"));
io.on("connection", (socket) => {
  socket.on("hello", (value, bytes, answer) => {
    console.log(value, bytes);
    const ready = () => answer(Buffer.concat([bytes, bytes]));
    if (transport || socket.conn.upgraded) ready();
    else socket.conn.on("upgrade", () => setTimeout(ready, 200));
  });
  socket.on("result", (...values) => {
    console.log(...values);
    process.exit(); // a browser keeps connections open that it does not use
  });
});
server.listen(Number(port), () => console.log("listening"));
