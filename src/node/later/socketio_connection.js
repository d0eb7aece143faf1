// socketio_connection.js: one client's connection, as the server sees it. It
// reads the packets, and hands each to the socket of its namespace.

const later = %import("later");
const process = %import("node:process");
const { setTimeout, clearTimeout } = %import("node:timers");
const { PacketType } = later("node/socketio_parser", "socketioParser");
const { CONNECT, CONNECT_ERROR } = PacketType;

class Client {
  constructor(server, conn) {
    this.sockets = new Map(); // by id
    this.nsps = new Map(); // the same, by namespace
    this.server = server;
    this.conn = conn;
    this.encoder = server.encoder;
    this.decoder = new server._parser.Decoder();
    this.id = conn.id;
    this.listen();
    this.connectTimeout = setTimeout(() => {
      if (this.nsps.size === 0) this.close(); // it wants nothing
    }, server._connectTimeout);
  }

  get request() {
    return this.conn.request;
  }

  listen() {
    this.listeners = {
      data: (data) => this.onData(data),
      error: (error) => this.onError(error),
      close: (reason, description) => this.onClose(reason, description),
    };
    for (const [event, listener] of Object.entries(this.listeners)) {
      this.conn.on(event, listener);
    }
    this.onDecoded = this.onDecoded.bind(this);
    this.decoder.on("decoded", this.onDecoded);
  }

  // --- namespaces ----------------------------------------------------------

  connect(name, auth = {}) {
    if (this.server._nsps.has(name)) {
      this.doConnect(name, auth);
      return;
    }
    this.server._checkNamespace(name, auth, (found) => {
      if (found) {
        this.doConnect(name, auth);
      } else {
        this._packet({ type: CONNECT_ERROR, nsp: name,
                       data: { message: "Invalid namespace" } });
      }
    });
  }

  doConnect(name, auth) {
    const nsp = this.server.of(name);
    nsp._add(this, auth, (socket) => {
      this.sockets.set(socket.id, socket);
      this.nsps.set(nsp.name, socket);
      clearTimeout(this.connectTimeout);
    });
  }

  _remove(socket) {
    if (!this.sockets.delete(socket.id)) return;
    this.nsps.delete(socket.nsp.name);
  }

  // --- what goes -----------------------------------------------------------

  _packet(packet, options = {}) {
    if (this.conn.readyState !== "open") return;
    this.writeToEngine(options.preEncoded ? packet
                                          : this.encoder.encode(packet),
                       options);
  }

  // A volatile packet is one that is better lost than late.
  writeToEngine(messages, options) {
    if (options.volatile && !this.conn.transport.writable) return;
    const list = Array.isArray(messages) ? messages : [messages];
    for (const message of list) this.conn.write(message, options);
  }

  // --- what comes ----------------------------------------------------------

  onData(data) {
    try {
      this.decoder.add(data);
    } catch (error) {
      this.onError(error);
    }
  }

  onDecoded(packet) {
    const { type, nsp, data } = packet;
    const socket = this.nsps.get(nsp);
    if (!socket && type === CONNECT) {
      this.connect(nsp, data);
    } else if (socket && type !== CONNECT && type !== CONNECT_ERROR) {
      process.nextTick(() => socket._onpacket(packet));
    } else {
      this.close(); // whoever says that does not know the protocol
    }
  }

  onError(error) {
    for (const socket of this.sockets.values()) socket._onerror(error);
    this.conn.close();
  }

  // --- the end -----------------------------------------------------------

  _disconnect() {
    for (const socket of this.sockets.values()) socket.disconnect();
    this.sockets.clear();
    this.close();
  }

  close() {
    if (this.conn.readyState !== "open") return;
    this.conn.close();
    this.onClose("forced server close");
  }

  onClose(reason, description) {
    for (const [event, listener] of Object.entries(this.listeners)) {
      this.conn.removeListener(event, listener);
    }
    this.decoder.off("decoded", this.onDecoded);
    clearTimeout(this.connectTimeout);
    for (const socket of this.sockets.values()) {
      socket._onclose(reason, description);
    }
    this.sockets.clear();
    this.decoder.destroy();
  }
}

%export("SocketioConnection", Client);
