// open happens once, here.
const WebSocket = require('ws');
const ws = new WebSocket('ws://localhost:6580');
console.log('connecting');
ws.on('open', () => {
  console.log(3);
  ws.send('안녕, 서버');
});
ws.on('message', (message) => {
  console.log('from the server:', message.toString());
  ws.close();
});
ws.on('close', (code) => console.log('close', code));
