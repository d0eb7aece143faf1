// socketio_parser.js: what Socket.IO puts into the messages of Engine.IO
// (revision 5 of its protocol). Both ends use it.
//
//   2["chat",{"text":"hi"}]          an event, as an array: its name first
//   2/news,["add",1]                 the same in the namespace /news
//   27["save",1]  37["done"]         an event that wants to be acknowledged
//                                    under the number 7, and the answer
//   51-["file",{"_placeholder":true,"num":0}]   an event with bytes: one
//                                    attachment follows in a message of its own
//   0/news,{"token":"x"}  1/news,    join a namespace, leave it
//
// This is what a bare WebSocket does not have: names, answers, and several
// conversations over one connection.

const later = %import("later");
const Emitter = later("node/engineio_emitter", "EngineEmitter");
const { isBinary } = later("node/engineio_platform", "engineioPlatform");
const { hasBinary, takeOut, putBack } =
  later("node/socketio_binary", "socketioBinary");

const typeNames = ["CONNECT", "DISCONNECT", "EVENT", "ACK", "CONNECT_ERROR",
                   "BINARY_EVENT", "BINARY_ACK"];

// Both ways: PacketType.EVENT is 2, PacketType[2] is "EVENT".
const PacketType = {};
typeNames.forEach((name, type) => {
  PacketType[name] = type;
  PacketType[type] = name;
});
const { CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR, BINARY_EVENT,
        BINARY_ACK } = PacketType;

// Names with a meaning of their own: no event can be called so.
const reservedEvents = ["connect", "connect_error", "disconnect",
                        "disconnecting", "newListener", "removeListener"];

// --- what may be in a packet -----------------------------------------------

const isPlain = (data) =>
  Object.prototype.toString.call(data) === "[object Object]";
const isEvent = (data) =>
  Array.isArray(data) &&
  (typeof data[0] === "number" ||
   (typeof data[0] === "string" && !reservedEvents.includes(data[0])));

// For each type: is this its data?
const checks = [isPlain, (data) => data === undefined, isEvent, Array.isArray,
                (data) => typeof data === "string" || isPlain(data), isEvent,
                Array.isArray];

function isPacketValid({ type, nsp, id, data }) {
  if (typeof nsp !== "string") return false;
  if (id !== undefined && !Number.isInteger(id)) return false;
  if (type === CONNECT && data === undefined) return true;
  return type <= CONNECT_ERROR && !!checks[type]?.(data);
}

// --- from a packet to messages ---------------------------------------------

class Encoder {
  constructor(replacer) {
    this.replacer = replacer;
  }

  // The messages of a packet: a text, and its attachments.
  encode(packet) {
    const canHold = packet.type === EVENT || packet.type === ACK;
    if (!canHold || !hasBinary(packet.data)) return [this.text(packet)];
    const attachments = [];
    const text = this.text({
      type: packet.type === EVENT ? BINARY_EVENT : BINARY_ACK,
      nsp: packet.nsp,
      id: packet.id,
      data: takeOut(packet.data, attachments),
      attachments: attachments.length,
    });
    return [text, ...attachments];
  }

  text({ type, nsp, id, data, attachments }) {
    let text = `${type}`;
    if (attachments !== undefined) text += `${attachments}-`;
    if (nsp && nsp !== "/") text += `${nsp},`;
    if (id !== undefined && id !== null) text += id;
    if (data !== undefined && data !== null) {
      text += JSON.stringify(data, this.replacer);
    }
    return text;
  }
}

// --- from messages to packets ------------------------------------------------

// How many attachments follow, and what stands behind the dash.
const countForm = /^([^-]*)(-?)([^]*)$/;
// namespace, number, JSON: any of them may be missing
const restForm = /^(?:(\/[^,]*),?)?(\d*)([^]*)$/;

function readAttachments(text, dash, limit) {
  const count = Number(text);
  if (dash === "" || !Number.isInteger(count) || count < 1) {
    throw new Error("Illegal attachments");
  }
  if (count > limit) throw new Error("too many attachments");
  return count;
}

// Emits "decoded" with each packet that is complete.
class Decoder extends Emitter {
  constructor(options) {
    super();
    const given = typeof options === "function" ? { reviver: options }
                                                : options;
    this.opts = { reviver: undefined, maxAttachments: 10, ...given };
    this.unfinished = undefined; // a packet that waits for attachments
    this.attachments = [];
  }

  add(message) {
    if (typeof message === "string") this.addText(message);
    else if (isBinary(message)) this.addBytes(message);
    else throw new Error(`Unknown type: ${message}`);
  }

  addText(message) {
    if (this.unfinished) {
      throw new Error("got plaintext data when reconstructing a packet");
    }
    const packet = this.decodeString(message);
    if (packet.attachments === undefined) {
      this.emitReserved("decoded", packet);
      return;
    }
    packet.type = packet.type === BINARY_EVENT ? EVENT : ACK;
    this.unfinished = packet;
  }

  addBytes(bytes) {
    const packet = this.unfinished;
    if (!packet) {
      throw new Error("got binary data when not reconstructing a packet");
    }
    this.attachments.push(bytes);
    if (this.attachments.length < packet.attachments) return;
    packet.data = putBack(packet.data, this.attachments);
    delete packet.attachments;
    this.destroy();
    this.emitReserved("decoded", packet);
  }

  decodeString(text) {
    const type = Number(text.charAt(0));
    if (typeNames[type] === undefined) {
      throw new Error(`unknown packet type ${type}`);
    }
    const packet = { type };
    let rest = text.slice(1);
    if (type === BINARY_EVENT || type === BINARY_ACK) {
      const [, count, dash, others] = countForm.exec(rest);
      packet.attachments =
        readAttachments(count, dash, this.opts.maxAttachments);
      rest = others;
    }
    const [, nsp = "/", id, json] = restForm.exec(rest);
    packet.nsp = nsp;
    if (id !== "") packet.id = Number(id);
    if (json !== "") packet.data = this.readData(type, json);
    return packet;
  }

  readData(type, json) {
    let data = false;
    try {
      data = JSON.parse(json, this.opts.reviver);
    } catch {
      // It stays false, which is nobody's data.
    }
    if (!checks[type](data)) throw new Error("invalid payload");
    return data;
  }

  // Forgets what came of an unfinished packet.
  destroy() {
    this.unfinished = undefined;
    this.attachments = [];
  }
}

%export("socketioParser", {
  protocol: 5,
  PacketType,
  Encoder,
  Decoder,
  isPacketValid,
});
%export("node:socket.io-parser", %import("socketioParser"));
