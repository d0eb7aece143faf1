// The other track: it connects, says hello, and says goodbye.
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6005');

ws.onopen = function opened() {
  console.log('open', ws.readyState);
  ws.send('hello');
};

ws.onmessage = function received(event) {
  console.log(event.data);
  ws.close(1000, 'bye');
};

ws.onclose = function closed(event) {
  console.log('closed', event.code);
};
