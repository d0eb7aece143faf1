// socketio_recovery.js: the option `connectionStateRecovery`: a client that has
// lost its connection for a short time gets its id, its rooms and its data
// back, and the events that it has missed.
//
// Every event that goes out gets an offset as its last argument; the client
// keeps the last one that it has seen, and shows it when it comes back:
// 0{"pid":"…","offset":"…"}.

const later = %import("later");
const { setInterval } = %import("node:timers");
const Adapter = later("node/socketio_adapter", "SocketioAdapter");
const { PacketType } = later("node/socketio_parser", "socketioParser");

const SWEEP = 60 * 1000; // ms between looks for what is too old

let count = 0;

class SessionAwareAdapter extends Adapter {
  constructor(nsp) {
    super(nsp);
    const { connectionStateRecovery } = nsp.server.opts;
    this.maxDisconnectionDuration =
      connectionStateRecovery.maxDisconnectionDuration;
    this.sessions = new Map(); // those that have been lost, by pid
    this.packets = []; // what went out: {id, opts, data, emittedAt}
    setInterval(() => this.forget(), SWEEP).unref();
  }

  // A session or a packet of before this moment is of no use any more.
  get threshold() {
    return Date.now() - this.maxDisconnectionDuration;
  }

  forget() {
    const { threshold } = this;
    for (const [pid, { disconnectedAt }] of this.sessions) {
      if (disconnectedAt < threshold) this.sessions.delete(pid);
    }
    while (this.packets[0]?.emittedAt < threshold) this.packets.shift();
  }

  // What wants an answer, or is volatile, is not sent a second time.
  broadcast(packet, opts) {
    if (packet.type === PacketType.EVENT && packet.id === undefined &&
        opts.flags?.volatile === undefined) {
      const id = `${Date.now().toString(36)}.${count++}`;
      packet.data.push(id);
      this.packets.push({ id, opts, data: packet.data,
                          emittedAt: Date.now() });
    }
    super.broadcast(packet, opts);
  }

  persistSession(session) {
    session.disconnectedAt = Date.now();
    this.sessions.set(session.pid, session);
  }

  // The session with its `missedPackets`, or null where it cannot be had.
  restoreSession(pid, offset) {
    const session = this.sessions.get(pid);
    if (session === undefined) return null;
    if (session.disconnectedAt < this.threshold) {
      this.sessions.delete(pid);
      return null;
    }
    const last = this.packets.findIndex(({ id }) => id === offset);
    if (last < 0) return null;
    const missed = this.packets.slice(last + 1)
      .filter(({ opts }) => isFor(session.rooms, opts))
      .map(({ data }) => data);
    return Promise.resolve({ ...session, missedPackets: missed });
  }
}

function isFor(rooms, { rooms: wanted, except }) {
  const isIn = wanted.size === 0 || rooms.some((room) => wanted.has(room));
  return isIn && !rooms.some((room) => except.has(room));
}

%export("SessionAwareAdapter", SessionAwareAdapter);
%export("node:socket.io-adapter", {
  SessionAwareAdapter,
  Adapter,
  get ClusterAdapter() {
    throw new Error("ClusterAdapter is not supported by Loopline: a server " +
                    "keeps its rooms in memory");
  },
});
