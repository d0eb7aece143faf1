// 1 and wait; with a client it goes on.
const WebSocket = require('ws');
const wss = new WebSocket.Server({ port: 6580 });
console.log(1);
wss.on('connection', (ws) => {
  console.log(2);
  ws.on('message', (message) => console.log('from the client:', message.toString()));
  ws.send('hello, client');
  console.log(4);
});
