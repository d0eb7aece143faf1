// followRedirects.
const http = require('http');
const { WebSocketServer, WebSocket } = require('ws');
const server = http.createServer();
const wss = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) => {
  console.log(request.url, request.headers.authorization, request.headers.cookie);
  if (request.url === '/here') {
    wss.handleUpgrade(request, socket, head, (ws) => ws.close(1000, 'found'));
    return;
  }
  const to = request.url === '/loop' ? '/loop' : request.url === '/bad' ? 'http://[' : '/here';
  socket.end(`HTTP/1.1 302 Found\r\nLocation: ${to}\r\n\r\n`);
});
const options = { headers: { Cookie: 'a=1', Authorization: 'Basic eDp5' } };
const tries = [
  ['/there', { followRedirects: true, ...options }],
  ['/there', { ...options }],
  ['/loop', { followRedirects: true, maxRedirects: 2, ...options }],
  ['/bad', { followRedirects: true, ...options }],
];
function next() {
  const [path, opts] = tries.shift() ?? [];
  if (!path) return server.close();
  const ws = new WebSocket(`ws://localhost:6541${path}`, opts);
  ws.on('redirect', (url, request) => console.log('redirect', url, request.path));
  ws.on('error', (error) => console.log('error', error.name, error.message));
  ws.on('close', (code, reason) => {
    console.log('close', code, `${reason}`, ws.url);
    next();
  });
}
server.listen(6541, next);
