// Versions 13 and 8; there are no others.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({
  port: 6543,
  verifyClient: ({ origin }) => {
    console.log('origin', origin);
    return true;
  },
});
wss.on('connection', (ws, request) => {
  console.log(request.headers['sec-websocket-version'], request.headers.origin,
    request.headers['sec-websocket-origin']);
  ws.close();
});
for (const protocolVersion of [7, '13', null]) {
  try {
    new WebSocket('ws://localhost:6543', { protocolVersion });
  } catch (error) {
    console.log(error.name, error.message);
  }
}
const ws = new WebSocket('ws://localhost:6543', { protocolVersion: 8, origin: 'http://a' });
ws.on('close', (code) => {
  console.log('close', code);
  const other = new WebSocket('ws://localhost:6543', { protocolVersion: 13, origin: 'http://b' });
  other.on('close', () => wss.close());
});
