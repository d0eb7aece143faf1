// What Socket.IO writes into the messages, and what it reads out of them.
const { Encoder, Decoder, PacketType, protocol, isPacketValid } =
  require("socket.io-parser");
console.log(protocol, PacketType);

const encoder = new Encoder();
const samples = [
  { type: PacketType.CONNECT, nsp: "/" },
  { type: PacketType.CONNECT, nsp: "/news", data: { token: "x" } },
  { type: PacketType.DISCONNECT, nsp: "/news" },
  { type: PacketType.EVENT, nsp: "/", data: ["chat", { text: "안녕" }] },
  { type: PacketType.EVENT, nsp: "/", id: 7, data: ["save", 1, null] },
  { type: PacketType.EVENT, nsp: "/a", id: 0, data: [5, undefined, [[]]] },
  { type: PacketType.ACK, nsp: "/", id: 7, data: [] },
  { type: PacketType.CONNECT_ERROR, nsp: "/x", data: { message: "no" } },
  { type: PacketType.EVENT, nsp: "/", data: [
    "file", Buffer.from([1, 2]), { deep: [new Uint8Array([3])],
      when: new Date(0), made: { toJSON: () => ({ b: new ArrayBuffer(2) }) } },
  ] },
  { type: PacketType.ACK, nsp: "/n", id: 12, data: [Buffer.from("hi")] },
];
for (const packet of samples) {
  console.log(isPacketValid(packet), encoder.encode(packet));
}

const decoder = new Decoder();
decoder.on("decoded", (packet) => console.log(packet));
for (const packet of samples) {
  for (const part of encoder.encode(packet)) decoder.add(part);
}

// What nobody can read.
const wrong = ["9", "x", "2", "2{}", '2["disconnect"]', "0[]", "1{}", "2[1", "5",
               "5-[]", "50-[]", "5x-[]", "511-[]", '4[1]', "4", "3{}", "23"];
for (const text of wrong) {
  try {
    new Decoder().add(text);
    console.log(text, "is read");
  } catch (error) {
    console.log(text, error.message);
  }
}
const half = new Decoder();
half.add('51-["a",{"_placeholder":true,"num":0}]');
for (const next of ['2["b"]', Buffer.from("x"), Buffer.from("y"), 5]) {
  try {
    half.add(next);
    console.log("taken");
  } catch (error) {
    console.log(error.message);
  }
}
const lost = new Decoder();
lost.add('51-["a",{"_placeholder":true,"num":3}]');
try {
  lost.add(Buffer.from("x"));
} catch (error) {
  console.log(error.message);
}
