// engineio_transport.js: what the client's two transports have in common. A
// transport carries packets; engineio_client.js decides which one is used.
//
// Events: "open", "packet", "drain" (all packets are written), "error",
// "close".

const later = %import("later");
const Emitter = later("node/engineio_emitter", "EngineEmitter");
const { decodePacket } = later("node/engineio_parser", "engineioParser");
const { encodeQuery } = later("node/engineio_address", "engineioAddress");

class TransportError extends Error {
  constructor(reason, description, context) {
    super(reason);
    this.description = description;
    this.context = context;
    this.type = "TransportError";
  }
}

// The ports that an address need not name.
const usualPorts = { http: 80, https: 443, ws: 80, wss: 443 };

class Transport extends Emitter {
  constructor(options) {
    super();
    this.writable = false;
    this.opts = options;
    this.query = options.query;
    this.socket = options.socket;
    this.supportsBinary = !options.forceBase64;
  }

  open() {
    this.readyState = "opening";
    this.doOpen();
    return this;
  }

  close() {
    if (this.readyState === "opening" || this.readyState === "open") {
      this.doClose();
      this.onClose();
    }
    return this;
  }

  send(packets) {
    if (this.readyState === "open") this.write(packets);
  }

  // Calls back when nothing is under way any more; see engineio_probe.js.
  pause(done) {}

  onOpen() {
    this.readyState = "open";
    this.writable = true;
    this.emitReserved("open");
  }

  onData(data) {
    this.onPacket(decodePacket(data, this.socket.binaryType));
  }

  onPacket(packet) {
    this.emitReserved("packet", packet);
  }

  onError(reason, description, context) {
    this.emitReserved("error",
                      new TransportError(reason, description, context));
    return this;
  }

  onClose(details) {
    this.readyState = "closed";
    this.emitReserved("close", details);
  }

  createUri(scheme, query) {
    const { hostname, port, path } = this.opts;
    const host = hostname.includes(":") ? `[${hostname}]` : hostname;
    const isUsual = !port || Number(port) === usualPorts[scheme];
    const text = encodeQuery(query);
    return `${scheme}://${host}${isUsual ? "" : `:${port}`}${path}` +
           (text === "" ? "" : `?${text}`);
  }
}

%export("EngineTransport", Transport);
%export("EngineTransportError", TransportError);
