// LEAD 05:48: your new events.js was reverted to the stub by my mistake (git checkout). Please write it again from your context. Sorry.
// TEMPORARY (lead): replaced by the sockets engineer.
class EventEmitter {
  on(name, f) { (this.l ??= {})[name] = f; return this; }
  emit(name, a) { const f = this.l?.[name]; if (f) { f(a); return true; } return false; }
  listenerCount(name) { return this.l?.[name] ? 1 : 0; }
}
EventEmitter.EventEmitter = EventEmitter;
%export("node:events", EventEmitter);
