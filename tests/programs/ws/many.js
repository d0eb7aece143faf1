// A thousand messages each way stay in their order.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6571 });
wss.on('connection', (ws) => {
  let next = 0;
  ws.on('message', (data) => {
    if (Number(`${data}`) !== next++) console.log('out of order', `${data}`);
    ws.send(`${data}`);
  });
  ws.on('close', () => {
    console.log('server', next);
    wss.close();
  });
});
const ws = new WebSocket('ws://localhost:6571', { perMessageDeflate: false });
let back = 0;
ws.on('open', () => {
  for (let i = 0; i < 1000; i++) ws.send(i);
});
ws.on('message', (data) => {
  if (Number(`${data}`) !== back++) console.log('out of order', `${data}`);
  if (back === 1000) {
    console.log('client', back);
    ws.close();
  }
});
