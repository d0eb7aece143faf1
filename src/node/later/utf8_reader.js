// utf8_reader.js: bytes that come in pieces as text: a character that is cut
// in two waits for its rest.

const { Buffer } = %import("node:buffer");

// How many bytes at the end begin a character that is not complete.
function cutBytes(bytes) {
  const { length } = bytes;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back];
    const wanted = byte >= 240 ? 4 : byte >= 224 ? 3 : byte >= 192 ? 2 : 1;
    if (byte < 128) return 0;
    if (wanted > 1) return wanted > back ? back : 0;
  }
  return 0;
}

class Utf8Reader {
  #rest = Buffer.alloc(0);
  #encoding;

  constructor(encoding = "utf8") {
    this.#encoding = encoding;
  }

  write(chunk) {
    if (typeof chunk === "string") return chunk;
    if (this.#encoding !== "utf8" && this.#encoding !== "utf-8") {
      return chunk.toString(this.#encoding);
    }
    const all = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk])
                                      : chunk;
    const end = all.length - cutBytes(all);
    this.#rest = all.subarray(end);
    return all.toString("utf8", 0, end);
  }
}

%export("Utf8Reader", Utf8Reader);
