// engineio_client.js: the client's end of an Engine.IO connection: a stream of
// messages in both directions, whatever carries them.
//
// It begins with long polling, which always works, learns from the server's
// "open" packet which better transports there are, and moves over to the
// WebSocket when that has proved itself (engineio_probe.js). The server sends
// a ping now and then; if none comes for too long, the connection is dead,
// even where TCP has not noticed.

const later = %import("later");
const platform = later("node/engineio_platform", "engineioPlatform");
const Emitter = later("node/engineio_emitter", "EngineEmitter");
const { parse, decodeQuery } =
  later("node/engineio_address", "engineioAddress");
const { protocol } = later("node/engineio_parser", "engineioParser");
const probe = later("node/engineio_probe", "engineProbe");

const transports = {
  __proto__: null,
  polling: later("node/engineio_polling", "EnginePolling"),
  websocket: later("node/engineio_websocket", "EngineWebSocket"),
};

const defaults = {
  path: "/engine.io",
  agent: false,
  withCredentials: false,
  upgrade: true,
  timestampParam: "t",
  rememberUpgrade: false,
  addTrailingSlash: true,
  rejectUnauthorized: true,
  perMessageDeflate: { threshold: 1024 },
  transportOptions: {},
  closeOnBeforeunload: false,
};

// How much larger bytes are in Base64.
const BASE64_OVERHEAD = 1.33;

function sizeOf(data) {
  if (typeof data !== "string") {
    return Math.ceil((data.byteLength || data.size) * BASE64_OVERHEAD);
  }
  let size = 0;
  for (const character of data) {
    const code = character.codePointAt(0);
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return size;
}

// Puts the parts of an address where the options have them.
function readAddress(uri, options) {
  if (uri) {
    const parts = parse(uri);
    options.hostname = parts.host;
    options.secure = parts.protocol === "https" || parts.protocol === "wss";
    options.port = parts.port;
    if (parts.query) options.query = parts.query;
  } else if (options.host) {
    options.hostname = parse(options.host).host;
  }
}

function checkTransports(list) {
  for (const name of list) {
    if (typeof name !== "string") {
      throw new Error("Transports of the program's own are not supported " +
                      "by Loopline: name 'polling' or 'websocket'");
    }
    if (transports[name] === undefined) {
      throw new Error(`The transport '${name}' is not supported by Loopline`);
    }
  }
  return [...list];
}

class EngineSocket extends Emitter {
  constructor(uri, options = {}) {
    super();
    this.binaryType = platform.binaryType;
    this.writeBuffer = []; // packets, of which the first may be on their way
    this._prevBufferLen = 0; // so many are
    this._upgrades = [];
    this._pingInterval = -1;
    this._pingTimeout = -1;
    this._maxPayload = -1;
    this._pingTimeoutTime = Infinity;
    if (uri && typeof uri === "object") [options, uri] = [uri, undefined];
    readAddress(uri, options);
    this.findHost(options);
    this.transports =
      checkTransports(options.transports ?? platform.transports);
    this.opts = { ...defaults, ...options };
    this.opts.path = this.opts.path.replace(/\/$/, "") +
                     (this.opts.addTrailingSlash ? "/" : "");
    if (typeof this.opts.query === "string") {
      this.opts.query = decodeQuery(this.opts.query);
    }
    if (this.opts.withCredentials) this._cookieJar = platform.makeCookies();
    this._open();
  }

  findHost(options) {
    const { location } = platform;
    this.secure = options.secure ?? location?.protocol === "https:";
    const usual = this.secure ? "443" : "80";
    if (options.hostname && !options.port) options.port = usual;
    this.hostname = options.hostname || (location?.hostname ?? "localhost");
    this.port = options.port || location?.port || usual;
    if (this.secure) {
      throw new Error(`https: (https://${this.hostname}:${this.port}) ` +
                      "is not supported by Loopline yet");
    }
  }

  // --- transports --------------------------------------------------------

  createTransport(name) {
    const query = { ...this.opts.query, EIO: protocol, transport: name };
    if (this.id) query.sid = this.id;
    return new transports[name]({
      ...this.opts,
      query,
      socket: this,
      hostname: this.hostname,
      secure: this.secure,
      port: this.port,
      ...this.opts.transportOptions[name],
    });
  }

  _open() {
    if (this.transports.length === 0) {
      platform.setTimeout(
        () => this.emitReserved("error", "No transports available"), 0);
      return;
    }
    const isRemembered = this.opts.rememberUpgrade &&
                         EngineSocket.priorWebsocketSuccess &&
                         this.transports.includes("websocket");
    this.readyState = "opening";
    const transport =
      this.createTransport(isRemembered ? "websocket" : this.transports[0]);
    transport.open();
    this.setTransport(transport);
  }

  // From now on this one is listened to.
  setTransport(transport) {
    this.transport?.removeAllListeners();
    this.transport = transport;
    transport
      .on("drain", () => this.onDrain())
      .on("packet", (packet) => this.onPacket(packet))
      .on("error", (error) => this.onError(error))
      .on("close", (details) => this._onClose("transport close", details));
  }

  // --- what comes --------------------------------------------------------

  onPacket(packet) {
    if (this.readyState === "closed") return;
    this.emitReserved("packet", packet);
    this.emitReserved("heartbeat");
    takers[packet.type]?.call(this, packet.data);
  }

  // The server's first packet.
  onHandshake(data) {
    this.emitReserved("handshake", data);
    this.id = data.sid;
    this.transport.query.sid = data.sid;
    this._upgrades =
      data.upgrades.filter((name) => this.transports.includes(name));
    this._pingInterval = data.pingInterval;
    this._pingTimeout = data.pingTimeout;
    this._maxPayload = data.maxPayload;
    this.onOpen();
    if (this.readyState !== "closed") this.expectPing();
  }

  onOpen() {
    this.readyState = "open";
    EngineSocket.priorWebsocketSuccess = this.transport.name === "websocket";
    this.emitReserved("open");
    this.flush();
    if (this.readyState !== "open" || !this.opts.upgrade) return;
    for (const name of this._upgrades) probe(this, name);
  }

  // The other side has this long for its next ping.
  expectPing() {
    platform.clearTimeout(this._pingTimeoutTimer);
    const delay = this._pingInterval + this._pingTimeout;
    this._pingTimeoutTime = Date.now() + delay;
    this._pingTimeoutTimer =
      platform.setTimeout(() => this._onClose("ping timeout"), delay);
    if (this.opts.autoUnref) this._pingTimeoutTimer.unref();
  }

  // True where the time is over, but the timer (in a computer that slept) has
  // not said so yet.
  _hasPingExpired() {
    if (!this._pingTimeoutTime) return true;
    const isOver = Date.now() > this._pingTimeoutTime;
    if (isOver) {
      this._pingTimeoutTime = 0;
      platform.nextTick(() => this._onClose("ping timeout"));
    }
    return isOver;
  }

  // --- what goes ---------------------------------------------------------

  write(data, options, done) {
    this.sendPacket("message", data, options, done);
    return this;
  }

  sendPacket(type, data, options, done) {
    if (typeof data === "function") [data, done] = [undefined, data];
    if (typeof options === "function") [options, done] = [undefined, options];
    if (this.readyState === "closing" || this.readyState === "closed") return;
    options ||= {};
    options.compress = options.compress !== false;
    const packet = { type, data, options };
    this.emitReserved("packetCreate", packet);
    this.writeBuffer.push(packet);
    if (done) this.once("flush", done);
    this.flush();
  }

  // Hands what waits to the transport, unless that is busy or is being left.
  flush() {
    if (this.readyState === "closed" || !this.transport.writable ||
        this.upgrading || this.writeBuffer.length === 0) {
      return;
    }
    const packets = this.writable();
    this.transport.send(packets);
    this._prevBufferLen = packets.length;
    this.emitReserved("flush");
  }

  // As many packets as the server takes in one body of a POST.
  writable() {
    const list = this.writeBuffer;
    if (!this._maxPayload || this.transport.name !== "polling") return list;
    let size = 1; // the digit of the first
    for (let i = 0; i < list.length; i++) {
      if (list[i].data) size += sizeOf(list[i].data);
      if (i > 0 && size > this._maxPayload) return list.slice(0, i);
      size += 2; // the separator and the digit of the next
    }
    return list;
  }

  onDrain() {
    this.writeBuffer.splice(0, this._prevBufferLen);
    this._prevBufferLen = 0;
    if (this.writeBuffer.length === 0) this.emitReserved("drain");
    else this.flush();
  }

  // --- the end -----------------------------------------------------------

  // What waits is written first, and an upgrade under way comes to its end.
  close() {
    if (this.readyState !== "opening" && this.readyState !== "open") {
      return this;
    }
    const finish = () => {
      this._onClose("forced close");
      this.transport.close();
    };
    const finishBehindUpgrade = () => {
      if (!this.upgrading) {
        finish();
        return;
      }
      const end = () => {
        this.off("upgrade", end);
        this.off("upgradeError", end);
        finish();
      };
      this.once("upgrade", end);
      this.once("upgradeError", end);
    };
    this.readyState = "closing";
    if (this.writeBuffer.length > 0) this.once("drain", finishBehindUpgrade);
    else finishBehindUpgrade();
    return this;
  }

  onError(error) {
    EngineSocket.priorWebsocketSuccess = false;
    if (this.opts.tryAllTransports && this.transports.length > 1 &&
        this.readyState === "opening") {
      this.transports.shift();
      this._open();
      return;
    }
    this.emitReserved("error", error);
    this._onClose("transport error", error);
  }

  _onClose(reason, description) {
    if (this.readyState === "closed") return;
    platform.clearTimeout(this._pingTimeoutTimer);
    this.transport.removeAllListeners("close");
    this.transport.close();
    this.transport.removeAllListeners();
    this.readyState = "closed";
    this.id = null;
    this.emitReserved("close", reason, description);
    this.writeBuffer = []; // later, so that a listener can still look at it
    this._prevBufferLen = 0;
  }
}

// What is done for each kind of packet that comes.
const takers = {
  __proto__: null,

  open(data) {
    this.onHandshake(JSON.parse(data));
  },

  ping() {
    this.sendPacket("pong");
    this.emitReserved("ping");
    this.emitReserved("pong");
    this.expectPing();
  },

  error(data) {
    const error = new Error("server error");
    error.code = data;
    this.onError(error);
  },

  message(data) {
    this.emitReserved("data", data);
    this.emitReserved("message", data);
  },
};

EngineSocket.protocol = protocol;
EngineSocket.prototype.send = EngineSocket.prototype.write;
Object.defineProperty(EngineSocket, "name", { value: "Socket" });

%export("EngineClient", EngineSocket);
%export("engineTransports", transports);
