// socketio_manager.js: the client's connection to one server. It may carry
// several sockets, one for each namespace, and it is the manager that connects
// again when the connection is lost.
//
// Events: "open", "packet", "ping", "error", "close", and those of connecting
// again: "reconnect_attempt", "reconnect", "reconnect_error",
// "reconnect_failed".

const later = %import("later");
const platform = later("node/engineio_platform", "engineioPlatform");
const Emitter = later("node/engineio_emitter", "EngineEmitter");
const Engine = later("node/engineio_client", "EngineClient");
const parser = later("node/socketio_parser", "socketioParser");
const Backoff = later("node/socketio_backoff", "SocketioBackoff");
const Socket = later("node/socketio_client", "SocketioClient");

// Listens, and returns what ends that.
function listen(emitter, event, listener) {
  emitter.on(event, listener);
  return () => emitter.off(event, listener);
}

class Manager extends Emitter {
  constructor(uri, options) {
    super();
    if (uri && typeof uri === "object") [options, uri] = [uri, undefined];
    options = options || {};
    options.path = options.path || "/socket.io";
    this.nsps = {}; // the sockets, by namespace
    this.subs = []; // what has to be undone when the connection ends
    this.opts = options;
    this.uri = uri;
    this.backoff = new Backoff({});
    this.reconnection(options.reconnection !== false);
    this.reconnectionAttempts(options.reconnectionAttempts || Infinity);
    this.reconnectionDelay(options.reconnectionDelay || 1000);
    this.reconnectionDelayMax(options.reconnectionDelayMax || 5000);
    this.randomizationFactor(options.randomizationFactor ?? 0.5);
    this.timeout(options.timeout ?? 20000);
    this._readyState = "closed";
    const { Encoder, Decoder } = options.parser || parser;
    this.encoder = new Encoder();
    this.decoder = new Decoder();
    this._autoConnect = options.autoConnect !== false;
    if (this._autoConnect) this.open();
  }

  // --- settings: read without an argument, set with one -------------------

  reconnection(on) {
    if (arguments.length === 0) return this._reconnection;
    this._reconnection = !!on;
    if (!on) this.skipReconnect = true;
    return this;
  }

  reconnectionAttempts(count) {
    if (count === undefined) return this._reconnectionAttempts;
    this._reconnectionAttempts = count;
    return this;
  }

  reconnectionDelay(ms) {
    if (ms === undefined) return this._reconnectionDelay;
    this._reconnectionDelay = this.backoff.ms = ms;
    return this;
  }

  randomizationFactor(part) {
    if (part === undefined) return this._randomizationFactor;
    this._randomizationFactor = part;
    this.backoff.jitter = part > 0 && part <= 1 ? part : 0;
    return this;
  }

  reconnectionDelayMax(ms) {
    if (ms === undefined) return this._reconnectionDelayMax;
    this._reconnectionDelayMax = this.backoff.max = ms;
    return this;
  }

  timeout(ms) {
    if (arguments.length === 0) return this._timeout;
    this._timeout = ms;
    return this;
  }

  // --- opening -----------------------------------------------------------

  // `done` is called without an argument, or with the error.
  open(done) {
    if (this._readyState !== "closed") return this;
    this.engine = new Engine(this.uri, this.opts);
    this._readyState = "opening";
    this.skipReconnect = false;
    const fail = (error) => this.failToOpen(error, done);
    const endOpen = listen(this.engine, "open", () => {
      this.onOpen();
      if (done) done();
    });
    const endError = listen(this.engine, "error", fail);
    if (this._timeout !== false) this.limitOpening(endOpen, fail);
    this.subs.push(endOpen, endError);
    return this;
  }

  failToOpen(error, done) {
    this.cleanup();
    this._readyState = "closed";
    this.emitReserved("error", error);
    if (done) {
      done(error);
    } else if (!this._reconnecting && this._reconnection &&
               this.backoff.attempts === 0) {
      this.reconnect();
    }
  }

  limitOpening(endOpen, fail) {
    const { engine } = this;
    this.after(this._timeout, () => {
      endOpen();
      fail(new Error("timeout"));
      engine.close();
    });
  }

  // A timer that ends with the connection.
  after(ms, task) {
    const timer = platform.setTimeout(task, ms);
    if (this.opts.autoUnref) timer.unref();
    this.subs.push(() => platform.clearTimeout(timer));
  }

  onOpen() {
    this.cleanup();
    this._readyState = "open";
    this.emitReserved("open");
    const { engine, decoder } = this;
    this.subs.push(
      listen(engine, "ping", () => this.emitReserved("ping")),
      listen(engine, "data", (data) => this.onData(data)),
      listen(engine, "error", (error) => this.emitReserved("error", error)),
      listen(engine, "close", (reason, why) => this.onClose(reason, why)),
      listen(decoder, "decoded", (packet) => this.onDecoded(packet)));
  }

  // --- packets -----------------------------------------------------------

  onData(data) {
    try {
      this.decoder.add(data);
    } catch (error) {
      this.onClose("parse error", error);
    }
  }

  // In a turn of its own: what a listener throws is not the parser's error.
  onDecoded(packet) {
    platform.nextTick(() => this.emitReserved("packet", packet));
  }

  _packet(packet) {
    for (const message of this.encoder.encode(packet)) {
      this.engine.write(message, packet.options);
    }
  }

  // --- sockets -----------------------------------------------------------

  socket(nsp, options) {
    const known = this.nsps[nsp];
    if (known === undefined) {
      this.nsps[nsp] = new Socket(this, nsp, options);
    } else if (this._autoConnect && !known.active) {
      known.connect();
    }
    return this.nsps[nsp];
  }

  // A socket has left; with the last one the connection ends.
  _destroy() {
    const isUsed = Object.values(this.nsps).some((socket) => socket.active);
    if (!isUsed) this._close();
  }

  // --- the end -----------------------------------------------------------

  cleanup() {
    for (const end of this.subs) end();
    this.subs.length = 0;
    this.decoder.destroy();
  }

  _close() {
    this.skipReconnect = true;
    this._reconnecting = false;
    this.onClose("forced close");
  }

  disconnect() {
    this._close();
  }

  onClose(reason, description) {
    this.cleanup();
    this.engine?.close();
    this.backoff.reset();
    this._readyState = "closed";
    this.emitReserved("close", reason, description);
    if (this._reconnection && !this.skipReconnect) this.reconnect();
  }

  // --- connecting again --------------------------------------------------

  reconnect() {
    if (this._reconnecting || this.skipReconnect) return;
    if (this.backoff.attempts >= this._reconnectionAttempts) {
      this.backoff.reset();
      this.emitReserved("reconnect_failed");
      this._reconnecting = false;
      return;
    }
    this._reconnecting = true;
    this.after(this.backoff.duration(), () => this.attempt());
  }

  attempt() {
    if (this.skipReconnect) return;
    this.emitReserved("reconnect_attempt", this.backoff.attempts);
    if (this.skipReconnect) return; // a listener has closed it
    this.open((error) => {
      this._reconnecting = false;
      if (error) {
        this.reconnect();
        this.emitReserved("reconnect_error", error);
      } else {
        const { attempts } = this.backoff;
        this.backoff.reset();
        this.emitReserved("reconnect", attempts);
      }
    });
  }
}

Manager.prototype.connect = Manager.prototype.open;

%export("SocketioManager", Manager);
