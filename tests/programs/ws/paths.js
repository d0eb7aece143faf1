// The option `path`, and shouldHandle.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6532, path: '/chat' });
wss.on('connection', (ws, request) => {
  console.log('connection', request.url);
  ws.close();
});
console.log(wss.shouldHandle({ url: '/chat?x=1' }), wss.shouldHandle({ url: '/chat/' }));
const urls = ['/chat', '/chat?name=kim', '/', '/Chat'];
(function next() {
  const url = urls.shift();
  if (!url) return wss.close();
  const ws = new WebSocket(`ws://localhost:6532${url}`);
  ws.on('error', (error) => console.log(url, error.message));
  ws.on('close', (code) => {
    console.log(url, code);
    next();
  });
})();
