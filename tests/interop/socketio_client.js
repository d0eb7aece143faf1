// socketio_client.js PORT [TRANSPORT]: talks with socketio_server.js.
const { io: connect } = require("socket.io-client");

const [port, transport] = process.argv.slice(2);
const options = {
  query: { who: "me" },
  ...(transport && { transports: [transport] }),
};
const socket = connect(`http://localhost:${port}`, options);
const event = (target, name) =>
  new Promise((done) => target.once(name, done));
const upgraded = transport ? undefined : event(socket.io.engine, "upgrade");
socket.on("question", (answer) => answer("대답"));
socket.on("joined", (room) => console.log("joined", room));
socket.on("disconnect", (reason) => console.log("disconnect", reason));
socket.on("connect_error", (error) => {
  console.log(error.message);
  process.exit(1);
});

socket.on("connect", async () => {
  await upgraded;
  console.log("connect", socket.io.engine.transport.name);
  for (const value of ["안녕", 1.5, { list: [1, null, "x"] }, ""]) {
    const back = await socket.emitWithAck("echo", value);
    console.log(JSON.stringify(back) === JSON.stringify(value));
  }
  const large = "가나다라".repeat(5000);
  console.log(await socket.emitWithAck("echo", large) === large);
  const bytes = await socket.emitWithAck("bytes", Buffer.alloc(70000, 1));
  console.log(bytes.length, bytes[139999]);
  await socket.emitWithAck("join", "room");
  socket.emit("ask");
  await event(socket, "asked");

  const token = "열려라";
  const news = connect(`http://localhost:${port}/news`,
                       { ...options, auth: { token } });
  console.log(await event(news, "paper"));
  news.disconnect();
  const wrong = connect(`http://localhost:${port}/news`,
                        { ...options, forceNew: true });
  console.log((await event(wrong, "connect_error")).message);
  wrong.disconnect();
  socket.disconnect();
});
