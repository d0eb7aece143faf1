// verifyClient answers later, with a status of its own.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({
  port: 6531,
  verifyClient(info, answer) {
    setTimeout(() => {
      if (info.req.url === '/good') answer(true);
      else if (info.req.url === '/plain') answer(false);
      else answer(false, 403, 'not for you', { 'X-Why': 'because' });
    }, 10);
  },
});
wss.on('connection', (ws, request) => console.log('connection', request.url));
const urls = ['/good', '/plain', '/other'];
(function next() {
  const url = urls.shift();
  if (!url) return wss.close();
  const ws = new WebSocket(`ws://localhost:6531${url}`);
  ws.on('open', () => ws.close());
  ws.on('unexpected-response', (request, response) => {
    const { 'x-why': why, connection, 'content-type': type } = response.headers;
    console.log(response.statusCode, response.statusMessage, why, connection, type);
    let body = '';
    response.on('data', (part) => { body += part; });
    response.on('end', () => {
      console.log(body);
      ws.terminate();
    });
  });
  ws.on('error', (error) => console.log('error', error.message));
  ws.on('close', next);
})();
