// A WebSocket as a stream.
const { WebSocketServer, createWebSocketStream, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6557 });
wss.on('connection', (ws) => {
  const duplex = createWebSocketStream(ws);
  duplex.on('end', () => console.log('server: end'));
  duplex.on('close', () => {
    console.log('server: close');
    wss.close();
  });
  duplex.pipe(duplex);
});
const ws = new WebSocket('ws://localhost:6557');
const duplex = createWebSocketStream(ws, { encoding: 'utf8' });
let text = '';
duplex.write('written before it is open, ');
duplex.write('안녕', () => console.log('written'));
duplex.on('data', (part) => {
  text += part;
  if (text.length < 29) return;
  console.log(text);
  duplex.end();
});
duplex.on('finish', () => console.log('client: finish'));
duplex.on('end', () => console.log('client: end'));
duplex.on('close', () => console.log('client: close', ws.readyState));
