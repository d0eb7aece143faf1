// socketio_broadcast.js: to whom an event goes. io.to("room").except("other")
// makes a BroadcastOperator, which only keeps what was said; `emit` is what
// sends. Each step makes a new one, so that a half of a sentence can be kept
// and used again.

const later = %import("later");
const { setTimeout, clearTimeout } = %import("node:timers");
const { PacketType } = later("node/socketio_parser", "socketioParser");

const RESERVED_EVENTS = new Set(["connect", "connect_error", "disconnect",
                                 "disconnecting", "newListener",
                                 "removeListener"]);

// Throws where a program cannot emit an event of that name.
function checkEvent(event) {
  if (RESERVED_EVENTS.has(event)) {
    throw new Error(`"${String(event)}" is a reserved event name`);
  }
}

// A promise of what `emit` with an acknowledgement is given.
function emitWithAck(emitter, event, args) {
  return new Promise((resolve, reject) => {
    emitter.emit(event, ...args, (error, responses) => {
      if (error) {
        error.responses = responses;
        reject(error);
      } else {
        resolve(responses);
      }
    });
  });
}

const asList = (value) => Array.isArray(value) ? value : [value];

class BroadcastOperator {
  constructor(adapter, rooms = new Set(), exceptRooms = new Set(),
              flags = {}) {
    this.adapter = adapter;
    this.rooms = rooms;
    this.exceptRooms = exceptRooms;
    this.flags = flags;
  }

  // --- to whom -------------------------------------------------------------

  to(room) {
    return new BroadcastOperator(
      this.adapter, new Set([...this.rooms, ...asList(room)]),
      this.exceptRooms, this.flags);
  }

  in(room) {
    return this.to(room);
  }

  except(room) {
    return new BroadcastOperator(
      this.adapter, this.rooms,
      new Set([...this.exceptRooms, ...asList(room)]), this.flags);
  }

  // --- how -----------------------------------------------------------------

  with(flags) {
    return new BroadcastOperator(this.adapter, this.rooms, this.exceptRooms,
                                 { ...this.flags, ...flags });
  }

  compress(compress) {
    return this.with({ compress });
  }

  get volatile() {
    return this.with({ volatile: true });
  }

  get local() {
    return this.with({ local: true });
  }

  timeout(timeout) {
    return this.with({ timeout });
  }

  // What the adapter is given.
  get selection() {
    return { rooms: this.rooms, except: this.exceptRooms, flags: this.flags };
  }

  // --- sending -------------------------------------------------------------

  emit(event, ...args) {
    checkEvent(event);
    const packet = { type: PacketType.EVENT, data: [event, ...args] };
    if (typeof args[args.length - 1] === "function") {
      this.collect(packet, packet.data.pop());
    } else {
      this.adapter.broadcast(packet, this.selection);
    }
    return true;
  }

  // Sends, and calls `done` when all have answered or the time is over.
  collect(packet, done) {
    const { timeout, expectSingleResponse } = this.flags;
    const responses = [];
    let isOver = false;
    let expected = 0; // answers
    let missing = -1; // servers that have not said how many to expect
    let heard = 0;
    const timer = setTimeout(() => {
      isOver = true;
      for (const socket of this.adapter.nsp.sockets.values()) {
        socket.acks.delete(packet.id);
      }
      done.apply(this, [new Error("operation has timed out"),
                        expectSingleResponse ? null : responses]);
    }, timeout);
    const check = () => {
      if (isOver || heard !== missing || responses.length !== expected) return;
      clearTimeout(timer);
      done.apply(this, [null,
                        expectSingleResponse ? responses[0] : responses]);
    };
    this.adapter.broadcastWithAck(packet, this.selection, (count) => {
      expected += count;
      heard++;
      check();
    }, (response) => {
      responses.push(response);
      check();
    });
    this.adapter.serverCount().then((count) => {
      missing = count;
      check();
    });
  }

  emitWithAck(event, ...args) {
    return emitWithAck(this, event, args);
  }

  // --- what is done to many sockets ----------------------------------------

  allSockets() {
    if (!this.adapter) {
      throw new Error("No adapter for this namespace, are you trying to get " +
                      "the list of clients of a dynamic namespace?");
    }
    return this.adapter.sockets(this.rooms);
  }

  fetchSockets() {
    return this.adapter.fetchSockets(this.selection).then(
      (sockets) => sockets.map((socket) => socket.server
        ? socket : new RemoteSocket(this.adapter, socket)));
  }

  socketsJoin(room) {
    this.adapter.addSockets(this.selection, asList(room));
  }

  socketsLeave(room) {
    this.adapter.delSockets(this.selection, asList(room));
  }

  disconnectSockets(close = false) {
    this.adapter.disconnectSockets(this.selection, close);
  }
}

// A socket of another server, as far as an adapter between servers tells.
class RemoteSocket {
  constructor(adapter, details) {
    this.id = details.id;
    this.handshake = details.handshake;
    this.rooms = new Set(details.rooms);
    this.data = details.data;
    this.operator = new BroadcastOperator(adapter, new Set([this.id]),
                                          new Set(),
                                          { expectSingleResponse: true });
  }

  timeout(timeout) {
    return this.operator.timeout(timeout);
  }

  emit(event, ...args) {
    return this.operator.emit(event, ...args);
  }

  join(room) {
    return this.operator.socketsJoin(room);
  }

  leave(room) {
    return this.operator.socketsLeave(room);
  }

  disconnect(close = false) {
    this.operator.disconnectSockets(close);
    return this;
  }
}

%export("BroadcastOperator", BroadcastOperator);
%export("RemoteSocket", RemoteSocket);
%export("socketioCheckEvent", checkEvent);
%export("socketioEmitWithAck", emitWithAck);
