// ws_deflate.js: permessage-deflate (RFC 7692) for a WebSocket: what it wishes,
// and the two codecs of the machine (native_deflate.c) once it was agreed.
//
// Exported: wsDeflate {wishesOf, Deflate}

const { Buffer } = %import("libraryModule")("buffer");
const { Error, RangeError } = %import("originals");

const { alloc } = Buffer;

const LEVEL = -1; // zlib's own choice
const MEMORY = 8;

// The wishes in the order of the machine (wire/deflate.h, enum deflate_name),
// each -1 not given, 0 no, 1 yes, or a number of bits.
const names = ["serverNoContextTakeover", "clientNoContextTakeover",
               "serverMaxWindowBits", "clientMaxWindowBits"];

function wishesOf(options) {
  const wishes = alloc(names.length);
  for (let i = 0; i < names.length; i++) {
    const wish = options[names[i]];
    const isNumber = i >= 2 && typeof wish === "number";
    wishes[i] = wish === undefined || wish === null ? 255
      : isNumber ? wish : wish ? 1 : 0;
  }
  return wishes;
}

// What of zlib a program may choose.
function checkZlib(options) {
  const others = ["strategy", "dictionary"];
  for (let i = 0; i < others.length; i++) {
    if (options[others[i]] !== undefined) {
      throw new Error(`The option '${others[i]}' of zlibDeflateOptions is ` +
                      "not supported by Loopline yet");
    }
  }
  return options;
}

function zlibError(message) {
  const error = new Error(message);
  error.errno = -3;
  error.code = "Z_DATA_ERROR";
  return error;
}

// The extension of one WebSocket. `agreed`: see native_handshake.c.
class Deflate {
  constructor(options, agreed, end, maxPayload) {
    const zlib = checkZlib(options.zlibDeflateOptions ?? {});
    const [bits, keeps, otherBits, otherKeeps] = agreed;
    this.threshold = options.threshold ?? 1024;
    this.keeps = keeps; // the window, from one message to the next
    this.end = end;
    this.maxPayload = maxPayload;
    this.isOpen = true;
    this.makeOut = () => %deflateOpen(bits, keeps, zlib.level ?? LEVEL,
                                      zlib.memLevel ?? MEMORY);
    this.makeIn = () => %inflateOpen(otherBits, otherKeeps);
    this.out = undefined;
    this.in = undefined;
  }

  // Compresses a fragment in a later turn of the loop, as Node's threads do.
  compress(data, fin, opcode, done) {
    %fileTask(() => {
      if (!this.isOpen) return;
      this.out ??= this.makeOut();
      done(%deflateRun(this.end, this.out, data, fin, 0, false, opcode));
    }, undefined, 0);
  }

  // Likewise the other way: done(error) or done(undefined, bytes).
  decompress(data, fin, opcode, done) {
    %fileTask(() => {
      this.in ??= this.makeIn();
      const bytes = %deflateRun(this.end, this.in, data, fin,
                                this.maxPayload, true, opcode);
      if (bytes === null) {
        done({ error: tooLong(), code: 1009 });
      } else if (typeof bytes === "string") {
        done({ error: zlibError(bytes), code: 1007 });
      } else {
        done(undefined, bytes);
      }
    }, undefined, 0);
  }

  close() {
    this.isOpen = false;
    this.out = this.in = undefined;
  }
}

function tooLong() {
  const error = new RangeError("Max payload size exceeded");
  error.code = "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH";
  return error;
}

%export("wsDeflate", { __proto__: null, wishesOf, Deflate, tooLong });
