// An echo server that says what it sees.
const { WebSocketServer } = require('ws');
const port = Number(process.argv[2] || 6900);
const wss = new WebSocketServer({ port });
wss.on('connection', (ws) => {
  console.log('connection');
  ws.on('message', (message) => ws.send(`echo ${message}`));
  ws.on('error', (error) => console.log('error', error.message));
  ws.on('close', (code, reason) => console.log('close', code, `"${reason}"`));
});
