// A server that says who came in and who left.
const WebSocket = require('ws');

const server = new WebSocket.Server({ port: 6011 });

server.on('connection', function connected(ws) {
  console.log('in');
  ws.on('close', function left() {
    console.log('out');
  });
});
