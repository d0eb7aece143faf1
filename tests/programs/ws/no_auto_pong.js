// Without autoPong the program has to answer.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6519, autoPong: false });
wss.on('connection', (ws) => {
  ws.on('ping', (data) => {
    console.log('ping', `${data}`);
    if (`${data}` === 'second') ws.pong(`answer to ${data}`);
  });
  ws.on('close', () => wss.close());
});
const ws = new WebSocket('ws://localhost:6519', { autoPong: false });
ws.on('open', () => {
  ws.ping('first');
  ws.ping('second');
});
ws.on('pong', (data) => {
  console.log('pong', `${data}`);
  ws.close();
});
