// engineio_server_polling.js: the server's transport over plain HTTP. A GET of
// the client is kept open until there is something to send; then its answer
// has all packets that wait. A POST brings what the client has to say.
//
// The answers are not compressed, whatever the client accepts: in this the
// bytes differ from the package's, for texts of 1024 bytes and more.

const later = %import("later");
const { Buffer } = %import("node:buffer");
const { setTimeout, clearTimeout } = %import("node:timers");
const { encodePayload, decodePayload } =
  later("node/engineio_parser", "engineioParser");
const Transport =
  later("node/engineio_server_transport", "EngineServerTransport");

const CLOSE_TIMEOUT = 30000; // ms that a close waits for the client's next GET

class Polling extends Transport {
  get name() {
    return "polling";
  }

  onRequest(request) {
    const { res } = request;
    request.res = null;
    if (request.method === "GET") {
      this.onPoll(request, res);
    } else if (request.method === "POST") {
      this.onPost(request, res);
    } else {
      res.writeHead(500);
      res.end();
    }
  }

  // --- GET ---------------------------------------------------------------

  onPoll(request, res) {
    if (this.req) {
      this.onError("overlap from client");
      res.writeHead(400);
      res.end();
      return;
    }
    const onClose = () => this.onError("poll connection closed prematurely");
    this.req = request;
    this.res = res;
    this.endPoll = () => {
      request.removeListener("close", onClose);
      this.req = this.res = null;
    };
    request.on("close", onClose);
    this.writable = true;
    this.emit("ready");
    if (this.writable && this.closed) this.send([{ type: "noop" }]);
  }

  send(packets) {
    this.writable = false;
    if (this.closed) {
      packets.push({ type: "close" });
      const { closed } = this;
      this.closed = null;
      closed();
    }
    this.answer(encodePayload(packets));
    this.endPoll();
    this.emit("drain");
  }

  answer(text) {
    this.res.writeHead(200, this.headers(this.req, {
      "Content-Type": "text/plain; charset=UTF-8",
      "Content-Length": Buffer.byteLength(text),
    }));
    this.res.end(text);
  }

  // The program, and CORS, may add some: see the event "headers".
  headers(request, headers) {
    headers["cache-control"] = "no-store";
    this.emit("headers", headers, request);
    return headers;
  }

  // --- POST --------------------------------------------------------------

  onPost(request, res) {
    if (this.dataReq) {
      this.onError("data request overlap from client");
      res.writeHead(400);
      res.end();
      return;
    }
    if (request.headers["content-type"] === "application/octet-stream") {
      this.onError("invalid content");
      res.writeHead(400).end();
      return;
    }
    this.dataReq = request;
    this.readBody(request, res);
  }

  readBody(request, res) {
    let text = "";
    let length = 0;
    const cleanup = () => {
      request.removeListener("data", onData);
      request.removeListener("end", onEnd);
      request.removeListener("close", onClose);
      this.dataReq = null;
    };
    const onClose = () => {
      cleanup();
      this.onError("data request connection closed prematurely");
    };
    const onData = (chunk) => {
      text += chunk;
      length += Buffer.byteLength(chunk);
      if (length <= this.maxHttpBufferSize) return;
      res.writeHead(413).end();
      cleanup();
    };
    const onEnd = () => {
      this.onData(text);
      res.writeHead(200, this.headers(request, {
        "Content-Type": "text/html",
        "Content-Length": "2",
      }));
      res.end("ok");
      cleanup();
    };
    request.on("close", onClose);
    request.setEncoding("utf8");
    request.on("data", onData);
    request.on("end", onEnd);
  }

  onData(payload) {
    for (const packet of decodePayload(payload)) {
      if (packet.type === "close") this.onClose();
      else this.onPacket(packet);
    }
  }

  // --- the end -----------------------------------------------------------

  onClose() {
    if (this.writable) this.send([{ type: "noop" }]); // ends the GET
    super.onClose();
  }

  // The client hears of it with the GET that is open, or with its next one.
  doClose(done) {
    let timer;
    if (this.dataReq) this.dataReq.destroy();
    const closed = () => {
      clearTimeout(timer);
      done();
      this.onClose();
    };
    if (this.writable) {
      this.send([{ type: "close" }]);
      closed();
    } else if (this.discarded) {
      closed();
    } else {
      this.closed = closed;
      timer = setTimeout(closed, CLOSE_TIMEOUT);
    }
  }
}

%export("EngineServerPolling", Polling);
