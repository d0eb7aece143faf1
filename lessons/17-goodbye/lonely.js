// A client, and no server anywhere.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6017');

ws.on('open', function opened() {
  ws.send('is anybody there?');
});

ws.on('error', function failed(error) {
  console.log('error', error.code);
});

ws.on('close', function closed(code) {
  console.log('close', code);
});
