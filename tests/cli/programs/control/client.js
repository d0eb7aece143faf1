// A client that sends now and then, until somebody ends it.
const WebSocket = require('ws');
const port = Number(process.argv[2] || 6900);
const ws = new WebSocket(`ws://localhost:${port}`);
ws.on('open', () => {
  console.log('open');
  setInterval(() => ws.send('hi'), 300).unref();
});
ws.on('message', (message) => console.log(String(message)));
ws.on('error', (error) => console.log('error', error.message));
ws.on('close', (code, reason) => console.log('close', code, `"${reason}"`));
