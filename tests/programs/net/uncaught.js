// An error of a connection that nobody listens to ends the program.
const net = require("net");
process.on("exit", (code) => console.log("exit", code));
net.connect(6302, "127.0.0.1");
