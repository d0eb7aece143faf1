// many.js ALL AT_ONCE: so many connections to one server, at most so many at
// the same time. At the end nothing is left of them.
const net = require("net");
const [ALL, AT_ONCE] = process.argv.slice(2).map(Number);
let begun = 0;
let gone = 0;
let most = 0;
let open = 0;
const clients = [];
const server = net.createServer((socket) => {
  open++;
  if (open > most) most = open;
  socket.on("data", (data) => socket.end(data));
  socket.on("close", () => {
    open--;
    if (gone === ALL && open === 0) done();
  });
});
function done() {
  console.log(`${begun} opened, ${gone} closed, ${most} at once`);
  server.close(() => console.log("closed"));
}
function another() {
  if (begun === ALL) return;
  begun++;
  const client = net.connect(6330, "127.0.0.1", () => {
    clients.push(client);
    if (clients.length === AT_ONCE) endAll();
  });
  client.resume();
  client.on("close", () => {
    gone++;
    another();
    if (gone === ALL && open === 0) done();
  });
}
function endAll() {
  for (const client of clients) client.write("x");
  clients.length = 0;
}
server.listen(6330, "127.0.0.1", () => {
  for (let i = 0; i < AT_ONCE; i++) another();
});
