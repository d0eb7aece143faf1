// The hall greets whoever comes in. Or so it was meant.
const WebSocket = require('ws');

const server = new WebSocket.Server({ port: 6005 });
let guest;

server.on('connection', function connected(ws) {
  guest = ws;
  console.log('somebody came');
  ws.on('close', function left() {
    server.close();
  });
});

guest.send('welcome');
