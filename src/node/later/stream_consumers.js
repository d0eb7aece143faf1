// stream_consumers.js: the module stream/consumers: all of a stream as one
// value.

const later = %import("later");
const { Buffer } = %import("node:buffer");
const { parse } = %import("originals");

async function chunksOf(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    %push(chunks, typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  }
  return chunks;
}

async function buffer(stream) {
  return Buffer.concat(await chunksOf(stream));
}

async function text(stream) {
  const TextDecoder = later("node/text_encoding", "TextDecoder");
  const decoder = new TextDecoder();
  let all = "";
  for await (const chunk of stream) {
    all += typeof chunk === "string" ? chunk
                                     : decoder.decode(chunk, { stream: true });
  }
  return all + decoder.decode(undefined, { stream: false });
}

%export("node:stream/consumers", {
  async arrayBuffer(stream) {
    const bytes = await buffer(stream);
    return bytes.buffer.slice(bytes.byteOffset,
                              bytes.byteOffset + bytes.length);
  },
  buffer,
  text,
  async json(stream) {
    return parse(await text(stream));
  },
});
