// destroy() with and without an error; what the other side sees.
const net = require("net");
let count = 0;
const server = net.createServer((socket) => {
  const id = ++count;
  socket.on("error", (error) => console.log(`server ${id}:`, error.message));
  socket.on("end", () => console.log(`server ${id}: end`));
  socket.on("close", (hadError) => {
    console.log(`server ${id}: close`, hadError);
    next();
  });
  socket.resume();
  if (id === 3) socket.destroy(new Error("the server has had enough"));
});
const steps = [
  (client) => client.destroy(),
  (client) => client.destroy(new Error("my own")),
  (client) => client.resume(),
  (client) => client.resetAndDestroy(),
];
function next() {
  const step = steps.shift();
  if (!step) {
    server.close(() => console.log("server: closed"));
    return;
  }
  const client = net.connect(6308, "127.0.0.1", () => step(client));
  client.on("error", (error) => console.log("client:", error.message));
  client.on("end", () => console.log("client: end"));
  client.on("close", (hadError) => console.log("client: close", hadError));
}
server.listen(6308, "127.0.0.1", next);
