// A guest that says goodbye.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6017');

ws.on('open', function opened() {
  setTimeout(function wave() {
    ws.close(4001, 'home for dinner');
  }, 300);
});

ws.on('close', function closed(code) {
  console.log('closed', code);
});
