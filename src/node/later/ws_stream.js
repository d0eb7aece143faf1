// ws_stream.js: createWebSocketStream: a WebSocket as a Duplex. A message that
// comes is a chunk, and so is one that goes.

const later = %import("later");
const { Duplex } = later("node/stream", "node:stream");

const CONNECTING = 0;
const CLOSED = 3;

function emitClose(stream) {
  stream.emit("close");
}

function endDestroys() {
  if (!this.destroyed && this._writableState.finished) this.destroy();
}

function onError(error) {
  this.removeListener("error", onError);
  this.destroy();
  // An error that nobody listens for is still to end the program.
  if (this.listenerCount("error") === 0) this.emit("error", error);
}

function createWebSocketStream(ws, options) {
  let terminates = true;
  const duplex = new Duplex({
    ...options, autoDestroy: false, emitClose: false, objectMode: false,
    writableObjectMode: false,
  });

  ws.on("message", (message, isBinary) => {
    const isText = !isBinary && duplex._readableState.objectMode;
    if (!duplex.push(isText ? message.toString() : message)) ws.pause();
  });

  ws.once("error", (error) => {
    if (duplex.destroyed) return;
    // The WebSocket closes by itself then, with a close frame.
    terminates = false;
    duplex.destroy(error);
  });

  ws.once("close", () => {
    if (!duplex.destroyed) duplex.push(null);
  });

  duplex._destroy = (error, done) => {
    if (ws.readyState === CLOSED) {
      done(error);
      %nextTick(emitClose, [duplex]);
      return;
    }
    let isCalled = false;
    ws.once("error", (fault) => {
      isCalled = true;
      done(fault);
    });
    ws.once("close", () => {
      if (!isCalled) done(error);
      %nextTick(emitClose, [duplex]);
    });
    if (terminates) ws.terminate();
  };

  duplex._final = (done) => {
    if (ws.readyState === CONNECTING) {
      ws.once("open", () => duplex._final(done));
      return;
    }
    // Without a connection an error follows.
    if (ws._socket === null) return;
    if (ws._socket._writableState.finished) {
      done();
      if (duplex._readableState.endEmitted) duplex.destroy();
    } else {
      ws._socket.once("finish", () => done());
      ws.close();
    }
  };

  duplex._read = () => {
    if (ws.isPaused) ws.resume();
  };

  duplex._write = (chunk, encoding, done) => {
    if (ws.readyState === CONNECTING) {
      ws.once("open", () => duplex._write(chunk, encoding, done));
    } else {
      ws.send(chunk, done);
    }
  };

  duplex.on("end", endDestroys);
  duplex.on("error", onError);
  return duplex;
}

%export("wsStream", createWebSocketStream);
