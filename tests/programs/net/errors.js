// Arguments that are wrong, word for word.
const net = require("net");
function attempt(name, work) {
  try {
    work();
    console.log(name, "ok");
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}
attempt("connect()", () => new net.Socket().connect());
attempt("connect({})", () => new net.Socket().connect({}));
attempt("port x", () => net.connect({ port: "x" }));
attempt("port 70000", () => net.connect(70000));
attempt("port -1", () => net.connect({ port: -1 }));
attempt("port true", () => net.connect({ port: true }));
attempt("lookup 3", () => net.connect({ port: 1, host: "a", lookup: 3 }));
attempt("localAddress", () => net.connect({ port: 1, localAddress: "zz" }));
attempt("localPort", () => net.connect({ port: 1, localPort: "zz" }));
attempt("autoSelectFamily", () => net.connect({ port: 1,
                                                autoSelectFamily: 1 }));
attempt("objectMode", () => new net.Socket({ objectMode: true }));
attempt("readableObjectMode",
        () => new net.Socket({ readableObjectMode: true }));
attempt("keepAliveInitialDelay",
        () => new net.Socket({ keepAliveInitialDelay: "a" }));
attempt("write(3)", () => new net.Socket().write(3));
attempt("write(null)", () => new net.Socket().write(null));
attempt("highWaterMark", () => net.createServer({ highWaterMark: "a" }));
attempt("without new", () => console.log(net.Socket() instanceof net.Socket,
                                         net.Server() instanceof net.Server));
attempt("setDefaultAutoSelectFamily",
        () => net.setDefaultAutoSelectFamily(1));
console.log(net.getDefaultAutoSelectFamily(),
            net.getDefaultAutoSelectFamilyAttemptTimeout());
const socket = new net.Socket();
socket.on("error", (error) => console.log("error", error.code, error.message));
socket.on("close", (hadError) => console.log("close", hadError));
socket.write("x", (error) => console.log("callback", error.code));
socket.resetAndDestroy();
