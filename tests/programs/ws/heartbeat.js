// The server asks now and then; who does not answer is cut off.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6563 });
wss.on('connection', (ws, request) => {
  ws.isAlive = true;
  ws.name = request.url;
  ws.on('pong', () => {
    ws.isAlive = true;
    console.log('alive', ws.name);
  });
  ws.on('close', (code) => console.log('gone', ws.name, code));
});
const timer = setInterval(() => {
  wss.clients.forEach((ws) => {
    if (!ws.isAlive) {
      ws.terminate();
      return;
    }
    ws.isAlive = false;
    ws.ping();
  });
}, 40);
wss.on('close', () => clearInterval(timer));
const good = new WebSocket('ws://localhost:6563/good');
const bad = new WebSocket('ws://localhost:6563/bad', { autoPong: false });
bad.on('close', () => {
  good.close();
  wss.close();
});
