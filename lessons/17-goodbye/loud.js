// A guest that talks too much.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6017');

ws.on('open', function opened() {
  setTimeout(function shout() {
    ws.send('A'.repeat(1000));
  }, 100);
});

ws.on('close', function closed(code) {
  console.log('closed', code);
});
