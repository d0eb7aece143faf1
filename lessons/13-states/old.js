// The same kind of server, as older programs make it.
const WebSocket = require('ws');

console.log('same?', WebSocket.Server === WebSocket.WebSocketServer);

const server = new WebSocket.Server({ port: 6013 });

server.on('connection', function connected(ws, request) {
  console.log('offered', request.headers['sec-websocket-extensions']);
  ws.on('message', function received(message) {
    console.log('got', message.toString());
  });
  ws.on('close', function closed() {
    console.log('closed', ws.readyState);
    server.close();
  });
});
