// Nobody is there: how often a client tries, and what it says.
const { io: connect, Manager } = require("socket.io-client");

function attempt(options) {
  const socket = connect("http://localhost:6749", {
    forceNew: true, reconnectionDelay: 20, reconnectionDelayMax: 50,
    randomizationFactor: 0, ...options,
  });
  return new Promise((done) => {
    socket.on("connect_error", (error) => {
      console.log("connect_error:", error.message, error.type,
                  typeof error.description, socket.active);
      if (options.reconnection === false) done(socket);
    });
    socket.io.on("reconnect_attempt", (n) => console.log("attempt", n));
    socket.io.on("reconnect_error", (e) => console.log("again:", e.message));
    socket.io.on("reconnect_failed", () => {
      console.log("failed");
      done(socket);
    });
  });
}

(async () => {
  console.log("websocket");
  await attempt({ transports: ["websocket"], reconnectionAttempts: 3 });
  console.log("polling");
  await attempt({ transports: ["polling"], reconnectionAttempts: 2 });
  console.log("once");
  await attempt({ reconnection: false });
  console.log("all transports");
  await attempt({ reconnection: false, tryAllTransports: true,
                  transports: ["polling", "websocket"] });
  console.log("no transports");
  const socket = connect("http://localhost:6749", {
    forceNew: true, transports: [], reconnection: false,
  });
  socket.on("connect_error", (error) => console.log(error));

  const manager = new Manager("http://localhost:6749", { autoConnect: false });
  console.log(manager.reconnection(), manager.reconnectionAttempts(),
              manager.reconnectionDelay(), manager.reconnectionDelayMax(),
              manager.randomizationFactor(), manager.timeout());
  manager.reconnection(false).timeout(500).reconnectionAttempts(7);
  console.log(manager.reconnection(), manager.timeout(),
              manager.reconnectionAttempts());
  manager.open((error) => console.log("open:", error.message));
})();
