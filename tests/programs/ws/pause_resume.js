// While it is paused no message comes.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6525 });
wss.on('connection', (ws) => {
  let n = 0;
  const timer = setInterval(() => {
    ws.send(`message ${++n}`);
    if (n === 4) {
      clearInterval(timer);
      ws.close();
    }
  }, 10);
  ws.on('close', () => wss.close());
});
const ws = new WebSocket('ws://localhost:6525');
ws.on('message', (data) => {
  console.log(`${data}`);
  if (`${data}` !== 'message 1') return;
  ws.pause();
  console.log('paused', ws.isPaused);
  setTimeout(() => {
    console.log('goes on');
    ws.resume();
    console.log('paused', ws.isPaused);
  }, 100);
});
ws.on('close', (code) => console.log('close', code));
