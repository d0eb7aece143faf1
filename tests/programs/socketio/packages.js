// engine.io and its client alone: messages without names.
const engine = require("engine.io");
const { Socket } = require("engine.io-client");
const { encodePayload, decodePayload, encodePacket, decodePacket } =
  require("engine.io-parser");

console.log(engine.protocol, typeof engine.Server, typeof engine.attach);
encodePacket({ type: "message", data: "x" }, true, console.log);
encodePacket({ type: "message", data: Buffer.from("x") }, false, console.log);
encodePacket({ type: "message", data: Buffer.from("x") }, true, console.log);
console.log(decodePacket("4hello"), decodePacket("2"), decodePacket("z"),
            decodePacket(""), decodePacket("beA=="));
encodePayload([{ type: "open", data: "{}" }, { type: "noop" },
               { type: "message", data: Buffer.from([255]) }], (payload) => {
  console.log(JSON.stringify(payload), decodePayload(payload));
});
console.log(decodePayload("4a\x1ex\x1e4b"));

const server = engine.listen(6732, { transports: ["websocket"] }, () => {
  const socket = new Socket("ws://localhost:6732", {
    transports: ["websocket"],
  });
  socket.on("open", () => socket.send("안녕").send(Buffer.from([1, 2])));
  socket.on("message", (data) => {
    console.log("client:", data);
    if (typeof data !== "string") socket.close();
  });
  socket.on("close", (reason) => {
    console.log("client:", reason);
    server.httpServer.close();
  });
});
server.on("connection", (socket) => {
  console.log("connection", socket.transport.name);
  socket.on("message", (data) => {
    console.log("server:", data);
    socket.send(data, () => console.log("server: sent"));
  });
  socket.on("close", (reason) => console.log("server:", reason));
});
