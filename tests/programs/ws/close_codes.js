// Which codes close() takes, and what the other side hears.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6520 });
const all = [[], [1000], [1001, 'away'], [1003, ''], [1011, Buffer.from('bytes')],
  [1014], [3000, '삼천'], [4999, 'mine']];
wss.on('connection', (ws, request) => {
  ws.on('close', (code, reason) => console.log('  server', code, `${reason}`));
  if (request.url === '/bad') {
    for (const code of [0, 999, 1004, 1005, 1006, 1015, 2999, 5000, '1000', null, 1000.5]) {
      try {
        ws.close(code);
        console.log('taken', code);
      } catch (error) {
        console.log(code, error.name, error.message);
      }
    }
    try {
      ws.close(1000, 'x'.repeat(124));
    } catch (error) {
      console.log(error.name, error.message);
    }
    console.log(ws.readyState);
    ws.close(1000, 'x'.repeat(123));
  }
});
function next() {
  const args = all.shift();
  const ws = new WebSocket(`ws://localhost:6520${args ? '' : '/bad'}`);
  if (args) ws.on('open', () => ws.close(...args));
  ws.on('close', (code, reason) => {
    console.log('client', code, reason.length, `${reason}`.slice(0, 10));
    if (args) next();
    else wss.close();
  });
}
next();
