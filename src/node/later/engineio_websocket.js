// engineio_websocket.js: the client's transport over a WebSocket: one packet
// is one frame.

const later = %import("later");
const platform = later("node/engineio_platform", "engineioPlatform");
const { encodePacket } = later("node/engineio_parser", "engineioParser");
const Transport = later("node/engineio_transport", "EngineTransport");

class WebSocketTransport extends Transport {
  get name() {
    return "websocket";
  }

  doOpen() {
    try {
      this.ws = platform.openWebSocket(this.uri(), this.opts);
    } catch (error) {
      this.emitReserved("error", error);
      return;
    }
    this.ws.binaryType = this.socket.binaryType;
    this.ws.onopen = () => {
      if (this.opts.autoUnref) this.ws._socket.unref();
      this.onOpen();
    };
    this.ws.onclose = (context) =>
      this.onClose({ description: "websocket connection closed", context });
    this.ws.onmessage = (event) => this.onData(event.data);
    this.ws.onerror = (event) => this.onError("websocket error", event);
  }

  uri() {
    const query = this.query || {};
    if (this.opts.timestampRequests) {
      query[this.opts.timestampParam] = Date.now().toString(36);
    }
    if (!this.supportsBinary) query.b64 = 1;
    return this.createUri(this.opts.secure ? "wss" : "ws", query);
  }

  write(packets) {
    this.writable = false;
    for (const packet of packets) {
      const data = encodePacket(packet, this.supportsBinary);
      platform.sendOverWebSocket(this.ws, data, packet, this.opts);
    }
    platform.nextTick(() => {
      this.writable = true;
      this.emitReserved("drain");
    });
  }

  doClose() {
    if (this.ws === undefined || this.ws === null) return;
    this.ws.onerror = () => {};
    this.ws.close();
    this.ws = null;
  }
}

%export("EngineWebSocket", WebSocketTransport);
