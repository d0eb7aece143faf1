// What a server knows of a client.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6712);
function show(socket) {
  const { headers, query, auth, address, url, xdomain, secure, time, issued } =
    socket.handshake;
  console.log(Object.keys(socket.handshake));
  console.log(headers.host, headers["x-token"], headers["user-agent"]);
  console.log(query.EIO, query.transport, query.room, query.t === undefined);
  console.log(auth, address, xdomain, secure);
  console.log(url.replace(/&t=[^&]*/, ""));
  console.log(`${new Date(issued)}` === time, typeof issued);
  console.log(socket.request === socket.conn.request,
              socket.request.method, socket.conn.remoteAddress,
              socket.conn.protocol, socket.conn.readyState);
  socket.emit("seen");
}
io.on("connection", show);

const variants = [
  { transports: ["websocket"], auth: { token: "비밀" }, query: { room: "a b" },
    extraHeaders: { "X-Token": "42" } },
  { transports: ["polling"], auth: (done) => done({ n: 1 }),
    query: { room: "방" }, extraHeaders: { "X-Token": "43" } },
  { transports: ["websocket"] },
];
(async () => {
  for (const options of variants) {
    const socket = connect("http://localhost:6712", {
      ...options, forceNew: true,
    });
    await new Promise((done) => socket.on("seen", done));
    socket.disconnect();
    await new Promise((done) => setTimeout(done, 50));
  }
  const socket = connect("http://127.0.0.1:6712/?room=here&x=1",
                         { transports: ["websocket"] });
  await new Promise((done) => socket.on("seen", done));
  socket.disconnect();
  io.close();
})();
