// The cookies of the server: kept by a client that has `withCredentials`.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6735, {
  cookie: { name: "who", httpOnly: true, path: "/", sameSite: "strict",
            maxAge: 3600 },
});
io.engine.generateId = () => "the-one";
io.engine.on("initial_headers", (headers, { headers: { cookie } }) => {
  headers["set-cookie"] = [...headers["Set-Cookie"] ?? [], "old=1; Max-Age=0",
                           'quoted="x y"', "nonsense", "=empty"];
  delete headers["Set-Cookie"];
  console.log("first", cookie, headers["set-cookie"]);
});
io.engine.on("headers", (headers, request) => {
  console.log(request.method, request.headers.cookie);
});
io.on("connection", (socket) => socket.on("end", () => {
  socket.disconnect();
  if (++ended === 2) io.close();
}));
let ended = 0;

function run(withCredentials, transports) {
  const socket = connect("http://localhost:6735", {
    withCredentials, transports, forceNew: true, reconnection: false,
    extraHeaders: { cookie: "mine=1" },
  });
  socket.on("connect", () => socket.emit("end"));
  return new Promise((done) => socket.on("disconnect", done));
}
(async () => {
  console.log(await run(true, ["polling"]));
  await new Promise((done) => setTimeout(done, 50));
  console.log(await run(false, ["polling"]));
})();
