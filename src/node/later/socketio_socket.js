// socketio_socket.js: the server's end of a conversation: one client in one
// namespace. `on` hears the client's events, `emit` sends one to it alone;
// `broadcast`, `to`, `in` and `except` send to all others.

const later = %import("later");
const EventEmitter = %import("node:events");
const process = %import("node:process");
const { setTimeout, clearTimeout } = %import("node:timers");
const { PacketType } = later("node/socketio_parser", "socketioParser");
const newId = later("node/engineio_id", "engineNewId");
const addAny = later("node/socketio_any", "socketioAddAny");
const run = later("node/socketio_middleware", "socketioRun");
const BroadcastOperator =
  later("node/socketio_broadcast", "BroadcastOperator");
const checkEvent = %import("socketioCheckEvent");

// Why a connection may have been lost without anybody wanting it.
const recoverable = new Set(["transport error", "transport close",
                             "forced close", "ping timeout",
                             "server shutting down", "forced server close"]);

const noop = () => {};

class Socket extends EventEmitter {
  // `session` is that of a connection that was lost: socketio_recovery.js.
  constructor(nsp, client, auth, session) {
    super();
    this.nsp = nsp;
    this.client = client;
    this.recovered = false;
    this.data = {};
    this.connected = false;
    this.acks = new Map(); // who waits for which answer
    this.fns = []; // middlewares of this socket
    this.flags = {}; // of the next emit: volatile, timeout, compress
    this.server = nsp.server;
    this.adapter = nsp.adapter;
    if (session) this.restore(session);
    else this.begin();
    this.handshake = this.buildHandshake(auth);
    this.on("error", noop); // an error that nobody listens to is no crash
  }

  begin() {
    this.id = newId(); // not the session's: whoever knows that, is the client
    if (this.server.opts.connectionStateRecovery) this.pid = newId();
  }

  restore({ sid, pid, rooms, data, missedPackets }) {
    this.id = sid;
    this.pid = pid;
    for (const room of rooms) this.join(room);
    this.data = data;
    for (const missed of missedPackets) {
      this.packet({ type: PacketType.EVENT, data: missed });
    }
    this.recovered = true;
  }

  // What the client said when it came.
  buildHandshake(auth) {
    const { request } = this;
    return {
      headers: request?.headers || {},
      time: `${new Date()}`,
      address: this.conn.remoteAddress,
      xdomain: !!request?.headers.origin,
      secure: !request || !!request.connection.encrypted,
      issued: Date.now(),
      url: request?.url,
      query: request?._query || {},
      auth,
    };
  }

  // --- sending -------------------------------------------------------------

  emit(event, ...args) {
    checkEvent(event);
    const packet = { type: PacketType.EVENT, data: [event, ...args] };
    if (typeof args[args.length - 1] === "function") {
      packet.id = this.nsp._ids++;
      this.expectAnswer(packet.id, packet.data.pop());
    }
    const { flags } = this;
    this.flags = {};
    if (this.server.opts.connectionStateRecovery) {
      this.adapter.broadcast(packet, {
        rooms: new Set([this.id]), except: new Set(), flags: { ...flags },
      });
    } else {
      this.notifyOutgoingListeners(packet);
      this.packet(packet, { ...flags });
    }
    return true;
  }

  send(...args) {
    this.emit("message", ...args);
    return this;
  }

  write(...args) {
    return this.send(...args);
  }

  packet(packet, options = {}) {
    packet.nsp = this.nsp.name;
    options.compress = options.compress !== false;
    this.client._packet(packet, options);
  }

  // --- answers -------------------------------------------------------------

  // With a timeout, the function's first argument is an error or null.
  expectAnswer(id, answered) {
    const { timeout } = this.flags;
    if (timeout === undefined) {
      this.acks.set(id, answered);
      return;
    }
    const timer = setTimeout(() => {
      this.acks.delete(id);
      answered.call(this, new Error("operation has timed out"));
    }, timeout);
    this.acks.set(id, (...args) => {
      clearTimeout(timer);
      answered.apply(this, [null, ...args]);
    });
  }

  emitWithAck(event, ...args) {
    const withError = this.flags.timeout !== undefined;
    return new Promise((resolve, reject) => {
      this.emit(event, ...args, (first, second) => {
        if (!withError) resolve(first);
        else if (first) reject(first);
        else resolve(second);
      });
    });
  }

  // The function that answers an event; only its first call does.
  answerer(id) {
    let isSent = false;
    return (...args) => {
      if (isSent) return;
      this.packet({ id, type: PacketType.ACK, data: args });
      isSent = true;
    };
  }

  // --- to others -----------------------------------------------------------

  operator() {
    const { flags } = this;
    this.flags = {};
    return new BroadcastOperator(this.adapter, new Set(), new Set([this.id]),
                                 { ...flags });
  }

  to(room) {
    return this.operator().to(room);
  }

  in(room) {
    return this.operator().in(room);
  }

  except(room) {
    return this.operator().except(room);
  }

  get broadcast() {
    return this.operator();
  }

  get local() {
    return this.operator().local;
  }

  // --- settings of the next emit ---------------------------------------------

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

  // --- rooms ---------------------------------------------------------------

  join(rooms) {
    const list = Array.isArray(rooms) ? rooms : [rooms];
    return this.adapter.addAll(this.id, new Set(list));
  }

  leave(room) {
    return this.adapter.del(this.id, room);
  }

  leaveAll() {
    this.adapter.delAll(this.id);
  }

  get rooms() {
    return this.adapter.socketRooms(this.id) || new Set();
  }

  // --- what comes ------------------------------------------------------------

  // It may be in the namespace: tell it its id.
  _onconnect() {
    this.connected = true;
    this.join(this.id);
    this.packet({ type: PacketType.CONNECT,
                  data: { sid: this.id, pid: this.pid } });
  }

  _onpacket(packet) {
    takers[packet.type]?.call(this, packet);
  }

  use(middleware) {
    this.fns.push(middleware);
    return this;
  }

  // An event's way: the middlewares, and a turn later the listeners.
  dispatch(event) {
    run(this.fns, event, (error) => {
      process.nextTick(() => {
        if (error) this._onerror(error);
        else if (this.connected) super.emit(...event);
      });
    });
  }

  _onerror(error) {
    super.emit("error", error);
  }

  _error(data) {
    this.packet({ type: PacketType.CONNECT_ERROR, data });
  }

  // --- the end -----------------------------------------------------------

  _onclose(reason, description) {
    if (!this.connected) return;
    super.emit("disconnecting", reason, description);
    if (this.server.opts.connectionStateRecovery && recoverable.has(reason)) {
      const { id: sid, pid, data } = this;
      this.adapter.persistSession({ sid, pid, rooms: [...this.rooms], data });
    }
    this._cleanup();
    this.client._remove(this);
    this.connected = false;
    super.emit("disconnect", reason, description);
  }

  _cleanup() {
    this.leaveAll();
    this.nsp._remove(this);
    this.join = noop;
  }

  // With `close` the whole connection ends, else only this conversation.
  disconnect(close = false) {
    if (!this.connected) return this;
    if (close) {
      this.client._disconnect();
    } else {
      this.packet({ type: PacketType.DISCONNECT });
      this._onclose("server namespace disconnect");
    }
    return this;
  }

  // --- what it is part of ----------------------------------------------------

  get disconnected() {
    return !this.connected;
  }

  get request() {
    return this.client.request;
  }

  get conn() {
    return this.client.conn;
  }
}

// What is done for each type of packet that comes.
const takers = {
  __proto__: null,

  [PacketType.EVENT]({ id, data = [] }) {
    if (id !== undefined) data.push(this.answerer(id));
    this.notifyIncomingListeners(data);
    this.dispatch(data);
  },

  [PacketType.ACK]({ id, data }) {
    const answered = this.acks.get(id);
    if (typeof answered !== "function") return;
    answered.apply(this, data);
    this.acks.delete(id);
  },

  [PacketType.DISCONNECT]() {
    this._onclose("client namespace disconnect");
  },
};

addAny(Socket.prototype);

%export("SocketioSocket", Socket);
