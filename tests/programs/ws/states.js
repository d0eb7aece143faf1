// The four states on both ends.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6510 });
const names = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
const say = (who, ws) => console.log(who, names[ws.readyState]);
wss.on('connection', (ws) => {
  say('server: connection', ws);
  ws.on('message', () => {
    ws.close(1000, 'enough');
    say('server: after close()', ws);
  });
  ws.on('close', () => {
    say('server: close', ws);
    wss.close();
  });
});
const ws = new WebSocket('ws://localhost:6510');
say('client: made', ws);
ws.on('open', () => {
  say('client: open', ws);
  ws.send('hi');
});
ws.on('close', (code, reason) => {
  say('client: close', ws);
  console.log(code, reason.toString());
});
console.log(WebSocket.CONNECTING, WebSocket.OPEN, ws.CLOSING, ws.CLOSED);
