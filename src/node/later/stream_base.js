// stream_base.js: Stream, what all streams have in common: they are emitters.
// Its pipe is that of streams as they were before Readable had its own.

const EventEmitter = %import("node:events");
const { setPrototypeOf } = %import("originals");

function Stream(opts) {
  %call(EventEmitter, this, opts);
}
%makeConstructor(Stream, {});
setPrototypeOf(Stream.prototype, EventEmitter.prototype);
setPrototypeOf(Stream, EventEmitter);

// Puts a listener before all others, whatever made the emitter.
function prependListener(emitter, name, listener) {
  if (typeof emitter.prependListener === "function") {
    emitter.prependListener(name, listener);
    return;
  }
  const found = emitter._events?.[name];
  if (!found) emitter.on(name, listener);
  else emitter._events[name] = %isArray(found) ? [listener, ...found]
                                               : [listener, found];
}

function pipe(dest, options) {
  const source = this;
  let isOver = false;

  function onData(chunk) {
    if (dest.writable && dest.write(chunk) === false && source.pause) {
      source.pause();
    }
  }
  function onDrain() {
    if (source.readable && source.resume) source.resume();
  }
  function onEnd() {
    if (isOver) return;
    isOver = true;
    dest.end();
  }
  function onClose() {
    if (isOver) return;
    isOver = true;
    if (typeof dest.destroy === "function") dest.destroy();
  }
  function onError(error) {
    cleanup();
    if (EventEmitter.listenerCount(this, "error") === 0) {
      this.emit("error", error);
    }
  }
  const ofSource = ["data", onData, "end", onEnd, "close", onClose,
                    "error", onError, "end", cleanup, "close", cleanup];
  const ofTarget = ["drain", onDrain, "error", onError, "close", cleanup];
  function cleanup() {
    for (let i = 0; i < ofSource.length; i += 2) {
      source.removeListener(ofSource[i], ofSource[i + 1]);
    }
    for (let i = 0; i < ofTarget.length; i += 2) {
      dest.removeListener(ofTarget[i], ofTarget[i + 1]);
    }
  }

  source.on("data", onData);
  dest.on("drain", onDrain);
  if (!dest._isStdio && (!options || options.end !== false)) {
    source.on("end", onEnd);
    source.on("close", onClose);
  }
  prependListener(source, "error", onError);
  prependListener(dest, "error", onError);
  source.on("end", cleanup);
  source.on("close", cleanup);
  dest.on("close", cleanup);
  dest.emit("pipe", source);
  return dest;
}
Stream.prototype.pipe = pipe;

// A stream begins with its own events' names, so that they keep one order;
// those that nobody listens for are not listed.
Stream.prototype.eventNames = function eventNames() {
  const all = %ownKeys(this._events, 3);
  const names = [];
  for (let i = 0; i < all.length; i++) {
    const found = this._events[all[i]];
    if (typeof found === "function" || (%isArray(found) && found.length > 0)) {
      %push(names, all[i]);
    }
  }
  return names;
};

%export("streamBase", { __proto__: null, Stream, prependListener });
