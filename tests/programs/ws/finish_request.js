// finishRequest may change the request, and has to end it.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6545 });
wss.on('connection', (ws, request) => {
  console.log(request.headers['x-late'], request.headers['user-agent']);
  ws.close();
});
const ws = new WebSocket('ws://localhost:6545', {
  headers: { 'User-Agent': 'test' },
  finishRequest(request, websocket) {
    console.log(request.method, request.path, request.getHeader('connection'), websocket.readyState);
    setTimeout(() => {
      request.setHeader('X-Late', 'set');
      request.end();
    }, 10);
  },
});
ws.on('close', (code) => {
  console.log('close', code);
  wss.close();
});
