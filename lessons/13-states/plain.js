// A client that offers no compression.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6013', {
  perMessageDeflate: false,
});

ws.on('open', function opened() {
  ws.send('plain');
  ws.close();
});
