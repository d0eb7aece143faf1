// What send() takes, and what it does not.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6515 });
const list = [
  'text', '', 42, -0.5, Buffer.from('buffer'), new Uint8Array([1, 2, 3]),
  new Uint16Array([258, 772]), new Uint8Array([1, 2, 3, 4]).subarray(1, 3),
  new Uint8Array([7, 8]).buffer, new DataView(new ArrayBuffer(4), 1, 2),
  [9, 10], undefined, null, new String('boxed'),
];
wss.on('connection', (ws) => {
  let n = 0;
  ws.on('message', (data, isBinary) => {
    console.log(n++, isBinary ? data : JSON.stringify(`${data}`));
  });
  ws.on('close', () => wss.close());
});
const ws = new WebSocket('ws://localhost:6515');
ws.on('open', () => {
  for (const data of list) ws.send(data);
  for (const data of [{ a: 1 }, true, Symbol.iterator, () => 1, 10n, new Date(0)]) {
    try {
      ws.send(data);
      console.log('taken', typeof data);
    } catch (error) {
      console.log(error.name, error.code, error.message.split('\n')[0]);
    }
  }
  ws.close();
});
