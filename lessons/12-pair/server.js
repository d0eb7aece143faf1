// A server that prints 1 and waits. With a client it goes on: 2, 4, 3.
const WebSocket = require('ws');

const server = new WebSocket.Server({ port: 6005 });
console.log(1);

server.on('connection', function connected(ws) {
  console.log(2);
  ws.on('message', function received(message) {
    console.log(3, message.toString());
    ws.send('안녕, client');
  });
  ws.on('close', function closed(code) {
    console.log('closed', code);
    server.close();
  });
  console.log(4);
});
