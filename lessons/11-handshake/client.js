// A client that shakes hands, and goes.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6011');

ws.on('open', function opened() {
  console.log('open');
  ws.close();
});
