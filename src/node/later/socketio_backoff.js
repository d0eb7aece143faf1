// socketio_backoff.js: how long a client waits before it tries to connect
// again: each time twice as long, up to a limit, and never exactly as long as
// the others. A thousand clients of a server that has been restarted would
// else all come back in the same moment, again and again.

class Backoff {
  constructor({ min, max, jitter }) {
    this.ms = min || 100;
    this.max = max || 10000;
    this.jitter = jitter > 0 && jitter <= 1 ? jitter : 0;
    this.attempts = 0;
  }

  // ms to wait before the next attempt
  duration() {
    let delay = this.ms * 2 ** this.attempts++;
    if (this.jitter > 0) {
      const chance = Math.random();
      const deviation = Math.floor(chance * this.jitter * delay);
      const isLess = Math.floor(chance * 10) % 2 === 0;
      delay += isLess ? -deviation : deviation;
    }
    return Math.trunc(Math.min(delay, this.max));
  }

  reset() {
    this.attempts = 0;
  }
}

%export("SocketioBackoff", Backoff);
