// The three shapes in which bytes can come.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6516 });
wss.on('connection', (ws) => {
  const say = (next) => {
    ws.send(Buffer.from([1]), { fin: false });
    ws.send(Buffer.alloc(0), { fin: false });
    ws.send(Buffer.from([2, 3]), { fin: false });
    ws.send(Buffer.from([4]));
    ws.send('text');
  };
  ws.on('message', say);
  say();
});
const ws = new WebSocket('ws://localhost:6516');
const types = ['nodebuffer', 'arraybuffer', 'fragments'];
console.log(ws.binaryType);
ws.binaryType = 'nonsense';
console.log(ws.binaryType);
ws.on('message', (data, isBinary) => {
  console.log(ws.binaryType, isBinary, data);
  if (isBinary) return;
  types.shift();
  if (types.length === 0) {
    ws.close();
    wss.close();
    return;
  }
  ws.binaryType = types[0];
  ws.send('next');
});
