// terminate(): no close frame, so 1006.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6522 });
wss.on('connection', (ws) => {
  ws.on('error', (error) => console.log('server: error', error.message));
  ws.on('close', (code, reason) => {
    console.log('server: close', code, reason.length);
    wss.close();
  });
});
const ws = new WebSocket('ws://localhost:6522');
ws.on('open', () => {
  ws.terminate();
  console.log('after terminate()', ws.readyState);
});
ws.on('close', (code, reason) => console.log('client: close', code, reason.length));
const early = new WebSocket('ws://localhost:6522');
early.on('error', (error) => console.log('early:', error.message));
early.on('close', (code) => console.log('early: close', code));
early.terminate();
console.log('early', early.readyState);
