// A guest that leaves without a word.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6017');

ws.on('open', function opened() {
  setTimeout(function vanish() {
    ws.terminate();
  }, 200);
});

ws.on('close', function closed(code) {
  console.log('closed', code);
});
