// verifyClient says yes or no at once.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({
  port: 6530,
  verifyClient(info) {
    console.log(info.origin, info.secure, info.req.url);
    return info.req.url === '/good';
  },
});
wss.on('connection', (ws, request) => console.log('connection', request.url));
const good = new WebSocket('ws://localhost:6530/good', { origin: 'http://example.com' });
good.on('open', () => {
  good.close();
  const bad = new WebSocket('ws://localhost:6530/bad');
  bad.on('error', (error) => console.log('error', error.message));
  bad.on('close', (code) => {
    console.log('close', code);
    wss.close();
  });
});
