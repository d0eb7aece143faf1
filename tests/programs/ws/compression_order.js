// What is compressed keeps its place among the others.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6547, perMessageDeflate: true });
wss.on('connection', (ws) => {
  ws.on('message', (data) => console.log('message', data.length));
  ws.on('ping', (data) => console.log('ping', `${data}`));
  ws.on('close', (code, reason) => {
    console.log('close', code, `${reason}`);
    wss.close();
  });
});
const ws = new WebSocket('ws://localhost:6547');
ws.on('open', () => {
  ws.send('x'.repeat(5000), () => console.log('first is out'));
  console.log('buffered', ws.bufferedAmount);
  ws.send('plain', { compress: false }, () => console.log('second is out'));
  console.log('buffered', ws.bufferedAmount);
  ws.ping('third');
  ws.send('frag', { fin: false });
  ws.send('ments');
  console.log('buffered', ws.bufferedAmount);
  ws.close(1000, 'last');
  console.log('buffered', ws.bufferedAmount, ws.readyState);
});
ws.on('close', () => console.log('buffered', ws.bufferedAmount));
