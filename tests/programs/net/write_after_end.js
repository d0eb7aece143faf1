// write() after end(), after destroy(), and after the other side's FIN.
const net = require("net");
const server = net.createServer((socket) => {
  socket.on("error", (error) => console.log("server:", error.code));
  socket.end("done");
});
server.listen(6307, "127.0.0.1", () => {
  const client = net.connect(6307, "127.0.0.1", () => {
    client.end("x");
    const ok = client.write("late", (error) => {
      console.log("callback:", error.code);
    });
    console.log("write:", ok);
  });
  client.on("error", (error) => console.log("error:", error.code,
                                             error.message));
  client.on("close", (hadError) => {
    console.log("close", hadError);
    client.write("dead", (error) => console.log("callback 2:", error.code));
    third();
  });
});
function third() {
  const client = net.connect(6307, "127.0.0.1");
  client.resume();
  client.on("end", () => {
    process.nextTick(() => setImmediate(() => {
      client.write("too late", (error) => {
        console.log("callback 3:", error.code, error.message);
      });
    }));
  });
  client.on("error", (error) => console.log("error 3:", error.message));
  client.on("close", (hadError) => {
    console.log("close 3", hadError);
    server.close();
  });
}
