// The packages as ES modules. (Node looks for imported packages in folders
// node_modules only, and not in NODE_PATH: to make esm.out anew, link one here.)
import { createServer } from "node:http";
import { Server, Socket, Namespace } from "socket.io";
import { io, Manager } from "socket.io-client";
import connect, { connect as again } from "socket.io-client";
import { Adapter } from "socket.io-adapter";

console.log(typeof Server, Socket.name, Namespace.name, Manager.name);
console.log(io === connect, io === again, typeof Adapter);
console.log(Object.keys(await import("socket.io")));

const server = createServer();
const sockets = new Server(server);
sockets.on("connection", (socket) => {
  console.log(socket instanceof Socket, socket.nsp instanceof Namespace);
  socket.emit("hello", "모듈");
});
await new Promise((done) => server.listen(6734, done));
const client = io("http://localhost:6734", { transports: ["websocket"] });
const text = await new Promise((done) => client.on("hello", done));
console.log(text, client.io instanceof Manager);
client.disconnect();
await sockets.close();
console.log("closed");
