// Two WebSocketServers without a port, behind one http.Server.
const http = require('http');
const { WebSocketServer, WebSocket } = require('ws');
const server = http.createServer((request, response) => response.end('plain'));
const a = new WebSocketServer({ noServer: true });
const b = new WebSocketServer({ noServer: true, clientTracking: false });
console.log(b.clients);
try {
  a.address();
} catch (error) {
  console.log(error.message);
}
a.on('connection', (ws, request, extra) => {
  console.log('a', request.url, extra, a.clients.size);
  ws.send('from a');
});
b.on('connection', (ws) => ws.send('from b'));
server.on('upgrade', (request, socket, head) => {
  console.log('upgrade', request.url, head.length);
  const { pathname } = new URL(request.url, 'ws://x');
  if (pathname === '/a') {
    a.handleUpgrade(request, socket, head, (ws) => a.emit('connection', ws, request, 'more'));
  } else if (pathname === '/b') {
    b.handleUpgrade(request, socket, head, (ws) => b.emit('connection', ws, request));
  } else {
    socket.destroy();
  }
});
server.listen(6534, async () => {
  for (const path of ['/a?q', '/b', '/c']) {
    await new Promise((done) => {
      const ws = new WebSocket(`ws://localhost:6534${path}`);
      ws.on('message', (data) => {
        console.log(path, `${data}`);
        ws.close();
      });
      ws.on('error', (error) => console.log(path, error.code, error.message));
      ws.on('close', done);
    });
  }
  a.close(() => console.log('a is closed'));
  b.close(() => console.log('b is closed'));
  http.get('http://localhost:6534/', (response) => {
    response.on('data', (data) => console.log(response.statusCode, `${data}`));
    response.on('end', () => server.close(() => console.log('server is closed')));
  });
});
