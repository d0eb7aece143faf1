// What long polling looks like on the wire: plain HTTP, asked by hand.
const http = require("http");
const { Server } = require("socket.io");

const io = new Server(6723, {
  maxHttpBufferSize: 1000, cors: { origin: "http://example.org" },
  allowRequest: (request, done) =>
    done(request.headers.cookie === "no" ? "go away" : null,
         request.headers.cookie !== "no"),
});
io.engine.on("connection_error", ({ code, message, context, req }) => {
  console.log("connection_error", code, message, context, req.method);
});
io.on("connection", (socket) => {
  socket.on("chat", (text) => {
    console.log("server:", text);
    socket.emit("chat", `${text}!`);
    socket.emit("bytes", Buffer.from([1, 2, 3]));
  });
});

let sid = "";
const hide = (text) =>
  text.replace(/"sid":"([^"]*)"/g, (all, id) => `"sid":"${id.length} chars"`);
function ask(query, { method = "GET", body, headers = {} } = {}) {
  return new Promise((done) => {
    const path = `/socket.io/?${query}${sid && `&sid=${sid}`}`;
    const request = http.request({
      port: 6723, host: "localhost", path, method, headers, agent: false,
    }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => {
        const { date, ...rest } = response.headers;
        console.log(method, query, body === undefined ? "" : body.slice(0, 40));
        console.log(" ", response.statusCode, rest);
        console.log(" ", hide(text).split("\x1e"));
        done(text);
      });
    });
    request.end(body);
  });
}
const polling = "EIO=4&transport=polling";
const post = (body) => ask(polling, { method: "POST", body });

(async () => {
  await ask("EIO=4&transport=pigeon");
  await ask("");
  await ask("EIO=3&transport=polling");
  await ask("EIO=4&transport=websocket");
  await ask(`${polling}&sid=unknown`);
  await ask(polling, { method: "POST", body: "40" });
  await ask(polling, { headers: { cookie: "no" } });
  await ask(polling, { method: "OPTIONS" });

  const open = await ask(polling, { headers: { origin: "http://example.org" } });
  ({ sid } = JSON.parse(open.slice(1)));
  await post("40");
  await ask(polling);
  await post('42["chat","안녕"]');
  await new Promise((done) => setTimeout(done, 20));
  await ask(polling);
  await ask(polling, { method: "PUT" });
  await ask("EIO=4&transport=websocket");
  await ask("EIO=3&transport=polling");
  await post(`42["chat","${"x".repeat(2000)}"]`);
  await post("41");
  const last = ask(polling); // it waits until there is something to say
  await new Promise((done) => setTimeout(done, 20));
  await post("1");
  await last;
  io.close();
})();
