// Pings are answered by themselves, or by the program.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6518 });
wss.on('connection', (ws) => {
  ws.on('ping', (data) => console.log('server: ping', data));
  ws.on('pong', (data) => {
    console.log('server: pong', `${data}`);
    if (`${data}` === 'are you there?') ws.close();
  });
  ws.on('message', () => ws.ping('are you there?'));
  ws.on('close', () => wss.close());
});
const ws = new WebSocket('ws://localhost:6518');
let pongs = 0;
ws.on('open', () => {
  ws.ping();
  ws.ping('text');
  ws.ping(12);
  ws.ping(Buffer.from([1, 2, 3]), () => console.log('client: ping is out'));
  ws.ping(() => console.log('client: another'));
  ws.pong('unasked');
  try {
    ws.ping('x'.repeat(126));
  } catch (error) {
    console.log(error.name, error.message);
  }
});
ws.on('pong', (data) => {
  console.log('client: pong', `${data}`);
  if (++pongs === 5) ws.send('your turn');
});
ws.on('ping', (data) => console.log('client: ping', `${data}`));
ws.on('close', (code) => console.log('client: close', code));
