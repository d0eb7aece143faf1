// engineio_emitter.js: the client's way to call functions by the name of an
// event. It is smaller than Node's EventEmitter, since it has to run in a page
// too: an "error" that nobody listens to is not thrown here.

class Emitter {
  on(event, listener) {
    this._callbacks ??= { __proto__: null };
    (this._callbacks[event] ??= []).push(listener);
    return this;
  }

  once(event, listener) {
    function once(...args) {
      this.off(event, once);
      listener.apply(this, args);
    }
    once.fn = listener; // so that off(event, listener) finds it
    return this.on(event, once);
  }

  // Without a listener all of the event's go; without an event, all.
  off(event, listener) {
    if (arguments.length === 0) this._callbacks = { __proto__: null };
    const list = this._callbacks?.[event];
    if (list === undefined) return this;
    if (arguments.length > 1) {
      const place = list.findIndex(
        (one) => one === listener || one.fn === listener);
      if (place >= 0) list.splice(place, 1);
    }
    if (arguments.length === 1 || list.length === 0) {
      delete this._callbacks[event];
    }
    return this;
  }

  // A listener that is added or taken away meanwhile counts the next time.
  emit(event, ...args) {
    const list = this._callbacks?.[event];
    if (list === undefined) return this;
    for (const listener of [...list]) listener.apply(this, args);
    return this;
  }

  listeners(event) {
    return this._callbacks?.[event] ?? [];
  }

  hasListeners(event) {
    return this.listeners(event).length > 0;
  }
}

const { on, off, emit } = Emitter.prototype;
const aliases = {
  addEventListener: on,
  removeListener: off,
  removeAllListeners: off,
  removeEventListener: off,
  emitReserved: emit, // for events of the library: see socketio_client.js
};
for (const [name, value] of Object.entries(aliases)) {
  Object.defineProperty(Emitter.prototype, name,
                        { value, writable: true, configurable: true });
}

%export("EngineEmitter", Emitter);
