// stream_pair.js: duplexPair(): two duplexes; what is written into one can be
// read from the other.

const { Duplex } = %import("later")("node/stream_duplex", "streamDuplex");

class DuplexSide extends Duplex {
  #other;
  #callback = null; // of the chunk that the other side has not read

  constructor(options) {
    super(options);
  }

  static pair(options) {
    const one = new DuplexSide(options);
    const two = new DuplexSide(options);
    one.#other = two;
    two.#other = one;
    return [one, two];
  }

  _read() {
    const callback = this.#callback;
    this.#callback = null;
    callback?.();
  }

  _write(chunk, encoding, callback) {
    if (chunk.length === 0) {
      %nextTick(callback, undefined);
      return;
    }
    this.#other.push(chunk);
    this.#other.#callback = callback;
  }

  _final(callback) {
    this.#other.on("end", callback);
    this.#other.push(null);
  }
}

%export("streamPair", DuplexSide.pair);
