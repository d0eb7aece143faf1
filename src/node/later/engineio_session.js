// engineio_session.js: the server's end of an Engine.IO connection. It lives
// longer than its transport, which may change from polling to a WebSocket
// meanwhile (engineio_upgrade.js).
//
// Every `pingInterval` ms it sends a ping; a client that has not answered
// within `pingTimeout` ms is given up.

const later = %import("later");
const EventEmitter = %import("node:events");
const process = %import("node:process");
const { setTimeout, clearTimeout } = %import("node:timers");
const upgrade = later("node/engineio_upgrade", "engineUpgrade");

class EngineSession extends EventEmitter {
  constructor(id, server, transport, request, protocol) {
    super();
    this.readyState = "opening";
    this.upgrading = false;
    this.upgraded = false;
    this.writeBuffer = [];
    this.packetsFn = []; // who wants to know when what waits is sent
    this.sentCallbackFn = []; // the same of what is under way
    this.pingTimeoutTimer = null;
    this.pingIntervalTimer = null;
    this.hasRefreshedPingTimeout = false;
    this.id = id;
    this.server = server;
    this.request = request;
    this.protocol = protocol;
    const connection = request.websocket?._socket ?? request.connection;
    this.remoteAddress = connection.remoteAddress;
    this.setTransport(transport);
    this.onOpen();
  }

  // The first packet tells the client all that it has to know.
  onOpen() {
    const { pingInterval, pingTimeout, maxHttpBufferSize, initialPacket } =
      this.server.opts;
    this.readyState = "open";
    this.transport.sid = this.id;
    this.sendPacket("open", JSON.stringify({
      sid: this.id,
      upgrades: this.server.upgrades(this.transport.name),
      pingInterval,
      pingTimeout,
      maxPayload: maxHttpBufferSize,
    }));
    if (initialPacket) this.sendPacket("message", initialPacket);
    this.emit("open");
    this.schedulePing();
  }

  // --- is the client still there? ------------------------------------------

  schedulePing() {
    const { pingInterval } = this.server.opts;
    this.pingIntervalTimer = setTimeout(() => {
      this.hasRefreshedPingTimeout = false;
      this.sendPacket("ping");
      this.expectPong();
    }, pingInterval);
  }

  expectPong() {
    clearTimeout(this.pingTimeoutTimer);
    this.pingTimeoutTimer = setTimeout(() => {
      if (this.readyState !== "closed") this.onClose("ping timeout");
    }, this.server.opts.pingTimeout);
  }

  // Another packet shows that the client lives: once, it gets more time.
  giveMoreTime() {
    if (this.pingTimeoutTimer === null || this.hasRefreshedPingTimeout) return;
    this.pingTimeoutTimer.refresh();
    this.hasRefreshedPingTimeout = true;
  }

  // --- what comes --------------------------------------------------------

  onPacket(packet) {
    if (this.readyState !== "open") return;
    this.emit("packet", packet);
    if (packet.type !== "pong") this.giveMoreTime();
    takers[packet.type]?.call(this, packet.data);
  }

  // --- what goes ---------------------------------------------------------

  send(data, options, done) {
    this.sendPacket("message", data, options, done);
    return this;
  }

  sendPacket(type, data, options = {}, done) {
    if (typeof options === "function") [options, done] = [{}, options];
    if (this.readyState === "closing" || this.readyState === "closed") return;
    options.compress = options.compress !== false;
    const packet = { type, options };
    if (data) packet.data = data;
    this.emit("packetCreate", packet);
    this.writeBuffer.push(packet);
    if (typeof done === "function") this.packetsFn.push(done);
    this.flush();
  }

  flush() {
    if (this.readyState === "closed" || !this.transport.writable ||
        this.writeBuffer.length === 0) {
      return;
    }
    this.emit("flush", this.writeBuffer);
    this.server.emit("flush", this, this.writeBuffer);
    const packets = this.writeBuffer;
    this.writeBuffer = [];
    this.sentCallbackFn.push(this.packetsFn);
    this.packetsFn = [];
    this.transport.send(packets);
    this.emit("drain");
    this.server.emit("drain", this);
  }

  onDrain() {
    const list = this.sentCallbackFn.shift() ?? [];
    for (const done of list) done(this.transport);
  }

  // --- transports --------------------------------------------------------

  setTransport(transport) {
    const listeners = {
      error: (error) => this.onError(error),
      ready: () => this.flush(),
      packet: (packet) => this.onPacket(packet),
      drain: () => this.onDrain(),
      close: () => this.onClose("transport close"),
    };
    this.transport = transport;
    for (const [event, listener] of Object.entries(listeners)) {
      transport.on(event, listener);
    }
    this.endTransport = () => {
      for (const [event, listener] of Object.entries(listeners)) {
        transport.removeListener(event, listener);
      }
      transport.on("error", () => {}); // it may still have one
      transport.close();
      clearTimeout(this.pingTimeoutTimer);
      this.pingTimeoutTimer = null;
    };
  }

  _maybeUpgrade(transport) {
    upgrade(this, transport);
  }

  // --- the end -----------------------------------------------------------

  onError(error) {
    this.onClose("transport error", error);
  }

  onClose(reason, description) {
    if (this.readyState === "closed") return;
    this.readyState = "closed";
    clearTimeout(this.pingIntervalTimer);
    clearTimeout(this.pingTimeoutTimer);
    process.nextTick(() => {
      this.writeBuffer = []; // later, so that a listener can look at it
    });
    this.packetsFn = [];
    this.sentCallbackFn = [];
    this.endTransport();
    this.emit("close", reason, description);
  }

  // With `discard` at once, else when what waits has been sent.
  close(discard) {
    if (discard && (this.readyState === "open" ||
                    this.readyState === "closing")) {
      this.transport.discard();
      this.closeTransport();
      return;
    }
    if (this.readyState !== "open") return;
    this.readyState = "closing";
    if (this.writeBuffer.length === 0) this.closeTransport();
    else this.once("drain", () => this.closeTransport());
  }

  closeTransport() {
    this.transport.close(() => this.onClose("forced close"));
  }
}

// What is done for each kind of packet that comes.
const takers = {
  __proto__: null,

  ping() {
    this.onError(new Error("invalid heartbeat direction"));
  },

  pong() {
    clearTimeout(this.pingTimeoutTimer);
    this.pingTimeoutTimer = null;
    this.pingIntervalTimer.refresh();
    this.emit("heartbeat");
  },

  error() {
    this.onClose("parse error");
  },

  message(data) {
    this.emit("data", data);
    this.emit("message", data);
  },
};

EngineSession.prototype.write = EngineSession.prototype.send;
Object.defineProperty(EngineSession, "name", { value: "Socket" });

%export("EngineSession", EngineSession);
