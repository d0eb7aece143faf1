// A message that is longer than it may be, either way, compressed and not.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6549, maxPayload: 1000, perMessageDeflate: true });
wss.on('connection', (ws, request) => {
  ws.on('message', (data) => console.log('message', data.length));
  ws.on('error', (error) => console.log('server:', error.name, error.code, error.message));
  ws.on('close', (code) => console.log('server: close', code));
  if (request.url === '/flood') ws.send('x'.repeat(501));
});
const tries = [['/', false], ['/', true], ['/flood', false], ['/flood', true]];
(function next() {
  const [path, perMessageDeflate] = tries.shift() ?? [];
  if (!path) return wss.close();
  const ws = new WebSocket(`ws://localhost:6549${path}`, { perMessageDeflate, maxPayload: 500 });
  ws.on('open', () => {
    if (path !== '/') return;
    ws.send('y'.repeat(1000));
    ws.send('y'.repeat(1001));
  });
  ws.on('error', (error) => console.log('client:', error.name, error.code, error.message));
  ws.on('close', (code, reason) => {
    console.log('client: close', code, `${reason}`);
    next();
  });
})();
