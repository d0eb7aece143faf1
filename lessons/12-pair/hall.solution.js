// The hall greets whoever comes in: when they have come, and not before.
const WebSocket = require('ws');

const server = new WebSocket.Server({ port: 6005 });

server.on('connection', function connected(ws) {
  console.log('somebody came');
  ws.send('welcome');
  ws.on('close', function left() {
    server.close();
  });
});
