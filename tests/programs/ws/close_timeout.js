// The other side never answers the close frame.
const net = require('net');
const { createHash } = require('crypto');
const WebSocket = require('ws');
const server = net.createServer((socket) => {
  socket.once('data', (data) => {
    const key = /Sec-WebSocket-Key: (.*)\r/.exec(`${data}`)[1];
    const accept = createHash('sha1')
      .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n' +
      `Connection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    console.log('the connection is gone');
    server.close();
  });
});
server.listen(6524, () => {
  const ws = new WebSocket('ws://localhost:6524', { closeTimeout: 60 });
  ws.on('open', () => ws.close(1000, 'hello?'));
  ws.on('close', (code, reason) => console.log('close', code, reason.length));
});
