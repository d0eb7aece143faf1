// engineio_server_transport.js: what the server's two transports have in
// common. A transport carries packets for a session (engineio_session.js).
//
// Events: "ready" (it can send), "packet", "drain", "headers", "error",
// "close".

const later = %import("later");
const EventEmitter = %import("node:events");
const { decodePacket } = later("node/engineio_parser", "engineioParser");

class Transport extends EventEmitter {
  constructor(request) {
    super();
    this.writable = false;
    this.readyState = "open";
    this.discarded = false; // another one has taken over
    this.protocol = 4;
    this.supportsBinary = !request._query.b64;
  }

  discard() {
    this.discarded = true;
  }

  onRequest() {}

  close(done = () => {}) {
    if (this.readyState !== "open") return;
    this.readyState = "closing";
    this.doClose(done);
  }

  onData(data) {
    this.onPacket(decodePacket(data));
  }

  onPacket(packet) {
    this.emit("packet", packet);
  }

  onError(message, description) {
    if (this.listenerCount("error") === 0) return;
    const error = new Error(message);
    error.type = "TransportError";
    error.description = description;
    this.emit("error", error);
  }

  onClose() {
    this.readyState = "closed";
    this.emit("close");
  }
}

%export("EngineServerTransport", Transport);
