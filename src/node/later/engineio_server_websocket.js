// engineio_server_websocket.js: the server's transport over a WebSocket of the
// package ws: one packet is one frame.

const later = %import("later");
const { encodePacket } = later("node/engineio_parser", "engineioParser");
const Transport =
  later("node/engineio_server_transport", "EngineServerTransport");

class WebSocketTransport extends Transport {
  constructor(request) {
    super(request);
    this.socket = request.websocket;
    this.socket.on("message", (data, isBinary) => {
      this.onData(isBinary ? data : data.toString());
    });
    this.socket.once("close", () => this.onClose());
    this.socket.on("error", (error) => this.onError(error));
    this.writable = true;
  }

  get name() {
    return "websocket";
  }

  // It can send again when the last frame has gone to the kernel.
  send(packets) {
    this.writable = false;
    packets.forEach((packet, i) => {
      const isLast = i + 1 === packets.length;
      this.socket.send(encodePacket(packet, this.supportsBinary), (error) => {
        if (error) this.onError("write error", error.stack);
        else if (isLast) this.onSent();
      });
    });
  }

  onSent() {
    this.emit("drain");
    this.writable = true;
    this.emit("ready");
  }

  doClose(done) {
    this.socket.close();
    done();
  }
}

%export("EngineServerWebSocket", WebSocketTransport);
