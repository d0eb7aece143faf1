// socketio_adapter.js: who is in which room, in memory, and how an event gets
// to all of them. A room is a set of sockets' ids under a name; each socket is
// in a room of its own, which has its id as its name.
//
// It is an object of its own so that another can take its place, for several
// servers that share their rooms.

const EventEmitter = %import("node:events");

class Adapter extends EventEmitter {
  constructor(nsp) {
    super();
    this.nsp = nsp;
    this.rooms = new Map(); // room -> ids
    this.sids = new Map(); // id -> rooms
    this.encoder = nsp.server.encoder;
  }

  init() {}

  close() {}

  // Of how many servers the cluster is.
  serverCount() {
    return Promise.resolve(1);
  }

  // --- joining and leaving -------------------------------------------------

  addAll(id, rooms) {
    if (!this.sids.has(id)) this.sids.set(id, new Set());
    for (const room of rooms) {
      this.sids.get(id).add(room);
      if (!this.rooms.has(room)) {
        this.rooms.set(room, new Set());
        this.emit("create-room", room);
      }
      const members = this.rooms.get(room);
      if (!members.has(id)) {
        members.add(id);
        this.emit("join-room", room, id);
      }
    }
  }

  del(id, room) {
    this.sids.get(id)?.delete(room);
    this.takeOut(room, id);
  }

  delAll(id) {
    for (const room of this.sids.get(id) ?? []) this.takeOut(room, id);
    this.sids.delete(id);
  }

  // A room that nobody is in is no room.
  takeOut(room, id) {
    const members = this.rooms.get(room);
    if (members === undefined) return;
    if (members.delete(id)) this.emit("leave-room", room, id);
    if (members.size === 0 && this.rooms.delete(room)) {
      this.emit("delete-room", room);
    }
  }

  socketRooms(id) {
    return this.sids.get(id);
  }

  // --- sending -------------------------------------------------------------

  // To all sockets that `options` mean: {rooms, except, flags}. The packet is
  // written as text once, and not once for each of them.
  broadcast(packet, options) {
    this.deliver(packet, options, () => {});
  }

  // `counted` is told how many will answer, `answered` is given each answer.
  broadcastWithAck(packet, options, counted, answered) {
    let count = 0;
    packet.id = this.nsp._ids++;
    this.deliver(packet, options, (socket) => {
      count++;
      socket.acks.set(packet.id, answered);
    });
    counted(count);
  }

  deliver(packet, options, before) {
    const { volatile, compress } = options.flags || {};
    const how = { preEncoded: true, volatile, compress };
    packet.nsp = this.nsp.name;
    const messages = this.encoder.encode(packet);
    this.apply(options, (socket) => {
      before(socket);
      socket.notifyOutgoingListeners(packet);
      socket.client.writeToEngine(messages, how);
    });
  }

  // Calls `task` for each socket in one of the rooms (no room: for each of
  // the namespace) that is in none of `except`; for each once.
  apply({ rooms, except }, task) {
    const left = this.membersOf(except ?? []);
    const ids = rooms.size > 0 ? this.eachMember(rooms) : this.sids.keys();
    const done = new Set();
    for (const id of ids) {
      const socket = this.nsp.sockets.get(id);
      if (socket === undefined || left.has(id) || done.has(id)) continue;
      task(socket);
      done.add(id);
    }
  }

  * eachMember(rooms) {
    for (const room of rooms) yield* this.rooms.get(room) ?? [];
  }

  membersOf(rooms) {
    return new Set(this.eachMember(rooms));
  }

  // --- what is done to many sockets ----------------------------------------

  sockets(rooms) {
    const ids = new Set();
    this.apply({ rooms }, (socket) => ids.add(socket.id));
    return Promise.resolve(ids);
  }

  fetchSockets(options) {
    const list = [];
    this.apply(options, (socket) => list.push(socket));
    return Promise.resolve(list);
  }

  addSockets(options, rooms) {
    this.apply(options, (socket) => socket.join(rooms));
  }

  delSockets(options, rooms) {
    this.apply(options, (socket) => {
      for (const room of rooms) socket.leave(room);
    });
  }

  disconnectSockets(options, close) {
    this.apply(options, (socket) => socket.disconnect(close));
  }

  serverSideEmit() {
    console.warn("this adapter does not support the serverSideEmit() " +
                 "functionality");
  }

  // --- lost connections: see socketio_recovery.js ---------------------------

  persistSession() {}

  restoreSession() {
    return null;
  }
}

%export("SocketioAdapter", Adapter);
