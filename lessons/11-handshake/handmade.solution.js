// A WebSocket server made by hand, as far as the handshake.
const http = require('http');
const { createHash } = require('crypto');

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function acceptOf(key) {
  return createHash('sha1').update(key + GUID).digest('base64');
}

const server = http.createServer();

server.on('upgrade', function asked(request, socket) {
  const key = request.headers['sec-websocket-key'];
  const answer = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Accept: ' + acceptOf(key),
  ];
  socket.write(answer.join('\r\n') + '\r\n\r\n');
});

server.listen(6011);
