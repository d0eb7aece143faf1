// engineio_upgrade.js: the server's part in a client's move from polling to a
// WebSocket; engineio_probe.js is the client's and shows the whole.
//
// The client pauses only when its GET has been answered. So that this does not
// wait for a message that may never come, the server looks every 100 ms
// whether a GET is open, and answers it with an empty packet.

const { setTimeout, clearTimeout, setInterval, clearInterval } =
  %import("node:timers");

function upgrade(session, transport) {
  let looking;
  const timer = setTimeout(() => {
    forget();
    if (transport.readyState === "open") transport.close();
  }, session.server.opts.upgradeTimeout);

  function forget() {
    session.upgrading = false;
    clearInterval(looking);
    clearTimeout(timer);
    transport.removeListener("packet", onPacket);
    transport.removeListener("close", giveUp);
    transport.removeListener("error", giveUp);
    session.removeListener("close", giveUp);
  }

  function giveUp() {
    forget();
    transport.close();
  }

  function onProbe() {
    transport.send([{ type: "pong", data: "probe" }]);
    session.emit("upgrading", transport);
    clearInterval(looking);
    looking = setInterval(answerPoll, 100);
  }

  function answerPoll() {
    const current = session.transport;
    if (current.name === "polling" && current.writable) {
      current.send([{ type: "noop" }]);
    }
  }

  function moveOver() {
    forget();
    session.transport.discard();
    session.upgraded = true;
    session.endTransport();
    session.setTransport(transport);
    session.emit("upgrade", transport);
    session.flush();
    if (session.readyState === "closing") {
      transport.close(() => session.onClose("forced close"));
    }
  }

  function onPacket(packet) {
    if (packet.type === "ping" && packet.data === "probe") onProbe();
    else if (packet.type === "upgrade" && session.readyState !== "closed") {
      moveOver();
    } else {
      giveUp();
    }
  }

  session.upgrading = true;
  transport.on("packet", onPacket);
  transport.once("close", giveUp);
  transport.once("error", giveUp);
  session.once("close", giveUp);
}

%export("engineUpgrade", upgrade);
