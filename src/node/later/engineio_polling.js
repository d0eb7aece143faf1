// engineio_polling.js: the client's transport over plain HTTP: long polling.
//
// A GET is always under way; the server holds its answer back until it has
// something to say, and then the next GET follows. What the client has to say
// goes in a POST of its own. That works through every proxy, and costs a
// request and its head for each handful of packets: so it is what a connection
// begins with, not what it stays with.

const later = %import("later");
const platform = later("node/engineio_platform", "engineioPlatform");
const { encodePayload, decodePayload } =
  later("node/engineio_parser", "engineioParser");
const Transport = later("node/engineio_transport", "EngineTransport");

// Makes each URL another one, so that nobody answers it from a cache.
function stamp() {
  return Date.now().toString(36).substring(3) +
         Math.random().toString(36).substring(2, 5);
}

class Polling extends Transport {
  constructor(options) {
    super(options);
    this._polling = false;
    this.supportsBinary = platform.canSendBinary && this.supportsBinary;
  }

  get name() {
    return "polling";
  }

  doOpen() {
    this.poll();
  }

  // --- asking ------------------------------------------------------------

  poll() {
    this._polling = true;
    this.request("GET", null, "xhr poll error", (text) => this.onData(text));
    this.emitReserved("poll");
  }

  onData(payload) {
    for (const packet of decodePayload(payload, this.socket.binaryType)) {
      this.take(packet);
    }
    if (this.readyState === "closed") return;
    this._polling = false;
    this.emitReserved("pollComplete");
    if (this.readyState === "open") this.poll();
  }

  take(packet) {
    if (packet.type === "open" && this.readyState === "opening") this.onOpen();
    if (packet.type === "close") {
      this.onClose({ description: "transport closed by the server" });
    } else {
      this.onPacket(packet);
    }
  }

  // --- saying ------------------------------------------------------------

  write(packets) {
    this.writable = false;
    this.request("POST", encodePayload(packets), "xhr post error", () => {
      this.writable = true;
      this.emitReserved("drain");
    });
  }

  doClose() {
    const sayClose = () => this.write([{ type: "close" }]);
    if (this.readyState === "open") sayClose();
    else this.once("open", sayClose);
  }

  // `done` is called when the GET and the POST under way have been answered.
  pause(done) {
    this.readyState = "pausing";
    let missing = 1;
    const one = () => {
      if (--missing > 0) return;
      this.readyState = "paused";
      done();
    };
    const waitFor = (event) => {
      missing++;
      this.once(event, one);
    };
    if (this._polling) waitFor("pollComplete");
    if (!this.writable) waitFor("drain");
    one();
  }

  // --- HTTP --------------------------------------------------------------

  uri() {
    const query = this.query || {};
    if (this.opts.timestampRequests !== false) {
      query[this.opts.timestampParam] = stamp();
    }
    if (!this.supportsBinary && !query.sid) query.b64 = 1;
    return this.createUri(this.opts.secure ? "https" : "http", query);
  }

  // `done` gets the text of an answer 200; everything else is an error.
  request(method, data, reason, done) {
    const fail = (status) => {
      this.onError(reason, status, request);
      request.onreadystatechange = () => {};
      request.abort();
    };
    const request = platform.makeRequest(method, this.uri(), this.opts);
    request.onreadystatechange = () => {
      if (request.readyState !== 4) return;
      const { status } = request;
      if (status === 200) done(request.responseText);
      else platform.setTimeout(() => fail(status), 0);
    };
    try {
      request.send(data);
    } catch (error) {
      platform.setTimeout(() => fail(error), 0);
    }
  }
}

%export("EnginePolling", Polling);
