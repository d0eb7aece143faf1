// destroy() before the connection is there, and end() before it.
const net = require("net");
const server = net.createServer((socket) => {
  console.log("server: connection");
  socket.on("data", (data) => console.log("server:", data.toString()));
  socket.on("end", () => console.log("server: end"));
});
server.listen(6309, "127.0.0.1", () => {
  const early = net.connect(6309, "localhost");
  early.on("connect", () => console.log("never"));
  early.on("close", (hadError) => console.log("early: close", hadError));
  early.write("lost", (error) => console.log("early:", error?.code));
  early.destroy();
  const late = net.connect(6309, "127.0.0.1");
  late.write("one ");
  late.end("two", () => console.log("late: finished"));
  console.log(late.writableLength, late.bytesWritten, late.readyState);
  late.on("close", () => {
    console.log("late: close", late.bytesWritten, late.bytesRead);
    server.close();
  });
});
