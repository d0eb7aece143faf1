// One port for HTTP and WebSocket.
const http = require('http');
const { WebSocketServer, WebSocket } = require('ws');
const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'text/plain');
  response.end(`page ${request.url}`);
});
const wss = new WebSocketServer({ server });
wss.on('listening', () => console.log('listening', wss.address().port, server.listening));
wss.on('connection', (ws, request) => {
  const from = request.headers['x-forwarded-for'] || request.socket.remoteAddress;
  console.log('connection', from);
  const timer = setInterval(() => {
    if (ws.readyState === ws.OPEN) ws.send('push');
  }, 20);
  ws.on('close', () => {
    clearInterval(timer);
    console.log('clients', wss.clients.size);
  });
});
server.listen(6535, () => {
  http.get('http://localhost:6535/index', (response) => {
    response.setEncoding('utf8');
    response.on('data', (text) => console.log(response.statusCode, text));
    response.on('end', talk);
  });
});
function talk() {
  const ws = new WebSocket('ws://localhost:6535', { headers: { 'X-Forwarded-For': '10.1.2.3' } });
  let n = 0;
  ws.on('message', (data) => {
    console.log(`${data}`, ++n);
    if (n === 3) ws.close();
  });
  ws.on('close', () => {
    wss.close(() => console.log('wss closed', server.listening));
    server.close(() => console.log('server closed'));
  });
}
