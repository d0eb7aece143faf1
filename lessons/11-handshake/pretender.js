// Pretends to be a WebSocket server: what it answers is in the path.
const net = require('net');

const agree = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
];
const answers = {
  '/plain': ['HTTP/1.1 200 OK'],
  '/lost': ['HTTP/1.1 404 Not Found'],
  '/moved': ['HTTP/1.1 302 Found', 'Location: ws://localhost:6011/plain'],
  '/halfway': ['HTTP/1.1 101 Switching Protocols'],
  '/forged': [...agree, 'Sec-WebSocket-Accept: dHJ1c3QgbWU='],
};

const server = net.createServer(function visited(socket) {
  socket.once('data', function asked(request) {
    const path = request.toString().split(' ')[1];
    socket.end(answers[path].join('\r\n') + '\r\n\r\n');
  });
});

server.listen(6011);
