// The forms of listen(), address(), and what is refused.
const net = require("net");
const forms = [
  [6316], ["6316"], [6316, "127.0.0.1"], [6316, "127.0.0.1", 5],
  [6316, 5], [{ port: 6316 }], [{ port: 6316, host: "127.0.0.1" }],
  [{ port: 6316, host: "::1", ipv6Only: true }], [6316, "localhost"],
  [6316, "0.0.0.0"], [6316, "::"],
];
function next() {
  const form = forms.shift();
  if (!form) return;
  const server = net.createServer();
  const answer = server.listen(...form, () => {
    console.log(JSON.stringify(form), server.address(), server.listening);
    server.close(next);
    console.log(server.listening, server.address());
  });
  console.log(answer === server);
}
next();
for (const wrong of [[70000], [-1], ["x"], [{}], [true], [{ port: 1.5 }]]) {
  try {
    const server = net.createServer();
    if (wrong[0] !== "x") server.listen(...wrong);
  } catch (error) {
    console.log(JSON.stringify(wrong), error.code, error.message);
  }
}
for (const wrong of [1, "x", true]) {
  try {
    net.createServer(wrong);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
const any = net.createServer().listen(() => {
  console.log(any.address().port > 0);
  any.close();
});
