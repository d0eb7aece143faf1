// A client that waits until it may: hello, and goodbye.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6013');

ws.on('open', function opened() {
  ws.send('hello');
  ws.close();
});

ws.on('close', function closed() {
  console.log('that was all');
});
