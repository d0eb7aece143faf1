// When two sockets share a connection, and when they do not.
const { Server } = require("socket.io");
const io = require("socket.io-client");
const { Manager, Socket, connect } = io;

console.log(typeof io, io.io === io, connect === io, Object.keys(io));
const server = new Server(6718);
server.on("connection", () => {});
server.of("/a").on("connection", () => {});
const url = "http://localhost:6718";
const options = { transports: ["websocket"] };

const main = io(url, options);
console.log(main instanceof Socket, main.io instanceof Manager);
const a = io(`${url}/a`, options);
const again = io(url, options);
const forced = io(url, { ...options, forceNew: true });
const single = io(`${url}/a`, { ...options, multiplex: false });
const other = io("http://127.0.0.1:6718", options);
const list = [main, a, again, forced, single, other];
console.log(list.map((socket) => list.findIndex((x) => x.io === socket.io)));

const manager = new Manager(url, options);
const x = manager.socket("/");
const y = manager.socket("/a", { auth: { token: 1 } });
console.log(manager.socket("/") === x, y.auth);
list.push(x, y);

let left = list.length;
for (const socket of list) {
  socket.on("connect", () => {
    if (--left > 0) return;
    console.log(server.engine.clientsCount, server.sockets.sockets.size,
                server.of("/a").sockets.size);
    for (const each of list) each.disconnect();
    console.log(list.map((each) => each.io.engine.readyState));
    main.once("connect", () => {
      console.log("again");
      main.close();
      server.close();
    });
    main.open();
  });
}
