// socketio_any.js: listeners for every event, whatever its name, that comes
// to a socket or goes from it. Both the server's and the client's sockets have
// these methods.

const incoming = "_anyListeners";
const outgoing = "_anyOutgoingListeners";

function addLast(socket, field, listener) {
  (socket[field] ??= []).push(listener);
  return socket;
}

function addFirst(socket, field, listener) {
  (socket[field] ??= []).unshift(listener);
  return socket;
}

// Without a listener all go.
function remove(socket, field, listener) {
  if (socket[field] === undefined) return socket;
  if (listener) {
    const place = socket[field].indexOf(listener);
    if (place >= 0) socket[field].splice(place, 1);
  } else {
    socket[field] = [];
  }
  return socket;
}

const methods = {
  onAny(listener) {
    return addLast(this, incoming, listener);
  },
  prependAny(listener) {
    return addFirst(this, incoming, listener);
  },
  offAny(listener) {
    return remove(this, incoming, listener);
  },
  listenersAny() {
    return this[incoming] || [];
  },
  onAnyOutgoing(listener) {
    return addLast(this, outgoing, listener);
  },
  prependAnyOutgoing(listener) {
    return addFirst(this, outgoing, listener);
  },
  offAnyOutgoing(listener) {
    return remove(this, outgoing, listener);
  },
  listenersAnyOutgoing() {
    return this[outgoing] || [];
  },
  notifyIncomingListeners(args) {
    for (const listener of [...this.listenersAny()]) {
      listener.apply(this, args);
    }
  },
  notifyOutgoingListeners(packet) {
    for (const listener of [...this.listenersAnyOutgoing()]) {
      listener.apply(this, packet.data);
    }
  },
};

%export("socketioAddAny", (prototype) => {
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(prototype, name,
                          { value, writable: true, configurable: true });
  }
});
