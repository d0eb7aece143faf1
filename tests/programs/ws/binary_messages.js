// Bytes of every kind there and back: ArrayBuffer, views, Blob, Buffer,
// fragments.
const {WebSocket, WebSocketServer} = require('ws');
const wss = new WebSocketServer({port: 6577});
wss.on('connection', (ws) => {
  ws.on('message', (data, isBinary) => {
    console.log('server', isBinary, data);
    ws.send(data, {binary: isBinary});
  });
});
const show = async (data) => {
  if (typeof data === 'string') return `string ${data}`;
  if (data instanceof Blob)
    return `Blob ${data.size} ${data.type === ''} ${
            [...new Uint8Array(await data.arrayBuffer())]}`;
  if (Array.isArray(data))
    return `fragments ${data.length} ${
        data.map((d) => `${d.constructor.name} ${d.length}`)}`;
  if (data instanceof ArrayBuffer)
    return `ArrayBuffer ${data.byteLength} ${[...new Uint8Array(data)]}`;
  return `${data.constructor.name} ${data.length} ${[...data]}`;
};
const packet = () => {
  const b = new ArrayBuffer(12);
  const v = new DataView(b);
  v.setUint16(0, 0xbeef);
  v.setInt16(2, -2, true);
  v.setFloat64(4, Math.PI);
  return b;
};
(async () => {
  for (const type of ['nodebuffer', 'arraybuffer', 'blob', 'fragments']) {
    const ws = new WebSocket('ws://localhost:6577');
    try {
      ws.binaryType = type;
    } catch (error) {
      console.log(error.name, error.message);
    }
    console.log('binaryType', ws.binaryType);
    await new Promise((done) => {
      ws.onopen = done;
    });
    const inputs = [
      packet(), new Uint8Array(packet(), 2, 3), new Float32Array([1.5, -0]),
      new DataView(packet(), 4), Buffer.from('버퍼'),
      new Blob(['블롭', new Uint8Array([0, 255])]), 'text 글', new Uint8Array(0)
    ];
    for (const input of inputs) {
      const got = new Promise((done) => {
        ws.onmessage = ({data}) => done(data);
      });
      ws.send(input);
      console.log(type, await show(await got));
    }
    ws.send(Buffer.from('text as bytes'), {binary: false});
    console.log(type, await show(await new Promise((done) => {
                  ws.onmessage = ({data}) => done(data);
                })));
    ws.close();
    await new Promise((done) => {
      ws.onclose = done;
    });
  }
  const ws = new WebSocket('ws://localhost:6577');
  try {
    ws.binaryType = 'nope';
  } catch (e) {
    console.log(e.message);
  }
  console.log(ws.binaryType);
  ws.on('open', () => {
    for (const bad of [undefined, null, {}, 5, true, [1], Symbol.iterator]) {
      try {
        ws.send(bad);
        console.log('sent', bad);
      } catch (e) {
        console.log(e.name, e.code, e.message);
      }
    }
    ws.close();
  });
  ws.on('close', () => wss.close());
})();
