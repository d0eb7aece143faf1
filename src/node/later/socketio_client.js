// socketio_client.js: the client's socket: a conversation with one namespace
// of a server. `emit` sends an event, `on` hears those that the server sends.
//
// What is emitted before the connection stands (or while it is lost) waits in
// a buffer. Events of the library itself ("connect", "disconnect",
// "connect_error") go through emitReserved, which calls the listeners here.

const later = %import("later");
const platform = later("node/engineio_platform", "engineioPlatform");
const Emitter = later("node/engineio_emitter", "EngineEmitter");
const { PacketType } = later("node/socketio_parser", "socketioParser");
const addAny = later("node/socketio_any", "socketioAddAny");

const reservedEvents = ["connect", "connect_error", "disconnect",
                        "disconnecting", "newListener", "removeListener"];

class Socket extends Emitter {
  constructor(io, nsp, options) {
    super();
    this.connected = false;
    this.recovered = false;
    this.receiveBuffer = []; // events that came before the "connect" packet
    this.sendBuffer = []; // packets that wait for the connection
    this._queue = []; // with the option `retries`: sent one after the other
    this._queueSeq = 0;
    this.ids = 0;
    this.acks = {}; // who waits for which answer
    this.flags = {}; // of the next emit: volatile, timeout, compress
    this.io = io;
    this.nsp = nsp;
    if (options && options.auth) this.auth = options.auth;
    this._opts = { ...options };
    if (this.io._autoConnect) this.open();
  }

  get disconnected() {
    return !this.connected;
  }

  // True as long as it will connect again by itself.
  get active() {
    return !!this.subs;
  }

  // --- connecting --------------------------------------------------------

  connect() {
    if (this.connected) return this;
    this.listenToManager();
    if (!this.io._reconnecting) this.io.open();
    if (this.io._readyState === "open") this.onOpen();
    return this;
  }

  listenToManager() {
    if (this.subs) return;
    const listeners = {
      open: () => this.onOpen(),
      packet: (packet) => this.onPacket(packet),
      error: (error) => this.onError(error),
      close: (reason, description) => this.onClose(reason, description),
    };
    this.subs = Object.entries(listeners).map(([event, listener]) => {
      this.io.on(event, listener);
      return () => this.io.off(event, listener);
    });
  }

  // The connection stands: join the namespace.
  onOpen() {
    const join = (auth) => this.packet({
      type: PacketType.CONNECT,
      data: this._pid ? { pid: this._pid, offset: this._lastOffset, ...auth }
                      : auth,
    });
    if (typeof this.auth === "function") this.auth(join);
    else join(this.auth);
  }

  // --- sending -----------------------------------------------------------

  emit(event, ...args) {
    if (reservedEvents.includes(event)) {
      throw new Error(`"${String(event)}" is a reserved event name`);
    }
    args.unshift(event);
    const { retries } = this._opts;
    if (retries && !this.flags.fromQueue && !this.flags.volatile) {
      this.addToQueue(args);
      return this;
    }
    const packet = {
      type: PacketType.EVENT,
      data: args,
      options: { compress: this.flags.compress !== false },
    };
    if (typeof args[args.length - 1] === "function") {
      packet.id = this.ids++;
      this.expectAnswer(packet.id, args.pop());
    }
    this.sendOrKeep(packet);
    this.flags = {};
    return this;
  }

  sendOrKeep(packet) {
    const { engine } = this.io;
    const isConnected = this.connected && !engine?._hasPingExpired();
    if (this.flags.volatile && !engine?.transport?.writable) return;
    if (isConnected) {
      this.notifyOutgoingListeners(packet);
      this.packet(packet);
    } else {
      this.sendBuffer.push(packet);
    }
  }

  send(...args) {
    return this.emit("message", ...args);
  }

  packet(packet) {
    packet.nsp = this.nsp;
    this.io._packet(packet);
  }

  // --- answers -----------------------------------------------------------

  // With a timeout, the function's first argument is an error or null.
  expectAnswer(id, answered) {
    const timeout = this.flags.timeout ?? this._opts.ackTimeout;
    if (timeout === undefined) {
      this.acks[id] = answered;
      return;
    }
    const timer = platform.setTimeout(() => {
      delete this.acks[id];
      this.sendBuffer = this.sendBuffer.filter((packet) => packet.id !== id);
      answered.call(this, new Error("operation has timed out"));
    }, timeout);
    this.acks[id] = withError((...args) => {
      platform.clearTimeout(timer);
      answered.apply(this, args);
    });
  }

  emitWithAck(event, ...args) {
    return new Promise((resolve, reject) => {
      this.emit(event, ...args, withError((error, value) => {
        if (error) reject(error);
        else resolve(value);
      }));
    });
  }

  // Nobody will answer any more.
  clearAnswers() {
    for (const id of Object.keys(this.acks)) {
      if (this.sendBuffer.some((packet) => String(packet.id) === id)) continue;
      const answered = this.acks[id];
      delete this.acks[id];
      if (answered.withError) {
        answered.call(this, new Error("socket has been disconnected"));
      }
    }
  }

  // --- the queue of the option `retries` -----------------------------------

  addToQueue(args) {
    const answered =
      typeof args[args.length - 1] === "function" ? args.pop() : undefined;
    const entry = {
      id: this._queueSeq++,
      tryCount: 0,
      pending: false,
      args,
      flags: { fromQueue: true, ...this.flags },
    };
    args.push((error, ...values) => {
      if (entry !== this._queue[0]) return;
      const isOver = error === null || entry.tryCount > this._opts.retries;
      if (isOver) {
        this._queue.shift();
        if (answered) answered(error, ...values);
      }
      entry.pending = false;
      this.drainQueue();
    });
    this._queue.push(entry);
    this.drainQueue();
  }

  // Only the first is under way, so that they arrive in their order.
  drainQueue(again = false) {
    const [entry] = this._queue;
    if (!this.connected || entry === undefined) return;
    if (entry.pending && !again) return;
    entry.pending = true;
    entry.tryCount++;
    this.flags = entry.flags;
    this.emit(...entry.args);
  }

  // --- what comes --------------------------------------------------------

  onPacket(packet) {
    if (packet.nsp === this.nsp) takers[packet.type]?.call(this, packet);
  }

  onConnect(id, pid) {
    this.id = id;
    this.recovered = pid && this._pid === pid;
    this._pid = pid; // only where the server can bring back a lost session
    this.connected = true;
    this.emitBuffered();
    this.drainQueue(true);
    this.emitReserved("connect");
  }

  emitBuffered() {
    for (const args of this.receiveBuffer) this.emitEvent(args);
    this.receiveBuffer = [];
    for (const packet of this.sendBuffer) {
      this.notifyOutgoingListeners(packet);
      this.packet(packet);
    }
    this.sendBuffer = [];
  }

  emitEvent(args) {
    this.notifyIncomingListeners(args);
    this.emitReserved(...args);
    const last = args[args.length - 1];
    if (this._pid && typeof last === "string") this._lastOffset = last;
  }

  // The function that answers an event; only its first call does.
  answerer(id) {
    let isSent = false;
    return (...args) => {
      if (isSent) return;
      isSent = true;
      this.packet({ type: PacketType.ACK, id, data: args });
    };
  }

  onError(error) {
    if (!this.connected) this.emitReserved("connect_error", error);
  }

  // --- the end -----------------------------------------------------------

  disconnect() {
    if (this.connected) this.packet({ type: PacketType.DISCONNECT });
    this.destroy();
    if (this.connected) this.onClose("io client disconnect");
    return this;
  }

  // It does not connect again by itself.
  destroy() {
    if (this.subs) {
      for (const end of this.subs) end();
      this.subs = undefined;
    }
    this.io._destroy(this);
  }

  onClose(reason, description) {
    this.connected = false;
    delete this.id;
    this.emitReserved("disconnect", reason, description);
    this.clearAnswers();
  }

  // --- settings of the next emit -------------------------------------------

  compress(compress) {
    this.flags.compress = compress;
    return this;
  }

  get volatile() {
    this.flags.volatile = true;
    return this;
  }

  timeout(timeout) {
    this.flags.timeout = timeout;
    return this;
  }
}

function withError(answered) {
  answered.withError = true;
  return answered;
}

const tooOld =
  "It seems you are trying to reach a Socket.IO server in v2.x with a v3.x " +
  "client, but they are not compatible (more information here: " +
  "https://socket.io/docs/v3/migrating-from-2-x-to-3-0/)";

// What is done for each type of packet that comes.
const takers = {
  __proto__: null,

  [PacketType.CONNECT]({ data }) {
    if (data && data.sid) this.onConnect(data.sid, data.pid);
    else this.emitReserved("connect_error", new Error(tooOld));
  },

  [PacketType.DISCONNECT]() {
    this.destroy();
    this.onClose("io server disconnect");
  },

  [PacketType.EVENT]({ id, data = [] }) {
    if (id !== undefined) data.push(this.answerer(id));
    if (this.connected) this.emitEvent(data);
    else this.receiveBuffer.push(Object.freeze(data));
  },

  [PacketType.ACK]({ id, data }) {
    const answered = this.acks[id];
    if (typeof answered !== "function") return;
    delete this.acks[id];
    if (answered.withError) data.unshift(null);
    answered.apply(this, data);
  },

  [PacketType.CONNECT_ERROR]({ data }) {
    this.destroy();
    const error = new Error(data.message);
    error.data = data.data;
    this.emitReserved("connect_error", error);
  },
};

Socket.prototype.open = Socket.prototype.connect;
Socket.prototype.close = Socket.prototype.disconnect;
addAny(Socket.prototype);

%export("SocketioClient", Socket);
