// A client in a hurry: hello, and goodbye.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6013');

ws.send('hello');
ws.close();

ws.on('close', function closed() {
  console.log('that was all');
});
