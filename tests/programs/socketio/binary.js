// Bytes anywhere in an event, over both transports.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6719);
io.on("connection", (socket) => {
  socket.on("bytes", (...args) => {
    const answer = args.pop();
    console.log("server:", args);
    answer(args[0], { again: args });
  });
  socket.on("large", (bytes, answer) => {
    console.log("server:", bytes.length, bytes[69999]);
    answer(Buffer.concat([bytes, bytes]));
  });
});

(async () => {
  for (const transport of ["websocket", "polling"]) {
    const socket = connect("http://localhost:6719", {
      transports: [transport], forceNew: true,
    });
    await new Promise((done) => socket.on("connect", done));
    console.log(transport);
    const back = await new Promise((done) => {
      socket.emit("bytes", Buffer.from("안녕"), new Uint8Array([1, 2, 3]),
                  { list: [new ArrayBuffer(2), new Uint16Array([258])] },
                  "text", (...values) => done(values));
    });
    console.log("client:", back);
    const large = Buffer.alloc(70000, 7);
    const twice = await socket.emitWithAck("large", large);
    console.log("client:", twice.length, Buffer.isBuffer(twice),
                twice.equals(Buffer.alloc(140000, 7)));
    socket.disconnect();
  }
  io.close();
})();
