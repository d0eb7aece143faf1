// Sockets in an array; who leaves is taken out by one function.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6551 });
const sockets = [];
function forget(ws, why) {
  const at = sockets.indexOf(ws);
  if (at < 0) return;
  sockets.splice(at, 1);
  console.log(`gone (${why}), ${sockets.length} left`);
  if (sockets.length === 0) wss.close();
}
function handle(ws) {
  sockets.push(ws);
  ws.on('message', (data) => {
    console.log('whisper to', `${data}`);
    sockets[Number(`${data}`)].send('psst');
  });
  ws.on('close', () => forget(ws, 'close'));
  ws.on('error', () => forget(ws, 'error'));
}
wss.on('connection', handle);
const clients = [];
(function come() {
  const ws = new WebSocket('ws://localhost:6551');
  const number = clients.push(ws) - 1;
  ws.on('message', (data) => {
    console.log(`client ${number}: ${data}`);
    clients[2].terminate();
    setTimeout(() => clients[0].close(), 20);
    setTimeout(() => clients[1].close(4000, 'bye'), 40);
  });
  ws.on('open', () => (number < 2 ? come() : ws.send('0')));
})();
