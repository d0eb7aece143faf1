// Nobody listens: the error, and in which order one hears of it.
const net = require("net");
const socket = net.connect(6302, "127.0.0.1");
socket.on("connect", () => console.log("connect"));
socket.on("error", (error) => {
  console.log(error.message, error.code, error.errno, error.syscall,
              error.address, error.port);
  console.log(socket.destroyed, socket.readyState, socket.connecting);
});
socket.on("close", (hadError) => console.log("close", hadError));
console.log(socket.readyState, socket.connecting, socket.pending);
const other = net.connect({ port: 6302, host: "nowhere.invalid" });
other.on("lookup", (error, address, family, host) => {
  console.log("lookup", error.code, address, family, host);
});
other.on("error", (error) => console.log(error.message, error.hostname));
other.on("close", (hadError) => console.log("other close", hadError));
