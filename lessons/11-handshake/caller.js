// A client that only wants to know whether the handshake works.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6011');

ws.on('open', function opened() {
  console.log('open');
  ws.terminate();
});

ws.on('error', function failed(error) {
  console.log(error.message);
});
