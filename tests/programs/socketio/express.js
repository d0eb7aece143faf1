// express and socket.io on one server: pages, a script for them, and events.
const http = require("http");
const express = require("express");
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const app = express();
app.use(express.json());
const server = app.listen(6730, run);
const io = new Server(server, { cors: { origin: "*" } });
app.set("io", io);

app.get("/", (request, response) => response.send("<h1>안녕</h1>"));
app.post("/news", (request, response) => {
  request.app.get("io").emit("news", request.body);
  response.status(201).json({ sent: io.engine.clientsCount });
});
io.on("connection", (socket) => console.log("connection"));

function ask(path, { method = "GET", body, headers } = {}) {
  return new Promise((done) => {
    const request = http.request(
      { host: "localhost", port: 6730, path, method, headers, agent: false },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk) => (text += chunk));
        response.on("end", () => done({ response, text }));
      });
    request.end(body);
  });
}

async function run() {
  console.log((await ask("/")).text);
  console.log((await ask("/nothing")).response.statusCode);
  const { response, text } = await ask("/socket.io/socket.io.js");
  const { headers } = response;
  console.log(response.statusCode, headers["content-type"],
              headers["cache-control"], headers.etag,
              headers["access-control-allow-origin"]);
  console.log(text.length > 10000, /\bio\b/.test(text));
  const known = await ask("/socket.io/socket.io.js",
                          { headers: { "If-None-Match": headers.etag } });
  console.log(known.response.statusCode, known.text);

  const socket = connect("http://localhost:6730", {
    transports: ["websocket"],
  });
  socket.on("news", (news) => {
    console.log("news", news);
    socket.disconnect();
    io.close(() => console.log("closed"));
  });
  socket.on("connect", async () => {
    const { response: answer, text: body } = await ask("/news", {
      method: "POST", body: JSON.stringify({ title: "소식" }),
      headers: { "Content-Type": "application/json" },
    });
    console.log(answer.statusCode, body);
  });
}
