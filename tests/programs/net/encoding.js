// setEncoding, and strings written in several encodings.
const net = require("net");
const server = net.createServer((socket) => socket.pipe(socket));
server.listen(6310, "127.0.0.1", () => {
  const client = net.connect(6310, "127.0.0.1");
  client.setEncoding("hex");
  const all = [];
  client.on("data", (part) => all.push(part));
  client.on("close", () => {
    console.log(all.join(""));
    const second = net.connect(6310, "127.0.0.1");
    let text = "";
    second.setEncoding("utf8");
    second.on("data", (part) => { text += part; });
    second.on("close", () => {
      console.log(text);
      server.close();
    });
    const bytes = Buffer.from("한글과 🚂");
    second.write(bytes.subarray(0, 4));
    setTimeout(() => second.end(bytes.subarray(4)), 5);
  });
  client.write("é", "latin1");
  client.write("é", "utf8");
  client.write("00ff", "hex");
  client.write("aGk=", "base64");
  client.write("A", "utf16le");
  client.setDefaultEncoding("latin1");
  client.write("ÿ");
  client.end(new Uint8Array([1, 2, 3]));
});
