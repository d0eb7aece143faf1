// Row 21 of the curriculum: one instance for many modules. socket.js makes it
// and hands it out; a feed tells every page what has changed.
const http = require("http");
const { init, getIO } = require("./lib/socket");
const feed = require("./lib/feed");
const connect = require("socket.io-client");

try {
  getIO();
} catch (error) {
  console.log(error.message);
}

const server = http.createServer();
server.listen(6722, async () => {
  await feed.create("too early").catch((error) => console.log(error.message));
  const io = init(server);
  console.log(getIO() === io);
  io.on("connection", () => console.log("Client connected"));

  const page = (name) => {
    const socket = connect("http://localhost:6722", {
      forceNew: true, transports: ["websocket"],
    });
    socket.on("posts", ({ action, post }) => {
      console.log(name, action, post);
      if (action !== "delete") return;
      console.log(name, "reloads", feed.list());
      socket.close();
    });
    return new Promise((done) => socket.on("connect", () => done(socket)));
  };
  await page("one");
  await page("two");
  const first = await feed.create("첫 글");
  await feed.create("둘째 글");
  await feed.update(first.id, "고친 글");
  await feed.update(99, "?").catch((error) => console.log(error.message));
  await feed.remove(first.id);
  setTimeout(() => io.close(), 50);
});
