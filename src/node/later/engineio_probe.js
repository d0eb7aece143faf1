// engineio_probe.js: the client moves from polling to a better transport, and
// loses nothing on the way.
//
//   client                                   server
//   opens the WebSocket, sends "2probe"  ->
//                                        <-  "3probe"
//   waits until its GET and POST are
//   answered (the server answers the GET
//   with an empty packet "6" for that)
//   sends "5": from now on this one      ->  closes the polling
//
// If anything fails before that, the polling has gone on all the time.

const later = %import("later");

function probeError(transport, text) {
  const error = new Error(text);
  error.transport = transport.name;
  return error;
}

function probe(socket, name) {
  const transport = socket.createTransport(name);
  let isOver = false; // it has failed, or another was faster

  function forget() {
    transport.off("open", onOpen);
    transport.off("error", onError);
    transport.off("close", onTransportClose);
    socket.off("close", onSocketClose);
    socket.off("upgrading", onOther);
  }

  function giveUp() {
    if (isOver) return;
    isOver = true;
    forget();
    transport.close();
  }

  function onError(error) {
    giveUp();
    socket.emitReserved("upgradeError",
                        probeError(transport, `probe error: ${error}`));
  }

  function onTransportClose() {
    onError("transport closed");
  }

  function onSocketClose() {
    onError("socket closed");
  }

  function onOther(other) {
    if (other.name !== transport.name) giveUp();
  }

  function onOpen() {
    if (isOver) return;
    transport.send([{ type: "ping", data: "probe" }]);
    transport.once("packet", onAnswer);
  }

  function onAnswer(packet) {
    if (isOver) return;
    if (packet.type !== "pong" || packet.data !== "probe") {
      socket.emitReserved("upgradeError", probeError(transport,
                                                     "probe error"));
      return;
    }
    socket.upgrading = true;
    socket.emitReserved("upgrading", transport);
    if (isOver) return;
    remember(transport.name === "websocket");
    socket.transport.pause(moveOver);
  }

  function moveOver() {
    if (isOver || socket.readyState === "closed") return;
    forget();
    socket.setTransport(transport);
    transport.send([{ type: "upgrade" }]);
    socket.emitReserved("upgrade", transport);
    socket.upgrading = false;
    socket.flush();
  }

  // For the option `rememberUpgrade`.
  function remember(isWebSocket) {
    socket.constructor.priorWebsocketSuccess = isWebSocket;
  }

  remember(false);
  transport.once("open", onOpen);
  transport.once("error", onError);
  transport.once("close", onTransportClose);
  socket.once("close", onSocketClose);
  socket.once("upgrading", onOther);
  transport.open();
}

%export("engineProbe", probe);
