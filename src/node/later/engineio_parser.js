// engineio_parser.js: what Engine.IO puts on the wire (revision 4 of its
// protocol). Both ends use it.
//
// A packet is a digit that says what it is, and its data: "4hello" is a
// message, "2" a ping. Over a WebSocket one packet is one frame; bytes go in a
// binary frame without a digit, since only a message can be bytes. Over HTTP
// several packets share one body: a character 0x1e stands between them, and
// bytes are Base64 behind a letter b.

const later = %import("later");
const platform = later("node/engineio_platform", "engineioPlatform");

const names = ["open", "close", "ping", "pong", "message", "upgrade", "noop"];
const SEPARATOR = "\x1e";

// "message" -> "4"
const digits = { __proto__: null };
names.forEach((name, i) => {
  digits[name] = `${i}`;
});

// What a packet is that nobody can read.
const unreadable = { type: "error", data: "parser error" };

// A packet as text, or as bytes where the transport can carry them.
function encodePacket(packet, supportsBinary) {
  const { type, data } = packet;
  if (!platform.isBinary(data)) return digits[type] + (data || "");
  return supportsBinary ? data : `b${platform.toBase64(data)}`;
}

function decodePacket(encoded, binaryType) {
  if (typeof encoded !== "string") {
    return { type: "message", data: platform.mapBinary(encoded, binaryType) };
  }
  const first = encoded.charAt(0);
  const rest = encoded.substring(1);
  if (first === "b") {
    return { type: "message", data: platform.fromBase64(rest, binaryType) };
  }
  const type = first === "" ? undefined : names[first];
  if (type === undefined) return unreadable;
  return rest === "" ? { type } : { type, data: rest };
}

function encodePayload(packets) {
  return packets.map((packet) => encodePacket(packet, false)).join(SEPARATOR);
}

// What follows an unreadable packet is not looked at.
function decodePayload(payload, binaryType) {
  const packets = [];
  for (const encoded of payload.split(SEPARATOR)) {
    const packet = decodePacket(encoded, binaryType);
    packets.push(packet);
    if (packet.type === "error") break;
  }
  return packets;
}

%export("engineioParser", {
  protocol: 4,
  encodePacket,
  decodePacket,
  encodePayload,
  decodePayload,
});

// The package engine.io-parser calls back where it encodes.
%export("node:engine.io-parser", {
  protocol: 4,
  encodePacket: (packet, supportsBinary, done) =>
    done(encodePacket(packet, supportsBinary)),
  encodePayload: (packets, done) => done(encodePayload(packets)),
  decodePacket,
  decodePayload,
});
