// page_server.js PORT: for pages; the transport is the URL's path.
const http = require("http");
const { Server } = require("socket.io");

const page = (transport) => `<!DOCTYPE html><meta charset="utf-8">
<script src="/socket.io/socket.io.js"></script>
<script>
  console.log(typeof io, io.protocol, typeof io.Manager);
  const socket = io({
    transports: ${JSON.stringify(transport)}, auth: { name: "쪽" },
  });
  socket.on("connect", async () => {
    console.log("connect", socket.connected, typeof socket.id);
    console.log(socket.io.engine.transport.name);
    console.log(await socket.emitWithAck("add", 2, 3));
    const answer = await socket.emitWithAck("text", "안녕".repeat(1000));
    console.log(answer.length);
    socket.emit("ask");
  });
  socket.on("question", (text, answer) => {
    console.log("question", text);
    answer("네");
  });
  socket.on("bye", (data) => {
    console.log("bye", data.list.length, data.nothing);
    socket.disconnect();
  });
  socket.on("disconnect", (reason) => console.log("disconnect", reason));
</script>`;
const server = http.createServer((request, response) => {
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  const transport = request.url.slice(1);
  response.end(page([transport]));
});
const io = new Server(server);
io.on("connection", (socket) => {
  console.log("connection", socket.handshake.auth);
  socket.on("add", (a, b, answer) => answer(a + b));
  socket.on("text", (text, answer) => answer(text));
  socket.on("ask", async () => {
    console.log(await socket.emitWithAck("question", "괜찮아요?"));
    socket.emit("bye", { list: [1, 2], nothing: null });
  });
  socket.on("disconnect", (reason) => console.log("disconnect", reason));
});
server.listen(Number(process.argv[2]));
