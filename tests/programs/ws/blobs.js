// Blobs, either way, and what waits for them.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6574, perMessageDeflate: true });
wss.on('connection', (ws) => {
  ws.on('message', (data, binary) => ws.send(data, { binary }));
  ws.on('ping', (data) => console.log('ping', `${data}`));
});
const tries = [false, true];
(function next() {
  const perMessageDeflate = tries.shift();
  if (perMessageDeflate === undefined) return wss.close();
  const ws = new WebSocket('ws://localhost:6574', { perMessageDeflate });
  ws.binaryType = 'blob';
  console.log(ws.binaryType);
  ws.on('open', () => {
    ws.send(new Blob(['a blob ', '한글']), (error) => console.log('first is out', error ?? 'ok'));
    console.log('buffered', ws.bufferedAmount);
    ws.send('behind it');
    ws.ping(new Blob(['pinged']));
    console.log('buffered', ws.bufferedAmount);
  });
  ws.on('message', async (data, binary) => {
    if (!binary) {
      console.log(`${data}`);
      ws.close();
      ws.send(new Blob(['too late']));
      console.log('buffered', ws.bufferedAmount);
      return;
    }
    console.log(data.constructor.name, data.size, JSON.stringify(data.type));
  });
  ws.on('close', () => next());
})();
