// A guest: it waits for a word of welcome, and leaves.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6005');

ws.onmessage = function received(event) {
  console.log('the hall says', event.data);
  ws.close();
};

ws.onerror = function failed(event) {
  console.log(event.message);
};
