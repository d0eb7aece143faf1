// close() before there is a connection.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6523 });
wss.on('connection', () => console.log('never'));
const ws = new WebSocket('ws://localhost:6523');
ws.on('open', () => console.log('never'));
ws.on('error', (error) => console.log('error', error.message, ws.readyState));
ws.on('close', (code, reason) => {
  console.log('close', code, reason.length, ws.readyState);
  setTimeout(() => wss.close(), 20);
});
ws.close(1000, 'too early');
console.log('then', ws.readyState);
