// When the callbacks of send() come, and what is buffered meanwhile.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6560 });
wss.on('connection', (ws) => {
  ws.on('message', (data) => console.log('message', data.length));
  ws.on('close', () => wss.close());
});
const ws = new WebSocket('ws://localhost:6560', { perMessageDeflate: false });
ws.on('open', () => {
  ws.send('a', () => console.log('a is out'));
  ws.send('b', { binary: true }, () => console.log('b is out'));
  ws.send('c', undefined, () => console.log('c is out'));
  console.log('buffered', ws.bufferedAmount);
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('microtask'));
  setImmediate(() => {
    console.log('immediate');
    ws.close();
  });
});
