// One message in several frames, with control frames between them.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6517 });
wss.on('connection', (ws) => {
  ws.on('message', (data, isBinary) => console.log('message', isBinary, `${data}`));
  ws.on('ping', (data) => console.log('ping', `${data}`));
  ws.on('close', () => wss.close());
});
const ws = new WebSocket('ws://localhost:6517', { perMessageDeflate: false });
ws.on('open', () => {
  ws.send('Hel', { fin: false });
  ws.ping('between');
  ws.send('lo ', { fin: false, binary: true });
  ws.send('World', { fin: true });
  ws.send('as binary', { binary: true });
  ws.send(Buffer.from('as text'), { binary: false });
  ws.send('', { fin: false });
  ws.send('', { fin: false });
  ws.send('empty before', (error) => console.log('callback', error ?? 'ok'));
});
ws.on('pong', (data) => {
  console.log('pong', `${data}`);
  ws.close();
});
