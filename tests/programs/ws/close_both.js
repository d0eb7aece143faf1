// Both sides say close at the same time.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6521 });
wss.on('connection', (ws) => {
  ws.on('message', () => ws.close(4001, 'from the server'));
  ws.on('close', (code, reason) => {
    console.log('server', code, `${reason}`);
    wss.close();
  });
});
const ws = new WebSocket('ws://localhost:6521');
ws.on('open', () => {
  ws.send('close, please');
  ws.close(4002, 'from the client');
  ws.close(4003, 'never heard of');
});
ws.on('close', (code, reason) => console.log('client', code, `${reason}`));
