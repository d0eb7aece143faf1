// Nothing can be sent before the connection is open.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6511 });
const ws = new WebSocket('ws://localhost:6511');
for (const method of ['send', 'ping', 'pong']) {
  try {
    ws[method]('too early');
  } catch (error) {
    console.log(method, error.name, error.message);
  }
}
ws.pause();
console.log(ws.isPaused, ws.bufferedAmount, ws.protocol === '');
ws.on('open', () => {
  ws.send('now', (error) => console.log('sent', error === undefined || error === null));
  ws.close();
});
ws.on('close', (code) => {
  console.log('close', code);
  wss.close();
});
