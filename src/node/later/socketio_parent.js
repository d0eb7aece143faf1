// socketio_parent.js: namespaces that come into being when a client asks for
// one whose name a regular expression or a function accepts.
// io.of(/^\/room-\d+$/) is the parent: its listeners and middlewares are handed
// to each child.

const later = %import("later");
const Namespace = later("node/socketio_namespace", "SocketioNamespace");
const Adapter = later("node/socketio_adapter", "SocketioAdapter");

let count = 0;

// It has no sockets of its own.
class ParentAdapter extends Adapter {
  broadcast(packet, options) {
    for (const child of this.nsp.children) {
      child.adapter.broadcast(packet, options);
    }
  }
}

class ParentNamespace extends Namespace {
  constructor(server) {
    super(server, `/_${count++}`);
    this.children = new Set();
  }

  _initAdapter() {
    this.adapter = new ParentAdapter(this);
  }

  emit(event, ...args) {
    for (const child of this.children) child.emit(event, ...args);
    return true;
  }

  createChild(name) {
    const child = new Namespace(this.server, name);
    for (const middleware of this._fns) child.use(middleware);
    for (const event of ["connect", "connection"]) {
      for (const listener of this.listeners(event)) child.on(event, listener);
    }
    this.children.add(child);
    if (this.server.opts.cleanupEmptyChildNamespaces) this.cleanUp(child);
    this.server._nsps.set(name, child);
    this.server.sockets.emitReserved("new_namespace", child);
    return child;
  }

  // A child goes with its last socket.
  cleanUp(child) {
    child._remove = (socket) => {
      Namespace.prototype._remove.call(child, socket);
      if (child.sockets.size > 0) return;
      child.adapter.close();
      this.server._nsps.delete(child.name);
      this.children.delete(child);
    };
  }

  fetchSockets() {
    throw new Error("fetchSockets() is not supported on parent namespaces");
  }
}

%export("SocketioParentNamespace", ParentNamespace);
