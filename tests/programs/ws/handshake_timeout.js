// Nobody answers the request.
const net = require('net');
const WebSocket = require('ws');
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.on('close', () => {
    console.log('the client left');
    server.close();
  });
  socket.resume();
});
server.listen(6542, () => {
  const ws = new WebSocket('ws://localhost:6542', { handshakeTimeout: 50 });
  ws.on('error', (error) => console.log('error', error.message, ws.readyState));
  ws.on('close', (code) => console.log('close', code));
});
